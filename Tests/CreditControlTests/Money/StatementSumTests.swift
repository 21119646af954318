import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// R1.2: what a statement says is to be paid, what its pages take and what files call asked are one sum.
@Suite("What a statement asks for, or lets pay")
struct StatementSumTests {
  private static func policy(_ asksBy: Policy.AsksBy) -> Policy {
    var policy = Policy.practice()
    policy.statements = StatementSchedule(
      every: .month, dayOfMonth: 1, dueDays: asksBy == .statement ? 14 : nil)
    policy.asksBy = asksBy
    policy.unapplied = .ignore
    policy.plans = PlanRules(reminders: PlanRules.reminders(afterGrace: 5, beside: policy.ladders))
    policy.afterLast = .task
    return policy
  }

  private func statements(
    _ bench: Bench, _ kept: KeptNotices
  ) async throws -> [(notice: Notice, said: NoticeContent)] {
    try await Ledgers(bench.installation).notices(on: nil, status: "sent")
      .filter { $0.rung == Trigger.statement }
      .sorted { ($0.on, $0.account) < ($1.on, $1.account) }
      .compactMap { notice in kept[notice.id].map { (notice, $0.content) } }
  }

  private func planned(_ bench: Bench, _ customer: String) async throws {
    _ = try await bench.desk.agree(
      Desk.NewPlan(
        customer: AccountID(customer), currency: nil, size: .number(3), every: .month,
        first: day("2025-02-20"), down: nil, interest: nil, invoices: ["A-1"], note: nil),
      on: day("2025-02-04"))
  }

