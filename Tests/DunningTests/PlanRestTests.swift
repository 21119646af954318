import Dunning
import Receivables
import ReceivablesTesting
import Testing

/// Reminder, second and final after 3, 14 and 30 days; a plan for an invoice of 900 due on 2025-02-01, in
/// three instalments with five days of grace, whose notice about a missed one gives ten days.
@Suite("What rests of a payment plan")
struct PlanRestTests {
  /// What keeps an invoice from being asked for.
  enum Cause: CaseIterable {
    case dispute, approval, ladder
  }

  private static let days = ["2025-03-03", "2025-04-03", "2025-05-05"]
  private static let item = Samples.item("INV-1")

  private static let policy = {
    var policy = Policy.practice()
    policy.catchUp = .latest
    policy.plans = PlanRules(
      reminders: PlanRules.reminders(afterGrace: 5, beside: policy.ladders))
    return policy
  }()

  private func cafe() throws -> PracticeAccount {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 900_00, due: "2025-02-01")
    try cafe.post(
      .planAgreed(
        PlanAgreed(
          plan: "L-1", currency: Samples.euro,
          instalments: PlanRestTests.days.map { Instalment(due: day($0), minorUnits: 300_00) },
          covers: [CoveredItem(PlanRestTests.item, 900_00)])), on: "2025-02-05")
    return cafe
  }

  private func dispute(
    _ cafe: inout PracticeAccount, _ cents: Int64 = 900_00, on date: Day
  ) throws {
    try cafe.post(
      .disputeRaised(
        DisputeRaised(
          dispute: "D-1", currency: Samples.euro, covers: [CoveredItem(PlanRestTests.item, cents)],
          reason: "damaged")), on: date)
  }

  private func resolve(
    _ cafe: inout PracticeAccount, _ ending: AgreementEnding = .upheld, on date: Day
  ) throws {
    try cafe.post(
      .agreementEnded(AgreementEnded(agreement: "D-1", kind: .dispute, ending: ending)), on: date)
  }

  private func rest(
    _ cafe: inout PracticeAccount, for cause: Cause, on date: Day
  ) throws {
    switch cause {
    case .dispute: try dispute(&cafe, on: date)
    case .approval:
      try cafe.post(
        .taskRaised(
          TaskRaised(
            task: "T-1", reason: TaskReason(rawValue: "waive"), holds: [PlanRestTests.item])),
        on: date)
    case .ladder:
      try cafe.post(.ladderSet(LadderSet(invoice: "INV-1", ladder: LadderSet.none)), on: date)
    }
  }

  private func goOn(_ cafe: inout PracticeAccount, after cause: Cause, on date: Day) throws {
    switch cause {
    case .dispute: try resolve(&cafe, on: date)
    case .approval: try cafe.post(.taskDone(TaskDone(task: "T-1")), on: date)
    case .ladder: try cafe.post(.ladderSet(LadderSet(invoice: "INV-1", ladder: nil)), on: date)
    }
  }

  private func plans(_ cafe: PracticeAccount) -> [String] {
    cafe.account.standing.agreements.plans.map(\.id)
  }

  @Test(
    "Nothing is asked for, missed or over while it rests, and then it goes on",
    arguments: Cause.allCases)
  func rests(_ cause: Cause) throws {
    var cafe = try cafe()
    try rest(&cafe, for: cause, on: day("2025-02-10"))
    #expect(
      try cafe.run(PlanRestTests.policy, from: "2025-02-06", to: "2025-04-09") == [], "\(cause)")
    #expect(plans(cafe) == ["L-1"])
    try goOn(&cafe, after: cause, on: day("2025-04-10"))
    let course = PlanCourse(
      cafe.account.standing.agreements.plans[0], of: cafe.account, by: PlanRestTests.policy,
      on: day("2025-04-11"))
    #expect(course.dues == ["2025-04-10", "2025-04-10", "2025-05-05"].map(day))
    #expect(course.missed == [])
    // Five days of grace from the day on which it goes on.
    #expect(
      try cafe.run(PlanRestTests.policy, from: "2025-04-10", to: "2025-04-16")
        == ["2025-04-16 instalment-missed INV-1"])
    try cafe.pay("M-1", 600_00, on: "2025-04-20", for: "INV-1")
    #expect(try cafe.run(PlanRestTests.policy, from: "2025-04-17", to: "2025-05-10") == [])
    try cafe.pay("M-2", 300_00, on: "2025-05-10", for: "INV-1")
    #expect(
      try cafe.run(PlanRestTests.policy, from: "2025-05-11", to: "2025-05-31")
        == ["2025-05-11 plan-completed"])
  }

  @Test(
    "Credited, it goes on with what is left, or is completed when nothing is",
    arguments: [400_00, 900_00] as [Int64])
  func credited(_ cents: Int64) throws {
    var cafe = try cafe()
    try dispute(&cafe, cents, on: day("2025-02-10"))
    try cafe.run(PlanRestTests.policy, from: "2025-02-06", to: "2025-03-31")
    try cafe.post(
      .creditIssued(
        CreditIssued(
          credit: "CN-1", amount: Samples.euros(cents),
          allocations: [Allocation(PlanRestTests.item, cents)])), on: "2025-04-01")
    try resolve(&cafe, .credited, on: day("2025-04-01"))
    let story = try cafe.run(PlanRestTests.policy, from: "2025-04-01", to: "2025-04-09")
    guard cents < 900_00 else {
      #expect(story == ["2025-04-01 plan-completed"])
      return
    }
    // 500 are left: 200 of the second instalment, and the third.
    #expect(story == ["2025-04-09 instalment-missed INV-1"])
    let notice = try #require(cafe.account.notices.values.max { $0.on < $1.on })
    #expect(notice.listing.amount == Samples.euros(200_00))
  }

  @Test("Of what is disputed in part the rest is asked for on its day")
  func inPart() throws {
    var cafe = try cafe()
    try dispute(&cafe, 400_00, on: day("2025-02-10"))
    let story = try cafe.run(PlanRestTests.policy, from: "2025-02-06", to: "2025-04-09")
    #expect(story == ["2025-04-09 instalment-missed INV-1"])
    try resolve(&cafe, on: day("2025-04-10"))
    let course = PlanCourse(
      cafe.account.standing.agreements.plans[0], of: cafe.account, by: PlanRestTests.policy,
      on: day("2025-04-10"))
    // The first rested as a whole; of the second a part was asked for all the time.
    #expect(course.dues == ["2025-04-10", "2025-04-03", "2025-05-05"].map(day))
  }

  @Test("What was asked for before it rested is asked for anew, and ends nothing before that")
  func askedAnew() throws {
    var cafe = try cafe()
    try cafe.pay("M-1", 600_00, on: "2025-03-01", for: "INV-1")
    #expect(
      try cafe.run(PlanRestTests.policy, from: "2025-02-06", to: "2025-05-11")
        == ["2025-05-11 instalment-missed INV-1"])
    try dispute(&cafe, 300_00, on: day("2025-05-12"))
    try cafe.run(PlanRestTests.policy, from: "2025-05-12", to: "2025-06-30")
    try resolve(&cafe, on: day("2025-07-01"))
    let story = try cafe.run(PlanRestTests.policy, from: "2025-07-01", to: "2025-07-31")
    // The 17th and its tenth day are business days.
    #expect(
      story.prefix(2) == ["2025-07-07 instalment-missed INV-1", "2025-07-18 plan-defaulted"],
      "\(story)")
  }

  /// Goal: a dispute never costs the customer the time that a notice gives. Method: random days and sums, a run
  /// on every day, on each of which the account was to be looked at where something came of it.
  @Test("It ends at last, never in a dispute, and never untold since", arguments: 0..<4)
  func random(_ block: UInt64) throws {
    for seed in block * 25..<(block + 1) * 25 {
      var chance = Dice(seed: seed)
      var cafe = try cafe()
      let policy = PlanRestTests.policy
      let from = day("2025-02-06").adding(days: chance.roll(0...100))
      let until = from.adding(days: chance.roll(1...60))
      let cents = chance.pick([900_00, 900_00, Int64(chance.roll(1...900_00))])
      var next: Day? = day("2025-02-05")
      var given: Day?
      for date in (0..<400).map({ day("2025-02-05").adding(days: $0) }) {
        let open = cafe.account.items[PlanRestTests.item]?.finallyOpen ?? 0
        let free = date < from || date >= until ? open : max(0, open - cents)
        if date == from, !plans(cafe).isEmpty, open >= cents { try dispute(&cafe, cents, on: date) }
        let isDisputed = !cafe.account.standing.agreements.disputes.isEmpty
        if date == until, isDisputed { try resolve(&cafe, on: date) }
        if chance.roll(0...59) == 0, free > 0 {
          try cafe.pay("M-\(date)", min(free, 300_00), on: date.description, for: "INV-1")
        }
        if date == from || date == until
          || cafe.account.items[PlanRestTests.item]?.finallyOpen != open
        {
          next = date
        }
        let story = try cafe.run(policy, on: date)
        #expect(
          story.isEmpty || next.map { $0 <= date } ?? false, "seed \(seed), \(date): \(story)")
        if story.contains("plan-defaulted") {
          let last = try #require(given, "seed \(seed): ended on \(date) without a word")
          #expect(date > policy.arrival(of: last), "seed \(seed): ended on \(date)")
          let isWhole = cents >= open && isDisputed && date > from && date < until
          #expect(!isWhole, "seed \(seed): ended on \(date) in a dispute of all that is open")
        }
        if story.contains(where: { $0.hasPrefix("instalment-missed") }) {
          given = date.adding(days: 10)
        }
        next = attention(of: cafe.account, by: policy, after: date)
      }
      #expect(plans(cafe) == [], "seed \(seed) goes on for ever")
    }
  }
}
