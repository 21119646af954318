import Dunning
import Receivables
import ReceivablesTesting
import Testing

/// 1000 due on 2025-02-01, reminded after 3, 14 and 30 days; German law, booked after the first.
@Suite("Charges without their invoice")
struct ChargesAloneTests {
  private func policy(_ change: (inout Policy) -> Void = { _ in }) -> Policy {
    var policy = Policy.practice()
    policy.charges = ChargeRules(
      law: LateChargeLaw.pack("de"), interest: .booked, fixedSum: .booked, after: "reminder")
    change(&policy)
    return policy
  }

  /// Charged and reminded through 1 March.
  private func late(_ policy: Policy) throws -> PracticeAccount {
    var cafe = try PracticeAccount()
    try cafe.post(
      .partyRecorded(Party(country: "DE", kind: .company, channels: ["email"])), on: "2020-01-02")
    try cafe.invoice("INV-1", 1000_00, due: "2025-02-01")
    _ = try cafe.run(policy, from: "2025-02-01", to: "2025-03-01")
    #expect(charges(cafe) > 40_00)
    return cafe
  }

  private func charges(_ cafe: PracticeAccount) -> Int64 {
    cafe.account.items.values.filter { $0.id.kind == .charge }.reduce(0) { $0 + $1.finallyOpen }
  }

  private func credit(_ cafe: inout PracticeAccount, _ cents: Int64, _ reason: CreditReason?) throws
  {
    let credit = CreditIssued(
      credit: "CN-1", amount: Samples.euros(cents),
      allocations: [Allocation(Samples.item("INV-1"), cents)], reason: reason)
    // One of an earlier version does not say for what it is.
    let assigned = reason == nil ? [] : cafe.account.assigning(credit)
    for fact in assigned + [.creditIssued(credit)] { try cafe.post(fact, on: "2025-03-02") }
  }

  @Test(
    "A credit of all of it takes its charges back",
    arguments: [CreditReason.correction, .returnedGoods])
  func credited(_ reason: CreditReason) throws {
    let policy = policy()
    var cafe = try late(policy)
    // What collecting cost follows from no law, and falls away with the rest.
    try cafe.post(
      .chargeBooked(
        ChargeBooked(
          item: Samples.item("INV-1"), kind: .cost, law: "cost", amount: Samples.euros(85_00),
          through: day("2025-03-01"), due: day("2025-03-01"), incurred: 85_00)),
      on: "2025-03-01")
    try credit(&cafe, 1000_00, reason)
    let story = try cafe.run(policy, from: "2025-03-02", to: "2025-06-30")
    #expect(charges(cafe) == 0)
    #expect(story.allSatisfy { $0.hasPrefix("2025-03-02 charge") }, "\(story)")
    #expect(!story.contains { $0.hasSuffix(" charge") }, "\(story)")
  }