  @Test(
    "An instalment that a notice asked for can be paid by the statement as well",
    arguments: [Policy.AsksBy.invoice, .statement])
  func instalment(_ asksBy: Policy.AsksBy) async throws {
    let kept = KeptNotices(PlainRenderer())
    try await withBench(.memory, policy: Self.policy(asksBy), renderer: kept) { bench in
      try await bench.customer("C1")
      try await bench.invoice("A-1", of: "C1", 900_00, issued: "2025-01-10", due: "2025-01-20")
      try await bench.run(from: "2025-01-10", to: "2025-02-03")
      try await planned(bench, "C1")
      try await bench.run(from: "2025-02-04", to: "2025-03-01")
      let missed = try #require(
        try await Ledgers(bench.installation).notices(on: nil, status: "sent").last {
          $0.rung == "instalment-missed"
        })
      #expect(missed.listing.amount == Samples.euros(300_00))
      let last = try #require(try await statements(bench, kept).last)
      #expect(last.said.day == day("2025-03-01"))
      #expect(last.said.instalments.map(\.open) == [Samples.euros(300_00)])
      // One that asks for nothing states the balance.
      #expect(last.said.asked == Samples.euros(900_00))
      #expect(
        last.notice.listing.amount == Samples.euros(asksBy == .statement ? 300_00 : 900_00))
      if asksBy == .statement { #expect(last.said.toPay?.amount == Samples.euros(300_00)) }
      try await bench.expectWhole()
    }
  }

  @Test(
    "Where something is held, lists say of a statement what its subject says, its page takes less")
  func held() async throws {
    try await Bench.withTill(.memory, policy: Self.policy(.invoice)) { bench, till in
      try await bench.customer("C1")
      try await bench.invoice("A-1", of: "C1", 1000_00, issued: "2025-01-10", due: "2025-02-20")
      try await bench.invoice("A-2", of: "C1", 200_00, issued: "2025-01-10", due: "2025-03-20")
      _ = try await bench.desk.promise(
        Desk.NewPromise(
          customer: AccountID("C1"), currency: nil, parts: [(day("2025-03-10"), nil)],
          invoices: ["A-1"], note: nil), on: day("2025-02-15"))
      try await bench.run("2025-03-01", delivers: false)
      #expect(try await bench.story() == ["2025-03-01 statement planned 1200.00 EUR"])
      try await bench.run("2025-03-01")
      #expect(try await bench.story() == ["2025-03-01 statement sent 1200.00 EUR"])
      let record = try await bench.store.account(AccountID("C1"), items: .none)
      let pages = record?.account.standing.links.open
      #expect(pages?.map(\.amount) == [Samples.euros(200_00)])
      #expect(pages?.map(\.invoices) == [["A-2"]])
      try await bench.expectWhole()
    }
  }

  @Test("Who pays on the page of a statement has paid what that asked for, and not what is held")
  func page() async throws {
    try await Bench.withTill(.memory, policy: Self.policy(.statement)) { bench, till in
      try await bench.customer("C1")
      try await bench.invoice("A-1", of: "C1", 900_00, issued: "2025-01-10", due: "2025-01-20")
      try await bench.run(from: "2025-01-10", to: "2025-02-03")
      try await planned(bench, "C1")
      try await bench.invoice("A-2", of: "C1", 318_00, issued: "2025-02-10", due: "2025-02-20")
      try await bench.run(from: "2025-02-10", to: "2025-03-01")
      try await till.payLatestPage(at: "2025-03-02T08:00:00Z")
      try await bench.run(from: "2025-03-02", to: "2025-03-04")
      let record = try await bench.store.account(AccountID("C1"), items: .all)
      let open: [Item] = record?.account.items.values.filter { $0.finallyOpen != 0 } ?? []
      #expect(open.map { "\($0.id.text) \($0.finallyOpen)" } == ["A-1 60000"])
      try await bench.expectWhole()
    }
  }

  @Test("What is held, in hand, on no statement or an instalment: files and words have one sum")
  func oneSum() async throws {
    let kept = KeptNotices(PlainRenderer())
    try await withBench(.memory, policy: Self.policy(.statement), renderer: kept) { bench in
      for customer in ["C1", "C2", "C3"] {
        try await bench.customer(customer)
        // Late before anybody looked, so that it goes its own way up to the last rung.
        try await bench.invoice(
          "L-\(customer)", of: customer, 70_00, issued: "2024-12-01", due: "2024-12-11")
        for month in 1...5 {
          try await bench.invoice(
            month == 1 && customer == "C1" ? "A-1" : "A-\(customer)-\(month)", of: customer,
            Int64(month * 100_00), issued: "2025-0\(month)-10", due: "2025-0\(month)-20")
        }
        try await bench.invoice(
          "N-\(customer)", of: customer, 40_00, issued: "2025-01-10", due: "2025-08-20")
      }
      try await bench.run(from: "2025-01-01", to: "2025-02-03")
      try await planned(bench, "C1")
      try await bench.run(from: "2025-02-04", to: "2025-02-25")
      _ = try await bench.desk.dispute(
        Desk.NewDispute(
          invoice: "A-C2-2", size: .amount(DecimalAmount(unscaled: 45, scale: 0)), reason: "other"),
        on: day("2025-02-25"))
      try await bench.pay("P-1", of: "C3", 30_00, on: "2025-02-25", for: "nothing known")
      try await bench.run(from: "2025-02-26", to: "2025-06-02")
      let told = try await statements(bench, kept)
      #expect(told.count >= 12)
      for (notice, said) in told {
        let toPay = try #require(said.toPay)
        #expect(
          notice.listing.amount == toPay.amount ?? said.asked,
          "\(notice.account) on \(notice.on)")
      }
      try await bench.expectWhole()
    }
  }

  @Test("A statement for several customers has the sum of all of them", arguments: [true, false])
  func family(_ asks: Bool) async throws {
    let kept = KeptNotices(PlainRenderer())
    let policy = Self.policy(asks ? .statement : .invoice)
    try await withBench(.memory, policy: policy, renderer: kept) { bench in
      for (customer, cents) in [("C1", Int64(70_00)), ("C2", 1000_00), ("C3", 500_00)] {
        try await bench.customer(customer)
        try await bench.invoice(
          "A-\(customer)", of: customer, cents, issued: "2025-02-10", due: "2025-02-20")
      }
      _ = try await bench.desk.setFamily(
        of: AccountID("C1"), adding: [AccountID("C2"), AccountID("C3")], removing: [],
        from: day("2025-02-10"))
      try await bench.run(from: "2025-02-10", to: "2025-03-01")
      let own = try #require(
        try await statements(bench, kept).first { $0.notice.account == AccountID("C1") })
      #expect(own.said.asked == Samples.euros(1570_00))
      #expect(own.notice.listing.amount == Samples.euros(1570_00))
      #expect(own.notice.listing.items.map(\.text) == ["A-C1"])
    }
  }
}
