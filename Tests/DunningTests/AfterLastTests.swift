import Dunning
import Receivables
import ReceivablesTesting
import Testing

@Suite("What follows the last rung")
struct AfterLastTests {
  @Test("A task names the sum of what it names, and not that of the whole account")
  func ownSum() throws {
    var policy = Policy.practice()
    policy.afterLast = .task
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 343_63, due: "2025-03-01")
    try cafe.invoice("INV-2", 2000_00, due: "2025-04-05")
    var tasks: [MeasureCall] = []
    var date = day("2025-03-01")
    while date <= day("2025-05-01") {
      tasks += decide(cafe.account, by: policy, on: date).measures
      _ = try cafe.run(policy, on: date)
      date = date.adding(days: 1)
    }
    let task = try #require(tasks.first)
    #expect(tasks.count == 1)
    #expect(task.triggers.map(\.item) == [Samples.item("INV-1")])
    #expect(
      task.listing
        == NoticeListing(
          items: [Samples.item("INV-1")], amount: Samples.euros(343_63)))
    #expect(task.words?.hasPrefix("final did not bring in INV-1, 343.63 EUR: ") == true)
  }

  @Test("Money that waits is in no sum of a task, as it was in none of the notices")
  func waiting() throws {
    for paid in [Int64(0), 1, 800_00, 999_99, 1000_00] {
      var policy = Policy.practice()
      policy.afterLast = .task
      policy.waitingMoney = .waits
      var cafe = try PracticeAccount()
      try cafe.invoice("INV-1", 1000_00, due: "2025-03-01")
      if paid > 0 { try cafe.pay("P-1", paid, on: "2025-03-10") }
      var asked: [Money] = []
      var tasks: [MeasureCall] = []
      var date = day("2025-03-01")
      while date <= day("2025-05-01") {
        let decision = decide(cafe.account, by: policy, on: date)
        asked += decision.calls.map(\.listing.amount)
        tasks += decision.measures
        _ = try cafe.run(policy, on: date)
        date = date.adding(days: 1)
      }
      #expect(tasks.map(\.listing.amount) == (paid < 1000_00 ? asked.suffix(1) : []))
      #expect(tasks.allSatisfy { $0.words?.contains("\($0.listing.amount)") ?? false })
    }
  }

  // MARK: Its time

  /// Reminder, second and final with a task after it, in the standard way.
  private func policy(repeats: Int? = nil) -> Policy {
    var policy = Policy.practice(catchUp: .latest)
    policy.afterLast = .task
    policy.bankDays = 2
    policy.rhythmDays = 10
    policy.repeatLastDays = repeats
    return policy
  }

  private func sums(_ cafe: PracticeAccount, _ policy: Policy, on date: String) -> [Int64] {
    cafe.decision(policy, on: date).calls.map(\.listing.amount.minorUnits)
  }

  /// Goal: nobody is handed over for what nobody has asked for. Method: a part is held while the last rung
  /// is delivered, and is held no more when it is in hand.
  @Test(
    "What was held when the last rung went is asked for by it once it is free",
    arguments: [AgreementKind.dispute, .promise])
  func freed(_ kind: AgreementKind) throws {
    let policy = policy()
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 1000_00, due: "2025-01-31")
    let covers = [CoveredItem(Samples.item("INV-1"), 600_00)]
    if kind == .dispute {
      try cafe.post(
        .disputeRaised(
          DisputeRaised(
            dispute: "D-1", currency: Samples.euro, covers: covers, reason: "damaged")),
        on: "2025-02-01")
    } else {
      try cafe.post(
        .promiseMade(
          PromiseMade(
            promise: "V-1", currency: Samples.euro,
            parts: [Instalment(due: day("2025-04-01"), minorUnits: 600_00)], covers: covers)),
        on: "2025-02-01")
    }
    let story = try cafe.run(policy, from: "2025-02-01", to: "2025-03-25")
    #expect(story.filter { $0.contains("final") || $0.contains("task") }.count == 2)
    if kind == .dispute {
      try cafe.post(
        .agreementEnded(
          AgreementEnded(agreement: "D-1", kind: .dispute, ending: .upheld)), on: "2025-03-26")
    }
    let after = try cafe.run(policy, from: "2025-03-26", to: "2025-06-30")
      .filter { $0.contains("INV-1") }
    #expect(after.map { $0.split(separator: " ")[1] } == ["final", "task"], "\(after)")
    let freed = kind == .dispute ? "2025-03-26" : "2025-04-05"
    #expect(after.first?.hasPrefix(freed) == true, "\(after)")
  }

  @Test("A credit that is taken back after the last rung is asked for by it")
  func creditTakenBack() throws {
    let policy = policy()
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 1000_00, due: "2025-01-31")
    try cafe.post(
      .creditIssued(
        CreditIssued(
          credit: "CN-1", amount: Samples.euros(600_00),
          allocations: [Allocation(Samples.item("INV-1"), 600_00)])), on: "2025-02-01")
    try cafe.run(policy, from: "2025-02-01", to: "2025-03-25")
    try cafe.post(
      .creditReversed(
        CreditReversed(
          credit: "CN-1", currency: Samples.euro,
          allocations: [Allocation(Samples.item("INV-1"), 600_00)])), on: "2025-03-26")
    #expect(sums(cafe, policy, on: "2025-03-26") == [1000_00])
  }

  @Test("The time that a later notice gives is waited for")
  func laterTime() throws {
    let policy = policy()
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 1000_00, due: "2025-01-31")
    try cafe.invoice("INV-2", 400_00, due: "2025-02-10")
    try cafe.pay("P-1", 400_00, on: "2025-02-20", for: "INV-2")
    try cafe.run(policy, from: "2025-02-01", to: "2025-03-05")
    // The final names the 12th of March; the word of the return, the 17th.
    try cafe.reverse("P-1", [Allocation(Samples.item("INV-2"), 400_00)], on: "2025-03-07")
    let final = try #require(cafe.account.standing.demands.all.last)
    #expect(final.rung == "final")
    let story = try cafe.run(policy, from: "2025-03-07", to: "2025-05-10")
    let told = try #require(cafe.account.standing.demands.all.first { $0.day == day("2025-03-07") })
    let time = try #require(told.payBy)
    #expect(time > (final.payBy ?? time))
    let task = try #require(story.first { $0.contains("task") })
    #expect(task > "\(policy.arrival(of: time))", "\(story)")
  }

  @Test("The word of a return is no last rung for what it lists: that has its own, once")
  func returnIsNoFinal() throws {
    let policy = policy()
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 1000_00, due: "2025-01-31")
    try cafe.invoice("INV-2", 400_00, due: "2025-02-03")
    try cafe.run(policy, from: "2025-02-01", to: "2025-02-18")
    try cafe.pay("P-1", 400_00, on: "2025-02-19", for: "INV-2")
    try cafe.run(policy, from: "2025-02-19", to: "2025-03-05")
    try cafe.reverse("P-1", [Allocation(Samples.item("INV-2"), 400_00)], on: "2025-03-07")
    try cafe.run(policy, from: "2025-03-07", to: "2025-03-07")
    let item = try #require(cafe.account.items[Samples.item("INV-2")])
    #expect(!item.acted.contains { $0.rung == "final" })
    let story = try cafe.run(policy, from: "2025-03-08", to: "2025-06-10")
      .filter { $0.contains("INV-2") }
    #expect(story.map { $0.split(separator: " ")[1] } == ["second", "final", "task"], "\(story)")
  }

  @Test(
    "What went back and is too little to be told of is in hand with the rest after the last rung")
  func smallReturn() throws {
    var policy = policy()
    policy.minimum = Threshold(general: DecimalAmount(unscaled: 5, scale: 0))
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 1000_00, due: "2025-01-31")
    try cafe.invoice("INV-2", 2_00, due: "2025-01-31")
    try cafe.pay("P-1", 2_00, on: "2025-01-20", for: "INV-2")
    try cafe.reverse("P-1", [Allocation(Samples.item("INV-2"), 2_00)], on: "2025-01-24")
    try cafe.run(policy, from: "2025-01-24", to: "2025-03-06")
    #expect(cafe.account.standing.demands.all.last?.rung == "final")
    try cafe.invoice("INV-3", 100_00, due: "2025-03-07")
    var date = day("2025-03-07")
    var listed: [[String]] = []
    while date < day("2025-05-20") {
      listed += decide(cafe.account, by: policy, on: date).calls.map {
        $0.listing.items.map(\.text)
      }
      try cafe.run(policy, on: date)
      date = date.adding(days: 1)
    }
    #expect(listed.count == 3 && listed.allSatisfy { $0 == ["INV-3"] }, "\(listed)")
  }

  @Test("What did not owe anything yet when money went back is told of it once, with the others")
  func toldOnce() throws {
    let policy = policy()
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 1000_00, due: "2025-02-02")
    try cafe.invoice("INV-2", 500_00, due: "2025-02-12")
    try cafe.run(policy, from: "2025-02-02", to: "2025-02-05")
    let both = [
      Allocation(Samples.item("INV-1"), 1000_00), Allocation(Samples.item("INV-2"), 500_00),
    ]
    try cafe.post(
      .paymentReceived(
        PaymentReceived(payment: "P-1", amount: Samples.euros(1500_00), allocations: both)),
      on: "2025-02-06")
    try cafe.run(policy, from: "2025-02-06", to: "2025-02-10")
    try cafe.reverse("P-1", both, on: "2025-02-11")
    try cafe.run(policy, from: "2025-02-11", to: "2025-03-30")
    let told = cafe.account.items.values.flatMap(\.acted).filter { $0.rung == Trigger.returned }
    #expect(Set(told.map(\.day)) == [day("2025-02-11")])
    #expect(Set(told.map(\.notice)).count == 1)
  }

  /// Goal: the last rung is sent once more at most. Method: invoices of every week, none of them paid.
  @Test(
    "Where the policy repeats the last rung, nothing that had its own stands in more than one other"
  )
  func repeatedOnce() throws {
    let policy = policy(repeats: 14)
    var cafe = try PracticeAccount()
    for week in 0..<12 {
      try cafe.invoice(
        "INV-\(week)", 100_00, due: day("2025-01-31").adding(days: week * 7).description)
    }
    var again: [ItemID: Int] = [:]
    var date = day("2025-02-01")
    while date < day("2025-09-01") {
      let decision = cafe.decision(policy, on: date.description)
      for item in decision.calls.flatMap(\.listing.items)
      where cafe.account.items[item]?.acted.contains(where: { $0.rung == "final" }) == true {
        again[item, default: 0] += 1
      }
      try cafe.run(policy, on: date)
      date = date.adding(days: 1)
    }
    #expect(again.values.allSatisfy { $0 == 1 }, "\(again)")
    #expect(again.count == 12)
    for item in cafe.account.items.values {
      #expect(item.acted.count { $0.rung == Trigger.afterLast } == 1, "\(item.id.text)")
    }
  }

  @Test("What was charged on an instalment that is in hand is not asked for with the next one")
  func chargeOfInstalment() throws {
    let policy = policy()
    var cafe = try PracticeAccount()
    try cafe.post(
      .invoiceIssued(
        InvoiceIssued(
          invoice: "INV-1", amount: Samples.euros(100_00), due: day("2025-03-25"),
          instalments: [
            Instalment(due: day("2025-01-31"), minorUnits: 60_00),
            Instalment(due: day("2025-03-25"), minorUnits: 40_00),
          ])), on: "2025-01-02")
    try cafe.run(policy, from: "2025-01-02", to: "2025-02-20")
    let first = ItemID(.invoice, "INV-1", part: 1)
    try cafe.post(
      .chargeBooked(
        ChargeBooked(
          item: first, kind: .fixedSum, law: "de", amount: Samples.euros(40_00),
          through: day("2025-02-20"), due: day("2025-01-31"))), on: "2025-02-20")
    let story = try cafe.run(policy, from: "2025-02-21", to: "2025-03-27")
    #expect(story.contains { $0.contains("task") })
    let call = try #require(cafe.decision(policy, on: "2025-03-28").calls.first)
    #expect(
      call.listing
        == NoticeListing(
          items: [ItemID(.invoice, "INV-1", part: 2)], amount: Samples.euros(40_00)))
  }
}
