import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Goal: a discount that was earned is kept, whatever else is sent and however it is told. Method: D-1 over
/// 1000.00 is issued on 2025-03-01 at 2 % within ten days; others beside it, and sums that fit them.
@Suite("Sums less discounts")
struct DiscountedSumTests {
  private func invoice(
    _ number: String, _ cents: Int64, on date: String = "2025-03-01",
    terms: String? = "2/10 NET30", in bench: Bench
  ) async throws {
    try await Importing(bench).invoice(
      number, of: "C1", cents, on: day(date), due: day(date).adding(days: 30), terms: terms)
  }

  /// What each invoice still owes and was granted, in cents, and what waits.
  private func result(_ bench: Bench) async throws -> [String: [Int64]] {
    let account = try #require(try await bench.store.account(AccountID("C1"), items: .all)).account
    let items = account.items.values.filter { $0.id.kind == .invoice }
    var result = Dictionary(
      uniqueKeysWithValues: items.map {
        ($0.id.text, [$0.finallyOpen, $0.circumstances.discount?.granted?.minorUnits ?? 0])
      })
    result["waits"] = [account.waiting(Samples.euro, on: day("2025-12-31"))]
    return result
  }

  private func withCafe(_ body: (Bench) async throws -> Void) async throws {
    try await withBench(.memory) { bench in
      try await bench.customer("C1")
      try await body(bench)
      try await bench.expectWhole()
    }
  }

  @Test(
    "A discounted sum that is sent twice waits whole, in any order of telling",
    arguments: ["P-1 P-2", "P-2 P-1", "P-1 run P-2", "P-2 run P-1"],
    ["2025-03-06", "2025-03-09", "2025-03-20"])
  func twice(_ story: String, _ again: String) async throws {
    for waiting in [Policy.WaitingMoney.waits, .oldestFirst] {
      try await withCafe { bench in
        try await bench.edit { $0.waitingMoney = waiting }
        try await invoice("D-1", 1000_00, in: bench)
        for word in story.split(separator: " ") {
          switch word {
          case "P-1": try await bench.pay("P-1", of: "C1", 980_00, on: "2025-03-06", for: "D-1")
          case "P-2": try await bench.pay("P-2", of: "C1", 980_00, on: again, for: "D-1")
          default: try await bench.run("2025-03-21")
          }
        }
        try await bench.run("2025-03-22")
        #expect(try await result(bench) == ["D-1": [0, 20_00], "waits": [980_00]])
      }
    }
  }

  @Test("What an earned discount leaves open is paid by no other money, named or not")
  func noRoom() async throws {
    for reference in ["D-1", "Danke"] {
      try await withCafe { bench in
        try await invoice("D-1", 1000_00, in: bench)
        try await bench.pay("P-1", of: "C1", 980_00, on: "2025-03-06", for: "D-1")
        try await bench.pay("P-2", of: "C1", 20_00, on: "2025-03-20", for: reference)
        try await bench.run("2025-03-21")
        #expect(try await result(bench) == ["D-1": [0, 20_00], "waits": [20_00]])
      }
    }
  }

  @Test(
    "A discount falls with the payment that earned it, though money of later takes its place",
    arguments: ["P-1 run P-2 run back", "P-1 P-2 back", "P-1 run back P-2"])
  func lost(_ story: String) async throws {
    try await withCafe { bench in
      try await invoice("D-1", 1000_00, in: bench)
      for word in story.split(separator: " ") {
        switch word {
        case "P-1": try await bench.pay("P-1", of: "C1", 980_00, on: "2025-03-06", for: "D-1")
        case "P-2": try await bench.pay("P-2", of: "C1", 980_00, on: "2025-03-20", for: "D-1")
        case "back": _ = try await bench.desk.reverse("P-1", on: day("2025-03-21"), reason: nil)
        default: try await bench.run("2025-03-20")
        }
      }
      try await bench.run("2025-03-22")
      #expect(try await result(bench) == ["D-1": [20_00, 0], "waits": [0]])
    }
  }

