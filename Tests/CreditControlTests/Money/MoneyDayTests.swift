import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Charges by German law, booked once the reminder has gone out.
@Suite("A payment that is told late")
struct MoneyDayTests {
  static func policy(_ change: (inout Policy) -> Void = { _ in }) -> Policy {
    var policy = Policy.practice()
    policy.charges = ChargeRules(
      law: .pack("de"), interest: .booked, fixedSum: .booked, after: "reminder")
    change(&policy)
    return policy
  }

  static func company(_ id: String, in bench: Bench) async throws {
    try await bench.customer(id)
    var change = Desk.CustomerChange()
    change.kind = .company
    _ = try await bench.desk.set(AccountID(id), change, from: BookHistory.beginning)
  }

  private func open(_ bench: Bench, _ invoice: String) async throws -> Int64 {
    let record = try await bench.store.account(AccountID("W1"), items: .all)
    return record?.account.items[Samples.item(invoice)]?.finallyOpen ?? 0
  }

  @Test(
    "It settles the invoice, as it was owed on its day, and not what was charged since",
    arguments: [nil, Policy.SettlingOrder.costsFirst, .law])
  func settlesTheInvoice(_ order: Policy.SettlingOrder?) async throws {
    try await withBench(.memory, policy: MoneyDayTests.policy { $0.order = order }) { bench in
      try await MoneyDayTests.company("W1", in: bench)
      try await bench.invoice("W-2", of: "W1", 1000_00, due: "2025-01-15")
      try await bench.run(from: "2025-01-12", to: "2025-02-05")
      let charged = try await bench.owed(by: "W1", on: "2025-02-05").open - 1000_00
      #expect(charged > 40_00)
      let settled = try await bench.desk.pay(
        Desk.Payment(
          id: "P-1", customer: AccountID("W1"), amount: DecimalAmount(unscaled: 1000, scale: 0),
          currency: nil, day: day("2025-01-14"),
          parts: [
            Desk.Part(invoice: "W-2", amount: DecimalAmount(unscaled: 1000, scale: 0))
          ], reference: nil))
      #expect(settled == [Allocation(Samples.item("W-2"), 1000_00)])
      #expect(try await open(bench, "W-2") == 0)
      // The lateness that never was is taken back by entries.
      try await bench.run("2025-02-06")
      #expect(try await bench.owed(by: "W1", on: "2025-02-06") == (0, 0))
      let notices = try await bench.story()
      try await bench.run(from: "2025-02-07", to: "2025-03-20")
      #expect(try await bench.story() == notices)
      try await bench.expectWhole()
    }
  }

  /// Goal: nobody is asked for a charge on an invoice beside money that was paid for that invoice. Method: sums
  /// from a cent short to far too much, on days before and after the charges, told on the day or late, in a
  /// policy that leaves money where it waits; the oracle reads the account.
  @Test("What is left of money that names an invoice takes what was charged on it")
  func takesItsCharges() async throws {
    var dice = Dice(seed: 812)
    var taken = 0
    for round in 0..<16 {
      let policy = MoneyDayTests.policy { $0.waitingMoney = .waits }
      try await withBench(.memory, policy: policy) { bench in
        try await MoneyDayTests.company("W1", in: bench)
        try await bench.invoice("W-1", of: "W1", 1000_00, due: "2025-01-15")
        try await bench.invoice("W-2", of: "W1", 300_00, due: "2025-03-01")
        let paid = day("2025-01-10").adding(days: Int.random(in: 0...40, using: &dice))
        let told = paid.adding(days: Bool.random(using: &dice) ? 0 : 6)
        try await bench.run(from: "2025-01-10", to: told.description)
        let cents = 1000_00 + Int64.random(in: -1...200_00, using: &dice)
        try await bench.pay("P-1", of: "W1", cents, on: paid.description, for: "W-1")
        try await bench.run(from: told.description, to: told.adding(days: 3).description)
        let record = try await bench.store.account(AccountID("W1"), items: .all)
        let items = try #require(record?.account.items)
        let charges = items.values.filter { $0.id.kind == .charge && $0.id.document == "W-1" }
        let open = charges.reduce(0) { $0 + $1.finallyOpen }
        let waiting = -(items[ItemID(.payment, "P-1")]?.finallyOpen ?? 0)
        #expect(open == 0 || waiting == 0, "round \(round): \(open) open, \(waiting) waits")
        #expect(items[Samples.item("W-2")]?.finallyOpen == 300_00, "round \(round)")
        taken += charges.contains { $0.movements.count > 1 } ? 1 : 0
        try await bench.expectWhole()
      }
    }
    #expect(taken > 3)
  }

