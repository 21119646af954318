import Dunning
import Receivables
import ReceivablesTesting
import Testing

@Suite("Discounts, cents short, and money that waits")
struct PaymentTests {
  private func cafe(_ terms: String, tax: Int64 = 0) throws -> PracticeAccount {
    var cafe = try PracticeAccount()
    let lines = tax > 0 ? [InvoiceLine(net: 1190_00 - tax, tax: tax)] : []
    try cafe.post(
      .invoiceIssued(
        InvoiceIssued(
          invoice: "INV-1", amount: Samples.euros(1190_00), due: day("2025-03-31"), terms: terms,
          lines: lines)), on: "2025-03-01")
    return cafe
  }

  private func open(_ cafe: PracticeAccount) -> Int64? {
    cafe.account.items[Samples.item("INV-1")]?.finallyOpen
  }

  @Test(
    "A discount is what its tier says, while it lasts",
    arguments: [
      // 3 % of 1190.00 is 35.70, 2 % is 23.80.
      ("2025-03-06", 1154_30, true), ("2025-03-07", 1154_30, false),
      ("2025-03-11", 1166_20, true), ("2025-03-12", 1166_20, false),
      ("2025-03-06", 1154_29, false), ("2025-03-05", 1166_20, true),
    ])
  func tiers(_ one: (day: String, paid: Int64, isEarned: Bool)) throws {
    var cafe = try cafe("3/5 2/10 NET30")
    try cafe.pay("M", one.paid, on: one.day, for: "INV-1")
    let story = try cafe.run(.practice(), on: "2025-03-20")
    #expect(story == (one.isEarned ? ["discount"] : []))
    #expect(open(cafe) == (one.isEarned ? 0 : 1190_00 - one.paid))
  }

  @Test("Tax follows the discount, and a tolerance forgives a cent")
  func tax() throws {
    var policy = Policy.practice()
    policy.tolerance = Threshold(general: DecimalAmount(unscaled: 5, scale: 2))
    policy.discountGraceDays = 2
    var cafe = try cafe("2/10 NET30", tax: 190_00)
    try cafe.pay("M", 1166_19, on: "2025-03-13", for: "INV-1")
    let outcome = try #require(cafe.decision(policy, on: "2025-03-13").outcomes.first)
    guard case .discounted(let fact) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(fact.amount == Samples.euros(23_80))
    #expect(fact.tax == 3_80)
  }

  @Test("While an invoice is in dispute, money without a name pays nothing that was charged on it")
  func besideDispute() throws {
    var policy = Policy.practice()
    policy.waitingMoney = .oldestFirst
    var cafe = try PracticeAccount()
    try cafe.invoice("OLD", 600_00, due: "2025-01-31")
    try cafe.invoice("NEW", 500_00, due: "2025-02-10")
    try cafe.post(
      .chargeBooked(
        ChargeBooked(
          item: Samples.item("OLD"), kind: .fixedSum, law: "de", amount: Samples.euros(40_00),
          through: day("2025-02-05"), due: day("2025-01-31"))), on: "2025-02-06")
    try cafe.post(
      .disputeRaised(
        DisputeRaised(
          dispute: "D-1", currency: Samples.euro,
          covers: [CoveredItem(Samples.item("OLD"), 600_00)], reason: "damaged")), on: "2025-02-07")
    try cafe.pay("P-1", 500_00, on: "2025-02-15")
    try cafe.run(policy, on: "2025-02-15")
    #expect(cafe.account.items[Samples.item("NEW")]?.finallyOpen ?? 0 == 0)
    try cafe.post(
      .agreementEnded(AgreementEnded(agreement: "D-1", kind: .dispute, ending: .upheld)),
      on: "2025-02-16")
    try cafe.pay("P-2", 640_00, on: "2025-02-17")
    try cafe.run(policy, on: "2025-02-17")
    #expect(cafe.account.items.values.allSatisfy { $0.finallyOpen == 0 })
  }

  @Test(
    "What is left beside a dispute waits for its end, and for what falls due",
    arguments: [true, false])
  func keptForDispute(isAnswered: Bool) throws {
    var policy = Policy.practice()
    policy.waitingMoney = .oldestFirst
    var cafe = try PracticeAccount()
    try cafe.invoice("OLD", 1000_00, due: "2025-01-31")
    try cafe.post(
      .disputeRaised(
        DisputeRaised(
          dispute: "D-1", currency: Samples.euro,
          covers: [CoveredItem(Samples.item("OLD"), 400_00)], reason: "damaged")), on: "2025-02-07")
    try cafe.pay("P-1", 1000_00, on: "2025-02-08")
    try cafe.invoice("NEW", 300_00, issued: "2025-02-10", due: "2025-03-20")
    try cafe.run(policy, from: "2025-02-08", to: "2025-02-20")
    #expect(cafe.account.items[Samples.item("NEW")]?.finallyOpen == 300_00)
    if isAnswered {
      try cafe.post(
        .agreementEnded(AgreementEnded(agreement: "D-1", kind: .dispute, ending: .upheld)),
        on: "2025-02-21")
    }
    try cafe.run(policy, from: "2025-02-21", to: "2025-03-21")
    let open = ["OLD", "NEW"].map { cafe.account.items[Samples.item($0)]?.finallyOpen ?? 0 }
    #expect(open == (isAnswered ? [0, 300_00] : [400_00, 0]))
  }

