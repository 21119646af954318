public import Receivables

/// What being late costs by the day on which items are handed over, and how it goes on from there.
public struct HandoverCharges {
  private let account: Account
  private let policy: Policy
  private let day: Day
  private let base: InterestBase

  public init(_ account: Account, by policy: Policy, on day: Day) {
    base = account.interestBase(by: policy, on: day)
    self.account = account
    self.policy = policy
    self.day = day
  }

  /// What is to be booked before: of items for which charges are booked at all, through the day. What a demand
  /// announced for the time after the one that it gives, which is not over, is not booked by handing over.
  ///
  /// - Throws: ``ChargeError``, ``MoneyError``.
  public func outcomes(_ items: [Item]) throws -> [Outcome] {
    guard let rules = policy.charges, !account.standing.chargeFreeDays.covers(day) else {
      return []
    }
    let booking = ChargeBooking(account, rules, on: day)
    let deciding = Deciding(account, policy, day, isTracing: false)
    return try items.flatMap { item -> [Outcome] in
      let isCharged =
        !item.circumstances.charged.isEmpty || deciding.chargeStart(of: item, rules) != nil
      guard isCharged, let charges = charges(item, rules),
        let through = deciding.charged(handingOver: item, rules)
      else { return [] }
      return try booking.outcomes(charges, through: through)
    }
  }

  /// Rate and first day of what is not booked; nil where nothing more comes about.
  public func interest(on item: Item) -> PlacedItem.Interest? {
    guard let rules = policy.charges, rules.interest != .none,
      let charges = charges(item, rules),
      let began = charges.began
    else { return nil }
    let booked = item.circumstances.charged(.interest)?.through
    let from = max(began, booked.map { $0.adding(days: 1) } ?? began)
    // A rate that is not known, or that nobody confirmed, is not passed on.
    guard let schedule = try? charges.interest(through: max(from, day)),
      let last = schedule.lines.last, last.isCharged
    else { return nil }
    return PlacedItem.Interest(rate: last.rate.percent, from: from)
  }

  private func charges(_ item: Item, _ rules: ChargeRules) -> ItemCharges? {
    guard !item.circumstances.isUncharged else { return nil }
    return rules.charges(item, for: account.standing.party.value(on: day), on: base)
  }
}
