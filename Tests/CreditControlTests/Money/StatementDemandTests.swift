import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// What a statement that is paid as one asks for, and what it leaves alone: 9000.00 that is late and charged.
@Suite("A statement is a demand")
struct StatementDemandTests {
  private func withLate(
    _ storage: Bench.Storage = .memory, _ body: (Bench, KeptNotices) async throws -> Void
  ) async throws {
    let policy = ClosingTests.charging { policy in
      policy.statements = StatementSchedule(every: .month, dayOfMonth: 1, dueDays: 14)
      policy.asksBy = .statement
      policy.catchUp = .latest
      policy.bankDays = 2
      policy.afterLast = .task
    }
    let kept = KeptNotices(PlainRenderer())
    try await withBench(storage, policy: policy, renderer: kept) { bench in
      try await bench.company("C1")
      try await bench.invoice("I1", of: "C1", 9000_00, issued: "2026-06-03", due: "2026-06-17")
      try await body(bench, kept)
      try await bench.expectWhole()
    }
  }

  private func statements(_ bench: Bench, _ kept: KeptNotices) async throws -> [NoticeContent] {
    try await Ledgers(bench.installation).notices(on: nil, status: "sent")
      .filter { $0.rung == Trigger.statement }.sorted { $0.on < $1.on }
      .compactMap { kept[$0.id]?.content }
  }

  @Test(
    "Who pays what it asks by its day owes nothing more, and is asked for nothing meanwhile",
    arguments: Bench.Storage.allCases, ["2026-08-14", "2026-08-18"])
  func paid(_ storage: Bench.Storage, _ paidOn: String) async throws {
    try await withLate(storage) { bench, kept in
      try await bench.run(from: "2026-06-30", to: "2026-08-13")
      let statement = try #require(try await statements(bench, kept).last)
      let toPay = try #require(statement.toPay)
      #expect(toPay.statement.due == day("2026-08-15"))
      let sum = try #require(toPay.amount)
      #expect(sum.minorUnits > 9000_00)
      let story = try await bench.story()
      #expect(!story.contains { $0 > "2026-08-02" }, "\(story)")
      try await bench.pay(
        "P-1", of: "C1", sum.minorUnits, on: paidOn, for: toPay.statement.number)
      try await bench.run(from: "2026-08-14", to: "2026-11-30")
      // The day falls on a Saturday: money is there by the second business day after it.
      #expect(try await bench.owed(by: "C1", on: "2026-11-30") == (0, 0))
      #expect(try await bench.story() == story)
    }
  }

  @Test(
    "After days without a run it goes late, and text, item and demand name the same later day",
    arguments: Bench.Storage.allCases)
  func late(_ storage: Bench.Storage) async throws {
    try await withLate(storage) { bench, kept in
      try await bench.run(from: "2026-06-25", to: "2026-06-29")
      try await bench.run(from: "2026-07-10", to: "2026-07-24")
      let statement = try #require(try await statements(bench, kept).first)
      let due = day("2026-07-24")
      #expect(statement.day == day("2026-07-10") && statement.toPay?.statement.due == due)
      #expect(statement.toPay?.statement.day == statement.day)
      #expect(statement.lines.map(\.due) == [due])
      let account = try #require(
        try await bench.store.account(AccountID("C1"), items: .all)?.account)
      #expect(account.standing.demands.all.map(\.payBy) == [due])
      #expect(account.items.values.allSatisfy { $0.id.kind == .invoice && $0.due == due })
      // What was known before the statement went is told as it was.
      for knownAt in try await bench.installation.history().runs.compactMap(\.ended) {
        let question = AgingQuestion(day: day("2026-07-20"), knownAt: knownAt)
        let report = AgingReport(bench.installation)
        #expect(try await report.rows(question) == (try await report.folded(question)))
      }
    }
  }

  @Test("What is in hand since the last notice is in no statement's sum, and is said apart")
  func inHand() async throws {
    try await withLate { bench, kept in
      try await bench.invoice("I2", of: "C1", 50_00, issued: "2026-09-20", due: "2026-09-30")
      try await bench.run(from: "2026-06-30", to: "2026-10-01")
      let statement = try #require(try await statements(bench, kept).last)
      #expect(statement.day == day("2026-10-01"))
      #expect(statement.toPay?.amount == Samples.euros(50_00))
      let apart = try #require(statement.apart)
      #expect(try apart.adding(Samples.euros(50_00)) == statement.asked)
    }
  }
}
