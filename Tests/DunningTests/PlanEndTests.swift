import Dunning
import Receivables
import ReceivablesTesting
import Testing

/// Reminder, second and final after 3, 14 and 30 days; a plan for an invoice of 900 due on 2025-02-01, in
/// three instalments with five days of grace, whose notice about a missed one gives ten days.
@Suite("How a plan ends that is not kept to")
struct PlanEndTests {
  private static let days = ["2025-03-03", "2025-04-03", "2025-05-05"]

  private func policy(_ change: (inout Policy) -> Void = { _ in }) -> Policy {
    var policy = Policy.practice()
    policy.catchUp = .latest
    policy.plans = PlanRules(
      reminders: PlanRules.reminders(afterGrace: 5, beside: policy.ladders))
    change(&policy)
    return policy
  }

  private func cafe(channels: [String] = ["email"]) throws -> PracticeAccount {
    var cafe = try PracticeAccount(channels: channels)
    try cafe.invoice("INV-1", 900_00, due: "2025-02-01")
    try cafe.post(
      .planAgreed(
        PlanAgreed(
          plan: "L-1", currency: Samples.euro,
          instalments: PlanEndTests.days.map { Instalment(due: day($0), minorUnits: 300_00) },
          covers: [CoveredItem(Samples.item("INV-1"), 900_00)])), on: "2025-02-05")
    return cafe
  }

  /// What happened while money came on some days.
  private func live(
    _ cafe: inout PracticeAccount, _ policy: Policy, paying payments: [String],
    to end: String = "2025-12-31"
  ) throws -> [String] {
    var story: [String] = []
    var from = day("2025-02-05")
    for (index, date) in payments.enumerated() {
      story += try cafe.run(
        policy, from: from.description, to: day(date).adding(days: -1).description)
      try cafe.pay("M-\(index)", 300_00, on: date, for: "INV-1")
      from = day(date)
    }
    return story + (try cafe.run(policy, from: from.description, to: end))
  }

