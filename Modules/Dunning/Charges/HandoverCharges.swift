public import Receivables

/// What being late costs by the day on which items are handed over, and how it goes on from there.
public struct HandoverCharges {
  private let account: Account
  private let policy: Policy
  private let day: Day

  public init(_ account: Account, by policy: Policy, on day: Day) {
    self.account = account
    self.policy = policy
    self.day = day
  }

  /// What is to be booked before: of items for which charges are booked at all, through the day.
  ///
  /// - Throws: ``ChargeError``, ``MoneyError``.
  public func outcomes(_ items: [Item]) throws -> [Outcome] {
    guard let rules = policy.charges, !account.standing.chargeFreeDays.covers(day) else {
      return []
    }
    let booking = ChargeBooking(account, rules, on: day)
    return try items.flatMap { item -> [Outcome] in
      let isCharged =
        !item.circumstances.charged.isEmpty
        || item.acted.contains { $0.rung == rules.after && $0.day <= day }
      guard isCharged, let charges = charges(item, rules) else { return [] }
      return (rules.fixedSum == .booked ? try booking.fixedSum(charges, through: day) : [])
        + (rules.interest == .booked ? try booking.interest(charges, through: day) : [])
    }
  }

  /// Rate and first day of what is not booked; nil where nothing more comes about.
  public func interest(on item: Item) -> PlacedItem.Interest? {
    guard let rules = policy.charges, rules.interest != .none, let charges = charges(item, rules),
      let began = charges.began
    else { return nil }
    let booked = item.circumstances.charged(.interest)?.through
    let from = max(began, booked.map { $0.adding(days: 1) } ?? began)
    // A rate that is not known is not passed on.
    guard let schedule = try? charges.interest(through: max(from, day)),
      let rate = schedule.lines.last?.rate.percent
    else { return nil }
    return PlacedItem.Interest(rate: rate, from: from)
  }

  private func charges(_ item: Item, _ rules: ChargeRules) -> ItemCharges? {
    let party = account.standing.party.value(on: day)
    guard !item.circumstances.isUncharged, let law = rules.law(for: party) else { return nil }
    return ItemCharges(item, by: law, for: party, free: account.standing.chargeFreeDays)
  }
}
