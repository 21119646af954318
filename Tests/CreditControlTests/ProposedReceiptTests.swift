import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("Money that may be somebody's is proposed to them")
struct ProposedReceiptTests {
  private static var policy: Policy {
    var policy = Policy.practice()
    policy.bankDays = 2
    return policy
  }

  /// Two customers who owe 100 each, reminded twice, and one who answers for the second.
  private func withCustomers(
    _ storage: Bench.Storage, _ body: (Bench) async throws -> Void
  ) async throws {
    try await withBench(storage, policy: ProposedReceiptTests.policy) { bench in
      for number in 1...3 {
        try await bench.customer("C\(number)")
        guard number < 3 else { continue }
        try await bench.invoice("INV-\(number)", of: "C\(number)", 100_00, due: "2025-03-01")
      }
      try await bench.run(from: "2025-03-01", to: "2025-03-30")
      try await body(bench)
      try await bench.expectWhole()
    }
  }

  private func finals(_ bench: Bench) async throws -> [String] {
    try await Ledgers(bench.installation).notices(on: nil, status: nil)
      .filter { $0.rung == "final" }.map { "\($0.account) \($0.on)" }.sorted()
  }

  @Test(
    "What waits in suspense and names the invoices of two holds the last notice of both",
    arguments: Bench.Storage.allCases)
  func suspense(_ storage: Bench.Storage) async throws {
    try await withCustomers(storage) { bench in
      try await bench.pay(
        "P-1", of: "@suspense", 200_00, on: "2025-03-31", for: "INV-1 INV-2",
        currency: Samples.euro)
      try await bench.run(from: "2025-03-31", to: "2025-04-03")
      #expect(try await finals(bench) == ["C1 2025-04-02", "C2 2025-04-02"])
      let why = try await bench.why("C1", on: "2025-03-31")
      #expect(
        why.trace.contains { $0.rule == .proposed && $0.detail.contains("P-1 of 200.00 EUR") },
        "\(why.trace)")
    }
  }

  @Test("What waits with the one who answers for a customer holds theirs alone")
  func family() async throws {
    try await withCustomers(.memory) { bench in
      _ = try await bench.desk.setFamily(
        of: AccountID("C3"), adding: [AccountID("C2")], removing: [], from: day("2025-03-30"))
      try await bench.pay("P-1", of: "C3", 100_00, on: "2025-03-31")
      await #expect(throws: RunError.self) {
        _ = try await bench.desk.place(
          [AccountID("C2")], with: "northcollect", on: day("2025-04-01"))
      }
      try await bench.run(from: "2025-03-31", to: "2025-04-03")
      #expect(try await finals(bench) == ["C1 2025-03-31", "C2 2025-04-02"])
    }
  }
}
