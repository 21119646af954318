import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Goal: how often runs are made changes nothing about what money settles. Method: the same days with a run each,
/// and with few of them.
@Suite("Money without a name between runs")
struct RunRhythmTests {
  private struct Invoice {
    let id: String
    let cents: Int64
    let issued: Day
    let due: Day
  }

  private struct Payment {
    let id: String
    let cents: Int64
    let day: Day
    let named: String
  }

  private static let first = day("2025-02-01")
  private static let length = 60

  /// What was open of each invoice on each day in the end, and what waits.
  ///
  /// - Parameter runs: the days on which runs are made, beside the last.
  private func open(
    _ invoices: [Invoice], _ payments: [Payment], runs: (Day) -> Bool
  ) async throws -> [[Int64]] {
    var policy = Policy.practice()
    policy.waitingMoney = .oldestFirst
    var open: [[Int64]] = []
    let days = (0...RunRhythmTests.length).map { RunRhythmTests.first.adding(days: $0) }
    try await withBench(.memory, policy: policy) { bench in
      try await bench.customer("C1")
      for today in days {
        for one in invoices where one.issued == today {
          try await bench.invoice(
            one.id, of: "C1", one.cents, issued: one.issued.description,
            due: one.due.description)
        }
        for one in payments where one.day == today {
          try await bench.pay(one.id, of: "C1", one.cents, on: today.description, for: one.named)
        }
        if runs(today) || today == days.last { try await bench.run(today.description) }
      }
      let record = try #require(try await bench.store.account(AccountID("C1"), items: .all))
      for one in invoices {
        let item = try #require(record.account.items[Samples.item(one.id)])
        open.append(days.map { item.open(on: $0) })
      }
      let waits = record.account.items.values.filter { !$0.id.kind.isOwed }
      open.append([waits.reduce(Int64(0)) { $0 - $1.finallyOpen }])
      try await bench.expectWhole()
    }
    return open
  }

  @Test("A part payment settles what was owed on its day, whatever came with a name before the run")
  func beforeTheRun() async throws {
    let invoices = [
      Invoice(id: "A", cents: 700_00, issued: day("2025-02-01"), due: day("2025-02-04")),
      Invoice(id: "B", cents: 300_00, issued: day("2025-02-14"), due: day("2025-03-16")),
    ]
    let payments = [
      Payment(id: "P-1", cents: 300_00, day: day("2025-02-10"), named: ""),
      Payment(id: "P-2", cents: 700_00, day: day("2025-03-20"), named: "A"),
    ]
    let once = try await open(invoices, payments) { _ in false }
    #expect(once[0][9] == 400_00)
    #expect(once[0].last == 0)
    #expect(once[1].last == 0)
    let daily = try await open(invoices, payments) { _ in true }
    #expect(daily == once)
  }

  @Test("Daily runs, weekly ones and one at the end leave the same open", arguments: UInt64(0)..<24)
  func anyRhythm(_ seed: UInt64) async throws {
    var dice = Dice(seed: 8_100 + seed)
    let invoices = (0..<dice.roll(2...4)).map { number in
      let issued = RunRhythmTests.first.adding(days: dice.roll(0...25))
      return Invoice(
        id: "A-\(number)", cents: Int64(dice.roll(10...900)) * 100, issued: issued,
        due: issued.adding(days: dice.roll(0...30)))
    }
    let payments = (0..<dice.roll(2...5)).map { number in
      let named = dice.roll(0...1) == 0 ? "" : "A-\(dice.roll(0...invoices.count - 1))"
      return Payment(
        id: "P-\(number)", cents: Int64(dice.roll(10...700)) * 100,
        day: RunRhythmTests.first.adding(days: dice.roll(1...55)), named: named)
    }
    let daily = try await open(invoices, payments) { _ in true }
    let weekly = try await open(invoices, payments) {
      $0.days(since: RunRhythmTests.first) % 7 == 0
    }
    #expect(weekly == daily, "\(invoices), \(payments)")
    let once = try await open(invoices, payments) { _ in false }
    #expect(once == daily, "\(invoices), \(payments)")
  }
}
