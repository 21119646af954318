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

  @Test("Money that waits was thanked for with all of its payment: what it pays later is no news")
  func waiting() async throws {
    try await withTeller(Self.spending) { teller in
      let bench = teller.bench
      try await bench.invoice("A1", of: "C1", 100_00, due: "2025-03-20")
      try await bench.pay("P-1", of: "C1", 300_00, on: "2025-03-05", for: "A1")
      try await bench.run(from: "2025-03-05", to: "2025-04-09")
      #expect(try await teller.thanked() == ["300.00 EUR of 2025-03-05 for A1"])
      let before = try await bench.story()
      try await bench.invoice("A2", of: "C1", 50_00, issued: "2025-04-10", due: "2025-04-20")
      try await bench.run(from: "2025-04-10", to: "2025-04-25")
      #expect(try await bench.owed(by: "C1", on: "2025-04-25") == (0, 150_00))
      #expect(try await bench.story() == before)
      // A payment that settled nothing yet is thanked for once it does.
      try await bench.pay("P-2", of: "C1", 80_00, on: "2025-05-02", for: "A3")
      try await bench.run("2025-05-02")
      try await bench.invoice("A3", of: "C1", 80_00, issued: "2025-05-03", due: "2025-05-20")
      try await bench.run("2025-05-03")
      #expect(try await teller.thanked() == ["80.00 EUR of 2025-05-02 for A3"])
    }
  }

  /// Method: payments of any size, of one invoice, of none or of one to come, over accounts by chance.
  @Test("No thanks are without a payment, and each payment is told whole, and once")
  func eachOnce() async throws {
    var dice = Dice(seed: 411)
    for round in 0..<12 {
      try await withTeller(Self.spending) { teller in
        let bench = teller.bench
        var paid: [String: Int64] = [:]
        var date = day("2025-03-01")
        for number in 1...12 {
          let name = "A\(number)"
          if Bool.random(using: &dice) {
            try await bench.invoice(
              name, of: "C1", Int64.random(in: 1...9, using: &dice) * 10_00,
              issued: date.description, due: date.adding(days: 20).description)
          }
          if Bool.random(using: &dice) {
            let cents = Int64.random(in: 1...20, using: &dice) * 10_00 + Int64(number)
            paid["\(Samples.euros(cents)) of \(date)"] = 0
            let named = "A\(Int.random(in: max(1, number - 3)...number + 1, using: &dice))"
            try await bench.pay(
              "P-\(number)", of: "C1", cents, on: date.description,
              for: Bool.random(using: &dice) ? named : "")
          }
          try await bench.run(date.description)
          date = date.adding(days: Int.random(in: 1...9, using: &dice))
        }
        try await bench.run(date.description)
        for notice in try await Ledgers(bench.installation).notices(on: nil, status: "sent")
        where notice.rung == Trigger.thanks {
          let told = try #require(teller.kept[notice.id]).content.paid
          #expect(!told.isEmpty, "\(notice.on) of round \(round)")
          for payment in told { paid["\(payment.amount) of \(payment.day)", default: 9] += 1 }
        }
        #expect(paid.values.allSatisfy { $0 <= 1 }, "round \(round): \(paid)")
      }
    }
  }

  private static func spending(_ policy: inout Policy) { policy.waitingMoney = .oldestFirst }

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

  @Test("A preview of thanks is what is sent, and says why where nobody is thanked")
  func preview() async throws {
    try await withTeller { teller in
      let bench = teller.bench
      func make(_ date: String) async throws {
        _ = try await Preview(bench.installation).make(
          Trigger.thanks, for: AccountID("C1"), language: nil, on: day(date),
          at: Moment(day(date), hour: 12))
      }
      try await bench.invoice("A1", of: "C1", 100_00, due: "2025-03-03")
      await #expect(throws: RunError.self) { try await make("2025-03-02") }
      try await bench.pay("P-1", of: "C1", 100_00, on: "2025-03-02", for: "A1")
      try await make("2025-03-02")
      let shown = try #require(teller.kept["N-preview"]).content
      #expect(shown.paid.map(\.amount) == [Samples.euros(100_00)])
      try await bench.run("2025-03-02")
      #expect(try await teller.said(Trigger.thanks)?.paid == shown.paid)
      await #expect(throws: RunError.self) { try await make("2025-03-20") }
    }
  }

  @Test("Who pays a settlement hears that it was enough, and is thanked for what was paid")
  func settled() async throws {
    try await withTeller { teller in
      let bench = teller.bench
      try await bench.invoice("A1", of: "C1", 1000_00, due: "2025-03-01")
      let offer = try #require(
        try await bench.desk.offer(
          Desk.NewSettlement(
            customer: AccountID("C1"), currency: nil,
            size: .amount(DecimalAmount(unscaled: 900, scale: 0)), validUntil: nil, invoices: [],
            note: nil), on: day("2025-03-02")))
      _ = try await bench.desk.accept(
        offer.settlement, payBy: day("2025-03-20"), on: day("2025-03-02"))
      try await bench.pay("P-1", of: "C1", 900_00, on: "2025-03-05", for: "A1")
      try await bench.run(from: "2025-03-05", to: "2025-03-12")
      #expect(try await teller.thanked() == ["900.00 EUR of 2025-03-05 for A1"])
      #expect(try await teller.said("thanks")?.fulfilled == ["A1"])
      #expect(try await bench.story().count == 1)
    }
  }

  @Test("Charges that were waived come back in the words of a waiver, and not of a write-off")
  func waiverReversed() async throws {
    let charging: (inout Policy) -> Void = {
      Self.charging(&$0)
      $0.minimum = Threshold(general: DecimalAmount(unscaled: 5, scale: 0))
    }
    try await withTeller(charging) { teller in
      let bench = teller.bench
      try await bench.invoice("A1", of: "C1", 100_00, due: "2025-03-03")
      try await bench.run(from: "2025-03-03", to: "2025-03-12")
      let charged = try await bench.owed(by: "C1", on: "2025-03-12").open - 100_00
      #expect(charged > 0)
      try await bench.pay("P-1", of: "C1", 140_00, on: "2025-03-12", for: "A1")
      try await bench.run(from: "2025-03-13", to: "2025-03-20")
      #expect(try await bench.owed(by: "C1", on: "2025-03-20") == (0, 0))
      _ = try await bench.desk.reverse("P-1", on: day("2025-03-21"), reason: nil)
      let date = day("2025-03-22")
      _ = try await Preview(bench.installation).statements(
        of: AccountID("C1"), in: Samples.euro, since: day("2025-03-01"), language: nil, on: date,
        at: Moment(date, hour: 12))
      let postings = try #require(teller.kept["C1-\(date)"]).content.ledger?.postings ?? []
      let waived = postings.filter { $0.kind == .waiver }
      #expect(!waived.isEmpty)
      #expect(
        postings.filter { $0.kind == .waiverReversed }.map(\.amount) == waived.map { -$0.amount })
      #expect(!postings.contains { $0.kind == .recovery })
    }
  }
}
