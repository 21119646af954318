import Receivables
import ReceivablesPorts
import Testing

extension BookStoreContract {
  static let noticeRules: [ContractRule<StoreUnderTest>] = [
    ContractRule("Open notices are listed by day and id, each once", openNotices),
    ContractRule("A notice that was answered is found, but is open no more", answeredNotices),
    ContractRule(
      "The answer to one notice and the claim of the next are one commit",
      answerAndClaim),
  ]

  /// Two invoices and a notice about them.
  private static func plan(
    _ notice: String, for id: AccountID, on day: Day, in store: any BookStore
  ) async throws {
    let invoices = ["A", "B"].map { "\(notice)-\($0)" }
    try await Samples.post(
      invoices.map { Samples.invoice($0, Samples.euros(10_00), issued: june) }
        + [Samples.planned(notice, about: invoices, Samples.euros(20_00), on: day)], to: id,
      in: store)
  }

  private static func openNotices(_ test: StoreUnderTest) async throws {
    let store = test.store
    try await plan("N-4", for: Samples.bakery, on: july, in: store)
    try await plan("N-1", for: Samples.cafe, on: july.adding(days: 1), in: store)
    try await plan("N-3", for: Samples.hotel, on: july, in: store)
    try await plan("N-2", for: Samples.hotel, on: july.adding(days: -1), in: store)
    var found: [Notice] = []
    var page = try await store.openNotices(.any, after: nil, limit: 3)
    while let last = page.last {
      found += page
      page = try await store.openNotices(
        .any, after: NoticeCursor(day: last.on, id: last.id), limit: 3)
    }
    #expect(found.map(\.id) == ["N-2", "N-3", "N-4", "N-1"])
    #expect(
      found.map(\.account) == [
        Samples.hotel, Samples.hotel, Samples.bakery, Samples.cafe,
      ])
    #expect(found.allSatisfy { $0.status == .planned && $0.attempt == 0 })
    #expect(found.first?.triggers.map(\.item.text) == ["N-2-A", "N-2-B"])
    #expect(found.first?.listing.amount == Samples.euros(20_00))
    let of = try await store.notices(on: july, after: nil, limit: 9)
    #expect(of.map(\.id) == ["N-3", "N-4"])
    let later = try await store.notices(
      on: nil, after: NoticeCursor(day: july, id: "N-3"), limit: 1)
    #expect(later.map(\.id) == ["N-4"])
  }

  private static func answeredNotices(_ test: StoreUnderTest) async throws {
    let store = test.store
    try await plan("N-1", for: Samples.cafe, on: july, in: store)
    try await plan("N-2", for: Samples.cafe, on: july, in: store)
    let live = try #require(try await store.account(Samples.cafe, items: .live(on: july)))
    #expect(live.account.notices.keys.sorted() == ["N-1", "N-2"])
    #expect(live.account.items[Samples.item("N-1-A")]?.acted.map(\.notice) == ["N-1"])
    let claim = Samples.claimed(
      "N-1", about: ["N-1-A", "N-1-B"], Samples.euros(20_00), on: july, text: "Dear café")
    try await store.commit([try Samples.change(of: live, by: [claim])], at: noon)
    #expect(try await store.notice("N-1")?.status == .claimed)
    #expect(try await store.openNotices(.any, after: nil, limit: 9).map(\.id) == ["N-1", "N-2"])
    #expect(try await store.openNotices(.unanswered, after: nil, limit: 9).map(\.id) == ["N-1"])

    try await Samples.post(
      [Samples.answered("N-1", .sent, on: july)], to: Samples.cafe, in: store)
    #expect(try await store.openNotices(.any, after: nil, limit: 9).map(\.id) == ["N-2"])
    #expect(try await store.openNotices(.unanswered, after: nil, limit: 9).isEmpty)
    #expect(try await store.notice("N-1")?.status == .sent)
    #expect(try await store.notice("N-1")?.attempt == 1)
    #expect(try await store.notices(on: july, after: nil, limit: 9).map(\.id) == ["N-1", "N-2"])
    let after = try #require(try await store.account(Samples.cafe, items: .live(on: july)))
    #expect(after.account.notices.keys.sorted() == ["N-2"])
    let whole = try #require(try await store.account(Samples.cafe, items: .all))
    #expect(whole.account.notices.keys.sorted() == ["N-1", "N-2"])
    let texts = try await store.wholeChain(of: Samples.cafe).compactMap(\.privateRecord)
    #expect(texts.map(\.bytes) == [Array("Dear café".utf8)])
  }

  private static func answerAndClaim(_ test: StoreUnderTest) async throws {
    let store = test.store
    try await plan("N-1", for: Samples.cafe, on: july, in: store)
    try await plan("N-2", for: Samples.hotel, on: july, in: store)
    func claim(_ notice: String) -> EntryDraft {
      Samples.claimed(
        notice, about: ["\(notice)-A", "\(notice)-B"], Samples.euros(20_00), on: july,
        text: "Text of \(notice)")
    }
    try await Samples.post([claim("N-1")], to: Samples.cafe, in: store)
    let commit = try await store.commit(
      [
        try await Samples.change(
          of: Samples.cafe, in: store, by: [Samples.answered("N-1", .sent, on: july)]),
        try await Samples.change(of: Samples.hotel, in: store, by: [claim("N-2")]),
      ], at: noon)
    #expect(try await store.notice("N-1")?.status == .sent)
    #expect(try await store.notice("N-2")?.status == .claimed)
    for id in [Samples.cafe, Samples.hotel] {
      #expect(try await store.wholeChain(of: id).last?.recorded == commit.recorded)
    }
  }
}
