import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// What a demand protects is what it asked for; what it protected stays so, and what never was in it bears
/// on as before.
@Suite("What demands protect from charges, and what not")
struct HeldAndForgivenTests {
  private static func policy(_ change: (inout Policy) -> Void = { _ in }) -> Policy {
    ClosingTests.charging { policy in
      policy.catchUp = .latest
      policy.bankDays = 2
      policy.ladder = [("reminder", 3), ("second", 14), ("final", 30)].map { name, days in
        Rung(
          name: name, days: days, inBusinessDays: false, anchor: .due, channels: ["email"],
          template: name, newDueDays: 8)
      }
      change(&policy)
    }
  }

  private func withCompany(
    _ policy: Policy = policy(), _ body: (Bench) async throws -> Void
  ) async throws {
    try await withBench(.memory, policy: policy) { bench in
      try await MoneyDayTests.company("C1", in: bench)
      try await body(bench)
      try await bench.expectWhole()
    }
  }

  private func booked(_ invoice: String, _ bench: Bench, _ date: String) async throws -> Int64 {
    try await bench.desk.reckon(invoice, through: day(date), law: nil).booked
  }

  @Test("What a notice announced is booked as it announced it, whatever month ends before")
  func bookedAsAnnounced() async throws {
    try await withCompany { bench in
      try await bench.invoice("A", of: "C1", 10_000_00, due: "2026-08-18")
      try await bench.run(from: "2026-08-19", to: "2026-09-10")
      func through() async throws -> Day? {
        let record = try await bench.store.account(AccountID("C1"), items: .all)
        return record?.account.items[Samples.item("A")]?.circumstances.charged(.interest)?.through
      }
      let account = try await bench.store.account(AccountID("C1"), items: .none)?.account
      let payBy = account?.standing.demands.all.first?.payBy
      #expect(payBy == day("2026-08-29"))
      #expect(try await through() == payBy)
    }
  }

  @Test("A part of a credit that is taken back is told before it is asked for")
  func creditTakenBack() async throws {
    try await withCompany { bench in
      try await bench.invoice("A", of: "C1", 1000_00, due: "2026-06-01")
      try await bench.run(from: "2026-06-02", to: "2026-07-02")
      _ = try await bench.desk.credit(
        "A", DecimalAmount(unscaled: 400, scale: 0), as: "CV", because: .goodwill,
        on: day("2026-07-03"), reason: nil)
      try await bench.run(from: "2026-07-03", to: "2026-07-06")
      _ = try await bench.desk.reverseCredit("CV", on: day("2026-07-07"), reason: "wrong")
      try await bench.run(from: "2026-07-07", to: "2026-07-25")
      let later = try await Ledgers(bench.installation).notices(on: nil, status: nil)
        .filter { $0.on >= day("2026-07-07") }
      #expect(later.count == 1)
      #expect(later.first?.triggers.map(\.rung) == [Trigger.returned])
    }
  }

