public import Receivables

/// What of one account a statement asks for on a day, or lets pay where it asks for nothing.
public struct StatementShare: Sendable {
  /// What it lists for that, each charge with its invoice.
  public let items: [ItemID]
  /// Before money that waits, in minor units.
  public let minorUnits: Int64
  /// What is overdue and with a person or the desk, or asked for by a notice whose time is running, in minor units:
  /// the statement asks nobody for it.
  public let inHand: Int64

  /// What nobody has disputed, or agreed on for later: of what is held, instalments that are overdue.
  ///
  /// - Parameter due: the day by which it wants to be paid: it asks for what is due by then, and is in
  ///   nobody's hands. Nil: it asks for nothing, and all of it can be paid.
  public init(
    _ account: Account, in currency: Currency, by policy: Policy, on day: Day, dueBy due: Day?
  ) {
    let agreed = account.standing.agreements.plans.filter {
      $0.from <= day && $0.agreed.currency == currency
    }.map { PlanCourse($0, of: account, by: policy, on: day) }
    let instalments = agreed.asked([], graceDays: 0, of: account)
    let free = { (item: Item) -> Int64 in
      let held = account.ridesOnHeld(item, on: day) ? item.open(on: day) : item.held(on: day)
      return max(0, item.open(on: day) - held) + (instalments[item.id]?.minorUnits ?? 0)
    }
    let owed = account.owed(in: currency, on: day)
    guard let due else {
      items = owed.map(\.id)
      minorUnits = owed.reduce(0) { $0 + free($1) }
      inHand = 0
      return
    }
    let standing = DunningStanding(account, in: currency, by: policy, on: day)
    let deciding = Deciding(account, policy, day, isTracing: false)
    let running = Set(owed.map(\.id).filter(deciding.isAskedInRunningTime)).subtracting(
      standing.inHandItems)
    let handed = running.union(standing.inHandItems)
    inHand = owed.reduce(standing.inHand.minorUnits) {
      running.contains($1.id) ? $0 + free($1) : $0
    }
    let isDue = Set(account.owed(in: currency, on: day, dueBy: due).map(\.id))
    let shares = owed.map { item in
      let cents =
        isDue.contains(item.id) && !handed.contains(item.id)
        ? free(item) : instalments[item.id]?.minorUnits ?? 0
      return (id: item.id, cents: cents)
    }.filter { $0.cents > 0 }
    items = shares.map(\.id)
    minorUnits = shares.reduce(0) { $0 + $1.cents }
  }

  /// What is left to be paid of shares and of the balance behind them; what waits for the customer where
  /// that is more.
  ///
  /// - Parameters:
  ///   - share: of all accounts that the statement is of, in minor units.
  ///   - waiting: money and credit that wait on them, in minor units.
  ///   - asks: whether it asks for it: nobody is asked for less than nothing.
  public static func payable(
    _ share: Int64, open: Int64, waiting: Int64, asks: Bool
  ) -> Int64 {
    asks ? max(0, share - waiting) : min(open - waiting, max(0, share - waiting))
  }
}

extension [PlanCourse] {
  /// What of items is asked for as instalments of plans, in minor units, and by which day the first
  /// instalment was to be paid that comes to each.
  public func asked(
    _ triggers: [Trigger], graceDays: Int, of account: Account
  ) -> [ItemID: (minorUnits: Int64, due: Day)] {
    var asked: [ItemID: (minorUnits: Int64, due: Day)] = [:]
    for course in self {
      for (item, part) in course.parts(
        course.asked(triggers, graceDays: graceDays), of: account)
      {
        let known = asked[item]
        asked[item] = (
          part.minorUnits + (known?.minorUnits ?? 0), Swift.min(part.due, known?.due ?? part.due)
        )
      }
    }
    return asked
  }
}
