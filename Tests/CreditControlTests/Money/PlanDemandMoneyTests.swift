import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// A plan of 4 times 750.00 for F1, of whose first instalment 50.00 is open when F3 of 250.00 is late: the
/// reminder of 6 April 2026 asks for both.
@Suite("Money for a demand that asks for an instalment and more")
struct PlanDemandMoneyTests {
  private func withDemand(
    _ body: (Bench) async throws -> Void
  ) async throws {
    var policy = Policy.practice()
    policy.catchUp = .latest
    policy.bankDays = 2
    policy.ladder = [3, 14, 30].enumerated().map { index, days in
      Rung(
        name: ["reminder", "second", "final"][index], days: days, inBusinessDays: false,
        anchor: .due, channels: ["email"], template: "reminder", newDueDays: 8)
    }
    policy.plans = PlanRules(
      reminders: PlanRules.reminders(afterGrace: 5, beside: policy.ladders))
    try await withBench(.memory, policy: policy) { bench in
      try await bench.company("C1")
      try await bench.invoice("F1", of: "C1", 3000_00, due: "2026-01-30")
      try await bench.run(from: "2026-01-30", to: "2026-02-05")
      _ = try await bench.desk.agree(
        Desk.NewPlan(
          customer: AccountID("C1"), currency: nil, size: .number(4), every: .month,
          first: day("2026-03-02"), down: nil, interest: nil, invoices: ["F1"], note: nil),
        on: day("2026-02-17"))
      try await bench.run(from: "2026-02-17", to: "2026-03-01")
      try await bench.pay("P-1", of: "C1", 700_00, on: "2026-03-02", for: "F1")
      try await bench.invoice("F3", of: "C1", 250_00, due: "2026-04-03")
      try await bench.run(from: "2026-03-02", to: "2026-04-06")
      let asked = try await bench.story().filter { $0.hasPrefix("2026-04-06") }
      #expect(asked == ["2026-04-06 reminder sent 300.00 EUR"])
      try await body(bench)
      try await bench.expectWhole()
    }
  }

  private func open(_ bench: Bench) async throws -> (plan: Int64, other: Int64) {
    let account = try #require(
      try await bench.store.account(AccountID("C1"), items: .all)?.account)
    let open = { (name: String) in account.items[Samples.item(name)]?.finallyOpen ?? 0 }
    return (open("F1"), open("F3"))
  }

  @Test(
    "What it asked for pays what it asked for, quoted or not, and the plan goes on",
    arguments: ["", "F1 F3", "F3, F1", "thank you"])
  func exact(_ reference: String) async throws {
    try await withDemand { bench in
      // The second instalment counts as missed on the 8th, while the time of the demand runs.
      try await bench.run(from: "2026-04-07", to: "2026-04-12")
      try await bench.pay("P-2", of: "C1", 300_00, on: "2026-04-13", for: reference)
      let left = try await open(bench)
      #expect(left == (2250_00, 0))
      try await bench.run(from: "2026-04-13", to: "2026-04-30")
      let account = try #require(
        try await bench.store.account(AccountID("C1"), items: .none)?.account)
      #expect(account.standing.agreements.plans.count == 1)
      #expect(try await open(bench) == (2250_00, 0))
      // What would end it is asked for in the plan's words.
      #expect(
        try await bench.story().contains { $0.hasSuffix("instalment-missed sent 750.00 EUR") })
    }
  }

  /// Goal: who quotes what a demand named pays that first, whatever the sum. Method: random sums.
  @Test("Of any sum that quotes both, the instalment that was asked for and the other come first")
  func quoted() async throws {
    var chance = Dice(seed: 11)
    for _ in 0..<6 {
      let cents = Int64.random(in: 1...900_00, using: &chance)
      try await withDemand { bench in
        try await bench.pay("P-2", of: "C1", cents, on: "2026-04-09", for: "F1 F3")
        let left = try await open(bench)
        #expect(left.plan + left.other == 2300_00 + 250_00 - cents)
        #expect(left.other == max(0, 250_00 - max(0, cents - 50_00)), "\(cents)")
      }
    }
  }

  @Test("Where another invoice has the same sum, money of no name waits")
  func doubtful() async throws {
    try await withDemand { bench in
      try await bench.invoice("F4", of: "C1", 300_00, issued: "2026-04-05", due: "2026-05-05")
      try await bench.pay("P-2", of: "C1", 300_00, on: "2026-04-09")
      #expect(try await open(bench) == (2300_00, 250_00))
    }
  }
}
