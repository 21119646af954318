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
      total = try await reckoned("I0", through: "2025-05-05", in: bench)
      try await bench.expectWhole()
    }
    return total
  }

  /// Interest on all of an invoice, in cents.
  private func reckoned(
    _ invoice: String, through date: String, in bench: Bench
  ) async throws -> Int64 {
    let shown = try await bench.desk.reckon(invoice, through: day(date), law: nil)
    return try shown.items.reduce(0) { $0 + (try #require($1.interest?.total)) }
  }

  @Test("It bears no interest until it leaves, waiting or applied")
  func untilItLeaves() async throws {
    let applied = try await interest(named: "I0", .cameBack)
    #expect(try await interest(named: "", .cameBack) == applied)
    #expect(try await interest(named: "", .paidOut) == applied)
    let stays = try await interest(named: "", nil)
    #expect(stays < applied)
  }

  /// Interest on B of 5,500.00 through 2025-12-01, where a credit of 4,500.00 for A, which was paid in May, waits or
  /// settles some of B.
  private func interest(applying: Policy.WaitingMoney) async throws -> Int64 {
    var total: Int64 = 0
    let policy = MoneyDayTests.policy {
      $0.charges = ChargeRules(
        law: .pack("eu"), interest: .booked, fixedSum: .booked, after: "reminder")
      $0.waitingMoney = applying
    }
    try await withBench(.memory, policy: policy) { bench in
      try await MoneyDayTests.company("C1", in: bench)
      let files = Importing(bench)
      try await files.invoice(
        "A", of: "C1", 18_000_00, on: day("2025-04-12"), due: day("2025-05-12"))
      try await files.invoice(
        "B", of: "C1", 5_500_00, on: day("2025-04-20"), due: day("2025-05-20"))
      try await bench.pay("P", of: "C1", 18_000_00, on: "2025-05-02", for: "A")
      try await files.credit(
        "CN", of: "C1", 4_500_00, on: day("2025-10-03"), invoice: "A", reason: .returnedGoods)
      try await bench.run("2025-10-06")
      #expect(
        try await bench.owed(by: "C1", on: "2025-10-06").waiting
          == (applying == .waits ? 4_500_00 : 0))
      total = try await reckoned("B", through: "2025-12-01", in: bench)
      try await bench.expectWhole()
    }
    return total
  }

  @Test("A credit for what was paid before counts since then, waiting or applied by a run")
  func creditApplied() async throws {
    #expect(try await interest(applying: .oldestFirst) == 55_35)
    #expect(try await interest(applying: .waits) == 55_35)
  }

  @Test("More was paid of an invoice in instalments when it was paid beyond what was owed of all")
  func creditOfInstalments() async throws {
    try await withBench(
      .memory,
      policy: MoneyDayTests.policy {
        $0.charges = ChargeRules(
          law: .pack("eu"), interest: .booked, fixedSum: .booked, after: "reminder")
      }
    ) { bench in
      try await MoneyDayTests.company("C1", in: bench)
      try await bench.invoice("A", of: "C1", 2_300_00, issued: "2025-04-26", due: "2025-05-10")
      let parts = [
        ("2025-06-03", Int64(2_100_00)), ("2025-07-03", 3_500_00), ("2025-08-02", 4_400_00),
      ]
      try await Samples.post(
        [
          EntryDraft(
            day: day("2025-05-04"), author: .person,
            fact: .invoiceIssued(
              InvoiceIssued(
                invoice: "B", amount: Samples.euros(10_000_00), due: day("2025-08-02"),
                instalments: parts.map { Instalment(due: day($0.0), minorUnits: $0.1) })))
        ], to: AccountID("C1"), in: bench.store, attention: .distantPast,
        at: bench.installation.surroundings.now())
      try await bench.pay("P6", of: "C1", 3_333_34, on: "2025-05-12", for: "B")
      try await bench.pay("P3", of: "C1", 10_000_00, on: "2025-05-27", for: "B")
      try await Importing(bench).credit(
        "CN", of: "C1", 2_500_00, on: day("2025-11-13"), invoice: "B", reason: .returnedGoods)
      try await bench.run("2025-12-01")
      #expect(try await reckoned("A", through: "2025-12-01", in: bench) == 11_24)
      try await bench.expectWhole()
    }
  }

  @Test("Money that waits and came in time leaves no fixed sum, however long nobody applies it")
  func noFixedSum() async throws {
    let policy = MoneyDayTests.policy { $0.waitingMoney = .waits }
    try await withBench(.memory, policy: policy) { bench in
      try await MoneyDayTests.company("C1", in: bench)
      try await bench.invoice("A", of: "C1", 1_000_00, issued: "2025-05-22", due: "2025-06-23")
      try await bench.run(from: "2025-06-24", to: "2025-06-26")
      #expect(try await bench.story() == ["2025-06-26 reminder sent 1000.00 EUR"])
      try await bench.pay("P", of: "C1", 1_000_00, on: "2025-06-26")
      try await bench.run(from: "2025-06-27", to: "2025-09-01")
      let record = try #require(try await bench.store.account(AccountID("C1"), items: .all))
      #expect(record.account.items.values.allSatisfy { $0.circumstances.chargeKind != .fixedSum })
    }
  }
}
