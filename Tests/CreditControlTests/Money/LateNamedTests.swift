import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Goal: what names an invoice is worth the same told late or in time, also where no run gives money that waits to
/// anything. Method: few facts, told in the order of their days and in another.
@Suite("A payment with a name that is told late")
struct LateNamedTests {
  private enum Told {
    case pay(String, Int64, String, on: String)
    case back(String, on: String)
  }

  /// What each invoice still owes and was granted, and what waits, in cents.
  private func left(_ told: [Told], terms: String? = nil) async throws -> [String] {
    let policy = MoneyDayTests.policy { $0.waitingMoney = .waits }
    var lines: [String] = []
    try await withBench(.memory, policy: policy) { bench in
      try await MoneyDayTests.company("W1", in: bench)
      for name in ["A-1", "A-2"] {
        try await Importing(bench).invoice(
          name, of: "W1", 1000_00, on: day("2025-03-01"), due: day("2025-03-31"), terms: terms)
      }
      for (place, one) in told.enumerated() {
        switch one {
        case .pay(let id, let cents, let names, let date):
          try await bench.pay(id, of: "W1", cents, on: date, for: names)
        case .back(let id, let date):
          _ = try await bench.desk.reverse(id, on: day(date), reason: "bounced")
        }
        try await bench.run(day("2025-03-26").adding(days: place).description)
      }
      try await bench.run("2025-04-30")
      let record = try await bench.store.account(AccountID("W1"), items: .all)
      let account = try #require(record?.account)
      for item in account.items.values.filter(\.id.kind.isOwed).sorted(by: { $0.id < $1.id }) {
        let granted = item.circumstances.discount?.granted?.minorUnits ?? 0
        lines.append("\(item.id.text) \(item.finallyOpen) \(granted)")
      }
      lines.append("waits \(account.waiting(Samples.euro, on: day("2025-04-30")))")
      try await bench.expectWhole()
    }
    return lines
  }

  @Test("It earns the discount of its day, and what came later for the same invoice waits whole")
  func earns() async throws {
    let first = Told.pay("P-1", 980_00, "A-1", on: "2025-03-05")
    let later = Told.pay("P-2", 1000_00, "A-1", on: "2025-03-20")
    let wanted = try await left([first, later], terms: "2/10 NET30")
    #expect(wanted.contains("A-1 0 2000"))
    #expect(try await left([later, first], terms: "2/10 NET30") == wanted)
  }

  @Test(
    "A transfer of several goes to the first of them whole, where what had paid that had bounced before"
  )
  func bounced() async throws {
    let first = Told.pay("P-1", 600_00, "A-1", on: "2025-03-05")
    let back = Told.back("P-1", on: "2025-03-08")
    let later = Told.pay("P-2", 1000_00, "A-1 A-2", on: "2025-03-12")
    let wanted = try await left([first, back, later])
    #expect(wanted.contains("A-1 0 0") && wanted.contains("A-2 100000 0"), "\(wanted)")
    #expect(try await left([first, later, back]) == wanted)
  }
}
