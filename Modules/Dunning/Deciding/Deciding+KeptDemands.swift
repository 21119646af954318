public import Receivables

/// Who pays what is asked by the day that was named owes nothing more of it, also where something of the
/// item was not asked for: in dispute, promised, or never owed after all.
extension Deciding {
  /// What bears interest of the items of the account.
  func interestBase(for party: Party?) -> InterestBase {
    var kept: [ItemID: [InterestSchedule.Step]] = [:]
    if let rules = policy.charges, policy.edition != .first {
      for item in account.items.values where mayBeKeptInPart(item) {
        let steps = keptInPart(item, rules)
        if !steps.isEmpty { kept[item.id] = steps }
      }
    }
    return InterestBase(of: account, order: policy.allocationOrder(for: party), kept: kept)
  }

  private func mayBeKeptInPart(_ item: Item) -> Bool {
    item.id.kind == .invoice && !(item.holds.isEmpty && item.circumstances.credited.isEmpty)
  }

  /// What of an item was paid in the time of a demand, from the day through which that found it charged until
  /// the day of the money.
  private func keptInPart(_ item: Item, _ rules: ChargeRules) -> [InterestSchedule.Step] {
    let demands = account.standing.demands.all.filter { isKept($0, by: item) }
    guard !demands.isEmpty else { return [] }
    var changes: [Day: Int64] = [:]
    for money in InterestBase.money(for: item) {
      let demand = demands.last { demand in
        demand.day <= money.day && demand.payBy.map { money.day <= policy.arrival(of: $0) } ?? false
      }
      guard let demand else { continue }
      let through = max(reckoned(item, rules, before: demand), item.issued)
      guard through < money.day else { continue }
      changes[through.adding(days: 1), default: 0] -= money.minorUnits
      changes[money.day, default: 0] += money.minorUnits
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
  private func isKept(_ demand: Demand, by item: Item) -> Bool {
    guard let payBy = demand.payBy, policy.arrival(of: payBy) < item.settled,
      !pending.contains(demand.notice), isAsked(item, by: demand), item.chased(on: demand.day) > 0
    else { return false }
    let open = item.open(on: demand.day)
    let agreed = item.holds.reduce(Int64(0)) { sum, hold in
      hold.isDoubt && !hold.charges ? sum : sum + hold.held(of: open, on: demand.day)
    }
    return InterestBase.undoubted(of: item, on: policy.arrival(of: payBy)) <= agreed
  }
}

extension Account {
  /// What bears interest of its items, by the demands that a policy sent.
  ///
  /// - Parameter day: as of which it is asked.
  public func interestBase(by policy: Policy, on day: Day) -> InterestBase {
    Deciding(self, policy, day, isTracing: false)
      .interestBase(for: standing.party.value(on: day))
  }
}
