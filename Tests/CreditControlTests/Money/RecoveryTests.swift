import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// A of 400.00 was written off on 10 March 2025; B of 100.00 is newer. A run gives to the oldest what nothing is
/// named for.
@Suite("Money that names what was written off")
struct RecoveryTests {
  private func withGivenUp(
    _ storage: Bench.Storage = .memory, _ body: (Bench) async throws -> Void
  ) async throws {
    var policy = Policy.practice()
    policy.waitingMoney = .oldestFirst
    try await withBench(storage, policy: policy) { bench in
      try await bench.customer("C1")
      try await bench.invoice("A", of: "C1", 400_00, due: "2025-01-31")
      try await bench.run(from: "2025-02-01", to: "2025-03-09")
      _ = try await bench.desk.writeOff("A", on: day("2025-03-10"), reason: "insolvent")
      try await bench.invoice("B", of: "C1", 100_00, issued: "2025-03-12", due: "2025-04-11")
      try await body(bench)
      try await bench.expectWhole()
    }
  }

  /// What is open of A and of B, and what of A was recovered.
  private func left(_ bench: Bench) async throws -> [Int64?] {
    let record = try await bench.store.account(AccountID("C1"), items: .all)
    let items = try #require(record?.account.items)
    let (given, newer) = (items[Samples.item("A")], items[Samples.item("B")])
    return [
      given?.finallyOpen, newer?.finallyOpen, given?.circumstances.closing?.recovered,
    ]
  }

  @Test(
    "It is a recovery, by reference and by the column of a file, and leaves a newer invoice alone",
    arguments: [Int64(1), 399_99, 400_00, 450_00, 600_00], [true, false])
  func named(_ cents: Int64, byReference: Bool) async throws {
    try await withGivenUp { bench in
      if byReference {
        try await bench.pay("P", of: "C1", cents, on: "2025-03-20", for: "A")
      } else {
        try await Importing(bench).payment(
          "P", of: "C1", cents, on: day("2025-03-20"), invoice: "A")
      }
      try await bench.run(from: "2025-03-20", to: "2025-03-25")
      let over = max(0, cents - 400_00)
      #expect(try await left(bench) == [0, 100_00 - min(100_00, over), min(cents, 400_00)])
      #expect(
        try await Ledgers(bench.installation).invoice("A", on: day("2025-03-25")).status
          == (cents < 400_00 ? "written-off" : "paid"))
    }
  }

  @Test("Beside what is asked for it takes what that leaves", arguments: Bench.Storage.allCases)
  func beside(_ storage: Bench.Storage) async throws {
    try await withGivenUp(storage) { bench in
      try await bench.pay("P-1", of: "C1", 70_00, on: "2025-03-20", for: "A B")
      #expect(try await left(bench) == [0, 30_00, 0])
      try await bench.pay("P-2", of: "C1", 200_00, on: "2025-03-21", for: "A B")
      #expect(try await left(bench) == [0, 0, 170_00])
      _ = try await bench.desk.reverse("P-2", on: day("2025-03-22"), reason: "bounced")
      try await bench.run("2025-03-23")
      #expect(try await left(bench).prefix(2) == [0, 30_00])
    }
  }
}
