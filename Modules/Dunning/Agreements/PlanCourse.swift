public import Receivables

/// How a payment plan goes on a day, told by what is still open of what it covers: whoever pays ahead
/// is ahead, whatever the money was meant for.
///
/// What somebody here has to decide about rests: it is neither asked for nor missed, and its plan is not
/// over. What fell due meanwhile is due when it was decided.
public struct PlanCourse: Sendable {
  public let plan: OpenPlan
  /// What was open when it was agreed, in minor units.
  public let total: Int64
  /// What is open of it on the day and does not rest, after money that waits.
  public let balance: Int64
  /// The same without regard to money that waits.
  private let unpaid: Int64
  /// What is open of it on the day, with what rests.
  private let left: Int64
  /// Whether something of it is open at last.
  private let isReopened: Bool
  /// The day by which each instalment is to be paid: as agreed, or when it was decided what it was about.
  public let dues: [Day]
  /// The day from which a notice about each instalment counts, where not from the first: what was said before
  /// it rested, or while it was paid by money that went back since, is said anew.
  let anew: [Day?]
  /// What was paid on it by the day, and what of money that waits covers it, in minor units: what was
  /// credited, disputed or given up is not paid.
  public let received: Int64
  /// The instalments that are past their grace and not covered, counted from 0.
  public let missed: [Int]
  /// What was to have come by the day, without grace, in minor units.
  public let expected: Int64
  private let day: Day

  public init(_ plan: OpenPlan, of account: Account, by policy: Policy, on day: Day) {
    self.plan = plan
    self.day = day
    total = plan.agreed.covers.total
    let (left, open) = PlanCourse.open(plan, account, day)
    self.left = left
    isReopened = plan.agreed.covers.compactMap { account.items[$0.item] }.contains { item in
      item.finallyOpen > 0
        && item.holds.contains { $0.agreement == plan.id && $0.covers(day) }
    }
    unpaid = open
    let currency = plan.agreed.currency
    let waiting = policy.waiting(of: account, in: currency, on: day)
    let balance = max(0, open - waiting)
    self.balance = balance
    received = open - balance + plan.received(in: account, by: day)
    let rules = policy.planRules
    let tolerance = policy.tolerance.minorUnits(in: currency)
    let instalments = plan.agreed.instalments
    let dues = PlanCourse.dues(of: plan, account, day)
    self.dues = dues
    anew = PlanCourse.anew(plan, dues, account, day)
    missed = instalments.indices.filter { index in
      dues[index].adding(days: rules.graceDays) < day
        && balance > plan.remaining(after: index) + tolerance
    }
    expected = instalments.indices.reduce(0) {
      dues[$1] <= day ? $0 + instalments[$1].minorUnits : $0
    }
  }

  /// The missed instalment, counted from 0, that ends the plan: the one that makes the number full which
  /// the policy allows, or the last one, as none comes after it. Nil while none does.
  public func breach(by rules: PlanRules) -> Int? {
    let most = max(1, rules.missedInstalments)
    if missed.count >= most { return missed[most - 1] }
    return missed.last == plan.agreed.instalments.indices.last ? missed.last : nil
  }

  /// Whether anything is open on the day, also while it rests, or will be by what is known to come.
  public var isOpen: Bool { left > 0 || isReopened }

  /// Whether nothing of what is open is to be paid, as somebody here has to decide about it.
  public var isAtRest: Bool { left > 0 && unpaid == 0 }

  /// What of an instalment, counted from 0, is still to be paid, in minor units.
  public func open(_ index: Int) -> Int64 { plan.part(index, of: balance) }

  /// What of an instalment, counted from 0, no payment was applied to, in minor units: money that
  /// waits is taken off what a notice asks for as a whole.
  public func unpaid(_ index: Int) -> Int64 { plan.part(index, of: unpaid) }

  /// Instalments, counted from 0, that a notice asks for: those that are overdue by more than so many days,
  /// and those that it is about.
  public func asked(_ triggers: [Trigger], graceDays: Int) -> [Int] {
    plan.agreed.instalments.indices.filter { index in
      let id = ItemID(.plan, plan.id, part: index + 1)
      return unpaid(index) > 0
        && (dues[index].adding(days: graceDays) < day
          || triggers.contains { $0.item == id })
    }
  }

  /// What the plan covers of items on the day, and is asked for with instalments of it.
  public func covers(_ instalments: [Int], of account: Account) -> [CoveredItem] {
    plan.agreed.covers.map {
      CoveredItem($0.item, PlanCourse.open($0, of: plan, account, day).asked)
    }.taking(instalments.reduce(0) { $0 + unpaid($1) })
  }

