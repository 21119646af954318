public import Receivables

/// How a payment plan goes on a day, told by what is still open of what it covers: whoever pays ahead
/// is ahead, whatever the money was meant for.
public struct PlanCourse: Sendable {
  public let plan: OpenPlan
  /// What was open when it was agreed, in minor units.
  public let total: Int64
  /// What is open of it on the day, after money that waits.
  public let balance: Int64
  /// The same without regard to money that waits.
  private let unpaid: Int64
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
    let open = plan.agreed.covers.reduce(Int64(0)) {
      $0 + PlanCourse.open($1, of: plan, account, day)
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
    missed = instalments.indices.filter { index in
      instalments[index].due.adding(days: rules.graceDays) < day
        && balance > plan.remaining(after: index) + tolerance
    }
    expected = instalments.reduce(0) { $1.due <= day ? $0 + $1.minorUnits : $0 }
  }

  /// The missed instalment, counted from 0, that ends the plan: the one that makes the number full which
  /// the policy allows, or the last one, as none comes after it. Nil while none does.
  public func breach(by rules: PlanRules) -> Int? {
    let most = max(1, rules.missedInstalments)
    if missed.count >= most { return missed[most - 1] }
    return missed.last == plan.agreed.instalments.indices.last ? missed.last : nil
  }

  /// Whether anything is open on the day.
  public var isOpen: Bool { unpaid > 0 }

  /// What of an instalment, counted from 0, is still to be paid, in minor units.
  public func open(_ index: Int) -> Int64 { part(of: balance, index) }

  /// What of an instalment, counted from 0, no payment was applied to, in minor units: money that
  /// waits is taken off what a notice asks for as a whole.
  public func unpaid(_ index: Int) -> Int64 { part(of: unpaid, index) }

  private func part(of balance: Int64, _ index: Int) -> Int64 {
    min(
      plan.agreed.instalments[index].minorUnits,
      max(0, balance - plan.remaining(after: index)))
  }

  /// Instalments, counted from 0, that a notice asks for: those that are overdue by more than so many days,
  /// and those that it is about.
  public func asked(_ triggers: [Trigger], graceDays: Int) -> [Int] {
    plan.agreed.instalments.indices.filter { index in
      let id = ItemID(.plan, plan.id, part: index + 1)
      return unpaid(index) > 0
        && (plan.agreed.instalments[index].due.adding(days: graceDays) < day
          || triggers.contains { $0.item == id })
    }
  }

  /// What the plan covers of items on the day, and is asked for with instalments of it.
  public func covers(_ instalments: [Int], of account: Account) -> [CoveredItem] {
    plan.agreed.covers.map { CoveredItem($0.item, PlanCourse.open($0, of: plan, account, day)) }
      .taking(instalments.reduce(0) { $0 + unpaid($1) })
  }

  /// What came to an item after the plan was agreed, or is disputed, is no part of the plan; nor is
  /// an item that was closed since and opened again.
  private static func open(
    _ covered: CoveredItem, of plan: OpenPlan, _ account: Account, _ day: Day
  ) -> Int64 {
    guard let item = account.items[covered.item],
      item.holds.contains(where: { $0.agreement == plan.id && $0.covers(day) })
    else { return 0 }
    return min(covered.minorUnits, item.open(on: day) - item.disputed(on: day))
  }

  /// Instalments of which something was not paid, as items that can be reminded of.
  func items(_ acted: AccountTriggers) -> [Item] {
    plan.agreed.instalments.indices.compactMap { index in
      let open = unpaid(index)
      guard open > 0 else { return nil }
      let id = ItemID(.plan, plan.id, part: index + 1)
      let triggers = acted.acted.filter { $0.trigger.item == id }.map {
        ActedTrigger(
          rung: $0.trigger.rung, cycle: $0.trigger.cycle, day: $0.voided ?? plan.from,
          notice: $0.notice, isVoid: $0.voided != nil)
      }
      return Item(
        id: id, currency: plan.agreed.currency, issued: plan.from,
        due: plan.agreed.instalments[index].due,
        movements: [Movement(day: plan.from, sequence: 0, minorUnits: open)], acted: triggers)
    }
  }
}
