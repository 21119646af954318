import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Goal: what a run has given to the oldest is no harder to set right than what a payer named. Method: runs of
/// every day, and payments without a name that are told on their day or weeks later.
@Suite("Money without a name that is told late")
struct LateUnnamedTests {
  /// A payment, and the day on which it is told.
  private struct Payment {
    let id: String
    let cents: Int64
    let day: Day
    var told: Day
  }

  private static let first = day("2025-02-03")

  /// What was open of each invoice on each day in the end, and what waits.
  private func open(_ invoices: [(cents: Int64, due: Day)], _ payments: [Payment]) async throws
    -> [[Int64]]
  {
    var policy = Policy.practice()
    policy.waitingMoney = .oldestFirst
    var open: [[Int64]] = []
    try await withBench(.memory, policy: policy) { bench in
      try await bench.customer("C1")
      for (number, invoice) in invoices.enumerated() {
        try await bench.invoice(
          "INV-\(number)", of: "C1", invoice.cents, issued: "2025-01-02",
          due: invoice.due.description)
      }
      for offset in 0..<24 {
        let date = LateUnnamedTests.first.adding(days: offset)
        for payment in payments where payment.told == date {
          try await bench.pay(payment.id, of: "C1", payment.cents, on: payment.day.description)
        }
        try await bench.run(date.description)
      }
      let record = try #require(try await bench.store.account(AccountID("C1"), items: .all))
      let items = record.account.items
      for number in invoices.indices {
        let item = try #require(items[Samples.item("INV-\(number)")])
        open.append((0..<24).map { item.open(on: LateUnnamedTests.first.adding(days: $0)) })
      }
      let waits = items.values.filter { !$0.id.kind.isOwed }
      open.append([waits.reduce(Int64(0)) { $0 - $1.finallyOpen }])
      try await bench.expectWhole()
    }
    return open
  }

  @Test("Money that names an invoice has it, though a run gave some of it to another before")
  func namedLater() async throws {
    let policy = MoneyDayTests.policy { $0.waitingMoney = .oldestFirst }
    try await withBench(.memory, policy: policy) { bench in
      try await MoneyDayTests.company("C1", in: bench)
      try await bench.pay("P", of: "C1", 500_00, on: "2025-01-10", for: "I1")
      try await bench.invoice("I0", of: "C1", 100_00, issued: "2025-01-12", due: "2025-01-30")
      try await bench.run("2025-01-12")
      try await bench.invoice("I1", of: "C1", 500_00, issued: "2025-01-20", due: "2025-01-30")
      try await bench.run(from: "2025-01-20", to: "2025-02-25")
      let record = try #require(try await bench.store.account(AccountID("C1"), items: .all))
      #expect(record.account.items[Samples.item("I1")]?.finallyOpen == 0)
      #expect(record.account.items[Samples.item("I0")]?.finallyOpen == 100_00)
      try await bench.expectWhole()
    }
  }

  @Test("An earlier payment takes what a later one had taken, and that goes on to the next")
  func earlierTakesIt() async throws {
    let late = day("2025-02-22")
    let payments = [
      Payment(id: "P-1", cents: 5000_00, day: day("2025-02-20"), told: day("2025-02-20")),
      Payment(id: "P-2", cents: 10_000_00, day: day("2025-02-13"), told: late),
    ]
    let open = try await open(
      [(10_000_00, day("2025-02-02")), (5000_00, day("2025-02-16"))], payments)
    let days = (0..<24).map { LateUnnamedTests.first.adding(days: $0) }
    #expect(open[0] == days.map { $0 < day("2025-02-13") ? 10_000_00 : 0 })
    #expect(open[1] == days.map { $0 < day("2025-02-20") ? 5000_00 : 0 })
    #expect(open[2] == [0])
  }

  @Test("Told in any order they leave the same open on every day", arguments: UInt64(0)..<12)
  func anyOrder(_ seed: UInt64) async throws {
    var dice = Dice(seed: 5_300 + seed)
    let invoices = (0..<dice.roll(2...3)).map { _ -> (cents: Int64, due: Day) in
      let due = day("2025-02-01").adding(days: dice.roll(0...15))
      return (cents: Int64(dice.roll(10...900)) * 100, due: due)
    }
    let payments = (0..<dice.roll(2...4)).map { number in
      let date = LateUnnamedTests.first.adding(days: dice.roll(1...14))
      return Payment(
        id: "P-\(number)", cents: Int64(dice.roll(10...700)) * 100, day: date, told: date)
    }
    let wanted = try await open(invoices, payments)
    for _ in 0..<2 {
      let late = payments.map { payment in
        var late = payment
        let last = day("2025-02-18").adding(days: dice.roll(0...5))
        late.told = dice.roll(0...3) == 0 ? payment.day : last
        return late
      }
      let got = try await open(invoices, late)
      #expect(got == wanted, "\(invoices), \(late)")
    }
  }
}
