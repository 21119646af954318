import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("What is told of money that came")
struct ReceivedMoneyTests {
  @Test("A discount is no money: what was paid is thanked for")
  func discounted() async throws {
    try await withTeller { teller in
      try await Importing(teller.bench).invoice(
        "A1", of: "C1", 1000_00, on: day("2025-03-01"), due: day("2025-03-20"),
        terms: "2/10 NET30")
      try await teller.bench.pay("P-1", of: "C1", 980_00, on: "2025-03-05", for: "A1")
      try await teller.bench.run("2025-03-06")
      #expect(try await teller.thanked() == ["980.00 EUR of 2025-03-05 for A1"])
    }
  }

  @Test("A credit is no money either, and each payment has a day of its own")
  func inParts() async throws {
    try await withTeller { teller in
      let bench = teller.bench
      try await bench.invoice("A1", of: "C1", 1000_00, due: "2025-03-20")
      try await bench.pay("P-1", of: "C1", 400_00, on: "2025-03-05", for: "A1")
      _ = try await bench.desk.credit(
        "A1", DecimalAmount(unscaled: 300, scale: 0), as: "CN-1", because: .goodwill,
        on: day("2025-03-06"), reason: nil)
      try await bench.pay("P-2", of: "C1", 300_00, on: "2025-03-07", for: "A1")
      // Told three days after it came.
      try await bench.run("2025-03-10")
      #expect(
        try await teller.thanked() == [
          "400.00 EUR of 2025-03-05 for A1", "300.00 EUR of 2025-03-07 for A1",
        ])
    }
  }

  @Test("What was paid too much waits in the customer's favour, and is part of the payment")
  func tooMuch() async throws {
    try await withTeller { teller in
      try await teller.bench.invoice("A1", of: "C1", 1000_00, due: "2025-03-20")
      try await teller.bench.pay("P-1", of: "C1", 1100_00, on: "2025-03-05", for: "A1")
      try await teller.bench.run("2025-03-06")
      #expect(try await teller.thanked() == ["1100.00 EUR of 2025-03-05 for A1"])
      #expect(try await teller.said("thanks")?.asked == Samples.euros(-100_00))
    }
  }

  @Test("A payment for several invoices is one, and is thanked for once")
  func once() async throws {
    try await withTeller { teller in
      let bench = teller.bench
      try await bench.invoice("A1", of: "C1", 1000_00, due: "2025-03-20")
      try await bench.invoice("A2", of: "C1", 800_00, due: "2025-03-22")
      try await bench.pay("P-1", of: "C1", 1500_00, on: "2025-03-05", for: "A1 A2")
      try await bench.run("2025-03-06")
      #expect(try await teller.thanked() == ["1500.00 EUR of 2025-03-05 for A1, A2"])
      try await bench.pay("P-2", of: "C1", 300_00, on: "2025-03-08", for: "A2")
      try await bench.run("2025-03-09")
      #expect(try await teller.thanked() == ["300.00 EUR of 2025-03-08 for A2"])
    }
  }

  private static func charging(_ policy: inout Policy) {
    policy.charges = ChargeRules(
      law: .pack("de"), interest: .booked, fixedSum: .booked, after: "reminder")
  }

  @Test(
    "Charges that are left alone name their invoices, and who did not pay is not thanked",
    arguments: [true, false])
  func chargesAlone(isPaid: Bool) async throws {
    try await withTeller(Self.charging) { teller in
      let bench = teller.bench
      try await bench.invoice("A1", of: "C1", 1000_00, due: "2025-03-03")
      try await bench.run(from: "2025-03-03", to: "2025-03-12")
      if isPaid {
        try await bench.pay("P-1", of: "C1", 1000_00, on: "2025-03-13", for: "A1")
      } else {
        _ = try await bench.desk.credit(
          "A1", nil, as: "CN-1", because: .goodwill, on: day("2025-03-13"), reason: nil)
      }
      try await bench.run(from: "2025-03-13", to: "2025-05-10")
      let said = try #require(try await teller.said("charges-alone"))
      #expect(said.settled == [.init(invoice: "A1", isPaid: isPaid)])
    }
  }
}
