import Receivables
import ReceivablesPorts
import Testing

extension BookStoreContract {
  /// Promises of books that outlive a program, and that several programs may have open at once.
  public static let durableRules: [ContractRule<StoreUnderTest>] = [
    ContractRule("A book that is opened again is equal", reopenedIsEqual),
    ContractRule("Two handles see each other's commits", handlesSeeEachOther),
    ContractRule("What grew by another handle is stale", staleAcrossHandles),
    ContractRule("A name that was taken by another handle is refused", takenAcrossHandles),
    ContractRule("Recorded moments rise across handles", recordedRisesAcrossHandles),
    ContractRule("What was refused is not there when the book is opened again", refusedIsNowhere),
    ContractRule(
      "The run lock excludes a second handle, which may commit meanwhile",
      runLockAcrossHandles),
    ContractRule("What one handle forgets, every handle has forgotten", forgottenAcrossHandles),
    ContractRule("Two handles that write at once lose nothing", twoWriters),
    ContractRule("A book from the future is read and not written", fromTheFuture),
  ]

  /// A little of everything that a book can hold.
  static func postEverything(to store: any BookStore) async throws {
    try await postTwoCustomers(to: store)
    try await Samples.post(
      [EntryDraft(day: june, author: .person, fact: .bookOpened(BookOpened()))], to: .book,
      in: store)
    let invoice = Samples.invoice("INV-7", Samples.euros(90_00), issued: june, due: july)
    try await Samples.post(
      [
        invoice, Samples.planned("N-1", about: ["INV-7"], Samples.euros(90_00), on: july),
        Samples.planned(
          "N-2", about: ["INV-7"], Samples.euros(90_00), on: july.adding(days: 1),
          rung: "last"),
      ], to: Samples.bakery, in: store, attention: .distantFuture)
    try await Samples.post(
      [
        Samples.claimed(
          "N-1", about: ["INV-7"], Samples.euros(90_00), on: july, text: "Dear bakery,\r\n"),
        Samples.answered("N-1", .sent, on: july),
        Samples.payment(
          "PAY-7", Samples.euros(100_00), on: july,
          settling: [Allocation(Samples.item("INV-7"), 60_00)], command: "key-7"),
      ], to: Samples.bakery, in: store, attention: july.adding(days: 9))
    try await store.commit(
      [
        try await Samples.change(
          of: .book, in: store,
          by: [
            EntryDraft(
              day: july, author: .person,
              fact: .policyAdopted(PolicyAdopted(hash: .zero, policy: Array("{}".utf8))))
          ])
      ], at: noon, resetsAttention: true)
    try await Samples.post([], to: Samples.hotel, in: store, attention: july.adding(days: 2))
    try await Samples.post([Samples.forgotten(on: july)], to: Samples.cafe, in: store)
  }

