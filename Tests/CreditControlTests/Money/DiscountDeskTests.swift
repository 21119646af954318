import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// D-1 over 1000.00 and D-2 over 500.00 are issued on 2025-03-01, both at 2 % within ten days.
@Suite("Discounts, whatever comes first")
struct DiscountDeskTests {
  private func invoice(
    _ number: String, _ cents: Int64, on date: String = "2025-03-01", in bench: Bench
  ) async throws {
    try await Importing(bench).invoice(
      number, of: "C1", cents, on: day(date), due: day(date).adding(days: 30), terms: "2/10 NET30")
  }

  private func credit(
    _ cents: Int64, on date: String, of number: String = "D-1", in bench: Bench
  ) async throws {
    _ = try await bench.desk.credit(
      number, DecimalAmount(unscaled: cents, scale: 2), as: "CN", on: day(date), reason: nil)
  }

  /// What each invoice still owes and was granted, and what waits, in cents.
  private func result(_ bench: Bench) async throws -> [Int64] {
    let account = try #require(try await bench.store.account(AccountID("C1"), items: .all)).account
    let items = account.items.values.filter { $0.id.kind == .invoice }.sorted { $0.id < $1.id }
    return items.flatMap {
      [$0.finallyOpen, $0.circumstances.discount?.granted?.minorUnits ?? 0]
    } + [account.waiting(Samples.euro, on: day("2025-12-31"))]
  }

  private func withCafe(_ body: (Bench) async throws -> Void) async throws {
    try await withBench(.memory) { bench in
      try await bench.customer("C1")
      try await body(bench)
      try await bench.expectWhole()
    }
  }

  @Test("A transfer of two invoices less a credit and their discounts settles both in either order")
  func creditedInPart() async throws {
    for isCreditFirst in [true, false] {
      try await withCafe { bench in
        try await invoice("D-1", 1000_00, in: bench)
        try await invoice("D-2", 500_00, in: bench)
        if isCreditFirst { try await credit(100_00, on: "2025-03-05", of: "D-2", in: bench) }
        try await bench.pay("P", of: "C1", 1372_00, on: "2025-03-08", for: "D-1 D-2")
        if !isCreditFirst { try await credit(100_00, on: "2025-03-05", of: "D-2", in: bench) }
        try await bench.run("2025-03-09")
        #expect(try await result(bench) == [0, 20_00, 0, 8_00, 0])
      }
    }
  }

  @Test(
    "A credit of all of one invoice leaves the other its discount, before the transfer or after")
  func creditedWhole() async throws {
    var results: [[Int64]] = []
    for isCreditFirst in [true, false] {
      try await withCafe { bench in
        try await invoice("D-1", 1000_00, in: bench)
        try await invoice("D-2", 500_00, in: bench)
        if isCreditFirst { try await credit(500_00, on: "2025-03-20", of: "D-2", in: bench) }
        try await bench.pay("P", of: "C1", 1470_00, on: "2025-03-08", for: "D-1 D-2")
        if !isCreditFirst { try await credit(500_00, on: "2025-03-20", of: "D-2", in: bench) }
        try await bench.run("2025-03-21")
        results.append(try await result(bench))
      }
    }
    #expect(results[0] == [0, 20_00, 0, 0, 490_00])
    #expect(results[1] == results[0])
  }

  /// Method: 300.00 of D-2 are credited and both invoices are paid at once; the credit is of a day before the
  /// money or after it, and each is told first.
  @Test("A transfer of what two invoices were before a credit leaves one of them its discount")
  func creditedBefore() async throws {
    try await withCafe { bench in
      try await invoice("D-1", 1000_00, in: bench)
      try await invoice("D-2", 500_00, in: bench)
      try await credit(500_00, on: "2025-03-05", of: "D-2", in: bench)
      try await bench.pay("P", of: "C1", 1470_00, on: "2025-03-08", for: "D-1 D-2")
      try await bench.run("2025-03-09")
      #expect(try await result(bench) == [0, 20_00, 0, 0, 490_00])
    }
  }

