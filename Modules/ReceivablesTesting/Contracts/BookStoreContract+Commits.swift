import Receivables
import ReceivablesPorts
import Testing

extension BookStoreContract {
  static func recordedRises(_ test: StoreUnderTest) async throws {
    var recorded: [Moment] = []
    for (index, seconds) in [0, 0, -3600, 1, -86_400].enumerated() {
      let commit = try await Samples.post(
        [Samples.invoice("INV-\(index)", Samples.euros(1_00), issued: june)], to: Samples.cafe,
        in: test.store, at: noon.adding(seconds: seconds))
      recorded.append(commit.recorded)
    }
    #expect(recorded.first == noon)
    #expect(recorded[3] == noon.adding(seconds: 1))
    #expect(zip(recorded, recorded.dropFirst()).allSatisfy { $0 < $1 })
    let entries = try await test.store.wholeChain(of: Samples.cafe)
    #expect(entries.map(\.recorded) == recorded)
  }

  static func commitNumbers(_ test: StoreUnderTest) async throws {
    #expect(try await test.store.lastCommit() == nil)
    #expect(try await test.store.commit(number: 1) == nil)
    var commits: [Commit] = []
    for index in 0..<3 {
      commits.append(
        try await Samples.post(
          [Samples.invoice("INV-\(index)", Samples.euros(1_00), issued: june)], to: Samples.cafe,
          in: test.store, at: noon.adding(seconds: index)))
    }
    #expect(commits.map(\.number) == [1, 2, 3])
    #expect(try await test.store.commit(number: 2) == commits[1])
    #expect(try await test.store.commit(number: 0) == nil)
    #expect(try await test.store.commit(number: 4) == nil)
    #expect(try await test.store.lastCommit() == commits[2])
  }

  static func transfer(_ test: StoreUnderTest) async throws {
    let store = test.store
    let source = ItemID(.payment, "PAY-1")
    try await Samples.post(
      [Samples.payment("PAY-1", Samples.euros(50_00), on: june)], to: .suspense, in: store)
    let halves = Samples.transfer(
      "T-1", Samples.euros(30_00), of: source, from: .suspense, to: Samples.cafe, on: july)
    let commit = try await store.commit(
      [
        try await Samples.change(of: .suspense, in: store, by: [halves.out]),
        try await Samples.change(of: Samples.cafe, in: store, by: [halves.into]),
      ], at: noon)
    let rest = try #require(try await store.account(.suspense, items: .all)).account
    let moved = try #require(try await store.account(Samples.cafe, items: .all)).account
    #expect(rest.items[source]?.finallyOpen == -20_00)
    #expect(moved.items[source]?.finallyOpen == -30_00)
    let out = try await store.wholeChain(of: .suspense).last
    let into = try await store.wholeChain(of: Samples.cafe).last
    #expect(out?.recorded == commit.recorded)
    #expect(into?.recorded == commit.recorded)
    let keys = [DocumentKey(.transferOut, "T-1"), DocumentKey(.transferIn, "T-1")]
    let holders = try await store.holders(of: keys)
    #expect(keys.map { holders[$0]?.account } == [.suspense, Samples.cafe])
  }

  /// The second may be refused as busy; it may not get half in.
  static func twoAtOnce(_ test: StoreUnderTest) async throws {
    let store = test.store
    @Sendable func commit(_ id: AccountID, _ invoices: [String]) async throws -> Commit? {
      let change = try await Samples.change(
        of: id, in: store,
        by: invoices.map { Samples.invoice($0, Samples.euros(1_00), issued: june) })
      do {
        return try await store.commit(
          arriving { $0 == 0 ? change : nil }, at: noon,
          resetsAttention: false)
      } catch  where isBusy(error) {
        return nil
      }
    }
    async let first = commit(Samples.cafe, ["INV-1", "INV-2"])
    async let second = commit(Samples.hotel, ["INV-3", "INV-4"])
    let made = try await [Samples.cafe: first, Samples.hotel: second]
    let numbers = made.values.compactMap { $0?.number }.sorted()
    #expect(numbers == Array(1...max(1, numbers.count)))
    for (id, commit) in made {
      let entries = try await store.wholeChain(of: id)
      #expect(entries.map(\.recorded) == commit.map { [$0.recorded, $0.recorded] } ?? [])
    }
  }

  static func manyAccounts(_ test: StoreUnderTest) async throws {
    let store = test.store
    let ids = (1000..<1300).map { AccountID("C\($0)") }
    let changes = arriving { index in
      guard index < ids.count else { return nil }
      // Not in their order.
      let id = ids[index * 7 % ids.count]
      return try Samples.change(
        of: .new(id), by: [Samples.invoice("INV-\(id)", Samples.euros(1_00), issued: june)])
    }
    let commit = try await store.commit(changes, at: noon, resetsAttention: false)
    #expect(commit.number == 1)
    #expect(try await store.accountIDs(after: nil, limit: 400) == ids)
    let later = try await store.heads(movedAfter: noon, after: nil, limit: 400)
    #expect(later.isEmpty)
    let all = try await store.heads(movedAfter: noon.adding(seconds: -1), after: nil, limit: 400)
    #expect(all.map(\.account) == ids)
  }

  // MARK: Attention

  static func attentionAlone(_ test: StoreUnderTest) async throws {
    let store = test.store
    try await Samples.post(
      [Samples.invoice("INV-1", Samples.euros(1_00), issued: june)], to: Samples.cafe, in: store,
      attention: july)
    let before = try #require(try await store.account(Samples.cafe, items: .all))
    try await Samples.post([], to: Samples.cafe, in: store, attention: july.adding(days: 5))
    let after = try #require(try await store.account(Samples.cafe, items: .all))
    #expect(after.attention == july.adding(days: 5))
    #expect(after.account == before.account)
    #expect(after.head == before.head)
    #expect(try await store.accounts(due: july, after: nil, limit: 9).isEmpty)
  }

  static func resetsAttention(_ test: StoreUnderTest) async throws {
    let store = test.store
    let ids = [Samples.cafe, Samples.hotel]
    for id in ids {
      try await Samples.post(
        [Samples.invoice("INV-\(id)", Samples.euros(1_00), issued: june)], to: id, in: store,
        attention: july)
    }
    #expect(try await store.accounts(due: june, after: nil, limit: 9).isEmpty)
    let change = try await Samples.change(
      of: Samples.hotel, in: store, by: [Samples.party(named: "hotel")], attention: july)
    try await store.commit([change], at: noon, resetsAttention: true)
    let due = try await store.accounts(due: june, after: nil, limit: 9)
    #expect(due.map(\.account.id) == ids)
    #expect(due.map(\.attention) == [.distantPast, .distantPast])
  }

  // MARK: Running

  static func runLock(_ test: StoreUnderTest) async throws {
    let store = test.store
    try await store.lockRuns()
    await #expect { () async throws in try await store.lockRuns() } throws: { isBusy($0) }
    await store.unlockRuns()
    try await store.lockRuns()
    await store.unlockRuns()
  }

  static func commitsDuringRun(_ test: StoreUnderTest) async throws {
    try await test.store.lockRuns()
    try await Samples.post(
      [Samples.invoice("INV-1", Samples.euros(1_00), issued: june)], to: Samples.cafe,
      in: test.store)
    #expect(try await test.store.lastCommit()?.number == 1)
    await test.store.unlockRuns()
  }
}
