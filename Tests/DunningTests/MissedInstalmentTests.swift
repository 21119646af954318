import Dunning
import Receivables
import ReceivablesTesting
import Testing

/// Reminder, second and final after 3, 14 and 30 days; a plan for an invoice of 900 due on 2025-02-01, in
/// three instalments.
@Suite("Instalments that are not paid")
struct MissedInstalmentTests {
  private static let days = ["2025-03-03", "2025-04-03", "2025-05-05"]

  private func policy(
    ladder: [Rung] = [.late("upcoming", -3), .late("reminder", 3), .late("second", 14)],
    _ change: (inout Policy) -> Void = { _ in }
  ) -> Policy {
    var policy = Policy.practice(ladder: ladder)
    policy.plans = PlanRules(
      reminders: PlanRules.reminders(afterGrace: 5, beside: policy.ladders))
    change(&policy)
    return policy
  }

  private func cafe(_ cents: Int64 = 900_00) throws -> PracticeAccount {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", cents, due: "2025-02-01")
    try cafe.post(plan(cents, on: [("INV-1", cents)]), on: "2025-02-05")
    return cafe
  }

  private func plan(_ cents: Int64, on covers: [(String, Int64)]) -> Fact {
    let part = cents / 3
    return .planAgreed(
      PlanAgreed(
        plan: "L-1", currency: Samples.euro,
        instalments: MissedInstalmentTests.days.enumerated().map { index, due in
          Instalment(due: day(due), minorUnits: index == 2 ? cents - 2 * part : part)
        }, covers: covers.map { CoveredItem(Samples.item($0.0), $0.1) }))
  }

