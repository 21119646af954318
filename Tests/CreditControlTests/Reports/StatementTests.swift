import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// A statement has one balance: what the movements come to, and what is open in all.
@Suite("Statements of account")
struct StatementTests {
  /// Two invoices with charges, one of them held in some way.
  private func statement(
    _ hold: (Bench) async throws -> Void
  ) async throws -> (said: NoticeContent, owed: AgingLine) {
    let caught = CaughtNotices()
    var result: (NoticeContent, AgingLine)?
    try await withBench(.memory, policy: ClosingTests.charging(), renderer: caught) { bench in
      try await bench.company("C1")
      try await bench.invoice("I1", of: "C1", 3_000_00, due: "2026-09-30")
      try await bench.invoice("I2", of: "C1", 750_00, due: "2026-10-02")
      try await bench.run(from: "2026-09-27", to: "2026-10-20")
      try await hold(bench)
      try await bench.pay("P-1", of: "C1", 10_00, on: "2026-10-21")
      _ = try await Preview(bench.installation).statements(
        of: AccountID("C1"), in: Samples.euro, since: day("2026-09-01"), language: nil,
        on: day("2026-10-21"), at: Moment(day("2026-10-21"), hour: 12))
      let story = try await Ledgers(bench.installation).story(
        of: AccountID("C1"), on: day("2026-10-21"))
      result = (try #require(caught.last), try #require(story.owed.first))
    }
    return try #require(result)
  }

  private func expectOneBalance(_ said: NoticeContent, _ owed: AgingLine) {
    #expect(said.asked == said.ledger?.postings.last?.balance)
    #expect(said.asked.minorUnits == owed.total - owed.unapplied)
    let rows =
      said.lines.reduce(Int64(0)) { $0 + $1.open.minorUnits }
      + said.charges.filter(\.isOwed).reduce(Int64(0)) { $0 + $1.amount.minorUnits }
    #expect(said.asked.minorUnits == rows - said.waiting.minorUnits)
  }

  @Test("What is promised is part of the balance")
  func promised() async throws {
    let (said, owed) = try await statement { bench in
      _ = try await bench.desk.promise(
        Desk.NewPromise(
          customer: AccountID("C1"), currency: nil, parts: [(day("2026-10-30"), nil)],
          invoices: ["I2"], note: nil), on: day("2026-10-20"))
    }
    expectOneBalance(said, owed)
    #expect(said.lines.contains { $0.agreed == Samples.euros(750_00) })
  }

  @Test("What was charged on an invoice that is disputed is held with it")
  func disputed() async throws {
    let (said, owed) = try await statement { bench in
      _ = try await bench.desk.dispute(
        Desk.NewDispute(invoice: "I2", size: .whole, reason: "other"), on: day("2026-10-20"))
    }
    expectOneBalance(said, owed)
    let held = said.charges.filter { $0.label.hasSuffix("I2") && $0.isOwed }
    #expect(!held.isEmpty)
    #expect(held.allSatisfy { $0.disputed == $0.amount })
    #expect(!said.charges.contains { $0.label.hasSuffix("I1") && $0.disputed != nil })
  }
}
