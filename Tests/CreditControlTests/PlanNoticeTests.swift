import CreditControl
import Dunning
import MustacheNotices
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// What is written while a plan runs and when it has ended: a plan of three instalments for an invoice of
/// 3000.00 that was due on 5 June 2026.
@Suite("Notices about a payment plan")
struct PlanNoticeTests {
  private func policy(_ change: (inout Policy) -> Void = { _ in }) -> Policy {
    ClosingTests.charging { policy in
      policy.ladder = [.late("upcoming", -3), .late("reminder", 3), .late("second", 14)]
      policy.plans = PlanRules(
        reminders: PlanRules.reminders(afterGrace: 5, beside: policy.ladders))
      change(&policy)
    }
  }

  private func withPlan(
    _ body: (Bench, KeptNotices) async throws -> Void
  ) async throws {
    let kept = KeptNotices(try MustacheRendererKind().open(templates: "none"))
    try await withBench(.memory, policy: policy(), renderer: kept) { bench in
      try await bench.company("C1")
      try await bench.invoice("A1", of: "C1", 3000_00, due: "2026-06-05")
      try await bench.invoice("A2", of: "C1", 450_00, due: "2026-07-10")
      try await bench.run(from: "2026-06-04", to: "2026-06-12")
      let plan = try #require(
        try await bench.desk.agree(
          Desk.NewPlan(
            customer: AccountID("C1"), currency: nil, size: .number(3), every: .month,
            first: day("2026-06-30"), down: nil, interest: nil, invoices: ["A1"], note: nil),
          on: day("2026-06-13")))
      #expect(plan.covers.total >= 3000_00)
      try await body(bench, kept)
      try await bench.expectWhole()
    }
  }

  /// What the last notice said.
  private func last(
    _ bench: Bench, _ kept: KeptNotices
  ) async throws -> (content: NoticeContent, text: NoticeText) {
    let notices = try await Ledgers(bench.installation).notices(on: nil, status: "sent")
    let last = try #require(notices.max { ($0.on, $0.id) < ($1.on, $1.id) })
    return try #require(kept[last.id])
  }

  @Test("A missed instalment is asked for in its own words, with its own day and one sum")
  func missed() async throws {
    try await withPlan { bench, kept in
      try await bench.run(from: "2026-06-13", to: "2026-07-01")
      try await bench.pay("P-1", of: "C1", 400_00, on: "2026-07-02")
      try await bench.run(from: "2026-07-02", to: "2026-07-06")
      let (content, text) = try await last(bench, kept)
      #expect(content.day == day("2026-07-06"))
      #expect(text.subject.contains("instalment of 30 June 2026"))
      #expect(content.instalment?.open == content.asked)
      #expect(content.lines.map(\.due) == [day("2026-06-30")])
      #expect(content.lines.map(\.daysOverdue) == [6])
      // What was charged since waits for the plan, and money of no name goes to the instalment.
      #expect(content.asked.minorUnits == content.instalments[0].open.minorUnits - 400_00)
      // What is held bears nothing, and so nothing is threatened.
      #expect(content.charges.filter { !$0.isOwed } == [])
    }
  }

  @Test("A notice about something else says nothing of an instalment that it does not ask for")
  func announcement() async throws {
    try await withPlan { bench, kept in
      try await bench.invoice("A3", of: "C1", 90_00, issued: "2026-06-14", due: "2026-07-05")
      try await bench.run(from: "2026-06-13", to: "2026-07-02")
      let (content, text) = try await last(bench, kept)
      #expect(content.asked == Samples.euros(90_00))
      #expect(content.instalments == [])
      #expect(!text.text.contains("Instalment"))
    }
  }

  @Test("The first notice after a plan that was not kept to says that it ended, and no later one")
  func ended() async throws {
    try await withPlan { bench, kept in
      try await bench.run(from: "2026-06-13", to: "2026-08-15")
      let before = try await Ledgers(bench.installation).notices(on: nil, status: "sent")
      // What ended it was told first, with a day that had to pass.
      #expect(before.contains { $0.rung == "instalment-missed" && $0.on == day("2026-08-05") })
      #expect(before.allSatisfy { kept[$0.id]?.content.endedPlan == nil })
      try await bench.run(from: "2026-08-16", to: "2026-08-20")
      let (content, text) = try await last(bench, kept)
      #expect(content.endedPlan?.agreed == day("2026-06-13"))
      #expect(text.text.contains("The payment plan of 13 June 2026 has ended"))
      try await bench.run(from: "2026-08-21", to: "2026-09-30")
      let notices = try await Ledgers(bench.installation).notices(on: nil, status: "sent")
      #expect(notices.count { kept[$0.id]?.content.endedPlan != nil } == 1)
    }
  }

  @Test("Both channels of a rung say that the plan has ended")
  func endedByBoth() async throws {
    let kept = KeptNotices(try MustacheRendererKind().open(templates: "none"))
    let policy = policy { policy in
      policy.ladder = policy.ladder.map { rung in
        Rung(
          name: rung.name, days: rung.days, inBusinessDays: false, anchor: .due,
          channels: ["email", "mail"], template: rung.template)
      }
    }
    try await withTemporaryFolder { folder in
      let bench = try await Bench(
        .memory, in: folder, policy: policy, renderer: kept,
        channels: ["email": ScriptedChannel(), "mail": ScriptedChannel()])
      let party = Party(
        country: "DE", kind: .company, language: "en", currency: Samples.euro,
        channels: ["email", "mail"])
      let fields = [(name: "name", value: "Cafe"), (name: "email", value: "owner@cafe.example")]
      try await Samples.post(
        [
          EntryDraft(
            day: BookHistory.beginning, author: .person, fact: .partyRecorded(party),
            privateRecord: PrivateRecord(
              salt: bench.installation.surroundings.salt(), fields: fields))
        ], to: AccountID("C1"), in: bench.store, attention: .distantPast,
        at: bench.installation.surroundings.now())
      try await bench.invoice("A1", of: "C1", 3000_00, due: "2026-06-05")
      try await bench.run(from: "2026-06-04", to: "2026-06-12")
      _ = try await bench.desk.agree(
        Desk.NewPlan(
          customer: AccountID("C1"), currency: nil, size: .number(3), every: .month,
          first: day("2026-06-30"), down: nil, interest: nil, invoices: [], note: nil),
        on: day("2026-06-13"))
      try await bench.run(from: "2026-06-13", to: "2026-08-20")
      let told = try await Ledgers(bench.installation).notices(on: nil, status: "sent")
        .filter { kept[$0.id]?.content.endedPlan != nil }
      #expect(told.map(\.channel).sorted() == ["email", "mail"])
      #expect(Set(told.map(\.on)).count == 1)
    }
  }

  @Test("Only money is shown as paid on a plan")
  func received() async throws {
    try await withPlan { bench, _ in
      func shown(_ date: String) async throws -> Int64? {
        try await AgreementList(bench.installation).open(
          .plan, of: AccountID("C1"), on: day(date)
        ).first?.received.minorUnits
      }
      _ = try await bench.desk.dispute(
        Desk.NewDispute(
          invoice: "A1", size: .amount(DecimalAmount(unscaled: 300_00, scale: 2)), reason: "other"),
        on: day("2026-06-14"))
      #expect(try await shown("2026-06-14") == 0)
      try await bench.pay("P-1", of: "C1", 100_00, on: "2026-06-15", for: "A1")
      #expect(try await shown("2026-06-15") == 100_00)
      _ = try await bench.desk.writeOff("A1", on: day("2026-06-16"), reason: "no hope")
      #expect(try await shown("2026-06-16") == 100_00)
    }
  }
}
