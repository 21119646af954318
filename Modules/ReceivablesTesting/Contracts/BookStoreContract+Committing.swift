import Receivables
import ReceivablesPorts
import Testing

extension BookStoreContract {
  static let committingRules: [ContractRule<StoreUnderTest>] = [
    ContractRule(
      "Entries come back in order, byte for byte, with the hashes of their chain",
      entriesComeBack),
    ContractRule("Private records come back byte for byte, text or not", privateRecordsComeBack),
    ContractRule(
      "A commit whose changes end in an error leaves the book as it was",
      failingSequence),
    ContractRule(
      "A commit with one change that does not fit leaves the book as it was",
      oneStaleChange),
    ContractRule("A change of an account that has grown since it was read is stale", stale),
    ContractRule("A name that a document has in any account is refused", taken),
    ContractRule("A name that two documents of one commit have is refused", takenWithinCommit),
    ContractRule(
      "An invoice takes its name once, in instalments or in one sum", takenInInstalments),
    ContractRule("Names of different kinds of document do not meet", kindsOfNames),
    ContractRule(
      "Documents of a commit under way are found, accounts are seen as before it",
      seenDuringCommit),
    ContractRule("Recorded moments rise, even where the clock goes back", recordedRises),
    ContractRule("Commits are numbered from one, and each is found by its number", commitNumbers),
    ContractRule("Both halves of a transfer are in one commit", transfer),
    ContractRule("Two commits at once do not mix", twoAtOnce),
    ContractRule("A commit of many accounts is one commit", manyAccounts),
    ContractRule("A change without entries moves the attention day alone", attentionAlone),
    ContractRule("A commit can have every account looked at again", resetsAttention),
    ContractRule("The run lock excludes a second holder until it is given back", runLock),
    ContractRule("Commits are made while somebody holds the run lock", commitsDuringRun),
  ]

  private static func entriesComeBack(_ test: StoreUnderTest) async throws {
    let drafts = [
      Samples.party(named: "brodersen"),
      Samples.invoice("INV-1", Samples.euros(120_00), issued: june),
      Samples.payment(
        "PAY-1", Samples.euros(20_00), on: july,
        settling: [Allocation(Samples.item("INV-1"), 20_00)], command: "key-1"),
    ]
    var head = ChainHead.empty
    let first = try await Samples.post(
      Array(drafts[..<2]), to: Samples.cafe, in: test.store, at: noon)
    let second = try await Samples.post(
      Array(drafts[2...]), to: Samples.cafe, in: test.store, at: noon.adding(seconds: 60))
    let expected = zip(drafts, [first, first, second]).map { draft, commit in
      head.append(draft, to: Samples.cafe, recorded: commit.recorded)
    }
    #expect(try await test.store.wholeChain(of: Samples.cafe) == expected)
    #expect(try await test.store.account(Samples.cafe, items: .none)?.head == head)
    let middle = try await test.store.entries(of: Samples.cafe, from: 2, limit: 1)
    #expect(middle == [expected[1]])
    #expect(try await test.store.entries(of: Samples.hotel, from: 1, limit: 9).isEmpty)
  }

  private static func privateRecordsComeBack(_ test: StoreUnderTest) async throws {
    let texts: [[UInt8]] = [
      [], [0xFF, 0x00, 0x0A, 0x22], Array("\u{0}\"\\ \r\n\u{7F} Bäckerei \u{1F950}".utf8),
    ]
    let drafts = texts.enumerated().map { index, bytes in
      EntryDraft(
        day: july, author: .person,
        fact: .invoiceIssued(
          InvoiceIssued(invoice: "INV-\(index)", amount: Samples.euros(1), due: july)),
        privateRecord: PrivateRecord(salt: Array(repeating: UInt8(index), count: 16), bytes: bytes))
    }
    try await Samples.post(drafts, to: Samples.cafe, in: test.store)
    let entries = try await test.store.wholeChain(of: Samples.cafe)
    #expect(entries.map(\.privateRecord) == drafts.map(\.privateRecord))
  }

  // MARK: Whole or not at all

  private struct Interrupted: Error {}

