import Dunning
import Receivables
import ReceivablesTesting
import Testing

/// Goal: facts are worth the same whenever they are told, and on whichever days it was run. Method: two
/// lives of one invoice that differ by that alone.
@Suite("What is told late, ahead, or between runs")
struct ToldLateTests {
  private func policy(_ law: String = "de", _ change: (inout Policy) -> Void = { _ in }) -> Policy {
    var policy = Policy.practice()
    policy.charges = ChargeRules(
      law: .pack(law), interest: .booked, fixedSum: .booked, after: "reminder")
    change(&policy)
    return policy
  }

  /// A company with an invoice of 10,000.00 that was due on 23 January 2025.
  private func late(_ country: String = "DE", _ currency: String = "EUR") throws -> PracticeAccount
  {
    var cafe = try PracticeAccount()
    try cafe.post(
      .partyRecorded(Party(country: country, kind: .company, channels: ["email"])),
      on: "2020-01-02")
    try cafe.invoice(
      "A", 10_000_00, issued: "2025-01-09", due: "2025-01-23",
      currency: Samples.currency(currency))
    return cafe
  }

  private func charged(_ cafe: PracticeAccount) -> Int64 {
    cafe.account.items.values.flatMap(\.circumstances.charged).reduce(0) { $0 + $1.total }
  }

  private func balance(_ cafe: PracticeAccount) -> Int64 {
    cafe.account.items.values.reduce(0) { $0 + $1.finallyOpen }
  }

  // MARK: Money that is told after other money

  @Test(
    "Money that came in time is not spent on charges which there would be none of",
    arguments: [Policy.WaitingMoney.waits, .oldestFirst])
  func inTimeAfterOther(_ waiting: Policy.WaitingMoney) throws {
    let policy = policy { $0.waitingMoney = waiting }
    var cafe = try late()
    _ = try cafe.run(policy, from: "2025-01-24", to: "2025-03-19")
    #expect(charged(cafe) > 100_00)
    try cafe.pay("P", 10_000_00, on: "2025-03-20", for: "A")
    _ = try cafe.run(policy, from: "2025-03-20", to: "2025-04-09")
    try cafe.pay("Q", 10_000_00, on: "2025-01-23")
    let story = try cafe.run(policy, from: "2025-04-10", to: "2025-06-03")
    #expect(charged(cafe) == 0)
    #expect(balance(cafe) == -10_000_00)
    // It is all there for what comes next: nothing was spent on charges and came back as a credit.
    let credits = cafe.account.items.values.filter { $0.id.kind == .credit }
    #expect(credits.isEmpty, "\(story)")
  }

  /// Goal: what goes to charges was there for the invoice as long as that was open. Method: money without a
  /// name, of a day after the due day, is told before or after the money that paid the invoice.
  @Test("What went to charges was there for the invoice first")
  func chargesAfterTheInvoice() throws {
    let policy = policy { $0.waitingMoney = .oldestFirst }
    var prompt = try late()
    _ = try prompt.run(policy, from: "2025-01-24", to: "2025-02-09")
    try prompt.pay("Q", 10_000_00, on: "2025-02-10")
    _ = try prompt.run(policy, from: "2025-02-10", to: "2025-03-19")
    try prompt.pay("P", 10_000_00, on: "2025-03-20")
    _ = try prompt.run(policy, from: "2025-03-20", to: "2025-06-03")
    var told = try late()
    _ = try told.run(policy, from: "2025-01-24", to: "2025-03-19")
    try told.pay("P", 10_000_00, on: "2025-03-20", for: "A")
    _ = try told.run(policy, from: "2025-03-20", to: "2025-04-09")
    try told.pay("Q", 10_000_00, on: "2025-02-10")
    _ = try told.run(policy, from: "2025-04-10", to: "2025-06-03")
    #expect(charged(told) == charged(prompt))
    #expect(balance(told) == balance(prompt))
  }

