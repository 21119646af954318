import CreditControl
import Receivables
import ReceivablesTesting
import Testing

@Suite("Money collected")
struct CollectedReportTests {
  typealias Storage = Bench.Storage

  private func lines(
    _ bench: Bench, _ from: String, _ to: String, by period: ReportPeriod = .month
  ) async throws -> [CollectedLine] {
    try await CollectedReport(bench.installation).lines(
      from: day(from), to: day(to), by: period)
  }

  @Test("Money counts on its day and is taken off on the day it went", arguments: Storage.allCases)
  func months(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.customer("C2")
      try await bench.invoice("INV-1", of: "C1", 100_00, issued: "2025-01-31", due: "2025-03-01")
      try await bench.invoice("INV-2", of: "C2", 50_00, issued: "2025-02-01", due: "2025-03-01")
      try await bench.pay("P-1", of: "C1", 60_00, on: "2025-02-28", for: "INV-1")
      try await bench.pay("P-2", of: "C2", 70_00, on: "2025-02-01", for: "INV-2")
      try await bench.pay("P-3", of: "C2", 5_00, on: "2025-04-01", currency: Samples.yen)
      _ = try await bench.desk.reverse("P-1", on: day("2025-03-15"), reason: nil)
      let lines = try await lines(bench, "2025-01-01", "2025-03-31")
      #expect(lines.map(\.currency) == [Samples.euro])
      #expect(lines[0].periods.map(\.collected) == [0, 130_00, -60_00])
      #expect(lines[0].periods.map(\.billed) == [100_00, 50_00, 0])
      #expect(lines[0].collected == 70_00)
      #expect(
        try await self.lines(bench, "2025-04-01", "2025-04-01").map(\.currency) == [Samples.yen])
      #expect(try await self.lines(bench, "2024-01-01", "2024-12-31") == [])
    }
  }

  @Test("Money that moves between accounts is collected once")
  func moved() async throws {
    try await withBench(.memory) { bench in
      try await bench.customer("C1")
      try await bench.customer("C2")
      try await bench.pay("P-1", of: "C1", 60_00, on: "2025-02-10")
      _ = try await bench.desk.move(
        "P-1", to: AccountID("C2"), amount: nil, transfer: "T-1", on: day("2025-02-11"))
      let lines = try await lines(bench, "2025-02-01", "2025-02-28")
      #expect(lines.map(\.collected) == [60_00])
    }
  }

  @Test("The first and the last period end where the question does")
  func cut() async throws {
    try await withBench(.memory) { bench in
      try await bench.customer("C1")
      // A Wednesday, a Sunday and the Monday after it.
      for (id, date) in [("P-1", "2025-02-05"), ("P-2", "2025-02-09"), ("P-3", "2025-02-10")] {
        try await bench.pay(id, of: "C1", 1_00, on: date)
      }
      let weeks = try await lines(bench, "2025-02-05", "2025-02-12", by: .week)[0].periods
      #expect(weeks.map(\.from) == [day("2025-02-05"), day("2025-02-10")])
      #expect(weeks.map(\.to) == [day("2025-02-09"), day("2025-02-12")])
      #expect(weeks.map(\.collected) == [2_00, 1_00])
      let later = try await lines(bench, "2025-02-06", "2025-02-09", by: .week)
      #expect(later.map(\.collected) == [1_00])
    }
  }

  @Test("More periods than can be drawn are refused")
  func tooMany() async throws {
    try await withBench(.memory) { bench in
      await #expect(throws: RunError.self) {
        try await lines(bench, "0001-01-01", "9999-12-31", by: .week)
      }
    }
  }

  @Test("Months follow each other whatever their length")
  func following() {
    #expect(ReportPeriod.month.next(after: day("2024-01-31")) == day("2024-02-01"))
    #expect(ReportPeriod.month.next(after: day("2024-02-29")) == day("2024-03-01"))
    #expect(ReportPeriod.month.next(after: day("2024-12-01")) == day("2025-01-01"))
    #expect(ReportPeriod.week.start(of: day("2025-02-09")) == day("2025-02-03"))
    #expect(ReportPeriod.week.next(after: day("2025-02-03")) == day("2025-02-10"))
  }
}
