import CreditControl
import Dunning
import Foundation
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Goal: who was right gets all that was disputed, whatever was paid meanwhile. Method: a dispute of part of
/// an invoice over 1,200.00 that is due on 30 September 2026, its answer and a payment, told in either order.
@Suite("A dispute that is credited")
struct CreditedDisputeTests {
  private static let invoiced: Int64 = 1200_00

  /// What happened, by chance.
  private struct Story: CustomStringConvertible {
    let disputed: Int64
    /// Nil where it is all that was disputed.
    let given: Int64?
    let paid: Int64
    let answered: Day
    let came: Day
    let isRebilled: Bool

    init(seed: UInt64) {
      var dice = Dice(seed: seed)
      disputed = Int64(dice.roll(1...11)) * 100_00
      given = dice.flip() ? nil : disputed / 2
      paid = dice.pick([
        CreditedDisputeTests.invoiced, CreditedDisputeTests.invoiced - disputed, 1000_00, 300_00,
        CreditedDisputeTests.invoiced + 50_00,
      ])
      answered = day("2026-10-12").adding(days: dice.roll(0...20))
      came = day("2026-10-12").adding(days: dice.roll(0...20))
      isRebilled = dice.flip()
    }

    var credit: Int64 { given ?? disputed }

    var description: String {
      "\(disputed) disputed, \(credit) given on \(answered), \(paid) paid on \(came)"
        + (isRebilled ? ", rebilled" : "")
    }
  }

  private func answer(_ name: String, _ story: Story, in bench: Bench) async throws {
    let amount = story.given.map { DecimalAmount(unscaled: $0, scale: 2) }
    let rebilled = story.isRebilled ? (invoice: "I2", due: day("2027-03-31")) : nil
    _ = try await bench.desk.resolve(
      name,
      Desk.Resolution(
        ending: story.isRebilled ? .rebilled : .credited, amount: amount, rebilled: rebilled),
      on: story.answered)
  }

  /// What is open of each invoice, what is owed in all less what waits, what is charged and what is
  /// credited, in cents.
  private func result(
    _ story: Story, isPaidFirst: Bool, runsBetween: Bool
  ) async throws -> [Int64] {
    var sums: [Int64] = []
    try await withBench(.memory, policy: ClosingTests.charging()) { bench in
      try await bench.company("C1")
      try await bench.invoice("I1", of: "C1", CreditedDisputeTests.invoiced, due: "2026-09-30")
      try await bench.run(from: "2026-09-27", to: "2026-10-10")
      let raised = try #require(
        try await bench.desk.dispute(
          Desk.NewDispute(
            invoice: "I1", size: .amount(DecimalAmount(unscaled: story.disputed, scale: 2)),
            reason: "pricing"), on: day("2026-10-11")))
      if !isPaidFirst { try await answer(raised.dispute, story, in: bench) }
      if runsBetween && !isPaidFirst { try await bench.run("2026-11-02") }
      try await bench.pay("P", of: "C1", story.paid, on: story.came.description, for: "I1")
      if runsBetween && isPaidFirst { try await bench.run("2026-11-02") }
      if isPaidFirst { try await answer(raised.dispute, story, in: bench) }
      try await bench.run(from: "2026-11-03", to: "2026-11-06")
      let record = try await bench.store.account(AccountID("C1"), items: .all)
      let items = try #require(record?.account.items)
      let charged = items[Samples.item("I1")]?.circumstances.charged.reduce(Int64(0)) {
        $0 + $1.total
      }
      sums = ["I1", "I2"].map { items[Samples.item($0)]?.finallyOpen ?? 0 }
      // What was charged in between is paid or open, and counts the same.
      let balance = items.values.reduce(Int64(0)) { $0 + $1.finallyOpen }
      sums += [balance, charged ?? 0]
      sums.append(items[Samples.item("I1")]?.credited ?? 0)
      try await bench.expectWhole()
    }
    return sums
  }

  @Test(
    "It gives all that was disputed, and what was paid too much waits", arguments: 0..<UInt64(8))
  func givesAll(_ block: UInt64) async throws {
    let isLong = ProcessInfo.processInfo.environment["DUNWELL_LONG_TESTS"] == "1"
    for seed in block * 25..<block * 25 + (isLong ? 25 : 1) {
      let story = Story(seed: 7_300_000 + seed)
      var results: [[Int64]] = []
      for isPaidFirst in [true, false] {
        let sums = try await result(story, isPaidFirst: isPaidFirst, runsBetween: seed % 2 == 1)
        let owed = CreditedDisputeTests.invoiced - story.credit
        let rebilled = story.isRebilled ? story.credit : 0
        #expect(sums[0] == max(0, owed - story.paid), "\(sums) \(story)")
        #expect(sums[1] == rebilled, "\(sums) \(story)")
        #expect(sums[2] == owed - story.paid + rebilled + sums[3], "\(sums) \(story)")
        #expect(sums[4] == story.credit, "\(sums) \(story)")
        results.append(sums)
      }
      #expect(results[0] == results[1], "\(story)")
    }
  }

  @Test("What another credit has taken off already is not given again")
  func notTwice() async throws {
    try await withBench(.memory) { bench in
      try await bench.customer("C1")
      try await bench.invoice("I1", of: "C1", 1200_00, due: "2026-09-30")
      let raised = try #require(
        try await bench.desk.dispute(
          Desk.NewDispute(
            invoice: "I1", size: .amount(DecimalAmount(unscaled: 300_00, scale: 2)),
            reason: "pricing"), on: day("2026-10-11")))
      _ = try await bench.desk.credit(
        "I1", DecimalAmount(unscaled: 1000_00, scale: 2), as: "CN", on: day("2026-10-12"),
        reason: nil)
      _ = try await bench.desk.resolve(
        raised.dispute, Desk.Resolution(ending: .credited), on: day("2026-10-13"))
      #expect(try await bench.owed(by: "C1", on: "2026-10-13") == (0, 0))
      try await bench.expectWhole()
    }
  }
}