  @Test("It is asked for once, after its grace, by the channels of the mildest demand")
  func once() throws {
    var cafe = try cafe()
    let policy = policy()
    let call = try #require(cafe.decision(policy, on: "2025-03-09").calls.first)
    #expect(call.rung == "instalment-missed")
    #expect(call.channel == "email")
    #expect(call.listing.amount == Samples.euros(300_00))
    #expect(
      try cafe.run(policy, from: "2025-02-05", to: "2025-04-08")
        == ["2025-03-09 instalment-missed INV-1"])
  }

  @Test("It waits the rhythm after a demand, and is looked at when that is over")
  func rhythm() throws {
    var cafe = try cafe()
    let policy = policy { $0.rhythmDays = 10 }
    try cafe.invoice("INV-2", 50_00, due: "2025-03-02")
    #expect(try cafe.run(policy, on: "2025-03-05") == ["reminder INV-2"])
    try cafe.pay("M-1", 50_00, on: "2025-03-06", for: "INV-2")
    #expect(cafe.decision(policy, on: "2025-03-09").calls == [])
    #expect(attention(of: cafe.account, by: policy, after: day("2025-03-10")) == day("2025-03-15"))
    #expect(
      try cafe.run(policy, from: "2025-03-09", to: "2025-03-20")
        == ["2025-03-15 instalment-missed INV-1"])
  }

  @Test("By two channels it goes by both: the one that went first does not make the other wait")
  func twoChannels() throws {
    let reminder = Rung(
      name: "reminder", days: 3, inBusinessDays: false, anchor: .due,
      channels: ["email", "letter"], template: "reminder", newDueDays: 8)
    let policy = policy(ladder: [reminder]) {
      $0.catchUp = .latest
      $0.rhythmDays = 10
    }
    var cafe = try cafe()
    try cafe.post(
      .partyRecorded(Party(country: "DE", kind: .company, channels: ["email", "letter"])),
      on: "2025-02-01")
    let calls = cafe.decision(policy, on: "2025-03-09").calls
    #expect(calls.map(\.channel) == ["email", "letter"])
    try cafe.run(policy, on: "2025-03-09")
    let again = decide(
      cafe.account.without(acts: calls[0].triggers), by: policy, on: day("2025-03-09"),
      gap: .keptBefore)
    #expect(again.calls.map(\.channel) == ["email", "letter"])
  }

  @Test("While one is missed nothing else is announced by itself")
  func unannounced() throws {
    var cafe = try cafe()
    let policy = policy()
    try cafe.invoice("INV-2", 50_00, due: "2025-03-06")
    try cafe.invoice("INV-3", 60_00, due: "2025-03-12")
    // Within its grace it is not missed, and the notice asks for what it is about alone.
    let early = try #require(cafe.decision(policy, on: "2025-03-04").calls.first)
    #expect(early.rung == "upcoming")
    #expect(
      early.listing == NoticeListing(items: [Samples.item("INV-2")], amount: Samples.euros(50_00)))
    try cafe.pay("M-1", 50_00, on: "2025-03-05", for: "INV-2")
    #expect(cafe.decision(policy, on: "2025-03-09").calls.map(\.rung) == ["instalment-missed"])
    try cafe.run(policy, on: "2025-03-09")
    let decision = cafe.decision(policy, on: "2025-03-10")
    #expect(decision.calls == [])
    #expect(decision.trace.lines.contains { $0.rule == .level && $0.detail.contains("INV-3") })
  }

  @Test("Money that waits covers it before an invoice that was due later")
  func oldestFirst() throws {
    var cafe = try cafe()
    let policy = policy()
    try cafe.invoice("INV-2", 300_00, due: "2025-03-04")
    try cafe.pay("M-1", 300_00, on: "2025-03-05")
    let call = try #require(cafe.decision(policy, on: "2025-03-09").calls.first)
    #expect(call.rung == "reminder")
    #expect(call.triggers.map(\.item.text) == ["INV-2"])
    #expect(call.listing.amount == Samples.euros(300_00))
  }

  /// 7.00 of interest that is booked after the plan was agreed.
  private func charge(_ cafe: inout PracticeAccount) throws {
    try cafe.post(
      .chargeBooked(
        ChargeBooked(
          item: Samples.item("INV-1"), kind: .interest, law: "de", amount: Samples.euros(7_00),
          through: day("2025-02-04"), due: day("2025-02-20"))), on: "2025-02-06")
  }

  @Test("What was charged on its invoice and is no part of the plan waits until that is over")
  func chargeBeside() throws {
    var cafe = try cafe()
    try charge(&cafe)
    let call = try #require(cafe.decision(policy(), on: "2025-03-09").calls.first)
    #expect(call.listing.amount == Samples.euros(300_00))
    #expect(call.listing.items.map(\.kind) == [.invoice])
  }

  @Test("Money without a name pays the instalment before what was charged beside the plan")
  func chargeBesideTakesNothing() throws {
    var policy = policy()
    policy.waitingMoney = .oldestFirst
    var cafe = try cafe()
    try charge(&cafe)
    try cafe.pay("M-1", 300_00, on: "2025-03-02")
    try cafe.run(policy, from: "2025-03-02", to: "2025-03-20")
    let charge = try #require(cafe.account.items.values.first { $0.id.kind == .charge })
    #expect(charge.finallyOpen == 7_00)
    #expect(cafe.account.items[Samples.item("INV-1")]?.finallyOpen == 600_00)
  }

  @Test("What is left once all of the plan is paid is for what was charged beside it, at once")
  func chargeBesideTakesTheRest() throws {
    var policy = policy()
    policy.waitingMoney = .oldestFirst
    var cafe = try cafe()
    try charge(&cafe)
    try cafe.pay("M-1", 905_00, on: "2025-03-02")
    try cafe.run(policy, on: "2025-03-02")
    let charge = try #require(cafe.account.items.values.first { $0.id.kind == .charge })
    #expect(charge.finallyOpen == 2_00)
    #expect(cafe.account.items[Samples.item("INV-1")]?.finallyOpen ?? 0 == 0)
  }

  /// Goal: what waits goes to the oldest, an instalment or an invoice alike; nothing is asked for that it
  /// covers, and nothing is announced beside a missed instalment. Method: random accounts, and sums of
  /// the test's own.
  @Test("Of random accounts with a plan the sums and the triggers are right", arguments: 0..<6)
  func random(_ block: UInt64) throws {
    for seed in block * 50..<(block + 1) * 50 {
      var chance = Dice(seed: seed)
      var cafe = try cafe(Int64(Int.random(in: 300...900, using: &chance)) * 100)
      var owed: [(due: Day, name: String, cents: Int64)] = []
      for number in 2...Int.random(in: 2...5, using: &chance) {
        let due = day("2025-02-20").adding(days: Int.random(in: 0...50, using: &chance))
        let cents = Int64.random(in: 1...400_00, using: &chance)
        try cafe.invoice("INV-\(number)", cents, due: due.description)
        owed.append((due, "INV-\(number)", cents))
      }
      let waiting = Int64.random(in: 0...600_00, using: &chance)
      if waiting > 0 { try cafe.pay("M-1", waiting, on: "2025-02-19") }
      let date = day("2025-02-25").adding(days: Int.random(in: 0...50, using: &chance))
      let plans = cafe.account.standing.agreements.plans
      for (index, part) in try #require(plans.first).agreed.instalments.enumerated() {
        owed.append((part.due, "L-1#\(index + 1)", part.minorUnits))
      }
      try check(
        cafe, policy(), owed, waiting, on: date, "seed \(seed), \(date): \(waiting) waits, \(owed)")
    }
  }

  private func check(
    _ cafe: PracticeAccount, _ policy: Policy, _ owed: [(due: Day, name: String, cents: Int64)],
    _ waiting: Int64, on date: Day, _ what: String
  ) throws {
    var left = waiting
    var open: [String: Int64] = [:]
    let late = owed.filter { $0.due < date }
    for one in late.sorted(by: {
      ($0.due, $0.name.hasPrefix("L") ? 1 : 0) < ($1.due, $1.name.hasPrefix("L") ? 1 : 0)
    }) {
      let part = min(left, one.cents)
      open[one.name] = one.cents - part
      left -= part
    }
    // An instalment is asked for once its five days of grace have passed.
    let sum = late.reduce(Int64(0)) { sum, one in
      one.name.hasPrefix("L") && one.due.adding(days: 5) >= date ? sum : sum + one.cents
    }
    let missed = late.contains { one in
      one.name.hasPrefix("L") && one.due.adding(days: 5) < date && open[one.name] ?? 0 > 0
    }
    let decision = decide(cafe.account, by: policy, on: date)
    guard !decision.outcomes.contains(where: { $0.name == "plan-defaulted" }) else { return }
    for call in decision.calls {
      #expect(!(call.rung == "upcoming" && missed), "\(what)")
      guard call.rung != "upcoming" else { continue }
      #expect(call.listing.amount.minorUnits == max(0, sum - waiting), "\(what)")
    }
    let isDue =
      missed
      || late.contains {
        $0.name.hasPrefix("INV") && open[$0.name] ?? 0 > 0
          && $0.due.adding(days: 3) <= date
      }
    // What waits for an instalment within its grace is enough for the others, which nobody asks for.
    let asks = isDue && sum > waiting
    #expect(decision.calls.contains { $0.rung != "upcoming" } == asks, "\(what)")
  }
}
