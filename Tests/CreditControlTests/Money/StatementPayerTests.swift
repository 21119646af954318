import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// R2.8: a customer who is invoiced every week and pays by statement, with round sums.
@Suite("A customer who pays by statement")
struct StatementPayerTests {
  private static func policy(_ change: (inout Policy) -> Void = { _ in }) -> Policy {
    var policy = Policy.practice()
    policy.statements = StatementSchedule(every: .month, dayOfMonth: 1, dueDays: 14)
    policy.asksBy = .statement
    change(&policy)
    return policy
  }

  /// Five invoices of 100.00 in September and four in October 2026, each due within a week.
  private func invoice(_ bench: Bench, through last: String = "2026-10-31") async throws {
    var date = day("2026-09-02")
    var number = 0
    while date <= day(last) {
      number += 1
      try await bench.invoice(
        "W-\(number)", of: "C1", 100_00, issued: date.description,
        due: date.adding(days: 7).description)
      date = date.adding(days: 7)
    }
  }

  /// What each notice said: its day, its template, the statements of its lines, their due days and what is
  /// asked; of a statement what is to be paid by which day.
  private func told(_ bench: Bench, _ kept: KeptNotices) async throws -> [String] {
    try await Ledgers(bench.installation).notices(on: nil, status: nil)
      .sorted { $0.on < $1.on }.compactMap { notice in
        guard let said = kept[notice.id]?.content else { return nil }
        if let toPay = said.toPay {
          return "\(notice.on) statement \(toPay.statement.number) of \(said.asked):"
            + " \(toPay.amount.map(\.description) ?? "nothing") by \(toPay.statement.due)"
        }
        let asked = Set(said.lines.map { "\($0.statement?.number ?? $0.invoice) due \($0.due)" })
          .sorted().joined(separator: ", ")
        return "\(notice.on) \(notice.rung) \(asked): \(said.asked)"
      }
  }

  @Test("A statement gives no more time for what it leaves to the notice whose time is running")
  func givesNoTime() async throws {
    let policy = Self.policy {
      $0.ladder = [
        .late("reminder", 3, giving: 8), .late("second", 14, giving: 8),
        .late("final", 30, giving: 10),
      ]
      $0.bankDays = 2
      $0.charges = ChargeRules(
        law: .pack("de"), interest: .booked, fixedSum: .booked, after: "reminder")
    }
    try await withBench(.memory, policy: policy) { bench in
      for customer in ["C1", "C2"] {
        try await MoneyDayTests.company(customer, in: bench)
        try await bench.invoice("\(customer)-1", of: customer, 310_00, due: "2026-05-07")
      }
      try await bench.invoice("C2-2", of: "C2", 512_00, issued: "2026-05-12", due: "2026-06-11")
      try await bench.run(from: "2026-04-28", to: "2026-06-12")
      var charged: [Int64] = []
      for customer in ["C1", "C2"] {
        let record = try await bench.store.account(AccountID(customer), items: .all)
        let items = try #require(record).account.items.values
        charged.append(items.filter { $0.id.kind == .charge }.reduce(0) { $0 + $1.finallyOpen })
      }
      #expect(charged[0] > 40_00 && charged[1] == charged[0], "\(charged)")
    }
  }

