public import Receivables

/// Who pays what is asked by the day that was named owes nothing more of it, also where something of the
/// item was not asked for: in dispute, promised, or never owed after all.
extension Deciding {
  /// What bears interest of the items of the account.
  func interestBase(for party: Party?) -> InterestBase {
    let order = policy.allocationOrder(for: party)
    guard let rules = policy.charges, policy.edition != .first else {
      return InterestBase(of: account, order: order)
    }
    let courses = Courses(of: account, by: policy, on: day)
    let currencies = Set(account.items.values.map(\.currency))
    let base = InterestBase(
      of: account, order: order,
      tolerance: Dictionary(
        uniqueKeysWithValues: currencies.map { ($0, courses.of($0).tolerance) }))
    var kept: [ItemID: [InterestSchedule.Step]] = [:]
    for item in account.items.values where mayBeKeptInPart(item) {
      let steps = keptInPart(item, rules, base)
      if !steps.isEmpty { kept[item.id] = steps }
    }
    return kept.isEmpty ? base : base.keeping(kept)
  }

  private func mayBeKeptInPart(_ item: Item) -> Bool {
    item.id.kind == .invoice && !(item.holds.isEmpty && item.circumstances.credited.isEmpty)
  }

  /// What of an item was paid in the time of a demand, from the day through which that found it charged until
  /// the day of the money.
  private func keptInPart(
    _ item: Item, _ rules: ChargeRules, _ base: InterestBase
  ) -> [InterestSchedule.Step] {
    let paid = base.paid(item)
    let demands = account.standing.demands.all.filter { demand in
      demand.payBy.map { policy.arrival(of: $0) < paid } ?? false && isKept(demand, by: item, base)
    }
    guard !demands.isEmpty else { return [] }
    var changes: [Day: Int64] = [:]
    for money in base.money(for: item) {
      let demand = demands.last { demand in
        demand.day <= money.day && demand.payBy.map { money.day <= policy.arrival(of: $0) } ?? false
      }
      guard let demand else { continue }
      let through = max(reckoned(item, rules, before: demand), item.issued)
      guard through < money.day else { continue }
      changes[through.adding(days: 1), default: 0] += money.minorUnits
      changes[money.day, default: 0] -= money.minorUnits
    }
    var sum: Int64 = 0
    return changes.sorted { $0.key < $1.key }.map { day, minorUnits in
      sum += minorUnits
      return InterestSchedule.Step(day: day, minorUnits: sum)
    }
  }

  /// Whether all was there in time that a demand asked for of an item, as far as it was owed: what was in dispute
  /// by the end of that time, or is known as never owed by now, was not. Where the item was closed in that time
  /// the reckoning is closed as a whole.
  private func isKept(_ demand: Demand, by item: Item, _ base: InterestBase) -> Bool {
    guard let payBy = demand.payBy, !pending.contains(demand.notice), isAsked(item, by: demand),
      item.chased(on: demand.day) > 0,
      // What came in that time and went back was not paid in it.
      item.circumstances.returned.map({ $0 < demand.day }) ?? true
    else { return false }
    let end = policy.arrival(of: payBy)
    let open = item.open(on: demand.day)
    let agreed = item.holds.reduce(Int64(0)) { sum, hold in
      hold.isDoubt ? sum : sum + hold.held(of: open, on: demand.day)
    }
    // As much may have come for what is agreed instead: then what was charged is left.
    let charges = agreed > 0 ? unpaidCharges(on: item, from: demand.day, on: end) : 0
    return base.undoubted(of: item, on: end) + charges <= agreed
  }

  /// What was charged on an item by a day and is open on a later one, in minor units; what was taken back since
  /// was never owed.
  private func unpaidCharges(on item: Item, from first: Day, on day: Day) -> Int64 {
    item.charges.compactMap { account.items[$0] }.filter { $0.issued <= first }.reduce(0) {
      $0 + max(0, min($1.open(on: day), $1.finallyOpen))
    }
  }
}

extension Account {
  /// What bears interest of its items, by the demands that a policy sent.
  ///
  /// - Parameter day: as of which it is asked.
  public func interestBase(by policy: Policy, on day: Day) -> InterestBase {
    // What is charged through a day was booked on a later one: what was given then counts here too.
    let charged = items.values.flatMap(\.circumstances.charged).map { $0.through.adding(days: 1) }
    return Deciding(self, policy, charged.reduce(day, max), isTracing: false)
      .interestBase(for: standing.party.value(on: day))
  }
}