  /// Goal: money that bounces was never there in time, however it was agreed. Method: all of an invoice is paid on
  /// one day and comes back on another, as it is or as a settlement; what is charged is the same.
  @Test(
    "A settlement that was paid in a demand's time and bounces forgives nothing", arguments: [0, 3])
  func settlementBounced(_ after: Int) async throws {
    var sums: [Int64] = []
    for settled in [false, true] {
      let policy = HeldAndForgivenTests.policy {
        $0.settlements = SettlementRules(leaves: [.init(leastPercent: 30)])
      }
      try await withCompany(policy) { bench in
        try await bench.invoice("A", of: "C1", 20_000_00, due: "2026-09-02")
        try await bench.run(from: "2026-09-03", to: "2026-09-10")
        if settled {
          let offer = try #require(
            try await bench.desk.offer(
              Desk.NewSettlement(
                customer: AccountID("C1"), currency: nil,
                size: .amount(DecimalAmount(unscaled: 8000, scale: 0)), validUntil: nil,
                invoices: [], note: nil), on: day("2026-09-10")))
          _ = try await bench.desk.accept(
            offer.settlement, payBy: day("2026-09-20"), on: day("2026-09-10"))
        }
        let paid = day("2026-09-11").adding(days: after)
        try await bench.run(from: "2026-09-10", to: paid.adding(days: -1).description)
        try await bench.pay(
          "P", of: "C1", settled ? 8000_00 : 20_000_00, on: paid.description, for: "A")
        try await bench.run(from: paid.description, to: "2026-09-24")
        #expect(try await bench.owed(by: "C1", on: "2026-09-24").open == 0)
        _ = try await bench.desk.reverse("P", on: day("2026-09-25"), reason: nil)
        try await bench.run(from: "2026-09-25", to: "2026-12-02")
        sums.append(try await booked("A", bench, "2026-12-02"))
      }
    }
    #expect(sums.count == 2 && sums[0] == sums[1], "\(sums)")
  }

  @Test(
    "A demand of something else forgives nothing of what is held",
    arguments: ["promise", "dispute"])
  func held(_ how: String) async throws {
    var sums: [Int64] = []
    for hasOther in [false, true] {
      try await withCompany { bench in
        try await bench.invoice("A", of: "C1", 20_000_00, due: "2026-09-02")
        if hasOther { try await bench.invoice("B", of: "C1", 100_00, due: "2026-09-17") }
        try await bench.run(from: "2026-09-03", to: "2026-09-10")
        if how == "promise" {
          _ = try await bench.desk.promise(
            Desk.NewPromise(
              customer: AccountID("C1"), currency: nil, parts: [(day("2026-09-28"), nil)],
              invoices: ["A"], note: nil), on: day("2026-09-10"))
        } else {
          _ = try await bench.desk.dispute(
            Desk.NewDispute(invoice: "A", size: .whole, reason: "other"), on: day("2026-09-10"))
        }
        try await bench.run(from: "2026-09-11", to: "2026-09-24")
        if how == "dispute" {
          let record = try await bench.store.account(AccountID("C1"), items: .none)
          let dispute = try #require(record?.account.standing.agreements.disputes.first)
          _ = try await bench.desk.resolve(
            dispute.id, Desk.Resolution(ending: .upheld, charges: false), on: day("2026-09-24"))
        }
        try await bench.run(from: "2026-09-25", to: "2026-09-27")
        try await bench.pay("P-1", of: "C1", 20_000_00, on: "2026-09-28", for: "A")
        try await bench.run(from: "2026-09-28", to: "2026-10-02")
        sums.append(try await booked("A", bench, "2026-10-02"))
        let asked = try await Ledgers(bench.installation).notices(on: nil, status: "sent")
        #expect(asked.contains { $0.on > day("2026-09-10") } == hasOther)
      }
    }
    #expect(sums[0] == sums[1] && sums[0] > 40_00)
  }

  @Test("Nobody charges by hand what the day of a demand forgave")
  func byHand() async throws {
    try await withCompany { bench in
      try await bench.invoice("I1", of: "C1", 10_000_00, due: "2025-01-31")
      try await bench.run(from: "2025-02-01", to: "2025-02-09")
      try await bench.pay("P-1", of: "C1", 10_000_00, on: "2025-02-10", for: "I1")
      try await bench.run(from: "2025-02-10", to: "2025-03-05")
      for law in [nil, "de"] {
        await #expect(throws: RunError.self) {
          _ = try await bench.desk.charge(
            "I1", through: day("2025-03-05"), law: law, on: day("2025-03-06"))
        }
      }
      let shown = try await bench.desk.reckon("I1", through: day("2025-03-06"), law: nil)
      #expect(shown.items.first?.kept != nil && shown.booked == 0)
      #expect(try await bench.owed(by: "C1", on: "2025-03-06") == (0, 0))
    }
  }

  @Test("Costs count against a fixed sum that a person named the law of")
  func costOfNamedLaw() async throws {
    try await withCompany(Policy.practice()) { bench in
      try await bench.invoice("I1", of: "C1", 1000_00, due: "2025-01-31")
      try await bench.run("2025-02-05")
      _ = try await bench.desk.charge(
        "I1", through: day("2025-02-10"), law: "de", on: day("2025-02-10"))
      let cost = try await bench.desk.chargeCost(
        "I1", DecimalAmount(unscaled: 85, scale: 0), note: nil, on: day("2025-02-11"))
      #expect(cost == Samples.euros(45_00))
    }
  }

  @Test("What was held when it fell due has its fixed sum once it bears interest")
  func heldFromTheFirst() async throws {
    try await withCompany { bench in
      try await bench.invoice("I1", of: "C1", 900_00, due: "2026-04-01")
      try await bench.run("2026-03-26")
      _ = try await bench.desk.dispute(
        Desk.NewDispute(invoice: "I1", size: .whole, reason: "other"), on: day("2026-03-26"))
      let during = try await bench.desk.reckon("I1", through: day("2026-04-10"), law: nil)
      #expect(during.items.first?.fixedSum == nil)
      let record = try await bench.store.account(AccountID("C1"), items: .none)
      let dispute = try #require(record?.account.standing.agreements.disputes.first)
      _ = try await bench.desk.resolve(
        dispute.id, Desk.Resolution(ending: .upheld, charges: false), on: day("2026-04-14"))
      try await bench.run(from: "2026-04-15", to: "2026-06-30")
      let shown = try await bench.desk.reckon("I1", through: day("2026-06-30"), law: nil)
      #expect(shown.items.first?.fixedSum == Samples.euros(40_00))
      #expect(shown.items.first?.interest?.lines.first?.from == day("2026-04-14"))
      #expect(try await bench.owed(by: "C1", on: "2026-06-30").open > 940_00)
    }
  }

  @Test("A credit of one dispute takes nothing off the time for which another one kept free")
  func twoDisputes() async throws {
    try await withCompany { bench in
      try await bench.invoice("I1", of: "C1", 10_000_00, due: "2025-01-31")
      for (from, cents, until, ending) in [
        ("2025-02-01", Int64(6000_00), "2025-03-01", AgreementEnding.upheld),
        ("2025-03-02", 3000_00, "2025-03-04", .credited),
      ] {
        let raised = try #require(
          try await bench.desk.dispute(
            Desk.NewDispute(
              invoice: "I1", size: .amount(DecimalAmount(unscaled: cents, scale: 2)),
              reason: "other"), on: day(from)))
        _ = try await bench.desk.resolve(
          raised.dispute, Desk.Resolution(ending: ending, charges: false), on: day(until))
      }
      let shown = try await bench.desk.reckon("I1", through: day("2025-03-31"), law: nil)
      let lines = shown.items.first?.interest?.lines ?? []
      #expect(lines.map(\.base) == [1000_00, 7000_00])
    }
  }
}
