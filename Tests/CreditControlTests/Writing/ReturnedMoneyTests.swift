import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("What is told of invoices that are open again")
struct ReturnedMoneyTests {
  @Test("A settlement's payment comes back as what it was, without what had been given up")
  func settlement() async throws {
    try await withTeller { teller in
      let bench = teller.bench
      try await bench.invoice("A1", of: "C1", 1000_00, due: "2025-03-01")
      let offer = try #require(
        try await bench.desk.offer(
          Desk.NewSettlement(
            customer: AccountID("C1"), currency: nil,
            size: .amount(DecimalAmount(unscaled: 600, scale: 0)), validUntil: nil, invoices: [],
            note: nil), on: day("2025-03-02")))
      _ = try await bench.desk.accept(
        offer.settlement, payBy: day("2025-03-20"), on: day("2025-03-02"))
      try await bench.pay("P-1", of: "C1", 600_00, on: "2025-03-03", for: "A1")
      try await bench.run(from: "2025-03-03", to: "2025-03-06")
      _ = try await bench.desk.reverse("P-1", on: day("2025-03-07"), reason: nil)
      // Until its day the settlement stands, and nobody is asked for more.
      try await bench.run(from: "2025-03-07", to: "2025-03-20")
      #expect(try await bench.story().filter { $0 > "2025-03-07" } == [])
      try await bench.run(from: "2025-03-21", to: "2025-03-31")
      #expect(try await teller.returned() == ["600.00 EUR of 2025-03-03 for A1"])
      #expect(try await teller.said("returned")?.asked == Samples.euros(1000_00))
    }
  }

  @Test("A payment less its discount comes back as what was paid")
  func discounted() async throws {
    try await withTeller { teller in
      try await Importing(teller.bench).invoice(
        "A1", of: "C1", 1000_00, on: day("2025-03-01"), due: day("2025-03-20"),
        terms: "2/10 NET30")
      try await teller.bench.pay("P-1", of: "C1", 980_00, on: "2025-03-05", for: "A1")
      try await teller.bench.run("2025-03-06")
      _ = try await teller.bench.desk.reverse("P-1", on: day("2025-03-26"), reason: nil)
      try await teller.bench.run("2025-03-27")
      #expect(try await teller.returned() == ["980.00 EUR of 2025-03-05 for A1"])
    }
  }

  @Test("One payment for several invoices is told once, by its own day, sum and invoices")
  func several() async throws {
    try await withTeller { teller in
      try await teller.bench.invoice("A1", of: "C1", 800_00, due: "2025-03-01")
      try await teller.bench.invoice("A2", of: "C1", 700_00, due: "2025-03-02")
      try await teller.bench.pay("P-1", of: "C1", 1500_00, on: "2025-03-03", for: "A1 A2")
      try await teller.bench.run("2025-03-05")
      _ = try await teller.bench.desk.reverse("P-1", on: day("2025-03-08"), reason: nil)
      try await teller.bench.run("2025-03-08")
      #expect(try await teller.returned() == ["1500.00 EUR of 2025-03-03 for A1, A2"])
    }
  }

  @Test("What the bank takes back of a payment is told as a part of it")
  func part() async throws {
    try await withTeller { teller in
      try await teller.bench.invoice("A1", of: "C1", 500_00, due: "2025-03-01")
      try await teller.bench.pay("P-1", of: "C1", 500_00, on: "2025-03-03", for: "A1")
      try await teller.bench.run("2025-03-04")
      try await teller.post(
        .moneyReturned(
          MoneyReturned(
            name: "R-1", payment: "P-1", amount: Samples.euros(200_00), reason: .chargeback,
            allocations: [Allocation(Samples.item("A1"), 200_00)])), on: "2025-03-09")
      try await teller.bench.run("2025-03-09")
      let returned = try #require(try await teller.said("returned")?.returned.first)
      #expect(returned.amount == Samples.euros(200_00) && returned.isByBank)
      #expect(returned.whole == Samples.euros(500_00))
    }
  }

  @Test("Money that was moved here by mistake and is moved back was no payment of the customer's")
  func moved() async throws {
    try await withTeller { teller in
      let bench = teller.bench
      try await bench.invoice("B1", of: "C2", 300_00, due: "2025-03-01")
      try await bench.pay("P-1", of: "C1", 300_00, on: "2025-03-02")
      _ = try await bench.desk.move(
        "P-1", to: AccountID("C2"), amount: nil, transfer: "T-1", on: day("2025-03-03"))
      _ = try await bench.desk.apply("T-1", to: "B1", on: day("2025-03-03"))
      try await bench.run("2025-03-04")
      _ = try await bench.desk.move(
        "T-1", to: AccountID("C1"), amount: nil, transfer: "T-2", on: day("2025-03-06"))
      try await bench.run("2025-03-06")
      #expect(try await teller.said("returned") == nil)
      let said = try #require(try await teller.said("reopened"))
      #expect(said.reopened == [.init(invoice: "B1", cause: .moved)] && said.returned == [])
    }
  }

  @Test("A credit note that is withdrawn was no payment")
  func credit() async throws {
    try await withTeller { teller in
      let bench = teller.bench
      try await bench.invoice("A1", of: "C1", 1000_00, due: "2025-03-01")
      _ = try await bench.desk.credit("A1", nil, as: "CN-1", on: day("2025-03-02"), reason: nil)
      try await bench.run("2025-03-04")
      _ = try await bench.desk.reverseCredit("CN-1", on: day("2025-03-06"), reason: nil)
      try await bench.run("2025-03-06")
      #expect(try await teller.said("returned") == nil)
      #expect(
        try await teller.said("reopened")?.reopened == [
          .init(invoice: "A1", cause: .credit("CN-1"))
        ])
    }
  }

  @Test("Money that Northwind gave back did not bounce")
  func refunded() async throws {
    try await withTeller { teller in
      try await teller.bench.invoice("A1", of: "C1", 500_00, due: "2025-03-01")
      try await teller.bench.pay("P-1", of: "C1", 500_00, on: "2025-03-03", for: "A1")
      try await teller.bench.run("2025-03-04")
      try await teller.post(
        .moneyReturned(
          MoneyReturned(
            name: "R-1", payment: "P-1", amount: Samples.euros(500_00), reason: .refund,
            allocations: [Allocation(Samples.item("A1"), 500_00)], why: .reopened)),
        on: "2025-03-09")
      try await teller.bench.run("2025-03-09")
      #expect(try await teller.said("returned") == nil)
      #expect(
        try await teller.said("reopened")?.reopened == [
          .init(invoice: "A1", cause: .refund(Samples.euros(500_00)))
        ])
    }
  }
}
