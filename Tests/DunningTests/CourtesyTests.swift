import Dunning
import Receivables
import ReceivablesTesting
import Testing

@Suite("Statements by a schedule, and thanks")
struct CourtesyTests {
  private func policy(
    statements: StatementSchedule? = StatementSchedule(every: .month, dayOfMonth: 5),
    thanks: Thanks? = nil, leastGapDays: Int = 0
  ) throws -> Policy {
    var policy = Policy(
      name: "practice", calendar: try #require(BusinessCalendar.standard("none")),
      catchUp: .latest, leastGapDays: leastGapDays, minimum: Threshold(), tolerance: Threshold(),
      unapplied: .net, contactHours: nil,
      ladder: [
        Rung(
          name: "reminder", days: 3, inBusinessDays: false, anchor: .due, channels: ["email"],
          template: "reminder")
      ])
    policy.afterLast = .nothing
    policy.statements = statements
    policy.thanks = thanks
    return policy
  }

  /// What each day of a stretch brings, where it brings anything.
  private func run(
    _ cafe: inout PracticeAccount, _ policy: Policy, from first: String, to last: String
  ) throws -> [String] {
    var told: [String] = []
    var date = day(first)
    while date <= day(last) {
      for act in try cafe.run(policy, on: date) { told.append("\(date): \(act)") }
      date = date.adding(days: 1)
    }
    return told
  }

  // MARK: Statements

