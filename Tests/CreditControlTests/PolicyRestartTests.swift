import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("What a new policy would begin again")
struct PolicyRestartTests {
  @Test(
    "A rung that got another name is told with how many items carry it",
    arguments: Bench.Storage.allCases)
  func renamed(_ storage: Bench.Storage) async throws {
    try await withBench(storage) { bench in
      for number in 1...3 {
        try await bench.customer("C\(number)")
        try await bench.invoice(
          "INV-\(number)", of: "C\(number)", 100_00, due: number == 3 ? "2025-03-25" : "2025-03-01")
      }
      try await bench.invoice("INV-4", of: "C2", 100_00, due: "2025-03-01")
      try await bench.run(from: "2025-03-01", to: "2025-04-01")
      try await bench.pay("P-1", of: "C2", 100_00, on: "2025-04-01", for: "INV-4")
      let desk = PolicyDesk(bench.installation)
      #expect(try await desk.restarts().isEmpty)
      bench.policies.edit {
        $0.ladder = [.late("reminder", 3), .late("second", 14), .late("last", 30)]
      }
      let told = try await desk.restarts()
      #expect(told.count == 1)
      #expect(
        told.first?.hasPrefix(
          "2 items carry final, which the new policy does not have: they go back")
          == true, "\(told)")
      let problems = try await desk.check()
      #expect(problems.contains { $0.isWarning && told.contains($0.what) })
      // What is in force needs no warning any more.
      _ = try await desk.adopt(Request(author: "Ada"), on: day("2025-04-02"))
      #expect(try await desk.restarts().isEmpty)
    }
  }

  @Test("A task about a customer without an address stands on the worklist, and says so")
  func unreached() async throws {
    try await withBench(.memory) { bench in
      try await bench.customer("C1", email: nil)
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run(from: "2025-03-01", to: "2025-04-15")
      let rows = try await Worklist(bench.installation).rows(on: day("2025-04-15"))
      #expect(rows.map(\.task.reason) == [.unreached])
      #expect(
        rows.first?.words["words"]?.hasPrefix("cannot be reached: no address for email.") == true)
      // A person can hand it over all the same.
      let placed = try await bench.desk.place(
        [AccountID("C1")], with: "northcollect", orders: Desk.PlacingOrders(undemanded: true),
        on: day("2025-04-16"))
      #expect(placed?.first?.amount == Samples.euros(100_00))
      #expect(try await Worklist(bench.installation).rows(on: day("2025-04-16")).isEmpty)
      try await bench.expectWhole()
    }
  }
}
