import Receivables
import ReceivablesPorts
import Testing

extension BookStoreContract {
  static let taskRules: [ContractRule<StoreUnderTest>] = [
    ContractRule("Accounts with open tasks are listed once each, in order, and no others", listed),
    ContractRule("A task is found by its name, which the whole book uses once", named),
  ]

  private static func listed(_ test: StoreUnderTest) async throws {
    let store = test.store
    for (id, tasks) in [("C7", 1), ("C1", 2), ("C3", 0), ("C2", 1), ("C5", 1), ("@suspense", 1)] {
      let payment = Samples.payment("PAY-\(id)", Samples.euros(1_00), on: june)
      let drafts = (0..<tasks).map { Samples.task("W-\(id)-\($0)", on: june) }
      try await Samples.post([payment] + drafts, to: AccountID(id), in: store)
    }
    #expect(try await withTasks(store) == ["@suspense", "C1", "C2", "C5", "C7"])
    // An id that has no tasks is a place too.
    let page = try await store.accountIDsWithTasks(after: AccountID("C3"), limit: 1)
    #expect(page.map(\.text) == ["C5"])

    // Done a day after it was raised, the task still paused the days before.
    for (id, offset) in [("C1", 0), ("C2", 1), ("C7", 0)] {
      try await Samples.post(
        [Samples.taskDone("W-\(id)-0", on: june.adding(days: offset))], to: AccountID(id),
        in: store)
    }
    #expect(try await withTasks(store) == ["@suspense", "C1", "C5"])
    try await Samples.post(
      [Samples.task("W-C2-1", on: july)], to: AccountID("C2"), in: store)
    #expect(try await withTasks(store) == ["@suspense", "C1", "C2", "C5"])
    let record = try #require(try await store.account(AccountID("C2"), items: .none))
    #expect(record.account.standing.tasks.open.map(\.id) == ["W-C2-1"])
  }

  private static func withTasks(_ store: any BookStore) async throws -> [String] {
    var found: [AccountID] = []
    var page = try await store.accountIDsWithTasks(after: nil, limit: 2)
    while let last = page.last {
      #expect(page.count <= 2)
      found += page
      page = try await store.accountIDsWithTasks(after: last, limit: 2)
    }
    return found.map(\.text)
  }

  private static func named(_ test: StoreUnderTest) async throws {
    let store = test.store
    try await Samples.post([Samples.task("W-1", on: june)], to: Samples.cafe, in: store)
    let key = DocumentKey(.task, "W-1")
    #expect(
      try await store.holders(of: [key]) == [key: Holder(account: Samples.cafe, sequence: 1)])
    let again = try await Samples.change(
      of: Samples.hotel, in: store, by: [Samples.task("W-1", on: june)])
    try await expectRefusal(.taken(key, by: Samples.cafe), by: store) {
      try await store.commit([again], at: noon)
    }
  }
}