  @Test(
    "What is left of it takes no charge while the invoice is in dispute, and takes it afterwards, run when it may"
  )
  func takesNoneInDispute() async throws {
    for days in [1, 40] {
      let policy = MoneyDayTests.policy { $0.waitingMoney = .waits }
      try await withBench(.sqlite, policy: policy) { bench in
        try await MoneyDayTests.company("W1", in: bench)
        try await bench.invoice("W-1", of: "W1", 1000_00, due: "2025-01-15")
        try await bench.run(from: "2025-01-15", to: "2025-01-31")
        let charged = try await bench.owed(by: "W1", on: "2025-01-31").open - 1000_00
        #expect(charged > 0)
        let dispute = try await bench.desk.dispute(
          Desk.NewDispute(invoice: "W-1", size: .whole, reason: "other"), on: day("2025-02-01"))
        _ = try await bench.desk.pay(
          Desk.Payment(
            id: "P-1", customer: AccountID("W1"), amount: DecimalAmount(unscaled: 1200, scale: 0),
            currency: nil, day: day("2025-02-02"),
            parts: [Desk.Part(invoice: "W-1", amount: DecimalAmount(unscaled: 1000, scale: 0))],
            reference: nil))
        try await bench.run(from: "2025-02-02", to: "2025-02-05")
        let held = try await bench.owed(by: "W1", on: "2025-02-05")
        #expect(held.open > 0 && held.waiting == 200_00)
        _ = try await bench.desk.resolve(
          try #require(dispute?.dispute), Desk.Resolution(ending: .upheld), on: day("2025-02-06"))
        try await bench.run(day("2025-02-06").adding(days: days).description)
        let left = try await bench.owed(by: "W1", on: "2025-04-01")
        #expect(left.open == 0 && left.waiting == 200_00 - held.open, "after \(days) days: \(left)")
        try await bench.expectWhole()
      }
    }
  }

  @Test("What is found to be meant for an invoice counts for it from the day on which it came")
  func appliedLater() async throws {
    try await withBench(.memory, policy: MoneyDayTests.policy()) { bench in
      try await MoneyDayTests.company("W1", in: bench)
      try await bench.invoice("W-2", of: "W1", 1000_00, due: "2025-01-15")
      try await bench.pay("P-1", of: "W1", 1000_00, on: "2025-01-14", for: "Danke")
      try await bench.run(from: "2025-01-12", to: "2025-02-05")
      _ = try await bench.desk.apply("P-1", to: "W-2", on: day("2025-02-05"))
      let record = try await bench.store.account(AccountID("W1"), items: .all)
      let item = try #require(record?.account.items[Samples.item("W-2")])
      #expect(item.open(on: day("2025-01-13")) == 1000_00)
      #expect(item.open(on: day("2025-01-14")) == 0)
      try await bench.run("2025-02-06")
      #expect(try await bench.owed(by: "W1", on: "2025-02-06") == (0, 0))
      try await bench.expectWhole()
    }
  }

  @Test("Money without an invoice settles what was owed on its day before what was issued since")
  func oldestOfItsDay() async throws {
    try await withBench(.memory) { bench in
      try await bench.edit { $0.waitingMoney = .oldestFirst }
      try await bench.customer("W1")
      try await bench.invoice(
        "LATER", of: "W1", 100_00, issued: "2025-01-20", due: "2025-01-25")
      try await bench.invoice("THEN", of: "W1", 100_00, issued: "2025-01-01", due: "2025-01-31")
      try await bench.pay("P-1", of: "W1", 150_00, on: "2025-01-14")
      try await bench.run("2025-01-28")
      #expect(try await open(bench, "THEN") == 0)
      #expect(try await open(bench, "LATER") == 50_00)
      let record = try await bench.store.account(AccountID("W1"), items: .all)
      let then = try #require(record?.account.items[Samples.item("THEN")])
      #expect(then.settled == day("2025-01-14"))
      try await bench.expectWhole()
    }
  }
}
