import Dunning
import Receivables
import ReceivablesPorts

/// What a preview asks for in the words of a payment plan, whatever the day.
extension Preview {
  /// The standard templates that speak of an instalment; the first of one that is not due yet.
  private static let ofPlans = ["instalment", "instalment-missed"]

  /// Whether an instalment that is not due yet is announced; nil where the words are not of a plan.
  static func announcesInstalment(_ name: String, _ policy: Policy) -> Bool? {
    if let rung = policy.planRules.reminders.first(where: { $0.name == name }) {
      return rung.endsOnDueDay
    }
    return policy.rung(name) == nil && ofPlans.contains(name) ? name == ofPlans[0] : nil
  }

  /// What is asked for with the instalment that comes next, or else with the first that is overdue.
  ///
  /// - Throws: ``RunError`` where no instalment is open.
  func instalment(
    _ name: String, isAhead: Bool, of account: Account, _ policy: Policy, on day: Day
  ) throws -> (listing: NoticeListing, triggers: [Trigger]) {
    let courses = account.standing.agreements.plans.map {
      PlanCourse($0, of: account, by: policy, on: day)
    }
    for course in courses {
      let agreed = course.plan.agreed
      let open = agreed.instalments.indices.filter { course.unpaid($0) > 0 }
      guard
        let index = open.first(where: { (course.dues[$0] >= day) == isAhead })
          ?? open.first
      else { continue }
      let trigger = Trigger(
        item: ItemID(.plan, course.plan.id, part: index + 1), rung: name, cycle: 0)
      let sum = course.asked([trigger], graceDays: policy.planRules.graceDays)
        .reduce(Int64(0)) { $0 + course.unpaid($1) }
      let waiting = policy.waiting(of: account, in: agreed.currency, on: day)
      let listing = NoticeListing(
        items: course.listed(of: account),
        amount: Money(minorUnits: max(0, sum - waiting), agreed.currency))
      return (listing, [trigger])
    }
    throw RunError(
      .badInput,
      "\(account.id) has no payment plan of which something is open on \(day). Name another"
        + " customer or day, or leave --customer out for an invented one.")
  }

  /// The invented customer has agreed to pay in three instalments, of which the first is next or missed.
  static func agreeOnPlan(_ account: inout Account, isAhead: Bool, on day: Day) throws {
    let covers = account.items.values.filter { $0.id.kind == .invoice }.sorted { $0.id < $1.id }
    guard let first = covers.first else { return }
    let total = covers.reduce(Int64(0)) { $0 + $1.open(on: day) }
    let start = day.adding(days: isAhead ? 3 : -10)
    let dues = [0, 30, 60].map { start.adding(days: $0) }
    let part = total / 3
    let plan = PlanAgreed(
      plan: "L-preview", currency: first.currency,
      instalments: [
        Instalment(due: dues[0], minorUnits: part), Instalment(due: dues[1], minorUnits: part),
        Instalment(due: dues[2], minorUnits: total - 2 * part),
      ], covers: covers.map { CoveredItem($0.id, $0.open(on: day)) })
    try account.post(.planAgreed(plan), on: day.adding(days: -15))
  }
}