  @Test("Of what was paid before anybody asked nothing is charged, whatever settled it since")
  func paidBeforeAsked() throws {
    let policy = policy { $0.waitingMoney = .oldestFirst }
    var cafe = try late()
    _ = try cafe.run(policy, from: "2025-01-24", to: "2025-02-09")
    #expect(charged(cafe) > 40_00)
    try cafe.pay("B", 5_000_00, on: "2025-02-10")
    _ = try cafe.run(policy, from: "2025-02-10", to: "2025-02-20")
    let early = PaymentReceived(
      payment: "P", amount: Samples.euros(10_000_00),
      allocations: [Allocation(Samples.item("A"), 5_000_00)])
    try cafe.post(.paymentReceived(early), on: "2025-01-24")
    _ = try cafe.run(policy, from: "2025-02-21", to: "2025-04-03")
    #expect(charged(cafe) == 0)
    #expect(balance(cafe) == -5_000_00)
  }

  @Test("So with what is left of it when a part was paid by other money")
  func partAfterOther() throws {
    var cafe = try late()
    _ = try cafe.run(policy(), from: "2025-01-24", to: "2025-04-09")
    try cafe.pay("P", 4_000_00, on: "2025-03-20", for: "A")
    let early = PaymentReceived(
      payment: "Q", amount: Samples.euros(10_000_00),
      allocations: [Allocation(Samples.item("A"), 6_000_00)])
    try cafe.post(.paymentReceived(early), on: "2025-01-23")
    _ = try cafe.run(policy(), from: "2025-04-10", to: "2025-06-03")
    #expect(balance(cafe) == -4_000_00)
  }

  @Test("What is owed for the time before it came is the same in either order, and corrected once")
  func eitherOrder() throws {
    var prompt = try late()
    _ = try prompt.run(policy(), from: "2025-01-24", to: "2025-02-09")
    try prompt.pay("Q", 10_000_00, on: "2025-02-10", for: "A")
    _ = try prompt.run(policy(), from: "2025-02-10", to: "2025-03-19")
    try prompt.pay("P", 10_000_00, on: "2025-03-20")
    _ = try prompt.run(policy(), from: "2025-03-20", to: "2025-06-03")
    var told = try late()
    _ = try told.run(policy(), from: "2025-01-24", to: "2025-03-19")
    try told.pay("P", 10_000_00, on: "2025-03-20", for: "A")
    _ = try told.run(policy(), from: "2025-03-20", to: "2025-04-09")
    try told.pay("Q", 10_000_00, on: "2025-02-10")
    let story = try told.run(policy(), from: "2025-04-10", to: "2025-06-03")
    #expect(charged(prompt) > 40_00)
    #expect(charged(told) == charged(prompt))
    #expect(balance(told) == balance(prompt))
    #expect(story.count { $0.contains("charge-corrected") } <= 1, "\(story)")
  }

  // MARK: Days that are free