  @Test(
    "What a credit takes off one of two invoices is in no discount, in any order of telling",
    arguments: [
      ("2025-03-07", Int64(1176_00), [Int64(0), 20_00, 0, 4_00, 0]),
      ("2025-03-07", 1170_00, [0, 0, 30_00, 0, 0]),
      ("2025-03-20", 1176_00, [0, 20_00, 0, 4_00, 0]),
      ("2025-03-20", 1180_00, [0, 16_00, 0, 4_00, 0]),
      ("2025-03-20", 1480_00, [0, 10_00, 0, 4_00, 294_00]),
    ])
  func creditedBeside(_ one: (credited: String, paid: Int64, result: [Int64])) async throws {
    for isCreditFirst in [true, false] {
      try await withCafe { bench in
        try await invoice("D-1", 1000_00, in: bench)
        try await invoice("D-2", 500_00, in: bench)
        if isCreditFirst { try await credit(300_00, on: one.credited, of: "D-2", in: bench) }
        try await bench.pay("P", of: "C1", one.paid, on: "2025-03-08", for: "D-1 D-2")
        if !isCreditFirst { try await credit(300_00, on: one.credited, of: "D-2", in: bench) }
        try await bench.run("2025-03-21")
        #expect(try await result(bench) == one.result)
        for entry in try await bench.store.entries(of: AccountID("C1"), from: 1, limit: 99) {
          let content = try EntryContent(parsing: entry.bytes)
          guard case .moneyUnapplied = content.fact else { continue }
          #expect(content.day >= day("2025-03-08"), "nothing of it waited before it came")
        }
      }
    }
  }

  @Test(
    "One transfer for several invoices, less the discount of each, is granted each",
    arguments: ["D-1 D-2", "D-2, D-1", "Danke"])
  func several(_ reference: String) async throws {
    try await withCafe { bench in
      try await invoice("D-1", 1000_00, in: bench)
      try await invoice("D-2", 500_00, in: bench)
      try await bench.pay("P", of: "C1", 1470_00, on: "2025-03-08", for: reference)
      try await bench.run("2025-03-09")
      #expect(try await result(bench) == [0, 20_00, 0, 10_00, 0])
    }
  }

  @Test(
    "What fits no discount settles in turn, and whoever pays in full keeps none back",
    arguments: [
      (Int64(1500_00), "2025-03-08", [Int64(0), 0, 0, 0, 0]),
      (1460_00, "2025-03-08", [0, 0, 40_00, 0, 0]),
      (1520_00, "2025-03-08", [0, 0, 0, 0, 20_00]),
      (1470_00, "2025-03-12", [0, 0, 30_00, 0, 0]),
    ])
  func inTurn(_ one: (cents: Int64, day: String, result: [Int64])) async throws {
    try await withCafe { bench in
      try await invoice("D-1", 1000_00, in: bench)
      try await invoice("D-2", 500_00, in: bench)
      try await bench.pay("P", of: "C1", one.cents, on: one.day, for: "D-1 D-2")
      try await bench.run("2025-03-13")
      #expect(try await result(bench) == one.result)
    }
  }

  /// Goal: a discount stands on the money that stands. Method: P-1 bounces, P-2 came in time as well; told
  /// in every order, with and without runs between.
  @Test(
    "A discount that was earned by money which stays is granted, whatever bounced beside it",
    arguments: [
      "P-1 back P-2 run", "P-1 P-2 back run", "P-2 P-1 back run", "P-1 run P-2 run back run",
      "P-1 run back run P-2 run", "P-1 back run P-2 run",
    ])
  func bounced(_ story: String) async throws {
    try await withCafe { bench in
      try await invoice("D-1", 1000_00, in: bench)
      for word in story.split(separator: " ") {
        switch word {
        case "P-1": try await bench.pay("P-1", of: "C1", 980_00, on: "2025-03-06", for: "D-1")
        case "P-2": try await bench.pay("P-2", of: "C1", 980_00, on: "2025-03-08", for: "D-1")
        case "back": _ = try await bench.desk.reverse("P-1", on: day("2025-03-15"), reason: nil)
        default: try await bench.run("2025-03-16")
        }
      }
      #expect(try await result(bench) == [0, 20_00, 0])
    }
  }

