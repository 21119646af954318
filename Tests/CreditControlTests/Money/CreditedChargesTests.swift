import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Goal: nobody is told of a charge on what was never owed, not even until the next run. Method: an invoice of
/// 20,000.00 that was due on 30 September 2026 is charged by the run of 10 October and credited in full.
@Suite("Charges of what was credited in full")
struct CreditedChargesTests {
  /// A way by which a credit of the whole invoice comes.
  enum Door: CaseIterable {
    case hand, file, dispute, correction, goodwill
  }

  private func withCharged(
    _ storage: Bench.Storage = .memory, _ body: (Bench) async throws -> Void
  ) async throws {
    try await withBench(storage, policy: ClosingTests.charging()) { bench in
      try await bench.company("C1")
      try await bench.invoice("I1", of: "C1", 20_000_00, due: "2026-09-30")
      try await bench.run(from: "2026-09-27", to: "2026-10-10")
      #expect(try await bench.owed(by: "C1", on: "2026-10-10").open > 20_040_00)
      try await body(bench)
      try await bench.expectWhole()
    }
  }

  private func credit(by door: Door, in bench: Bench) async throws {
    let date = day("2026-10-11")
    switch door {
    case .hand:
      _ = try await bench.desk.credit("I1", nil, as: "CN", on: date, reason: nil)
    case .file:
      try await Importing(bench).credit("CN", of: "C1", 20_000_00, on: date, invoice: "I1")
    case .dispute:
      let raised = try #require(
        try await bench.desk.dispute(
          Desk.NewDispute(invoice: "I1", size: .whole, reason: "pricing"), on: date))
      _ = try await bench.desk.resolve(
        raised.dispute, Desk.Resolution(ending: .credited, credit: "CN"), on: date)
    case .correction:
      // Of a day on which nothing was charged yet.
      try await Importing(bench).credit(
        "CN", of: "C1", 20_000_00, on: day("2026-09-20"), invoice: "I1", reason: .returnedGoods)
    case .goodwill:
      try await Importing(bench).credit(
        "CN", of: "C1", 20_000_00, on: date, invoice: "I1", reason: .goodwill)
    }
  }

  @Test("An invoice that was credited in full is shown as that: not paid, and charged nothing")
  func shown() async throws {
    try await withCharged { bench in
      try await credit(by: .hand, in: bench)
      try await bench.run("2026-10-12")
      let shown = try await bench.desk.reckon("I1", through: day("2026-10-31"), law: nil)
      let item = try #require(shown.items.first)
      #expect(item.isCreditedInFull)
      #expect(item.kept == nil)
      #expect(item.fixedSum == nil)
      #expect(shown.booked == 0)
      await #expect(throws: RunError.self) {
        _ = try await bench.desk.charge(
          "I1", through: day("2026-10-12"), law: nil, on: day("2026-10-12"))
      }
    }
  }

  @Test("A credit in the time that a demand gave is not shown as a payment in it")
  func inItsTime() async throws {
    let policy = ClosingTests.charging { policy in
      policy.ladder = [
        Rung(
          name: "reminder", days: 3, inBusinessDays: false, anchor: .due, channels: ["email"],
          template: "reminder", newDueDays: 8)
      ]
    }
    try await withBench(.memory, policy: policy) { bench in
      try await bench.company("C1")
      try await bench.invoice("I1", of: "C1", 20_000_00, due: "2026-09-30")
      try await bench.run(from: "2026-09-27", to: "2026-10-10")
      try await credit(by: .hand, in: bench)
      let shown = try await bench.desk.reckon("I1", through: day("2026-10-31"), law: nil)
      let item = try #require(shown.items.first)
      #expect(item.isCreditedInFull && item.kept == nil)
    }
  }

  @Test("They fall away with the credit itself, by every door", arguments: Door.allCases)
  func withTheAct(_ door: Door) async throws {
    try await withCharged { bench in
      let charges = try await bench.owed(by: "C1", on: "2026-10-11").open - 20_000_00
      try await credit(by: door, in: bench)
      let left = door == .goodwill ? charges : 0
      #expect(try await bench.owed(by: "C1", on: "2026-10-11") == (left, 0))
      try await bench.run("2026-10-12")
      #expect(try await bench.owed(by: "C1", on: "2026-10-12").waiting == 0)
      if door != .goodwill { #expect(try await bench.owed(by: "C1", on: "2026-10-12").open == 0) }
    }
  }

  @Test(
    "They are owed again with a credit that is taken back", arguments: Bench.Storage.allCases)
  func takenBack(_ storage: Bench.Storage) async throws {
    try await withCharged(storage) { bench in
      let owed = try await bench.owed(by: "C1", on: "2026-10-11").open
      try await credit(by: .hand, in: bench)
      _ = try await bench.desk.reverseCredit("CN", on: day("2026-10-11"), reason: nil)
      #expect(try await bench.owed(by: "C1", on: "2026-10-11") == (owed, 0))
    }
  }
}
