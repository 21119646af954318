import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Invoices of C1's under one plan, some of which are closed while it runs.
@Suite("What decisions read of a plan")
struct PlanReadTests {
  private static let policy = {
    var policy = ClosingTests.charging { $0.charges = nil }
    policy.catchUp = .latest
    policy.bankDays = 1
    policy.plans = PlanRules(
      reminders: PlanRules.reminders(afterGrace: 5, beside: policy.ladders))
    return policy
  }()

  private func withPlan(
    _ storage: Bench.Storage, invoices: Int, instalments: Int, every: PlanProposal.Every,
    _ body: (Bench) async throws -> Void
  ) async throws {
    try await withBench(storage, policy: PlanReadTests.policy) { bench in
      try await bench.company("C1")
      for number in 1...invoices {
        try await bench.invoice("A\(number)", of: "C1", 100_00, due: "2025-03-1\(number)")
      }
      try await bench.run("2025-03-16")
      _ = try await bench.desk.agree(
        Desk.NewPlan(
          customer: AccountID("C1"), currency: nil, size: .number(instalments), every: every,
          first: nil, down: nil, interest: nil, invoices: [], note: nil), on: day("2025-03-16"))
      try await body(bench)
      try await bench.expectWhole()
    }
  }

  @Test(
    "One that was closed since counts among what a notice had asked for",
    arguments: Bench.Storage.allCases)
  func closedSince(_ storage: Bench.Storage) async throws {
    try await withPlan(storage, invoices: 2, instalments: 4, every: .week) { bench in
      try await bench.run("2025-04-11")
      try await bench.pay("P-1", of: "C1", 100_00, on: "2025-04-20", for: "A2")
      for date in ["2025-04-21", "2025-04-30", "2025-05-20"] {
        try await bench.run(date)
        _ = try await bench.why("C1", on: date)
      }
    }
  }

  /// Goal: a decision that is made again from everything is the one that was made from what is open. Method: what
  /// becomes of plans by chance, runs now and then, and the reasons of each of them.
  @Test("What a run decided is decided again, whatever was closed since", arguments: 0..<4)
  func random(_ block: UInt64) async throws {
    for seed in block * 4..<(block + 1) * 4 {
      var chance = Dice(seed: seed)
      let invoices = chance.roll(2...4)
      let every = chance.pick([PlanProposal.Every.week, .twoWeeks])
      let instalments = chance.roll(2...5)
      try await withPlan(
        .memory, invoices: invoices, instalments: instalments, every: every
      ) { bench in
        var runs: [Day] = []
        for date in (0..<90).map({ day("2025-03-17").adding(days: $0) }) {
          if chance.roll(0...7) == 0 {
            do {
              try await live("A\(chance.roll(1...invoices))", on: date, in: bench, &chance)
            } catch is RunError {
              // What cannot be done is refused and changes nothing.
            }
          }
          guard chance.roll(0...2) > 0 else { continue }
          try await bench.run(date.description)
          runs.append(date)
        }
        for date in runs {
          await #expect(throws: Never.self, "seed \(seed), \(date)") {
            _ = try await bench.why("C1", on: date.description)
          }
        }
      }
    }
  }

  private func live(
    _ invoice: String, on date: Day, in bench: Bench, _ chance: inout Dice
  ) async throws {
    let desk = bench.desk
    let record = try await bench.store.account(AccountID("C1"), items: .none)
    switch chance.roll(0...7) {
    case 0...2:
      try await bench.pay("P-\(date)", of: "C1", 100_00, on: date.description, for: invoice)
    case 3:
      let cents = Int64(chance.roll(1...120_00))
      try await bench.pay("P-\(date)", of: "C1", cents, on: date.description)
    case 4:
      _ = try await desk.credit(
        invoice, DecimalAmount(unscaled: Int64(chance.roll(1...100_00)), scale: 2),
        as: "N-\(date)", on: date, reason: nil)
    case 5:
      _ = try await desk.reverse(
        "P-\(date.adding(days: -chance.roll(1...20)))", on: date, reason: nil)
    case 6:
      _ = try await desk.dispute(
        Desk.NewDispute(invoice: invoice, size: .whole, reason: "other"), on: date)
    default:
      for dispute in record?.account.standing.agreements.disputes ?? [] {
        _ = try await desk.resolve(dispute.id, Desk.Resolution(ending: .upheld), on: date)
      }
    }
  }
}
