import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// No interest on a day on which the money was there, whatever became of it.
@Suite("Money that waited and left")
struct MoneyGoneTests {
  private enum Leaving: CaseIterable {
    case cameBack, paidOut
  }

  /// Interest on an invoice of 1,000.00 through a day, where 600.00 were there from 2025-02-03 until 2025-03-03.
  private func interest(named: String, _ leaving: Leaving?) async throws -> Int64 {
    var total: Int64 = 0
    try await withBench(.memory, policy: MoneyDayTests.policy()) { bench in
      try await MoneyDayTests.company("C1", in: bench)
      try await bench.invoice("I0", of: "C1", 1000_00, due: "2025-01-10")
      try await bench.run("2025-01-20")
      try await bench.pay("P", of: "C1", 600_00, on: "2025-02-03", for: named)
      try await bench.run("2025-02-05")
      switch leaving {
      case .cameBack:
        _ = try await bench.desk.reverse("P", on: day("2025-03-03"), reason: nil)
      case .paidOut:
        _ = try await bench.desk.payOut(
          "P", nil, on: day("2025-03-03"), note: nil)
      case nil: break
      }
      try await bench.run(from: "2025-03-04", to: "2025-05-05")
      let shown = try await bench.desk.reckon("I0", through: day("2025-05-05"), law: nil)
      total = try shown.items.reduce(0) { $0 + (try #require($1.interest?.total)) }
      try await bench.expectWhole()
    }
    return total
  }

  @Test("It bears no interest until it leaves, waiting or applied")
  func untilItLeaves() async throws {
    let applied = try await interest(named: "I0", .cameBack)
    #expect(try await interest(named: "", .cameBack) == applied)
    #expect(try await interest(named: "", .paidOut) == applied)
    let stays = try await interest(named: "", nil)
    #expect(stays < applied)
  }
}
