import Receivables
import ReceivablesPorts
import Testing

extension BookStoreContract {
  static let readingRules: [ContractRule<StoreUnderTest>] = [
    ContractRule("An empty book has nothing in it", emptyBook),
    ContractRule("Accounts are listed once each, by the bytes of their ids", accountsInOrder),
    ContractRule(
      "Each account whose day has come is visited once, and none before its day",
      attentionPages),
    ContractRule("A visit whose accounts get a later day still visits each once", attentionMoves),
    ContractRule("An account is read with just the items that are asked for", itemSelections),
    ContractRule(
      "What a change touched replaces what was there, and nothing else does",
      touchedItems),
    ContractRule("Heads that moved after a moment are told, by account", movedHeads),
  ]

  private static func emptyBook(_ test: StoreUnderTest) async throws {
    let store = test.store
    #expect(try await store.account(Samples.cafe, items: .all) == nil)
    #expect(try await store.accountIDs(after: nil, limit: 9).isEmpty)
    #expect(try await store.accounts(due: .distantFuture, after: nil, limit: 9).isEmpty)
    #expect(try await store.holders(of: [DocumentKey(.invoice, "INV-1")]).isEmpty)
    #expect(try await store.heads(movedAfter: .distantPast, after: nil, limit: 9).isEmpty)
    #expect(try await store.openNotices(.any, after: nil, limit: 9).isEmpty)
    #expect(try await store.notices(on: nil, after: nil, limit: 9).isEmpty)
    #expect(try await store.notice("N-1") == nil)
    #expect(try await store.lastCommit() == nil)
  }

  private static func accountsInOrder(_ test: StoreUnderTest) async throws {
    let ids = ["@book", "@suspense", "C1", "C10", "C2", "a", "a b", "Ä9"].map(AccountID.init)
    for id in ids.reversed() {
      let draft =
        id == .book
        ? EntryDraft(day: june, author: .person, fact: .bookOpened(BookOpened()))
        : Samples.payment("PAY-\(id)", Samples.euros(1_00), on: june)
      try await Samples.post([draft], to: id, in: test.store)
    }
    var found: [AccountID] = []
    var page = try await test.store.accountIDs(after: nil, limit: 3)
    while let last = page.last {
      #expect(page.count <= 3)
      found += page
      page = try await test.store.accountIDs(after: last, limit: 3)
    }
    #expect(found == ids)
    // An id that no account has is a place too.
    #expect(try await test.store.accountIDs(after: AccountID("C11"), limit: 1) == [ids[4]])
  }

  // MARK: Attention

  /// Accounts by the day on which they are to be looked at, some days twice.
  private static func postDueAccounts(to store: any BookStore) async throws {
    for (id, offset) in [("C7", 0), ("C1", 3), ("C3", -2), ("C2", 0), ("C5", -2), ("C4", 1)] {
      try await Samples.post(
        [Samples.invoice("INV-\(id)", Samples.euros(1_00), issued: june)], to: AccountID(id),
        in: store, attention: july.adding(days: offset))
    }
    for (id, day) in [("C9", Day.distantPast), ("C8", .distantFuture)] {
      try await Samples.post(
        [Samples.invoice("INV-\(id)", Samples.euros(1_00), issued: june)], to: AccountID(id),
        in: store, attention: day)
    }
  }