  @Test("Money that bounced earns no discount for money that came late")
  func bouncedAndLate() async throws {
    try await withCafe { bench in
      try await invoice("D-1", 1000_00, in: bench)
      try await bench.pay("P-1", of: "C1", 980_00, on: "2025-03-06", for: "D-1")
      _ = try await bench.desk.reverse("P-1", on: day("2025-03-15"), reason: nil)
      try await bench.pay("P-2", of: "C1", 980_00, on: "2025-03-20", for: "D-1")
      try await bench.run("2025-03-21")
      #expect(try await result(bench) == [20_00, 0, 0])
    }
  }

  @Test("A sum that several choices of invoices make up settles none of them")
  func tooClose() async throws {
    try await withCafe { bench in
      try await invoice("D-1", 500_00, in: bench)
      try await invoice("D-2", 500_00, in: bench)
      try await bench.pay("P", of: "C1", 490_00, on: "2025-03-08")
      try await bench.run("2025-03-09")
      #expect(try await result(bench) == [500_00, 0, 500_00, 0, 490_00])
    }
  }

  @Test("Of two invoices the one that is in time has its discount, and the other is short")
  func oneInTime() async throws {
    try await withCafe { bench in
      try await invoice("D-1", 1000_00, in: bench)
      try await invoice("D-2", 500_00, on: "2025-02-20", in: bench)
      try await bench.pay("P", of: "C1", 1470_00, on: "2025-03-08", for: "D-1 D-2")
      try await bench.run("2025-03-09")
      #expect(try await result(bench) == [0, 20_00, 10_00, 0, 0])
    }
  }

  /// Method: 980.00 paid in time and a credit over 200.00, each told first, with and without runs between.
  @Test(
    "A credit makes the discount smaller, before the payment or after it",
    arguments: [
      (["pay", "run", "credit"], "2025-03-08"), (["pay", "credit"], "2025-03-08"),
      (["credit", "pay"], "2025-03-08"), (["credit", "run", "pay"], "2025-03-08"),
      (["pay", "run", "credit"], "2025-03-20"), (["pay", "credit"], "2025-03-20"),
      (["credit", "pay"], "2025-03-20"), (["credit", "pay"], "2025-03-02"),
    ], [Policy.WaitingMoney.waits, .oldestFirst])
  func credited(
    _ one: (told: [String], credited: String), _ waiting: Policy.WaitingMoney
  ) async throws {
    try await withCafe { bench in
      // What was short for a discount is no room for what waits.
      try await bench.edit { $0.waitingMoney = waiting }
      try await invoice("D-1", 1000_00, in: bench)
      for step in one.told {
        switch step {
        case "pay": try await bench.pay("P", of: "C1", 980_00, on: "2025-03-05", for: "D-1")
        case "credit": try await credit(200_00, on: one.credited, in: bench)
        default: try await bench.run("2025-03-21")
        }
      }
      try await bench.run("2025-03-22")
      #expect(try await result(bench) == [0, 16_00, 196_00])
    }
  }

  @Test(
    "Whoever pays what a credit left less its discount has earned that", arguments: [true, false])
  func paysTheRest(_ isCreditFirst: Bool) async throws {
    try await withCafe { bench in
      try await invoice("D-1", 1000_00, in: bench)
      if isCreditFirst { try await credit(200_00, on: "2025-03-03", in: bench) }
      try await bench.pay("P", of: "C1", 784_00, on: "2025-03-05", for: "D-1")
      if !isCreditFirst { try await credit(200_00, on: "2025-03-03", in: bench) }
      try await bench.run("2025-03-22")
      #expect(try await result(bench) == [0, 16_00, 0])
    }
  }

  @Test("What is credited in full has no discount left, and all that was paid waits")
  func creditedInFull() async throws {
    try await withCafe { bench in
      try await invoice("D-1", 1000_00, in: bench)
      try await bench.pay("P", of: "C1", 980_00, on: "2025-03-05", for: "D-1")
      try await bench.run("2025-03-06")
      try await credit(1000_00, on: "2025-03-10", in: bench)
      try await bench.run("2025-03-11")
      #expect(try await result(bench) == [0, 0, 980_00])
    }
  }
}