  @Test(
    "A present leaves them owed, and they are asked for once",
    arguments: [CreditReason.goodwill, nil])
  func goodwill(_ reason: CreditReason?) throws {
    let policy = policy()
    var cafe = try late(policy)
    try credit(&cafe, 1000_00, reason)
    let story = try cafe.run(policy, from: "2025-03-02", to: "2025-09-30")
    #expect(charges(cafe) > 40_00)
    let asked = story.filter {
      $0.contains("reminder") || $0.contains("second") || $0.contains("final")
    }
    #expect(
      asked.count == 1 && asked.allSatisfy { $0.contains("reminder INV-1!") }, "\(story)")
  }

  @Test(
    "Money of no name pays what is asked for before charges that nobody has asked for",
    arguments: [300_00, 500_00, 530_00, 600_00] as [Int64], [0, 6])
  func behindWhatIsAsked(_ sum: Int64, _ late: Int) throws {
    let policy = policy { $0.waitingMoney = .oldestFirst }
    var cafe = try self.late(policy)
    try cafe.invoice("INV-2", 500_00, due: "2025-02-28")
    try cafe.pay("P-1", 1000_00, on: "2025-03-02", for: "INV-1")
    try cafe.run(policy, from: "2025-03-02", to: "2025-03-04")
    #expect(cafe.account.items[Samples.item("INV-2")]?.acted.count == 1)
    let told = day("2025-03-04").adding(days: late)
    var unpaid = cafe
    try unpaid.run(policy, on: told)
    try cafe.pay("P-2", sum, on: "2025-03-04")
    try cafe.run(policy, on: told)
    #expect(cafe.account.items[Samples.item("INV-2")]?.finallyOpen == max(0, 500_00 - sum))
    let spare = max(0, sum - 500_00)
    let taken = ofFirst(unpaid) - ofFirst(cafe)
    #expect(spare == 0 ? taken == 0 : 0...spare ~= taken)
  }

  private func ofFirst(_ cafe: PracticeAccount) -> Int64 {
    cafe.account.charges(ofInvoice: "INV-1").reduce(0) { $0 + $1.finallyOpen }
  }

  @Test("What was announced is paid by exactly its sum, and not charges that nobody has asked for")
  func behindWhatIsAnnounced() throws {
    let ahead = Rung(
      name: "due-soon", days: -5, inBusinessDays: false, anchor: .due, channels: ["email"],
      template: "due-soon")
    let policy = policy { policy in
      policy.ladders[0].rungs.insert(ahead, at: 0)
      policy.waitingMoney = .oldestFirst
    }
    var cafe = try late(policy)
    try cafe.pay("P-1", 1000_00, on: "2025-03-02", for: "INV-1")
    try cafe.invoice("INV-2", 500_00, due: "2025-03-08")
    try cafe.run(policy, from: "2025-03-02", to: "2025-03-03")
    var unpaid = cafe
    try unpaid.run(policy, on: "2025-03-04")
    try cafe.pay("P-2", 500_00, on: "2025-03-04")
    try cafe.run(policy, on: "2025-03-04")
    #expect(cafe.account.items[Samples.item("INV-2")]?.finallyOpen == 0)
    #expect(ofFirst(cafe) == ofFirst(unpaid))
  }

  @Test("A credit of a part takes nothing back")
  func part() throws {
    let policy = policy()
    var cafe = try late(policy)
    try cafe.pay("P-1", 600_00, on: "2025-03-02", for: "INV-1")
    try credit(&cafe, 400_00, .correction)
    _ = try cafe.run(policy, from: "2025-03-02", to: "2025-03-10")
    #expect(charges(cafe) > 40_00)
  }

  @Test("What is left alone is asked for once, and is a task above an amount of the policy's")
  func once() throws {
    let policy = policy {
      $0.chargesAlone = Threshold(general: DecimalAmount(unscaled: 20, scale: 0))
    }
    var cafe = try late(policy)
    try cafe.pay("P-1", 1000_00, on: "2025-03-02", for: "INV-1")
    let story = try cafe.run(policy, from: "2025-03-02", to: "2025-12-31")
      .filter { !$0.hasSuffix(" charge") }
    #expect(story.count == 2, "\(story)")
    #expect(story.first?.contains(" reminder INV-1!") == true, "\(story)")
    #expect(story.last?.contains(" task charges-alone INV-1!") == true, "\(story)")
  }

  @Test("They wait for the time that the last demand gave, which asked for them as well")
  func waits() throws {
    let policy = policy { policy in
      policy.catchUp = .latest
      policy.bankDays = 2
      policy.rhythmDays = 3
      policy.charges?.dueDays = 0
      policy.ladder = policy.ladder.map {
        Rung(
          name: $0.name, days: $0.days, inBusinessDays: false, anchor: $0.anchor,
          channels: $0.channels, template: $0.template, newDueDays: 10)
      }
    }
    var cafe = try PracticeAccount()
    try cafe.post(
      .partyRecorded(Party(country: "DE", kind: .company, channels: ["email"])), on: "2020-01-02")
    try cafe.invoice("INV-1", 1000_00, due: "2025-02-01")
    _ = try cafe.run(policy, from: "2025-02-01", to: "2025-02-25")
    let demand = try #require(cafe.account.standing.demands.all.last)
    let payBy = try #require(demand.payBy)
    #expect(demand.rung == "second" && charges(cafe) > 40_00)
    try cafe.pay("P-1", 1000_00, on: "2025-02-26", for: "INV-1")
    let story = try cafe.run(policy, from: "2025-02-26", to: "2025-04-30")
    let alone = story.filter { $0.contains("reminder INV-1!") }
    #expect(alone.count == 1)
    let arrival = policy.arrival(of: payBy)
    #expect(alone.first?.hasPrefix(arrival.adding(days: 1).description) == true, "\(alone)")
  }

  @Test("What cannot be asked for as something else always is becomes a person's task")
  func neverAsked() throws {
    let policy = policy {
      $0.chargesAlone = Threshold(general: DecimalAmount(unscaled: 20, scale: 0))
      $0.rhythmDays = 10
    }
    var cafe = try late(policy)
    try cafe.pay("P-1", 1000_00, on: "2025-03-02", for: "INV-1")
    for week in 0..<20 {
      let due = day("2025-02-20").adding(days: 7 * week)
      try cafe.invoice("W-\(week)", 500_00, issued: "2025-02-10", due: due.description)
    }
    let story = try cafe.run(policy, from: "2025-03-02", to: "2025-06-30")
      .filter { $0.contains("INV-1!") }
    #expect(story.count == 1 && story[0].contains(" task charges-alone INV-1!"), "\(story)")
    #expect(story[0] > "2025-04-20")
  }

  @Test("Below that amount, or where the policy names none, nobody gets a task")
  func noTask() throws {
    for limit: Int64? in [500, nil] {
      let policy = policy { policy in
        policy.chargesAlone = limit.map {
          Threshold(general: DecimalAmount(unscaled: $0, scale: 0))
        }
      }
      var cafe = try late(policy)
      try cafe.pay("P-1", 1000_00, on: "2025-03-02", for: "INV-1")
      let story = try cafe.run(policy, from: "2025-03-02", to: "2025-12-31")
      #expect(!story.contains { $0.contains("task") }, "\(story)")
    }
  }

  @Test("Below the policy's minimum they are waived, and nobody hears of them")
  func waived() throws {
    let policy = policy { policy in
      policy.minimum = Threshold(general: DecimalAmount(unscaled: 200, scale: 0))
    }
    var cafe = try late(policy)
    try cafe.pay("P-1", 1000_00, on: "2025-03-02", for: "INV-1")
    let story = try cafe.run(policy, from: "2025-03-02", to: "2025-12-31")
    #expect(charges(cafe) == 0)
    #expect(story.contains { $0.hasSuffix("charge-waived") })
    #expect(!story.contains { $0.contains("reminder") })
  }

  @Test("With their invoice they are listed, and reach no rung of their own")
  func together() throws {
    let policy = policy()
    var cafe = try late(policy)
    let story = try cafe.run(policy, from: "2025-03-02", to: "2025-12-31")
    #expect(!story.contains { $0.contains("INV-1!") }, "\(story)")
    let line = cafe.decision(policy, on: "2025-03-20").trace.lines.first {
      if case .item(let item) = $0.subject { item.kind == .charge } else { false }
    }
    #expect(line?.detail == "asked for together with INV-1")
  }

  @Test(
    "While an invoice is in dispute nobody is asked for its charges, though it was paid meanwhile")
  func inDispute() throws {
    let policy = policy()
    var cafe = try late(policy)
    try cafe.post(
      .disputeRaised(
        DisputeRaised(
          dispute: "D-1", currency: Samples.euro,
          covers: [CoveredItem(Samples.item("INV-1"), 1000_00)], reason: "damaged")),
      on: "2025-03-02")
    try cafe.pay("P-1", 1000_00, on: "2025-03-10", for: "INV-1")
    let story = try cafe.run(policy, from: "2025-03-02", to: "2025-06-30")
    #expect(story.allSatisfy { !$0.contains("INV-1!") }, "\(story)")
    #expect(charges(cafe) > 40_00)
    try cafe.post(
      .agreementEnded(AgreementEnded(agreement: "D-1", kind: .dispute, ending: .upheld)),
      on: "2025-07-01")
    let after = try cafe.run(policy, from: "2025-07-01", to: "2025-08-30")
    #expect(after.contains { $0.contains("INV-1!") }, "\(after)")
  }
}