  /// A sum, and the invoices that it comes to.
  private static let sums: [(cents: Int64, paid: [String])] = [
    (1480_00, ["D-1", "N"]), (3740_00, ["D-1", "D-2", "L", "N"]), (2760_00, ["D-2", "L", "N"]),
    (1280_00, ["D-1", "L"]), (2940_00, ["D-1", "D-2"]), (500_00, []), (800_00, []),
    (1479_99, []), (1774_00, []),
  ]

  /// Beside D-1 there are D-2 over 2000.00 that is in time, L over 300.00 that is late for its discount, and N
  /// over 500.00 that has none.
  private static let invoices: [(number: String, cents: Int64, issued: String, terms: String?)] = [
    ("D-1", 1000_00, "2025-03-01", "2/10 NET30"), ("D-2", 2000_00, "2025-03-01", "2/10 NET30"),
    ("L", 300_00, "2025-02-20", "2/10 NET30"), ("N", 500_00, "2025-03-01", nil),
  ]

  @Test(
    "A sum of no name settles exactly what it comes to, each less a discount that is in time",
    arguments: sums)
  func exactly(_ one: (cents: Int64, paid: [String])) async throws {
    let invoices = DiscountedSumTests.invoices
    var wanted: [String: [Int64]] = ["waits": [one.paid.isEmpty ? one.cents : 0]]
    for (number, cents, _, _) in invoices {
      let granted = number.hasPrefix("D") ? cents * 2 / 100 : 0
      wanted[number] = one.paid.contains(number) ? [0, granted] : [cents, 0]
    }
    for place in 0...invoices.count {
      try await withCafe { bench in
        for (index, one) in invoices.enumerated() where index < place {
          try await invoice(one.number, one.cents, on: one.issued, terms: one.terms, in: bench)
        }
        try await bench.pay("P", of: "C1", one.cents, on: "2025-03-08")
        for one in invoices[place...] {
          try await invoice(one.number, one.cents, on: one.issued, terms: one.terms, in: bench)
        }
        try await bench.run("2025-03-09")
        #expect(try await result(bench) == wanted, "the money was told as number \(place)")
      }
    }
  }

  @Test("All that is open is paid at once, however many invoices there are")
  func all() async throws {
    try await withCafe { bench in
      try await invoice("D-1", 1000_00, in: bench)
      for number in 1...20 { try await invoice("N-\(number)", 100_00, terms: nil, in: bench) }
      try await bench.pay("P", of: "C1", 2980_00, on: "2025-03-08")
      try await bench.run("2025-03-09")
      let result = try await result(bench)
      #expect(result["D-1"] == [0, 20_00])
      #expect(result.values.allSatisfy { $0[0] == 0 })
    }
  }

  @Test("What several choices come to settles none of them, discounts or not")
  func ambiguous() async throws {
    try await withCafe { bench in
      try await invoice("D-1", 1000_00, in: bench)
      for number in 1...2 { try await invoice("N-\(number)", 100_00, terms: nil, in: bench) }
      try await bench.pay("P", of: "C1", 1080_00, on: "2025-03-08")
      try await bench.run("2025-03-09")
      #expect(try await result(bench)["waits"] == [1080_00])
    }
  }

  @Test(
    "Of a transfer each discount in time is granted, and what is short is short of the late one",
    arguments: ["D-1 L N", "L D-1 N", "N L D-1", "L N D-1"])
  func late(_ reference: String) async throws {
    try await withCafe { bench in
      try await invoice("D-1", 1000_00, in: bench)
      try await invoice("L", 300_00, on: "2025-02-20", in: bench)
      try await invoice("N", 500_00, terms: nil, in: bench)
      try await bench.pay("P", of: "C1", 1774_00, on: "2025-03-08", for: reference)
      try await bench.run("2025-03-09")
      #expect(
        try await result(bench) == [
          "D-1": [0, 20_00], "L": [6_00, 0], "N": [0, 0], "waits": [0],
        ])
    }
  }
}