  @Test("A statement goes once a month, on its day, as long as something is open on it")
  func monthly() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, issued: "2025-03-01", due: "2025-12-01")
    let policy = try policy()
    #expect(
      try run(&cafe, policy, from: "2025-03-02", to: "2025-05-10") == [
        "2025-03-05: statement INV-1", "2025-04-05: statement INV-1",
        "2025-05-05: statement INV-1",
      ])
    try cafe.pay("P-1", 100_00, on: "2025-05-20", for: "INV-1")
    #expect(try run(&cafe, policy, from: "2025-05-20", to: "2025-07-10") == [])
  }

  @Test("A statement that asks for nothing is about the balance that it states, and so are thanks")
  func payable() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, issued: "2025-02-01", due: "2025-12-01")
    try cafe.invoice("INV-2", 40_00, issued: "2025-02-01", due: "2025-12-20")
    try cafe.invoice("INV-3", 10_00, issued: "2025-02-01", due: "2025-12-02")
    try cafe.post(
      .disputeRaised(
        DisputeRaised(
          dispute: "D-1", currency: Samples.euro,
          covers: [CoveredItem(Samples.item("INV-1"), 30_00)], reason: "other")), on: "2025-03-03")
    let call = try #require(cafe.decision(try policy(), on: "2025-03-05").calls.first)
    #expect(call.rung == Trigger.statement)
    #expect(call.listing.amount == Samples.euros(150_00))
    try cafe.pay("P-1", 10_00, on: "2025-03-10", for: "INV-3")
    let thanking = try policy(statements: nil, thanks: Thanks(withinDays: 5))
    let thanks = try #require(cafe.decision(thanking, on: "2025-03-11").calls.first)
    #expect(thanks.listing.amount == Samples.euros(140_00))
  }

  @Test("A quarter's statements go on the day of its first month")
  func quarterly() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, issued: "2025-03-01", due: "2025-12-01")
    let policy = try policy(statements: StatementSchedule(every: .quarter, dayOfMonth: 28))
    #expect(
      try run(&cafe, policy, from: "2025-03-02", to: "2025-08-01") == [
        "2025-04-28: statement INV-1", "2025-07-28: statement INV-1",
      ])
  }

  @Test("What was issued after the day waits for the next statement, and comes on it")
  func afterTheDay() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, issued: "2025-03-06", due: "2025-12-01")
    let policy = try policy()
    #expect(
      try run(&cafe, policy, from: "2025-03-06", to: "2025-04-06") == [
        "2025-04-05: statement INV-1"
      ])
  }

  @Test("A missed statement is caught up within a week, and never later")
  func missed() throws {
    let policy = try policy()
    for (date, told) in [("2025-03-11", ["statement INV-1"]), ("2025-03-12", [])] {
      var cafe = try PracticeAccount()
      try cafe.invoice("INV-1", 100_00, issued: "2025-03-01", due: "2025-12-01")
      #expect(try cafe.run(policy, on: day(date)) == told)
      #expect(try cafe.run(policy, on: day(date).adding(days: 1)) == [])
    }
  }

  @Test("A reminder of the same day goes first, and the statement keeps the gap")
  func gap() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-02")
    #expect(
      try run(&cafe, try policy(leastGapDays: 3), from: "2025-03-05", to: "2025-03-20") == [
        "2025-03-05: reminder INV-1", "2025-03-08: statement INV-1",
      ])
  }

  @Test("Who answers for others gets a statement though nothing of their own is open")
  func family() throws {
    var cafe = try PracticeAccount()
    try cafe.post(
      .partyRecorded(Party(currency: Samples.euro, channels: ["email"])), on: "2025-01-02")
    try cafe.post(.familySet(FamilySet(children: [AccountID("C-2")])), on: "2025-03-06")
    #expect(
      try run(&cafe, try policy(), from: "2025-03-01", to: "2025-04-10") == [
        "2025-04-05: statement"
      ])
    try cafe.post(.familySet(FamilySet(children: [])), on: "2025-04-20")
    #expect(try run(&cafe, try policy(), from: "2025-04-20", to: "2025-06-10") == [])
  }

  @Test("Statements of two currencies are two, and those of two accounts have different names")
  func names() throws {
    let trigger = Trigger(
      item: ItemID(account: Samples.cafe, Samples.euro), rung: Trigger.statement, cycle: 202503)
    let other = Trigger(
      item: ItemID(account: AccountID("C-2"), Samples.euro), rung: Trigger.statement,
      cycle: 202503)
    #expect(
      Notice.id(channel: "email", triggers: [trigger])
        != Notice.id(channel: "email", triggers: [other]))
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, issued: "2025-03-01", due: "2025-12-01")
    try cafe.invoice(
      "INV-2", 100_00, issued: "2025-03-01", due: "2025-12-01",
      currency: Samples.currency("USD"))
    #expect(
      try cafe.run(try policy(), on: day("2025-03-05")) == ["statement INV-1", "statement INV-2"])
  }

  @Test("Each day is on one statement of everything: it begins behind the one before")
  func beginnings() {
    let monthly = StatementSchedule(every: .month, dayOfMonth: 5)
    #expect(monthly.beginning(of: day("2025-03-05")) == day("2025-02-06"))
    #expect(monthly.beginning(of: day("2025-03-08")) == day("2025-02-06"))
    let quarterly = StatementSchedule(every: .quarter, dayOfMonth: 1)
    #expect(quarterly.beginning(of: day("2025-04-01")) == day("2025-01-02"))
  }

  @Test("A hard stop keeps statements and thanks back as well")
  func stopped() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, issued: "2025-03-01", due: "2025-12-01")
    try cafe.invoice("INV-2", 50_00, issued: "2025-03-01", due: "2025-12-01")
    try cafe.post(
      .stopSet(StopSet(reason: .doNotContact, from: day("2025-03-02"), until: nil)),
      on: "2025-03-02")
    try cafe.pay("P-1", 50_00, on: "2025-03-04", for: "INV-2")
    #expect(
      try run(&cafe, try policy(thanks: Thanks()), from: "2025-03-03", to: "2025-03-20") == [])
  }

  @Test("A statement that is owed goes on the first day on which it may, and thanks wait behind it")
  func beforeThanks() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-0", 10_00, issued: "2025-01-01", due: "2025-12-01")
    for number in 1...8 {
      try cafe.invoice("INV-\(number)", 10_00, issued: "2025-01-01", due: "2025-12-01")
    }
    let policy = try policy(thanks: Thanks(withinDays: 5), leastGapDays: 3)
    var story: [String] = []
    for offset in 0..<16 {
      let date = day("2025-03-01").adding(days: offset)
      // Something is paid every second day.
      if offset % 2 == 0 {
        try cafe.pay(
          "P-\(offset)", 10_00, on: date.description, for: "INV-\(offset / 2 + 1)")
      }
      story += try cafe.run(policy, on: date).map { "\(date.description.suffix(2)) \($0)" }
    }
    #expect(story.filter { $0.contains("statement") }.map { $0.prefix(12) } == ["07 statement"])
    #expect(story.first == "01 thanks INV-1" && story.contains { $0.hasPrefix("04 thanks") })
  }

  @Test("One that did not go in its window is given up, and why says so")
  func givenUp() throws {
    var cafe = try PracticeAccount(channels: [])
    try cafe.invoice("INV-1", 100_00, issued: "2025-03-01", due: "2025-12-01")
    let policy = try policy()
    for (date, isTold) in [("2025-03-11", false), ("2025-03-12", true), ("2025-04-04", true)] {
      let lines = cafe.decision(policy, on: date).trace.lines.filter { $0.rule == .statement }
      #expect(
        lines.map(\.detail)
          == (isTold
            ? ["the statement of 2025-03-05 did not go within 7 days, and is given up"] : []))
      #expect(lines.allSatisfy { $0.until == day("2025-04-05") })
    }
  }

  // MARK: Thanks

  @Test("What was paid in full is thanked for once, all of it in one notice, and not too late")
  func thanks() throws {
    var cafe = try PracticeAccount()
    for id in ["INV-1", "INV-2", "INV-3", "INV-4"] {
      try cafe.invoice(id, 10_00, issued: "2025-03-01", due: "2025-12-01")
    }
    let policy = try policy(statements: nil, thanks: Thanks(withinDays: 3))
    try cafe.pay("P-1", 10_00, on: "2025-03-10", for: "INV-1")
    try cafe.pay("P-2", 10_00, on: "2025-03-11", for: "INV-2")
    try cafe.pay("P-3", 10_00, on: "2025-03-05", for: "INV-3")
    try cafe.pay("P-4", 4_00, on: "2025-03-11", for: "INV-4")
    let call = try #require(
      decide(cafe.account, by: policy, on: day("2025-03-12")).calls.first)
    #expect(call.rung == "thanks" && call.triggers.map(\.item.text) == ["INV-1", "INV-2"])
    // What is still open stands on it.
    #expect(
      call.listing.items.map(\.text) == ["INV-4"] && call.listing.amount == Samples.euros(6_00))
    _ = try cafe.run(policy, on: day("2025-03-12"))
    #expect(try run(&cafe, policy, from: "2025-03-12", to: "2025-03-20") == [])
  }

  @Test("A credit and a write-off are no payment")
  func notPaid() throws {
    var cafe = try PracticeAccount()
    for id in ["INV-1", "INV-2"] {
      try cafe.invoice(id, 10_00, issued: "2025-03-01", due: "2025-12-01")
    }
    try cafe.post(
      .creditIssued(
        CreditIssued(
          credit: "C-1", amount: Samples.euros(10_00),
          allocations: [Allocation(Samples.item("INV-1"), 10_00)])), on: "2025-03-10")
    try cafe.post(
      .writtenOff(
        WrittenOff(
          currency: Samples.euro, allocations: [Allocation(Samples.item("INV-2"), 10_00)])),
      on: "2025-03-10")
    let policy = try policy(statements: nil, thanks: Thanks())
    #expect(try run(&cafe, policy, from: "2025-03-10", to: "2025-03-20") == [])
  }

  @Test("Without a word in the policy nobody is thanked and no statement goes")
  func offByDefault() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 10_00, issued: "2025-03-01", due: "2025-12-01")
    try cafe.pay("P-1", 10_00, on: "2025-03-10", for: "INV-1")
    #expect(
      try run(&cafe, try policy(statements: nil), from: "2025-03-01", to: "2025-04-20") == [])
  }

  // MARK: Looking back

  /// Goal: the day that the book is told to look at is never late. Method: with every entry the day
  /// is asked for, and each day before it must bring nothing.
  @Test("Attention comes no later than a statement or thanks are due")
  func attention() throws {
    let policy = try policy(thanks: Thanks(withinDays: 4), leastGapDays: 2)
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 10_00, issued: "2025-03-01", due: "2025-04-20")
    try cafe.invoice("INV-2", 10_00, issued: "2025-03-01", due: "2025-04-01")
    try cafe.pay("P-1", 10_00, on: "2025-04-03", for: "INV-2")
    var date = day("2025-03-01")
    while date < day("2025-06-01") {
      _ = try cafe.run(policy, on: date)
      let next = Dunning.attention(of: cafe.account, by: policy, after: date) ?? .distantFuture
      var between = date.adding(days: 1)
      while between < min(next, day("2025-06-01")) {
        #expect(!decide(cafe.account, by: policy, on: between).acts, "\(date) said \(next)")
        between = between.adding(days: 1)
      }
      date = date.adding(days: 1)
    }
  }
}