  private static func failingSequence(_ test: StoreUnderTest) async throws {
    try await Samples.post(
      [Samples.invoice("INV-1", Samples.euros(5_00), issued: june)], to: Samples.cafe,
      in: test.store)
    let before = try await BookSnapshot(of: test.store)
    let changes = arriving { index in
      guard index < 2 else { throw Interrupted() }
      return try await Samples.change(
        of: [Samples.cafe, Samples.hotel][index], in: test.store,
        by: [Samples.invoice("INV-\(index + 2)", Samples.euros(7_00), issued: june)])
    }
    await #expect(throws: Interrupted.self) { () async throws in
      try await test.store.commit(changes, at: noon, resetsAttention: true)
    }
    #expect(try await BookSnapshot(of: test.store) == before)
    // What was refused does not keep its names.
    try await Samples.post(
      [Samples.invoice("INV-2", Samples.euros(5_00), issued: june)], to: Samples.hotel,
      in: test.store)
  }

  private static func oneStaleChange(_ test: StoreUnderTest) async throws {
    let draft = Samples.invoice("INV-1", Samples.euros(5_00), issued: june)
    let stale = try await Samples.change(
      of: Samples.hotel, in: test.store,
      by: [Samples.invoice("INV-2", Samples.euros(5_00), issued: june)])
    try await Samples.post(
      [Samples.invoice("INV-3", Samples.euros(5_00), issued: june)], to: Samples.hotel,
      in: test.store)
    let fitting = try await Samples.change(of: Samples.cafe, in: test.store, by: [draft])
    try await expectRefusal(.stale(Samples.hotel), by: test.store) {
      try await test.store.commit([fitting, stale], at: noon)
    }
  }

  private static func stale(_ test: StoreUnderTest) async throws {
    let first = try await Samples.change(
      of: Samples.cafe, in: test.store,
      by: [Samples.invoice("INV-1", Samples.euros(5_00), issued: june)])
    let second = try await Samples.change(
      of: Samples.cafe, in: test.store,
      by: [Samples.invoice("INV-2", Samples.euros(5_00), issued: june)])
    await #expect(throws: BookError.stale(Samples.cafe)) { () async throws in
      try await test.store.commit([first, second], at: noon)
    }
    #expect(try await test.store.account(Samples.cafe, items: .all) == nil)
    try await test.store.commit([first], at: noon)
    try await expectRefusal(.stale(Samples.cafe), by: test.store) {
      try await test.store.commit([second], at: noon)
    }
  }

  // MARK: Names

  private static func taken(_ test: StoreUnderTest) async throws {
    let drafts = [
      Samples.invoice("INV-1", Samples.euros(5_00), issued: june),
      Samples.payment("PAY-1", Samples.euros(1_00), on: july, command: "key-1"),
    ]
    try await Samples.post(drafts, to: Samples.cafe, in: test.store)
    for (draft, key) in [
      (drafts[0], DocumentKey(.invoice, "INV-1")), (drafts[1], DocumentKey(.payment, "PAY-1")),
      (
        Samples.payment("PAY-2", Samples.euros(1_00), on: july, command: "key-1"),
        DocumentKey(.command, "key-1")
      ),
    ] {
      let elsewhere = try await Samples.change(of: Samples.hotel, in: test.store, by: [draft])
      try await expectRefusal(.taken(key, by: Samples.cafe), by: test.store) {
        try await test.store.commit([elsewhere], at: noon)
      }
    }
    let again = Samples.payment("PAY-1", Samples.euros(1_00), on: july)
    let record = AccountRecord(
      account: Account(id: Samples.cafe),
      head: try #require(try await test.store.account(Samples.cafe, items: .none)).head,
      attention: july)
    let change = try Samples.change(of: record, by: [again])
    try await expectRefusal(
      .taken(DocumentKey(.payment, "PAY-1"), by: Samples.cafe), by: test.store
    ) {
      try await test.store.commit([change], at: noon)
    }
  }

  private static func takenWithinCommit(_ test: StoreUnderTest) async throws {
    let draft = Samples.invoice("INV-1", Samples.euros(5_00), issued: june)
    let cafe = try await Samples.change(of: Samples.cafe, in: test.store, by: [draft])
    let hotel = try await Samples.change(of: Samples.hotel, in: test.store, by: [draft])
    let key = DocumentKey(.invoice, "INV-1")
    try await expectRefusal(.taken(key, by: Samples.cafe), by: test.store) {
      try await test.store.commit([cafe, hotel], at: noon)
    }
    let twice = try await Samples.change(
      of: Samples.cafe, in: test.store,
      by: ["PAY-1", "PAY-2"].map {
        Samples.payment($0, Samples.euros(1_00), on: july, command: "key-1")
      })
    try await expectRefusal(
      .taken(DocumentKey(.command, "key-1"), by: Samples.cafe), by: test.store
    ) {
      try await test.store.commit([twice], at: noon)
    }
  }

  private static func takenInInstalments(_ test: StoreUnderTest) async throws {
    let parts = [Instalment(due: july, minorUnits: 2_00), Instalment(due: july, minorUnits: 3_00)]
    func invoice(_ id: String, _ instalments: [Instalment]) -> EntryDraft {
      let fact = InvoiceIssued(
        invoice: id, amount: Samples.euros(5_00), due: july, instalments: instalments)
      return EntryDraft(day: june, author: .person, fact: .invoiceIssued(fact))
    }
    try await Samples.post(
      [invoice("INV-1", parts), invoice("INV-2", [])], to: Samples.cafe, in: test.store)
    let keys = ["INV-1", "INV-2"].map { DocumentKey(.invoice, $0) }
    #expect(
      try await test.store.holders(of: keys) == [
        keys[0]: Holder(account: Samples.cafe, sequence: 1),
        keys[1]: Holder(account: Samples.cafe, sequence: 2),
      ])
    for draft in [
      invoice("INV-1", []), invoice("INV-1", parts), invoice("INV-2", parts),
    ] {
      let change = try await Samples.change(of: Samples.hotel, in: test.store, by: [draft])
      let key = try #require(draft.fact.document)
      try await expectRefusal(.taken(key, by: Samples.cafe), by: test.store) {
        try await test.store.commit([change], at: noon)
      }
    }
    let items = [1, 2].map { ItemID(.invoice, "INV-1", part: $0) }
    let record = try #require(
      try await test.store.account(Samples.cafe, items: .named(items + [Samples.item("INV-1")])))
    #expect(record.account.items.mapValues(\.finallyOpen) == [items[0]: 2_00, items[1]: 3_00])
  }

  private static func kindsOfNames(_ test: StoreUnderTest) async throws {
    try await Samples.post(
      [
        Samples.invoice("1", Samples.euros(5_00), issued: june),
        Samples.payment("1", Samples.euros(1_00), on: july, command: "1"),
        Samples.credit("1", Samples.euros(1_00), on: july),
      ], to: Samples.cafe, in: test.store)
    let keys = [
      DocumentKey(.invoice, "1"), DocumentKey(.payment, "1"), DocumentKey(.command, "1"),
      DocumentKey(.credit, "1"), DocumentKey(.transferIn, "1"), DocumentKey(.invoice, "2"),
    ]
    let holders = try await test.store.holders(of: keys)
    #expect(
      holders.mapValues(\.account)
        == Dictionary(
          uniqueKeysWithValues: keys[..<4].map { ($0, Samples.cafe) }))
    #expect(keys[..<4].map { holders[$0]?.sequence } == [1, 2, 2, 3])
  }

  private static func seenDuringCommit(_ test: StoreUnderTest) async throws {
    let store = test.store
    let key = DocumentKey(.invoice, "INV-0")
    let changes = arriving { index in
      guard index < 2 else { return nil }
      if index == 1 {
        let holders = try await store.holders(of: [key, DocumentKey(.invoice, "INV-1")])
        #expect(holders == [key: Holder(account: Samples.cafe, sequence: 1)])
        #expect(try await store.account(Samples.cafe, items: .all) == nil)
        #expect(try await store.accountIDs(after: nil, limit: 9).isEmpty)
      }
      return try await Samples.change(
        of: [Samples.cafe, Samples.hotel][index], in: store,
        by: [Samples.invoice("INV-\(index)", Samples.euros(5_00), issued: june)])
    }
    try await store.commit(changes, at: noon, resetsAttention: false)
    #expect(
      try await store.accountIDs(after: nil, limit: 9) == [Samples.cafe, Samples.hotel])
    #expect(
      try await store.holders(of: [key]) == [key: Holder(account: Samples.cafe, sequence: 1)])
  }
}