  private static func attentionPages(_ test: StoreUnderTest) async throws {
    try await postDueAccounts(to: test.store)
    for limit in 1...6 {
      var visited: [AccountRecord] = []
      var page = try await test.store.accounts(due: july, after: nil, limit: limit)
      while let last = page.last {
        #expect(page.count <= limit)
        visited += page
        let cursor = AttentionCursor(day: last.attention, account: last.account.id)
        page = try await test.store.accounts(due: july, after: cursor, limit: limit)
      }
      #expect(visited.map(\.account.id.text) == ["C9", "C3", "C5", "C2", "C7"])
      #expect(
        visited.map(\.attention) == [
          .distantPast, july.adding(days: -2), july.adding(days: -2), july, july,
        ])
      #expect(visited.allSatisfy { $0.account.items.count == 1 && $0.head.length == 1 })
    }
  }

  private static func attentionMoves(_ test: StoreUnderTest) async throws {
    let store = test.store
    try await postDueAccounts(to: store)
    var visited: [String] = []
    var page = try await store.accounts(due: july, after: nil, limit: 2)
    while let last = page.last {
      visited += page.map(\.account.id.text)
      // As a run does: what it has looked at is looked at again later.
      let changes = try page.map {
        try Samples.change(of: $0, by: [], attention: july.adding(days: 9))
      }
      try await store.commit(changes, at: noon)
      let cursor = AttentionCursor(day: last.attention, account: last.account.id)
      page = try await store.accounts(due: july, after: cursor, limit: 2)
    }
    #expect(visited == ["C9", "C3", "C5", "C2", "C7"])
    #expect(try await store.accounts(due: july, after: nil, limit: 2).isEmpty)
    let later = try await store.accounts(due: july.adding(days: 9), after: nil, limit: 9)
    #expect(later.map(\.account.id.text) == ["C4", "C1", "C2", "C3", "C5", "C7", "C9"])
  }

  // MARK: Items

  private static func itemSelections(_ test: StoreUnderTest) async throws {
    let store = test.store
    func settling(_ invoice: String, _ amount: Int64, on day: Day) -> EntryDraft {
      Samples.payment(
        "PAY-\(invoice)", Samples.euros(amount), on: day,
        settling: [Allocation(Samples.item(invoice), amount)])
    }
    try await Samples.post(
      ["OPEN", "PAID", "PART", "LATER"].map {
        Samples.invoice($0, Samples.euros(10_00), issued: june)
      }, to: Samples.cafe, in: store)
    try await Samples.post(
      [
        settling("PAID", 10_00, on: june.adding(days: 3)), settling("PART", 4_00, on: july),
        settling("LATER", 10_00, on: july.adding(days: 5)),
        Samples.payment("WAITS", Samples.euros(2_00), on: july),
      ], to: Samples.cafe, in: store)
    func items(_ selection: ItemSelection) async throws -> [String] {
      let record = try #require(try await store.account(Samples.cafe, items: selection))
      #expect(record.account.version == 8)
      #expect(record.account.standing.invoices == 4)
      #expect(record.account.standing.payments == 4)
      #expect(record.account.touched.isEmpty)
      return record.account.items.keys.sorted().map(\.text)
    }
    #expect(try await items(.none) == [])
    #expect(try await items(.all) == ["LATER", "OPEN", "PAID", "PART", "WAITS"])
    #expect(try await items(.live(on: june)) == ["LATER", "OPEN", "PAID", "PART", "WAITS"])
    #expect(try await items(.live(on: july)) == ["LATER", "OPEN", "PART", "WAITS"])
    #expect(try await items(.live(on: july.adding(days: 5))) == ["OPEN", "PART", "WAITS"])
    let due = try await store.accounts(
      due: .distantFuture, liveOn: june, after: nil, limit: 9)
    #expect(due.first { $0.account.id == Samples.cafe }?.account.items.count == 5)
    let names = [Samples.item("PAID"), ItemID(.payment, "WAITS"), Samples.item("NOBODYS")]
    #expect(try await items(.named(names)) == ["PAID", "WAITS"])
    let whole = try #require(try await store.account(Samples.cafe, items: .all)).account
    #expect(whole.items[Samples.item("PART")]?.open(on: july) == 6_00)
    #expect(whole.items[Samples.item("LATER")]?.open(on: july) == 10_00)
  }

  private static func touchedItems(_ test: StoreUnderTest) async throws {
    let store = test.store
    try await Samples.post(
      ["INV-1", "INV-2"].map { Samples.invoice($0, Samples.euros(10_00), issued: june) },
      to: Samples.cafe, in: store)
    let item = Samples.item("INV-1")
    let part = try #require(try await store.account(Samples.cafe, items: .named([item])))
    let payment = Samples.payment(
      "PAY-1", Samples.euros(12_00), on: july, settling: [Allocation(item, 10_00)])
    try await store.commit([try Samples.change(of: part, by: [payment])], at: noon)

    let whole = try #require(try await store.account(Samples.cafe, items: .all)).account
    #expect(
      whole.items.mapValues(\.finallyOpen) == [
        item: 0, Samples.item("INV-2"): 10_00, ItemID(.payment, "PAY-1"): -2_00,
      ])
    var folded = Account(id: Samples.cafe)
    for entry in try await store.wholeChain(of: Samples.cafe) {
      let content = try EntryContent(parsing: entry.bytes)
      try folded.post(content.fact, on: content.day)
    }
    folded.settle()
    #expect(whole == folded)
  }

  // MARK: Heads

  private static func movedHeads(_ test: StoreUnderTest) async throws {
    let store = test.store
    var commits: [Commit] = []
    for (index, id) in [Samples.bakery, Samples.cafe, Samples.hotel, Samples.cafe].enumerated() {
      commits.append(
        try await Samples.post(
          [Samples.invoice("INV-\(index)", Samples.euros(1_00), issued: june)], to: id, in: store,
          at: noon.adding(seconds: index)))
    }
    // To be looked at on another day is no movement.
    try await Samples.post([], to: Samples.bakery, in: store, attention: july)
    func moved(_ moment: Moment, after id: AccountID? = nil, limit: Int = 9) async throws
      -> [AccountID]
    {
      let heads = try await store.heads(movedAfter: moment, after: id, limit: limit)
      for (account, head) in heads {
        let record = try await store.account(account, items: .none)
        #expect(record?.head == head)
      }
      return heads.map(\.account)
    }
    let afterSecond = try await moved(commits[1].recorded)
    #expect(afterSecond == [Samples.cafe, Samples.hotel])
    let first = try await moved(.distantPast, limit: 1)
    #expect(first == [Samples.cafe])
    let rest = try await moved(.distantPast, after: Samples.cafe)
    #expect(rest == [Samples.hotel, Samples.bakery])
    let afterLast = try await moved(commits[3].recorded)
    #expect(afterLast.isEmpty)
  }
}
