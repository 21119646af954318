import CreditControl
import Dunning
import MustacheNotices
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// What was charged on an invoice that is promised or paid by instalments, and is no part of that; and
/// money without a name that is exactly what was agreed.
@Suite("Charges and money beside an agreement")
struct BesideAgreementTests {
  private func policy(_ change: (inout Policy) -> Void = { _ in }) -> Policy {
    ClosingTests.charging { policy in
      policy.waitingMoney = .oldestFirst
      policy.ladder = [.late("reminder", 3), .late("second", 14)]
      policy.plans = PlanRules(
        reminders: PlanRules.reminders(afterGrace: 5, beside: policy.ladders))
      change(&policy)
    }
  }

  /// A company with 10,000 that were due on 5 June and charged interest and a fixed sum by 10 July, and 480
  /// that are due later.
  private func withLate(
    policy: Policy? = nil, _ body: (Bench, KeptNotices) async throws -> Void
  ) async throws {
    let kept = KeptNotices(try MustacheRendererKind().open(templates: "none"))
    try await withBench(.memory, policy: policy ?? self.policy(), renderer: kept) { bench in
      try await bench.company("C1")
      try await bench.invoice("A1", of: "C1", 10_000_00, due: "2026-06-05")
      try await bench.run(from: "2026-06-04", to: "2026-07-10")
      try await body(bench, kept)
      try await bench.expectWhole()
    }
  }

  private func plan(_ bench: Bench, on date: String) async throws -> PlanAgreed {
    try #require(
      try await bench.desk.agree(
        Desk.NewPlan(
          customer: AccountID("C1"), currency: nil, size: .number(2), every: .month, first: nil,
          down: nil, interest: nil, invoices: [], note: nil), on: day(date)))
  }

  private func account(_ bench: Bench) async throws -> Account {
    try #require(try await bench.store.account(AccountID("C1"), items: .all)?.account)
  }

  private func notices(_ bench: Bench, since date: String) async throws -> [String] {
    try await Ledgers(bench.installation).notices(on: nil, status: "sent")
      .filter { $0.on >= day(date) }.sorted { $0.on < $1.on }.map(\.rung)
  }

  @Test("A plan that is kept to the cent is kept, named or not", arguments: [nil, "A1"])
  func kept(named: String?) async throws {
    try await withLate { bench, _ in
      let plan = try await plan(bench, on: "2026-07-11")
      var next = day("2026-07-11")
      for (index, instalment) in plan.instalments.enumerated() {
        let due = instalment.due
        try await bench.run(from: next.description, to: due.adding(days: -1).description)
        try await bench.pay(
          "P-\(index)", of: "C1", instalment.minorUnits, on: due.description, for: named ?? "")
        next = due.adding(days: 8)
        try await bench.run(from: due.description, to: next.adding(days: -1).description)
      }
      #expect(!(try await notices(bench, since: "2026-07-11")).contains("instalment-missed"))
      let account = try await account(bench)
      #expect(account.standing.agreements.plans == [])
      let open = account.items.values.filter { $0.finallyOpen > 0 }
      // What accrued before the plan and was booked after it is all that is left.
      #expect(open.allSatisfy { $0.id.kind == .charge })
    }
  }

  @Test("What was charged beside a plan is neither asked for nor called a part of it")
  func marked() async throws {
    try await withLate { bench, kept in
      let plan = try await plan(bench, on: "2026-07-11")
      try await bench.run(
        from: "2026-07-11", to: plan.instalments[0].due.adding(days: 7).description)
      let notices = try await Ledgers(bench.installation).notices(on: nil, status: "sent")
      let last = try #require(notices.first { $0.rung == "instalment-missed" })
      let (content, text) = try #require(kept[last.id])
      #expect(content.asked == content.instalments.first?.open)
      let beside = content.charges.filter { $0.isOwed && $0.isBeside }
      for charge in beside { #expect(charge.agreed == charge.amount) }
      #expect(!text.text.contains("Late interest on invoice A1: €") || !beside.isEmpty)
    }
  }

  @Test("Exactly what was promised is for the promise, whatever else is open")
  func promised() async throws {
    try await withLate { bench, _ in
      try await bench.invoice("A2", of: "C1", 480_00, issued: "2026-07-01", due: "2026-07-25")
      _ = try await bench.desk.promise(
        Desk.NewPromise(
          customer: AccountID("C1"), currency: nil,
          parts: [(day("2026-07-20"), DecimalAmount(unscaled: 400_00, scale: 2))],
          invoices: ["A1"], note: nil), on: day("2026-07-11"))
      try await bench.pay("P-1", of: "C1", 400_00, on: "2026-07-20")
      try await bench.run(from: "2026-07-11", to: "2026-07-24")
      let account = try await account(bench)
      #expect(account.items[Samples.item("A1")]?.finallyOpen == 9_600_00)
      #expect(account.items[Samples.item("A2")]?.finallyOpen == 480_00)
      #expect(account.standing.agreements.record.judged.map(\.isKept) == [true])
    }
  }

  @Test("A sum that is also that of an invoice which nobody holds is not taken for the promise")
  func ambiguous() async throws {
    try await withLate { bench, _ in
      try await bench.invoice("A2", of: "C1", 400_00, issued: "2026-07-01", due: "2026-07-15")
      _ = try await bench.desk.promise(
        Desk.NewPromise(
          customer: AccountID("C1"), currency: nil,
          parts: [(day("2026-07-20"), DecimalAmount(unscaled: 400_00, scale: 2))],
          invoices: ["A1"], note: nil), on: day("2026-07-11"))
      try await bench.pay("P-1", of: "C1", 400_00, on: "2026-07-20")
      let account = try await account(bench)
      #expect(account.items[Samples.item("A1")]?.finallyOpen == 10_000_00)
    }
  }
}
