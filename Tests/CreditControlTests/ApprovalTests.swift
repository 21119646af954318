import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("Notices that wait for a person")
struct ApprovalTests {
  typealias Storage = Bench.Storage

  private static let ladder = [
    Rung.late("reminder", 3),
    Rung(
      name: "final", days: 14, inBusinessDays: false, anchor: .due, channels: ["email"],
      template: "final", needsApproval: true),
  ]

  private func withWaiting(
    _ storage: Storage, _ body: (Bench, String) async throws -> Void
  ) async throws {
    var policy = Policy.practice(ladder: ApprovalTests.ladder)
    policy.rhythmDays = 20
    try await withBench(storage, policy: policy) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run("2025-03-04")
      try await bench.run("2025-03-15")
      let waiting = try await Ledgers(bench.installation).notices(on: nil, status: "waiting")
      try await body(bench, try #require(waiting.first).id)
    }
  }

  private func judge(
    _ bench: Bench, _ notice: String, _ judgement: NoticeJudged.Judgement
  ) async throws -> Desk.Outcome {
    try await bench.desk.judge(notice, judgement, note: nil, on: day("2025-03-16"))
  }

  @Test("It is not sent before it is approved, and once afterwards", arguments: Storage.allCases)
  func approved(_ storage: Storage) async throws {
    try await withWaiting(storage) { bench, notice in
      try await bench.run("2025-03-16")
      #expect(
        try await bench.story() == [
          "2025-03-04 reminder sent 100.00 EUR", "2025-03-15 final waiting 100.00 EUR",
        ])
      #expect(try await judge(bench, notice, .approved) == .done)
      try await bench.run(from: "2025-03-17", to: "2025-03-30")
      #expect(
        try await bench.story() == [
          "2025-03-04 reminder sent 100.00 EUR", "2025-03-15 final sent 100.00 EUR",
        ])
      await #expect(throws: RunError.self) { try await judge(bench, notice, .approved) }
      try await bench.expectWhole()
    }
  }

  @Test(
    "One that is rejected is never sent, and another is proposed after the rhythm",
    arguments: Storage.allCases)
  func rejected(_ storage: Storage) async throws {
    try await withWaiting(storage) { bench, notice in
      #expect(try await judge(bench, notice, .rejected) == .done)
      try await bench.run(from: "2025-03-17", to: "2025-04-30")
      let story = try await bench.story()
      #expect(
        story == [
          "2025-03-04 reminder sent 100.00 EUR", "2025-03-15 final withheld 100.00 EUR",
          "2025-04-04 final waiting 100.00 EUR",
        ])
      try await bench.expectWhole()
    }
  }

  @Test("What was paid while it waited cancels it at the claim", arguments: Storage.allCases)
  func paidMeanwhile(_ storage: Storage) async throws {
    try await withWaiting(storage) { bench, notice in
      try await bench.pay("P-1", of: "C1", 100_00, on: "2025-03-16", for: "INV-1")
      #expect(try await judge(bench, notice, .approved) == .done)
      try await bench.run("2025-03-17")
      #expect(try await bench.story().last == "2025-03-15 final cancelled 100.00 EUR")
      try await bench.expectWhole()
    }
  }

  @Test("An exception by hand counts from its day, and only for a ladder that there is")
  func exception() async throws {
    try await withBench(.memory, policy: .practice()) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      await #expect(throws: RunError.self) {
        _ = try await bench.desk.setLadder("gentle", ofInvoice: "INV-1", from: day("2025-03-01"))
      }
      _ = try await bench.desk.setLadder("none", ofInvoice: "INV-1", from: day("2025-03-01"))
      try await bench.run("2025-03-04")
      #expect(try await bench.story().isEmpty)
      #expect(try await bench.why("INV-1", on: "2025-03-04").trace.contains { $0.rule == .ladder })
      _ = try await bench.desk.setLadder(nil, ofInvoice: "INV-1", from: day("2025-03-10"))
      try await bench.run("2025-03-10")
      #expect(try await bench.story() == ["2025-03-10 reminder sent 100.00 EUR"])
    }
  }
}