  @Test(
    "Days of a moratorium and of a dispute are free from the first to the last, by every law",
    arguments: [("de", "DE", "EUR"), ("uk", "GB", "GBP")], [true, false])
  func freeDays(_ place: (law: String, country: String, currency: String), _ stops: Bool) throws {
    var cafe = try late(place.country, place.currency)
    if stops {
      let stop = StopSet(reason: .moratorium, from: day("2025-03-01"), until: day("2025-03-31"))
      try cafe.post(.stopSet(stop), on: "2025-03-01")
    } else {
      let raised = DisputeRaised(
        dispute: "D-1", currency: Samples.currency(place.currency),
        covers: [CoveredItem(Samples.item("A"), 10_000_00)], reason: "damaged")
      try cafe.post(.disputeRaised(raised), on: "2025-03-01")
      try cafe.post(
        .agreementEnded(AgreementEnded(agreement: "D-1", kind: .dispute, ending: .upheld)),
        on: "2025-04-01")
    }
    let item = try #require(cafe.account.items[Samples.item("A")])
    let law = try #require(LateChargeLaw.pack(place.law))
    let charges = try #require(
      ItemCharges(
        item, by: law, for: Party(country: place.country, kind: .company),
        on: InterestBase(of: cafe.account)))
    let lines = try #require(try charges.interest(through: day("2025-04-30"))).lines
    let bearing = (0..<120).map { day("2025-01-23").adding(days: $0) }
      .filter { date in lines.contains { $0.from <= date && date <= $0.to } }
    #expect(bearing.contains(day("2025-02-28")) && bearing.contains(day("2025-04-01")))
    #expect(!bearing.contains { $0 >= day("2025-03-01") && $0 <= day("2025-03-31") })
  }

  // MARK: Money that is told ahead

  @Test("Money of a later day that is told before a month ends is charged through its day")
  func toldAhead() throws {
    var sums: [Int64] = []
    for told in ["2025-02-20", "2025-03-20"] {
      var cafe = try late()
      let next = day(told).adding(days: 1)
      _ = try cafe.run(policy(), from: "2025-01-24", to: told)
      try cafe.pay("P", 10_000_00, on: "2025-03-20", for: "A")
      _ = try cafe.run(policy(), from: next.description, to: "2025-05-03")
      sums.append(charged(cafe))
    }
    #expect(sums[0] == sums[1])
  }

  // MARK: Days on which it was run

  @Test("Who pays after the time that a demand gave is charged alike, whichever days were run")
  func anyRunDays() throws {
    let policy = policy { policy in
      policy.bankDays = 2
      let rungs = [("reminder", 3), ("second", 30)].map { name, days in
        Rung(
          name: name, days: days, inBusinessDays: false, anchor: .due, channels: ["email"],
          template: name, newDueDays: 8)
      }
      policy.ladders = [Ladder(name: "standard", rungs: rungs)]
    }
    var sums: [Int64] = []
    // Told after the run of its day, before it, and with no run for a week.
    for (last, paid, next) in [
      ("2025-02-06", "2025-02-06", "2025-02-07"), ("2025-02-05", "2025-02-06", "2025-02-06"),
      ("2025-02-05", "2025-02-07", "2025-02-14"),
    ] {
      var cafe = try late()
      _ = try cafe.run(policy, from: "2025-01-24", to: last)
      #expect((charged(cafe) == 0) == (last == "2025-02-05"))
      try cafe.pay("P", 10_000_00, on: paid, for: "A")
      _ = try cafe.run(policy, from: next, to: "2025-03-20")
      sums.append(charged(cafe))
    }
    #expect(sums[0] == sums[1] && sums[0] > 40_00, "\(sums)")
    // A day more, and no demand that would have given time for it.
    #expect(sums[2] > sums[0])
  }

  // MARK: What somebody else has

  @Test("A cost of what is placed is of no time: no interest is booked for it")
  func costWhilePlaced() throws {
    var cafe = try late()
    _ = try cafe.run(policy(), from: "2025-01-24", to: "2025-03-05")
    let before = cafe.account.items[Samples.item("A")]?.circumstances.charged(.interest)?.total
    let placed = HandoffPlaced(
      placement: "H-1", agency: "northcollect", currency: Samples.euro,
      items: [PlacedItem(Samples.item("A"), 10_000_00)])
    try cafe.post(.handoffPlaced(placed), on: "2025-03-06")
    let cost = ChargeBooked(
      item: Samples.item("A"), kind: .cost, law: "de", amount: Samples.euros(260_00),
      through: day("2025-03-20"), due: day("2025-03-20"), incurred: 300_00)
    try cafe.post(.chargeBooked(cost), on: "2025-03-20")
    _ = try cafe.run(policy(), from: "2025-03-20", to: "2025-05-03")
    let after = cafe.account.items[Samples.item("A")]?.circumstances.charged(.interest)?.total
    #expect(before != nil && before == after)
  }
}