  @Test(
    "The last instalment ends it as well, whichever one was not paid",
    arguments: [
      ["2025-03-03", "2025-04-03"], ["2025-03-03", "2025-05-05"], ["2025-04-03", "2025-05-05"],
    ])
  func lastMissed(_ payments: [String]) throws {
    var cafe = try cafe()
    let story = try live(&cafe, policy { $0.afterLast = .task }, paying: payments)
    #expect(story.contains("2025-05-11 instalment-missed INV-1"), "\(story)")
    #expect(story.contains("2025-05-22 plan-defaulted"), "\(story)")
    // It resumes at its own rungs, and at last a person has it.
    let after = story.drop { $0 != "2025-05-22 plan-defaulted" }.dropFirst()
    #expect(
      after.map { $0.split(separator: " ")[1] } == ["reminder", "second", "final", "task"],
      "\(story)")
  }

  @Test("What ends it was asked for first, and its day and the bank's have passed")
  func toldFirst() throws {
    var cafe = try cafe()
    let story = try live(&cafe, policy { $0.bankDays = 2 }, paying: [], to: "2025-05-01")
    #expect(
      story.prefix(3) == [
        "2025-03-09 instalment-missed INV-1", "2025-04-09 instalment-missed INV-1",
        // The 19th is a Saturday: two business days later is the 22nd.
        "2025-04-23 plan-defaulted",
      ], "\(story)")
  }

  @Test("Instalments that come faster than notices do not put its end off", arguments: [7, 10, 14])
  func weekly(_ step: Int) throws {
    let policy = policy { policy in
      policy.bankDays = 2
      policy.plans?.missedInstalments = 2
    }
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 1200_00, due: "2025-02-01")
    let dues = (0..<6).map { day("2025-03-03").adding(days: step * $0) }
    try cafe.post(
      .planAgreed(
        PlanAgreed(
          plan: "L-1", currency: Samples.euro,
          instalments: dues.map { Instalment(due: $0, minorUnits: 200_00) },
          covers: [CoveredItem(Samples.item("INV-1"), 1200_00)])), on: "2025-02-05")
    let story = try cafe.run(policy, from: "2025-02-05", to: "2025-06-30")
    let over = try #require(story.first { $0.hasSuffix("plan-defaulted") })
    let end = day(String(over.prefix(10)))
    #expect(end < dues[5], "\(story)")
    let demands = cafe.account.standing.demands.all.filter { $0.day < end }
    for (one, next) in zip(demands, demands.dropFirst()) {
      #expect(next.day > policy.arrival(of: one.payBy ?? one.day), "\(story)")
    }
  }

  @Test("Money that comes by the day of the notice keeps it, and on the day after does not")
  func savedInTime() throws {
    for (date, isOver) in [("2025-05-21", false), ("2025-05-22", true)] {
      var cafe = try cafe()
      _ = try live(
        &cafe, policy(), paying: ["2025-03-03", "2025-04-03"],
        to: day(date).adding(days: isOver ? 0 : -1).description)
      try cafe.pay("M-9", 300_00, on: date, for: "INV-1")
      let story = try cafe.run(policy(), from: date, to: "2025-06-30")
      #expect(story.contains { $0.hasSuffix("plan-completed") } == !isOver, "\(story)")
    }
  }

  @Test("While a demand for another invoice gives time for an instalment as well, the plan goes on")
  func askedTogether() throws {
    var cafe = try cafe()
    let policy = policy { policy in
      policy.ladder = [
        Rung(
          name: "reminder", days: 3, inBusinessDays: false, anchor: .due, channels: ["email"],
          template: "reminder", newDueDays: 12)
      ]
      policy.plans = PlanRules()
    }
    try cafe.invoice("INV-2", 50_00, due: "2025-04-04")
    let story = try cafe.run(policy, from: "2025-02-05", to: "2025-06-30")
    // Two count as missed from the 9th on; the reminder of the 7th gave time through the 19th,
    // a Saturday.
    #expect(
      story.prefix(2) == ["2025-04-07 reminder INV-2", "2025-04-22 plan-defaulted"], "\(story)")
  }

  @Test("Who cannot be reached is not waited for, and is a person's task then")
  func unreached() throws {
    var cafe = try cafe(channels: [])
    let story = try live(&cafe, policy(), paying: ["2025-03-03", "2025-04-03"])
    #expect(story == ["2025-05-11 plan-defaulted", "2025-05-11 task unreached INV-1"])
  }

  @Test("A policy that sends nothing about a missed instalment ends plans unsaid, and is told so")
  func silent() throws {
    var cafe = try cafe()
    let silent = policy { $0.plans = PlanRules() }
    let story = try live(&cafe, silent, paying: ["2025-03-03", "2025-04-03"])
    #expect(story.first == "2025-05-11 plan-defaulted", "\(story)")
    #expect(
      silent.warnings().contains { $0.part == .key("plans") && $0.what.contains("without a word") })
    #expect(!policy().warnings().contains { $0.part == .key("plans") })
    #expect(!policy { $0.plans = nil }.warnings().contains { $0.part == .key("plans") })
  }

  @Test("A notice about it that nobody got is sent once more after the rhythm, and ends nothing")
  func refused() throws {
    var cafe = try cafe()
    cafe.delivers = false
    let policy = policy { $0.rhythmDays = 4 }
    for (index, date) in ["2025-03-03", "2025-04-03"].enumerated() {
      try cafe.pay("M-\(index)", 300_00, on: date, for: "INV-1")
    }
    try cafe.run(policy, from: "2025-02-05", to: "2025-05-11")
    let first = try #require(cafe.account.notices.values.first)
    #expect(first.rung == "instalment-missed" && first.on == day("2025-05-11"))
    try cafe.post(
      .noticeClaimed(
        NoticeClaimed(
          notice: first.id, attempt: 1, listing: first.listing,
          demand: .init(rung: first.rung, payBy: day("2025-05-21")))), on: "2025-05-11")
    try cafe.post(
      .noticeAnswered(NoticeAnswered(notice: first.id, attempt: 1, answer: .failed)),
      on: "2025-05-11")
    cafe.delivers = true
    #expect(
      attention(of: cafe.account, by: policy, after: day("2025-05-12")) == day("2025-05-15"))
    let story = try cafe.run(policy, from: "2025-05-12", to: "2025-05-30")
    // The 25th is a Sunday.
    #expect(
      story.prefix(2) == ["2025-05-15 instalment-missed INV-1", "2025-05-27 plan-defaulted"],
      "\(story)")
  }

  @Test("Where old rungs are skipped, what ends a plan is said however late that is")
  func saidLate() throws {
    var cafe = try cafe()
    let policy = policy { $0.catchUp = .skipOlderThan(days: 5) }
    let story = try cafe.run(policy, from: "2025-07-01", to: "2025-07-15")
    #expect(
      story.prefix(2) == ["2025-07-01 instalment-missed INV-1", "2025-07-12 plan-defaulted"],
      "\(story)")
  }

  /// Goal: what the program sends and ends fits together, however it is paid and by whatever numbers.
  /// Method: random rules and money, a run on every day, and what the notices said is read again.
  @Test(
    "A plan ends at last, never before the day of a notice, and never unlooked-at", arguments: 0..<6
  )
  func random(_ block: UInt64) throws {
    for seed in block * 20..<(block + 1) * 20 {
      var chance = Dice(seed: seed)
      let grace = Int.random(in: 0...8, using: &chance)
      let policy = policy { policy in
        policy.bankDays = Int.random(in: 0...3, using: &chance)
        policy.rhythmDays = Int.random(in: 0...12, using: &chance)
        policy.plans = PlanRules(
          graceDays: grace, missedInstalments: Int.random(in: 1...4, using: &chance),
          afterBreach: AfterBreach.allCases[Int.random(in: 0...2, using: &chance)],
          reminders: PlanRules.reminders(afterGrace: grace, beside: policy.ladders))
      }
      try check(policy, "seed \(seed)", &chance)
    }
  }

  private func check(_ policy: Policy, _ what: String, _ chance: inout Dice) throws {
    var cafe = try cafe()
    if Int.random(in: 0...1, using: &chance) == 0 {
      try cafe.invoice("INV-2", 70_00, due: "2025-04-01")
    }
    var given: Day?
    var next: Day? = day("2025-02-05")
    var date = day("2025-02-05")
    while date <= day("2026-03-31") {
      if Int.random(in: 0...29, using: &chance) == 0 {
        let cents = Int64.random(in: 1...300_00, using: &chance)
        let open = cafe.account.items[Samples.item("INV-1")]?.finallyOpen ?? 0
        if open > 0 {
          try cafe.pay("M-\(date)", min(cents, open), on: date.description, for: "INV-1")
          next = date
        }
      }
      let story = try cafe.run(policy, on: date)
      #expect(story.isEmpty || next.map { $0 <= date } ?? false, "\(what), \(date): \(story)")
      if story.contains("plan-defaulted") {
        let last = try #require(given, "\(what): ended on \(date) without a word")
        #expect(date > policy.arrival(of: last), "\(what): ended on \(date)")
      }
      for notice in story where !notice.hasPrefix("plan") {
        let names = ["instalment-missed", "final"].contains { notice.hasPrefix($0) }
        given = max(given ?? date, date.adding(days: names ? 10 : 0))
      }
      next = attention(of: cafe.account, by: policy, after: date)
      date = date.adding(days: 1)
    }
    #expect(cafe.account.standing.agreements.plans == [], "\(what) goes on for ever")
  }
}