  @Test(
    "Number, due day and sum are the statement's, and round sums go to the oldest",
    arguments: Bench.Storage.allCases)
  func life(_ storage: Bench.Storage) async throws {
    let kept = KeptNotices(PlainRenderer())
    try await withBench(storage, policy: Self.policy(), renderer: kept) { bench in
      try await bench.customer("C1")
      try await invoice(bench)
      try await bench.run(from: "2026-09-01", to: "2026-10-10")
      // A round sum that names nothing: four invoices and half of the fifth.
      try await bench.pay("P-1", of: "C1", 450_00, on: "2026-10-10")
      try await bench.run(from: "2026-10-11", to: "2026-11-05")
      // One that quotes the new statement pays the rest of the old one first, which that lists as well.
      try await bench.pay("P-2", of: "C1", 400_00, on: "2026-11-05", for: "S-2026-11")
      try await bench.run(from: "2026-11-06", to: "2026-11-20")
      #expect(
        try await told(bench, kept) == [
          "2026-10-01 statement S-2026-10 of 500.00 EUR: 500.00 EUR by 2026-10-15",
          "2026-10-18 reminder S-2026-10 due 2026-10-15: 50.00 EUR",
          "2026-10-29 second S-2026-10 due 2026-10-15: 50.00 EUR",
          "2026-11-01 statement S-2026-11 of 450.00 EUR: 450.00 EUR by 2026-11-15",
          "2026-11-18 reminder S-2026-11 due 2026-11-15: 50.00 EUR",
        ])
      let story = try await Ledgers(bench.installation).story(
        of: AccountID("C1"), on: day("2026-11-20"))
      #expect(story.owed.map(\.total) == [50_00])
      try await bench.expectWhole()
    }
  }

  @Test("Whatever the day is asked, it is the statement's; what was known before stays known")
  func aging() async throws {
    for storage in Bench.Storage.allCases {
      try await withBench(storage, policy: Self.policy()) { bench in
        try await bench.customer("C1")
        bench.clock.move(to: Moment(day("2026-09-02"), hour: 8))
        try await bench.invoice(
          "W-1", of: "C1", 100_00, issued: "2026-09-02", due: "2026-09-09")
        let before = try await bench.now()
        try await bench.run("2026-09-02")
        func late(_ knownAt: Moment?) async throws -> Int64 {
          let rows = try await AgingReport(bench.installation).rows(
            AgingQuestion(day: day("2026-09-20"), knownAt: knownAt))
          return rows.reduce(0) { $0 + $1.buckets.dropFirst().reduce(0, +) }
        }
        #expect(try await late(nil) == 0)
        #expect(try await late(before) == 100_00)
        #expect(try await late(try await bench.now()) == 0)
      }
    }
  }

  @Test("A statement asks for what is due by its day and nobody holds, less what waits")
  func held() async throws {
    let kept = KeptNotices(PlainRenderer())
    let policy = Self.policy { $0.unapplied = .ignore }
    try await withBench(.memory, policy: policy, renderer: kept) { bench in
      try await bench.customer("C1")
      try await invoice(bench, through: "2026-09-30")
      try await bench.invoice("L-1", of: "C1", 900_00, issued: "2026-09-10", due: "2026-12-09")
      try await bench.run(from: "2026-09-01", to: "2026-09-29")
      _ = try await bench.desk.dispute(
        Desk.NewDispute(invoice: "W-1", size: .whole, reason: "other"), on: day("2026-09-29"))
      try await bench.pay("P-1", of: "C1", 30_00, on: "2026-09-29")
      try await bench.run(from: "2026-09-30", to: "2026-10-01")
      #expect(
        try await told(bench, kept) == [
          "2026-10-01 statement S-2026-10 of 1370.00 EUR: 370.00 EUR by 2026-10-15"
        ])
    }
  }

  @Test("Nothing is said of paying where money that waits covers what is due")
  func covered() async throws {
    let kept = KeptNotices(PlainRenderer())
    let policy = Self.policy { $0.unapplied = .ignore }
    try await withBench(.memory, policy: policy, renderer: kept) { bench in
      try await bench.customer("C1")
      try await invoice(bench, through: "2026-09-30")
      try await bench.pay("P-1", of: "C1", 600_00, on: "2026-09-29")
      try await bench.run(from: "2026-09-30", to: "2026-10-01")
      #expect(
        try await told(bench, kept) == [
          "2026-10-01 statement S-2026-10 of -100.00 EUR: nothing by 2026-10-15"
        ])
    }
  }

  @Test("By hand it has its number on its own day, and none on others")
  func byHand() async throws {
    let caught = CaughtNotices()
    try await withBench(.memory, policy: Self.policy(), renderer: caught) { bench in
      try await bench.customer("C1")
      try await invoice(bench, through: "2026-09-30")
      try await bench.run(from: "2026-09-01", to: "2026-10-02")
      for (date, number) in [("2026-10-01", "S-2026-10"), ("2026-10-02", nil)] {
        _ = try await Preview(bench.installation).statements(
          of: AccountID("C1"), in: Samples.euro, since: nil, language: nil, on: day(date),
          at: Moment(day(date), hour: 12))
        #expect(caught.last?.toPay?.statement.number == number)
      }
    }
  }

  @Test(
    "What is previewed is what is sent: number, day, sums and what is held",
    arguments: [Policy.AsksBy.invoice, .statement])
  func preview(_ asksBy: Policy.AsksBy) async throws {
    let kept = KeptNotices(PlainRenderer())
    let policy = Self.policy {
      $0.asksBy = asksBy
      $0.unapplied = .ignore
    }
    try await withBench(.memory, policy: policy, renderer: kept) { bench in
      try await bench.customer("C1")
      try await invoice(bench, through: "2026-09-30")
      try await bench.run(from: "2026-09-01", to: "2026-09-29")
      _ = try await bench.desk.promise(
        Desk.NewPromise(
          customer: AccountID("C1"), currency: nil, parts: [(day("2026-10-12"), nil)],
          invoices: ["W-1"], note: nil), on: day("2026-09-29"))
      try await bench.pay("P-1", of: "C1", 30_00, on: "2026-09-29")
      try await bench.run("2026-09-30")
      // Another notice may stand before it for some days.
      var found: (shown: NoticeContent, sent: NoticeContent)?
      for date in (1...7).map({ day("2026-10-0\($0)") }) where found == nil {
        let made = try await Preview(bench.installation).make(
          "statement", for: AccountID("C1"), language: nil, on: date, at: Moment(date, hour: 12))
        #expect(made.count == 1)
        let shown = try #require(kept["N-preview"]?.content)
        try await bench.run(date.description)
        let notices = try await Ledgers(bench.installation).notices(on: date, status: "sent")
        guard let notice = notices.first(where: { $0.rung == Trigger.statement }) else { continue }
        found = (shown, try #require(kept[notice.id]?.content))
      }
      let (shown, sent) = try #require(found)
      #expect(shown.asked == sent.asked && shown.lines == sent.lines)
      #expect(shown.toPay == sent.toPay && shown.charges == sent.charges)
      #expect((shown.toPay != nil) == (asksBy == .statement))
      let story = try await AccountStory(of: AccountID("C1"), in: bench.installation)
      let told = try #require(story.events.last { $0.kind == "contact.notice-planned" })
      #expect(told.payBy == sent.toPay?.statement.due)
    }
  }

  @Test("Why an invoice came on a statement is answered from the record")
  func why() async throws {
    try await withBench(.sqlite, policy: Self.policy()) { bench in
      try await bench.customer("C1")
      try await invoice(bench, through: "2026-09-02")
      try await bench.run("2026-09-02")
      let answer = try await bench.why("invoice:W-1", on: "2026-09-02")
      #expect(answer.decision == "on-statement" && answer.basis == .recorded)
      let view = try await Ledgers(bench.installation).invoice("W-1", on: day("2026-09-02"))
      #expect(
        view.history.contains {
          $0.detail == "W-1 on statement S-2026-10 of 2026-10-01, to be paid by 2026-10-15"
        })
      #expect(view.due == day("2026-10-15"))
    }
  }
}
