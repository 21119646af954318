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

  /// What a mail says of money that went back, as `2025-03-26 upcoming: 1500.00 EUR of 2025-03-03 for A1, A2`.
  private func told(_ teller: Teller) async throws -> [String] {
    try await Ledgers(teller.bench.installation).notices(on: nil, status: "sent")
      .sorted { ($0.on, $0.id) < ($1.on, $1.id) }.flatMap { notice in
        (teller.kept[notice.id]?.content.returned ?? []).map {
          "\(notice.on) \(notice.rung): \($0.amount) of \($0.day) for \($0.document ?? "nothing")"
        }
      }
  }

  @Test("What goes back before the due day is told by the first mail after it, and once")
  func ahead() async throws {
    let soon: (inout Policy) -> Void = {
      $0.ladder = [.late("upcoming", -3), .late("reminder", 3), .late("final", 30)]
    }
    try await withTeller(soon) { teller in
      let bench = teller.bench
      try await bench.invoice("A1", of: "C1", 1000_00, due: "2025-03-28")
      try await bench.invoice("A2", of: "C1", 500_00, due: "2025-03-31")
      try await bench.pay("P-1", of: "C1", 1500_00, on: "2025-03-03", for: "A1 A2")
      try await bench.run(from: "2025-03-03", to: "2025-03-10")
      _ = try await bench.desk.reverse("P-1", on: day("2025-03-11"), reason: nil)
      try await bench.run(from: "2025-03-11", to: "2025-05-10")
      #expect(
        try await told(teller) == ["2025-03-25 upcoming: 1500.00 EUR of 2025-03-03 for A1, A2"])
      // What is not overdue is asked for by its day, and the first demand is no second one.
      #expect(try await teller.said("returned") == nil)
      #expect(try await teller.said("returned-soon")?.asked == Samples.euros(1000_00))
      let reminder = try #require(
        try await Ledgers(bench.installation).notices(on: day("2025-03-31"), status: nil).first)
      #expect(reminder.rung == "reminder")
      #expect(teller.kept[reminder.id]?.content.isFirstContact == true)
      #expect(try await bench.story().filter { $0.contains("upcoming") }.count == 2)
    }
  }

  @Test("What was in dispute when its money went back is told of with the rest, and not once more")
  func heldMeanwhile() async throws {
    try await withTeller { teller in
      let bench = teller.bench
      try await bench.invoice("A1", of: "C1", 1000_00, due: "2025-03-10")
      try await bench.invoice("A2", of: "C1", 500_00, due: "2025-03-10")
      try await bench.pay("P-1", of: "C1", 1500_00, on: "2025-03-11", for: "A1 A2")
      try await bench.run("2025-03-12")
      _ = try await bench.desk.reverse("P-1", on: day("2025-03-14"), reason: nil)
      let dispute = try await bench.desk.dispute(
        Desk.NewDispute(invoice: "A2", size: .whole, reason: "other"), on: day("2025-03-14"))
      try await bench.run(from: "2025-03-14", to: "2025-03-18")
      let once = ["2025-03-14 reminder: 1500.00 EUR of 2025-03-11 for A1, A2"]
      #expect(try await told(teller) == once)
      _ = try await bench.desk.resolve(
        try #require(dispute?.dispute), Desk.Resolution(ending: .upheld), on: day("2025-03-19"))
      try await bench.run(from: "2025-03-19", to: "2025-05-10")
      #expect(try await told(teller) == once)
    }
  }

  @Test(
    "Money that another had paid for a customer comes back as that, and is no amount that was moved"
  )
  func byAnother() async throws {
    try await withTeller { teller in
      let bench = teller.bench
      try await bench.invoice("B1", of: "C2", 800_00, due: "2025-03-10")
      _ = try await bench.desk.setFamily(
        of: AccountID("C1"), adding: [AccountID("C2")], removing: [], from: day("2025-03-01"))
      try await bench.pay("P-1", of: "C1", 800_00, on: "2025-03-05", for: "B1")
      try await bench.run(from: "2025-03-05", to: "2025-03-06")
      let thanks = try #require(try await teller.said("thanks"))
      #expect(thanks.paid.map(\.isByAnother) == [true])
      _ = try await bench.desk.reverse("P-1", on: day("2025-03-14"), reason: nil)
      try await bench.run("2025-03-14")
      #expect(try await teller.said("returned") == nil)
      #expect(
        try await teller.said("reopened")?.reopened == [
          .init(invoice: "B1", cause: .returned(Samples.euros(800_00), day("2025-03-05")))
        ])
    }
  }

  @Test(
    "What was paid out of a payment that comes back is asked for in words, by every mail that lists it"
  )
  func paidOut() async throws {
    let charging: (inout Policy) -> Void = {
      $0.charges = ChargeRules(
        law: .pack("de"), interest: .booked, fixedSum: .booked, after: "reminder")
    }
    try await withTeller(charging) { teller in
      let bench = teller.bench
      try await bench.invoice("A1", of: "C1", 1000_00, due: "2025-03-10")
      try await bench.pay("P-1", of: "C1", 1130_00, on: "2025-03-11", for: "A1")
      try await bench.run("2025-03-11")
      _ = try await bench.desk.payOut("P-1", nil, on: day("2025-03-12"), note: nil)
      _ = try await bench.desk.reverse("P-1", on: day("2025-03-14"), reason: nil)
      try await bench.run(from: "2025-03-14", to: "2025-05-10")
      var listing = 0
      for notice in try await Ledgers(bench.installation).notices(on: nil, status: "sent") {
        let content = try #require(teller.kept[notice.id]).content
        let owed = content.lines.filter { $0.item != "A1" }
        #expect(content.owedBack.map(\.invoice) == owed.map(\.item), "\(notice.on)")
        #expect(content.owedBack.allSatisfy { $0.amount == Samples.euros(130_00) })
        #expect(content.owedBack.allSatisfy { $0.day == day("2025-03-12") })
        listing += owed.count
      }
      #expect(listing > 1)
      // It is owed, and no payment for what was supplied.
      let record = try await bench.store.account(AccountID("C1"), items: .all)
      let charged = record?.account.items.values.filter { $0.id.kind == .charge } ?? []
      #expect(!charged.isEmpty && charged.allSatisfy { $0.id.document == "A1" })
    }
  }

  @Test("Money that waited for its customer is theirs: it is thanked for and comes back as that")
  func fromSuspense() async throws {
    try await withTeller { teller in
      let bench = teller.bench
      try await bench.invoice("A1", of: "C1", 800_00, due: "2025-03-10")
      try await bench.pay("P-1", of: "@suspense", 800_00, on: "2025-03-05")
      _ = try await bench.desk.move(
        "P-1", to: AccountID("C1"), amount: nil, transfer: "T-1", on: day("2025-03-06"))
      _ = try await bench.desk.apply("T-1", to: "A1", on: day("2025-03-06"))
      try await bench.run("2025-03-06")
      #expect(try await teller.said("thanks")?.paid.map(\.isByAnother) == [false])
      _ = try await bench.desk.reverse("P-1", on: day("2025-03-14"), reason: nil)
      try await bench.run("2025-03-14")
      #expect(try await teller.returned() == ["800.00 EUR of 2025-03-06 for A1"])
    }
  }

  @Test("That one payment came back is not told by the word of another", arguments: [14, 15])
  func eachPayment(_ second: Int) async throws {
    try await withTeller { teller in
      let bench = teller.bench
      try await bench.invoice("A1", of: "C1", 1000_00, due: "2025-03-10")
      try await bench.invoice("A2", of: "C1", 500_00, due: "2025-03-10")
      try await bench.pay("P-1", of: "C1", 1000_00, on: "2025-03-11", for: "A1")
      try await bench.pay("P-2", of: "C1", 500_00, on: "2025-03-11", for: "A2")
      try await bench.run("2025-03-12")
      _ = try await bench.desk.reverse("P-1", on: day("2025-03-14"), reason: nil)
      let dispute = try await bench.desk.dispute(
        Desk.NewDispute(invoice: "A1", size: .whole, reason: "other"), on: day("2025-03-14"))
      _ = try await bench.desk.reverse("P-2", on: day("2025-03-\(second)"), reason: nil)
      try await bench.run(from: "2025-03-14", to: "2025-03-18")
      #expect(
        try await told(teller) == ["2025-03-\(second) reminder: 500.00 EUR of 2025-03-11 for A2"])
      _ = try await bench.desk.resolve(
        try #require(dispute?.dispute), Desk.Resolution(ending: .upheld), on: day("2025-03-19"))
      try await bench.run(from: "2025-03-19", to: "2025-05-10")
      #expect(
        try await told(teller).last == "2025-03-19 reminder: 1000.00 EUR of 2025-03-11 for A1")
      #expect(try await told(teller).count == 2)
    }
  }
}
