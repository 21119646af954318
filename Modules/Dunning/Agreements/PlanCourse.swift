public import Receivables

/// How a payment plan goes on a day, told by what is still open of what it covers: whoever pays ahead
/// is ahead, whatever the money was meant for.
public struct PlanCourse: Sendable {
  public let plan: OpenPlan
  /// What was open when it was agreed, in minor units.
  public let total: Int64
  /// What is open of it on the day, after money that waits.
  public let balance: Int64
  /// Whether anything is open on the day.
  public let isOpen: Bool
  /// The instalments that are past their grace and not covered, counted from 0.
  public let missed: [Int]
  /// What was to have come by the day, without grace, in minor units.
  public let expected: Int64
  private let day: Day

  public init(_ plan: OpenPlan, of account: Account, by policy: Policy, on day: Day) {
    self.plan = plan
    self.day = day
    total = plan.agreed.covers.total
    let open = plan.agreed.covers.reduce(Int64(0)) { sum, covered in
      guard let item = account.items[covered.item] else { return sum }
      // What came to it after the plan was agreed, or is disputed, is no part of the plan.
      return sum + min(covered.minorUnits, item.open(on: day) - item.disputed(on: day))
    }
    isOpen = open > 0
    let currency = plan.agreed.currency
    let waiting = policy.unapplied == .net ? account.waiting(currency, on: day) : 0
    let balance = max(0, open - waiting)
    self.balance = balance
    let rules = policy.planRules
    let tolerance = policy.tolerance.minorUnits(in: currency)
    let instalments = plan.agreed.instalments
    missed = instalments.indices.filter { index in
      instalments[index].due.adding(days: rules.graceDays) < day
        && balance > plan.remaining(after: index) + tolerance
    }
    expected = instalments.reduce(0) { $1.due <= day ? $0 + $1.minorUnits : $0 }
  }

  /// What of an instalment, counted from 0, is still to be paid, in minor units.
  public func open(_ index: Int) -> Int64 {
    min(
      plan.agreed.instalments[index].minorUnits,
      max(0, balance - plan.remaining(after: index)))
  }

  /// Instalments of which something is still to be paid, as items that can be reminded of.
  func items(_ acted: AccountTriggers) -> [Item] {
    plan.agreed.instalments.indices.compactMap { index in
      let open = open(index)
      guard open > 0 else { return nil }
      let id = ItemID(.plan, plan.id, part: index + 1)
      let triggers = acted.acted.filter { $0.trigger.item == id }.map {
        ActedTrigger(
          rung: $0.trigger.rung, cycle: $0.trigger.cycle, day: plan.from, notice: $0.notice)
      }
      return Item(
        id: id, currency: plan.agreed.currency, issued: plan.from,
        due: plan.agreed.instalments[index].due,
        movements: [Movement(day: plan.from, sequence: 0, minorUnits: open)], acted: triggers)
    }
  }
}