  @Test("Taken too late it is asked for with the rest")
  func unearned() throws {
    var cafe = try cafe("2/10 NET30")
    try cafe.pay("M", 1166_20, on: "2025-03-20", for: "INV-1")
    let decision = cafe.decision(.practice(), on: "2025-04-03")
    #expect(decision.calls.first?.listing.amount == Samples.euros(23_80))
    #expect(decision.trace.lines.contains { $0.rule == .discount && $0.outcome == .forbids })
  }

  @Test(
    "It is withdrawn by an entry that names it where the payment comes back, and earned once more")
  func withdrawn() throws {
    var cafe = try cafe("2/10 NET30")
    try cafe.pay("M", 1166_20, on: "2025-03-05", for: "INV-1")
    try cafe.run(.practice(), on: "2025-03-06")
    let granted = cafe.account.version
    try cafe.post(
      .paymentReversed(
        PaymentReversed(
          payment: "M", currency: Samples.euro,
          allocations: [Allocation(Samples.item("INV-1"), 1166_20)])), on: "2025-03-07")
    guard
      case .discountWithdrawn(let fact) = cafe.decision(.practice(), on: "2025-03-07").outcomes
        .first
    else {
      Issue.record("it was not withdrawn")
      return
    }
    #expect(fact.corrects == granted)
    #expect(try cafe.run(.practice(), on: "2025-03-07") == ["discount-withdrawn"])
    #expect(open(cafe) == 1190_00)
    try cafe.pay("M-2", 1166_20, on: "2025-03-08", for: "INV-1")
    #expect(try cafe.run(.practice(), on: "2025-03-08") == ["discount"])
    #expect(try cafe.run(.practice(), on: "2025-03-09") == [])
  }

  @Test("A few cents that a payment was short are given up, no more, and not what nobody paid on")
  func short() throws {
    var policy = Policy.practice()
    policy.shortPayment = Threshold(general: DecimalAmount(unscaled: 50, scale: 2))
    for (cents, story) in [(Int64(50), ["write-off"]), (51, [])] {
      var cafe = try cafe("NET30")
      try cafe.pay("M", 1190_00 - cents, on: "2025-03-20", for: "INV-1")
      #expect(try cafe.run(policy, on: "2025-03-21") == story)
    }
    var small = try PracticeAccount()
    try small.invoice("INV-1", 40, due: "2025-03-31")
    #expect(try small.run(policy, on: "2025-03-21") == [])
  }

  @Test(
    "Money that nobody said an invoice for settles what is due first, where the policy wants it")
  func waiting() throws {
    var policy = Policy.practice()
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-2", 100_00, due: "2025-03-10")
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    try cafe.pay("M", 150_00, on: "2025-03-20")
    #expect(cafe.decision(policy, on: "2025-03-21").outcomes.isEmpty)
    policy.waitingMoney = .oldestFirst
    #expect(
      cafe.decision(policy, on: "2025-03-21").outcomes == [
        .applied(
          ItemID(.payment, "M"),
          [Allocation(Samples.item("INV-1"), 100_00), Allocation(Samples.item("INV-2"), 50_00)],
          from: day("2025-03-20"))
      ])
  }

  @Test("Money of no name comes to what nobody holds first, and to what is promised last")
  func heldLast() throws {
    var policy = Policy.practice()
    policy.waitingMoney = .oldestFirst
    var cafe = try PracticeAccount()
    try cafe.invoice("PROMISED", 100_00, due: "2025-04-15")
    try cafe.post(
      .promiseMade(
        PromiseMade(
          promise: "P-1", currency: Samples.euro,
          parts: [Instalment(due: day("2025-05-20"), minorUnits: 100_00)],
          covers: [CoveredItem(Samples.item("PROMISED"), 100_00)])), on: "2025-04-16")
    try cafe.invoice("FREE", 100_00, due: "2025-04-20")
    try cafe.pay("M", 150_00, on: "2025-04-25")
    try cafe.run(policy, on: "2025-04-25")
    func open(_ id: String) -> Int64 { cafe.account.items[Samples.item(id)]?.finallyOpen ?? 0 }
    #expect(open("FREE") == 0)
    #expect(open("PROMISED") == 50_00)
  }

  @Test("Waiting money settles what the same run charges, and a second run does nothing")
  func waitingForCharges() throws {
    var policy = Policy.practice()
    policy.waitingMoney = .oldestFirst
    policy.charges = ChargeRules(
      law: .pack("de"), interest: .booked, fixedSum: .booked, after: "reminder")
    var cafe = try PracticeAccount()
    try cafe.post(
      .partyRecorded(Party(country: "DE", kind: .company, channels: ["email"])), on: "2020-01-02")
    try cafe.invoice("INV-1", 1000_00, due: "2025-03-01")
    _ = try cafe.run(policy, from: "2025-03-02", to: "2025-03-10")
    try cafe.pay("M", 2000_00, on: "2025-03-31")
    // What is open; then interest through the day, which that closes; then that interest.
    let story = try cafe.run(policy, on: "2025-03-31")
    #expect(story == ["apply", "charge", "apply"])
    #expect(cafe.account.owed(in: Samples.euro, on: day("2025-03-31")).isEmpty)
    #expect(try cafe.run(policy, on: "2025-03-31") == [])
  }

  @Test("Terms read their discounts, and nothing that is none")
  func terms() {
    #expect(Terms("3/5 2/10 n/30")?.discounts.map(\.days) == [5, 10])
    #expect(Terms("3/5 2/10 n/30")?.days == 30)
    #expect(Terms("2%/10, NET 45")?.discounts.first?.percent == Percent(2))
    #expect(Terms("NET30")?.discounts == [])
    #expect(Terms("2/10") == nil)
    #expect(Terms("120/10 NET30") == nil)
  }
}