  /// The same by item, with the day by which the first of the instalments was to be paid that comes to it.
  func parts(
    _ instalments: [Int], of account: Account
  ) -> [ItemID: (minorUnits: Int64, due: Day)] {
    var parts: [ItemID: (minorUnits: Int64, due: Day)] = [:]
    for (place, instalment) in instalments.enumerated() {
      for part in covers(Array(instalments[...place]), of: account) where part.minorUnits > 0 {
        parts[part.item] = (part.minorUnits, parts[part.item]?.due ?? dues[instalment])
      }
    }
    return parts
  }

  /// The items that instalments are asked for with: what rests is not asked for.
  public func listed(of account: Account) -> [ItemID] {
    plan.agreed.covers.filter { PlanCourse.open($0, of: plan, account, day).asked > 0 }.map(\.item)
  }

  /// What came to an item after the plan was agreed is no part of the plan; nor is an item that was closed
  /// since and opened again. What is disputed of it, what a second person is asked about, and what somebody
  /// took off every ladder is not asked for.
  private static func open(
    _ covered: CoveredItem, of plan: OpenPlan, _ account: Account, _ day: Day
  ) -> (left: Int64, asked: Int64) {
    guard let item = account.items[covered.item],
      item.holds.contains(where: { $0.agreement == plan.id && $0.covers(day) })
    else { return (0, 0) }
    let open = item.open(on: day)
    let left = min(covered.minorUnits, open)
    guard !account.standing.ladders.exempts(item.id.document, on: day) else { return (left, 0) }
    return (left, min(covered.minorUnits, open - item.undecided(on: day)))
  }

  private static func open(
    _ plan: OpenPlan, _ account: Account, _ day: Day
  ) -> (left: Int64, asked: Int64) {
    plan.agreed.covers.reduce((0, 0)) { sum, covered in
      let part = open(covered, of: plan, account, day)
      return (sum.0 + part.left, sum.1 + part.asked)
    }
  }

  /// An instalment of which nothing was to be paid until something was decided is due on the day of that: what
  /// fell due meanwhile, or was asked for before, is asked for from then on.
  private static func dues(of plan: OpenPlan, _ account: Account, _ day: Day) -> [Day] {
    let decisions = Set(
      plan.agreed.covers.compactMap { account.items[$0.item] }.flatMap { item in
        item.decisions(until: day)
          + account.standing.ladders.changes(of: item.id.document, until: day)
      })
    let rests = decisions.map { decided in
      (until: decided, before: open(plan, account, decided.adding(days: -1)))
    }
    return plan.agreed.instalments.enumerated().map { index, instalment in
      rests.filter {
        plan.part(index, of: $0.before.left) > 0 && plan.part(index, of: $0.before.asked) == 0
      }.reduce(instalment.due) { max($0, $1.until) }
    }
  }

  private static func anew(
    _ plan: OpenPlan, _ dues: [Day], _ account: Account, _ day: Day
  ) -> [Day?] {
    let returns = Set(
      plan.agreed.covers.compactMap { account.items[$0.item]?.missingMoney(on: day) }
    ).map { back in (day: back, before: open(plan, account, back.adding(days: -1)).left) }
    return dues.enumerated().map { index, due in
      let back = returns.filter { plan.part(index, of: $0.before) == 0 }.map(\.day).max()
      let rested = due > plan.agreed.instalments[index].due ? due : nil
      return [back, rested].compactMap(\.self).max()
    }
  }

  /// Instalments of which something was not paid, as items that can be reminded of.
  func items(of account: Account) -> [Item] {
    plan.agreed.instalments.indices.compactMap { index in
      let open = unpaid(index)
      guard open > 0 else { return nil }
      let id = ItemID(.plan, plan.id, part: index + 1)
      let since = anew[index] ?? .distantPast
      let triggers = account.standing.triggers.acted.filter { $0.trigger.item == id }.map { acted in
        let said = account.standing.demands[acted.notice]?.day
        let voided = acted.voided ?? said.flatMap { $0 < since ? $0 : nil }
        return ActedTrigger(
          rung: acted.trigger.rung, cycle: acted.trigger.cycle, day: voided ?? plan.from,
          notice: acted.notice, isVoid: voided != nil)
      }
      return Item(
        id: id, currency: plan.agreed.currency, issued: plan.from, due: dues[index],
        movements: [Movement(day: plan.from, sequence: 0, minorUnits: open)], acted: triggers)
    }
  }
}