  private static func reopenedIsEqual(_ test: StoreUnderTest) async throws {
    try await postEverything(to: test.store)
    let snapshot = try await BookSnapshot(of: test.store)
    let reopened = try await test.reopened()
    #expect(try await BookSnapshot(of: reopened) == snapshot)
    let attention = snapshot.rows.map(\.attention).dropFirst()
    #expect(attention == [.distantFuture, july.adding(days: 2), .distantPast])
    for row in snapshot.rows { try await expectUnbrokenChain(of: row.account.id, in: reopened) }
    let key = DocumentKey(.command, "key-7")
    #expect(
      try await reopened.holders(of: [key]) == [
        key: Holder(account: Samples.bakery, sequence: 6)
      ])
  }

  private static func handlesSeeEachOther(_ test: StoreUnderTest) async throws {
    let other = try await test.reopened()
    for index in 0..<4 {
      let (writing, reading) = index % 2 == 0 ? (test.store, other) : (other, test.store)
      try await Samples.post(
        [
          Samples.invoice(
            "INV-\(index)", Samples.euros(1_00), issued: june, note: "note \(index)")
        ], to: index < 2 ? Samples.cafe : Samples.hotel, in: writing, at: noon)
      #expect(try await reading.lastCommit()?.number == index + 1)
      #expect(try await BookSnapshot(of: reading) == BookSnapshot(of: writing))
    }
  }

  private static func staleAcrossHandles(_ test: StoreUnderTest) async throws {
    let other = try await test.reopened()
    let change = try await Samples.change(
      of: Samples.cafe, in: test.store,
      by: [Samples.invoice("INV-1", Samples.euros(1_00), issued: june)])
    try await Samples.post(
      [Samples.invoice("INV-2", Samples.euros(1_00), issued: june)], to: Samples.cafe, in: other)
    try await expectRefusal(.stale(Samples.cafe), by: test.store) {
      try await test.store.commit([change], at: noon)
    }
  }

  private static func takenAcrossHandles(_ test: StoreUnderTest) async throws {
    let other = try await test.reopened()
    let change = try await Samples.change(
      of: Samples.cafe, in: test.store,
      by: [Samples.invoice("INV-1", Samples.euros(1_00), issued: june)])
    try await Samples.post(
      [Samples.invoice("INV-1", Samples.euros(1_00), issued: june)], to: Samples.hotel, in: other)
    let key = DocumentKey(.invoice, "INV-1")
    try await expectRefusal(.taken(key, by: Samples.hotel), by: test.store) {
      try await test.store.commit([change], at: noon)
    }
  }

  private static func recordedRisesAcrossHandles(_ test: StoreUnderTest) async throws {
    let other = try await test.reopened()
    let first = try await Samples.post(
      [Samples.invoice("INV-1", Samples.euros(1_00), issued: june)], to: Samples.cafe,
      in: test.store, at: noon)
    let second = try await Samples.post(
      [Samples.invoice("INV-2", Samples.euros(1_00), issued: june)], to: Samples.cafe, in: other,
      at: noon.adding(seconds: -60))
    #expect(first.recorded < second.recorded)
  }

  private static func refusedIsNowhere(_ test: StoreUnderTest) async throws {
    try await postTwoCustomers(to: test.store)
    let before = try await BookSnapshot(of: test.store)
    let fitting = try await Samples.change(
      of: Samples.bakery, in: test.store, by: [Samples.party(named: "moreau")])
    let stale = AccountChange(
      base: ChainHead(length: 1, hash: .zero), drafts: [Samples.party(named: "hotel")],
      after: Account(id: Samples.hotel), attention: july)
    try await expectRefusal(.stale(Samples.hotel), by: test.store) {
      try await test.store.commit([fitting, stale], at: noon)
    }
    #expect(try await BookSnapshot(of: test.reopened()) == before)
  }

  private static func runLockAcrossHandles(_ test: StoreUnderTest) async throws {
    let other = try await test.reopened()
    try await test.store.lockRuns()
    await #expect { () async throws in try await other.lockRuns() } throws: { isBusy($0) }
    try await Samples.post(
      [Samples.invoice("INV-1", Samples.euros(1_00), issued: june)], to: Samples.cafe, in: other)
    await test.store.unlockRuns()
    try await other.lockRuns()
    await other.unlockRuns()
  }

  private static func forgottenAcrossHandles(_ test: StoreUnderTest) async throws {
    try await postTwoCustomers(to: test.store)
    let other = try await test.reopened()
    try await Samples.post([Samples.forgotten(on: july)], to: Samples.cafe, in: test.store)
    // More is recorded by both, so that what was moved on disk is read on from the right place.
    try await Samples.post([Samples.party(named: "moreau")], to: Samples.bakery, in: other)
    try await Samples.post(
      [Samples.party(named: "moreau & co")], to: Samples.bakery, in: test.store)
    let snapshot = try await BookSnapshot(of: test.store)
    #expect(snapshot.rows[0].entries.allSatisfy { $0.privateRecord == nil })
    #expect(snapshot.rows[1].entries.allSatisfy { $0.privateRecord != nil })
    #expect(snapshot.rows[2].entries.allSatisfy { $0.privateRecord != nil })
    #expect(try await BookSnapshot(of: other) == snapshot)
    #expect(try await BookSnapshot(of: test.reopened()) == snapshot)
  }

  private static func twoWriters(_ test: StoreUnderTest) async throws {
    let other = try await test.reopened()
    let rounds = 8
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (store, id) in [(test.store, Samples.cafe), (other, Samples.hotel)] {
        group.addTask {
          for round in 0..<rounds {
            let name = "INV-\(id)-\(round)"
            try await Samples.post(
              [Samples.invoice(name, Samples.euros(1_00), issued: june, note: name)], to: id,
              in: store)
          }
        }
      }
      try await group.waitForAll()
    }
    let snapshot = try await BookSnapshot(of: test.reopened())
    #expect(snapshot.commits.map(\.number) == Array(1...2 * rounds))
    #expect(snapshot.rows.map(\.head.length) == [rounds, rounds])
    #expect(snapshot.rows.flatMap(\.entries).allSatisfy { $0.privateRecord != nil })
    let here = try await BookSnapshot(of: test.store)
    #expect(here == snapshot)
  }

  /// Method: a fact of a kind that this version does not know is committed, as a later one would.
  private static func fromTheFuture(_ test: StoreUnderTest) async throws {
    try await postTwoCustomers(to: test.store)
    let record = try #require(try await test.store.account(Samples.cafe, items: .all))
    let account = Account(
      id: Samples.cafe, version: record.account.version + 1, standing: record.account.standing,
      items: Array(record.account.items.values))
    let draft = EntryDraft(
      day: july, author: .person, fact: .unknown(kind: "agreement.foretold", version: 1))
    let change = AccountChange(
      base: record.head, drafts: [draft], after: account, attention: july)
    try await test.store.commit([change], at: noon)

    let reopened = try await test.reopened()
    #expect(try await reopened.wholeChain(of: Samples.cafe).count == 3)
    #expect(try await reopened.account(Samples.cafe, items: .all)?.account.items.count == 1)
    try await expectUnbrokenChain(of: Samples.cafe, in: reopened)
    let next = try await Samples.change(
      of: Samples.hotel, in: reopened, by: [Samples.party(named: "lindqvist & co")])
    await #expect { () async throws in
      try await reopened.commit([next], at: noon)
    } throws: { error in
      if case BookError.fromTheFuture = error { true } else { false }
    }
    #expect(try await reopened.lastCommit()?.number == 3)
  }
}
