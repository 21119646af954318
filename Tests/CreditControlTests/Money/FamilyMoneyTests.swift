import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("Money of one who answers for others")
struct FamilyMoneyTests {
  /// A holding that owes 100 and answers for its branch, which owes 900; both were reminded.
  private func withFamily(
    _ storage: Bench.Storage = .memory, _ body: (Bench) async throws -> Void
  ) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("HO")
      try await bench.customer("BR")
      try await bench.invoice("H-1", of: "HO", 100_00, due: "2025-02-20")
      try await bench.invoice("B-1", of: "BR", 900_00, due: "2025-02-25")
      _ = try await bench.desk.setFamily(
        of: AccountID("HO"), adding: [AccountID("BR")], removing: [], from: day("2025-02-01"))
      try await bench.run(from: "2025-02-18", to: "2025-03-03")
      try await body(bench)
      try await bench.expectWhole()
    }
  }

  private func demands(of customer: String, since date: String, _ bench: Bench) async throws
    -> [String]
  {
    try await Ledgers(bench.installation).notices(on: nil, status: nil)
      .filter {
        $0.account == AccountID(customer) && $0.on >= day(date) && $0.rung != Trigger.thanks
      }.map { "\($0.on) \($0.rung)" }.sorted()
  }

  @Test(
    "It goes to those whose invoices it names before they are chased, and comes back with it",
    arguments: Bench.Storage.allCases)
  func named(_ storage: Bench.Storage) async throws {
    try await withFamily(storage) { bench in
      try await bench.pay("P-1", of: "HO", 1000_00, on: "2025-03-04", for: "H-1, B-1")
      try await bench.run(from: "2025-03-05", to: "2025-04-30")
      #expect(try await bench.owed(by: "HO", on: "2025-04-30") == (0, 0))
      #expect(try await bench.owed(by: "BR", on: "2025-04-30") == (0, 0))
      // It counts from its own day.
      #expect(try await bench.owed(by: "BR", on: "2025-03-04") == (0, 0))
      #expect(try await demands(of: "BR", since: "2025-03-04", bench) == [])
      _ = try await bench.desk.reverse("P-1", on: day("2025-04-30"), reason: nil)
      #expect(try await bench.owed(by: "HO", on: "2025-04-30") == (100_00, 0))
      #expect(try await bench.owed(by: "BR", on: "2025-04-30") == (900_00, 0))
    }
  }

  @Test("Told before the day from which it counts, it goes there on that day", arguments: 0...3)
  func toldAhead(_ days: Int) async throws {
    try await withFamily { bench in
      let date = day("2025-03-04").adding(days: days)
      try await bench.pay("P-1", of: "HO", 900_00, on: date.description, for: "B-1")
      try await bench.run(from: "2025-03-04", to: "2025-03-20")
      #expect(try await bench.owed(by: "BR", on: date.description) == (0, 0))
      #expect(try await bench.owed(by: "HO", on: "2025-03-20") == (100_00, 0))
      let later = date.adding(days: 1).description
      #expect(try await demands(of: "BR", since: later, bench) == [])
    }
  }

  @Test("No more of it goes there than is open, and nothing where it names nothing of theirs")
  func rest() async throws {
    try await withFamily { bench in
      try await bench.pay("P-1", of: "HO", 500_00, on: "2025-03-04", for: "H-1")
      try await bench.run("2025-03-05")
      #expect(try await bench.owed(by: "HO", on: "2025-03-05") == (0, 400_00))
      #expect(try await bench.owed(by: "BR", on: "2025-03-05") == (900_00, 0))
      try await bench.pay("P-2", of: "HO", 950_00, on: "2025-03-05", for: "B-1")
      try await bench.run("2025-03-06")
      #expect(try await bench.owed(by: "HO", on: "2025-03-06") == (0, 450_00))
      #expect(try await bench.owed(by: "BR", on: "2025-03-06") == (0, 0))
    }
  }
}
