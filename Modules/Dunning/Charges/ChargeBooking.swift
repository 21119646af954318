public import Receivables

/// What is to be booked so that an item is charged through a day: first what corrects what was charged
/// before, then what came since. Asked again, it is nothing.
public struct ChargeBooking {
  private let account: Account
  private let rules: ChargeRules
  /// The day on which it is booked.
  private let day: Day

  public init(_ account: Account, _ rules: ChargeRules, on day: Day) {
    self.account = account
    self.rules = rules
    self.day = day
  }

  /// Everything of an item that the policy has booked by itself.
  ///
  /// - Parameters:
  ///   - kept: the day through which it stays charged, whatever was charged since; nil: nothing is
  ///     taken back.
  ///   - demand: the day of the demand in whose time it was paid; nil where it was not.
  ///   - asksSum: whether a fixed sum may be asked for on the day.
  ///   - late: the day by which it has to be late enough for that, where that is not the day itself.
  /// - Throws: ``ChargeError``, ``MoneyError``.
  func outcomes(
    _ charges: ItemCharges, through: Day, keeping kept: Day? = nil, askedBy demand: Day? = nil,
    asksSum: Bool = true, late: Day? = nil
  ) throws -> [Outcome] {
    let sums =
      rules.fixedSum == .booked && asksSum
      ? try fixedSum(
        charges, through: through, keeping: kept, askedBy: demand, after: rules.fixedSumFromDays,
        late: late) : []
    return sums
      + (rules.interest == .booked
        ? try interest(charges, through: through, keeping: kept) : [])
  }

  /// - Throws: ``ChargeError``, ``MoneyError``.
  public func interest(
    _ charges: ItemCharges, through: Day, keeping kept: Day? = nil
  ) throws -> [Outcome] {
    try book(.interest, of: charges.item, charges.law.name, through, keeping: kept) {
      try charges.interest(through: $0, cutting: $1)
    }
  }

  /// - Throws: ``ChargeError``, ``MoneyError``.
  func planInterest(
    _ rate: Percent, plan: String, on item: Item, through: Day
  ) throws -> [Outcome] {
    try book(.planInterest, of: item, plan, through) {
      try ItemCharges.planInterest(rate, plan: plan, on: item, through: $0, cutting: $1)
    }
  }

  /// Once for an item, as far as costs leave something of it; less, or more, where it turns out to be
  /// another.
  ///
  /// - Parameters:
  ///   - kept: the day through which the item stays charged: what was not asked for by then never is.
  ///   - demand: the day of the demand in whose time it was paid: what was first asked for later is not owed.
  ///   - leastDays: it is first asked for when the item is late by so many days.
  ///   - late: the day by which it has to be; nil for that of the booking.
  /// - Throws: ``MoneyError``.
  public func fixedSum(
    _ charges: ItemCharges, through: Day, keeping kept: Day? = nil, askedBy demand: Day? = nil,
    after leastDays: Int = 0, late: Day? = nil
  ) throws -> [Outcome] {
    let item = charges.item
    let known = item.circumstances.charged(.fixedSum)
    guard known != nil || (kept == nil && charges.daysLate(by: late ?? day) >= leastDays) else {
      return []
    }
    // Another contract leaves alone what was charged by the one before.
    guard known == nil || known?.law == charges.law.name else { return [] }
    let through = kept ?? max(through, known?.through ?? through)
    let isAsked = demand.map { day in
      item.charges.compactMap { account.items[$0] }.contains {
        $0.circumstances.chargeKind == .fixedSum && $0.issued <= day
      }
    }
    let owed = isAsked == false ? 0 : charges.fixedSumOwed(by: through)
    let difference = owed - (known?.total ?? 0)
    if let known, difference < 0 {
      return [try correction(.fixedSum, of: item, known, by: difference, nil)]
    }
    guard difference > 0 else { return [] }
    return [
      .charged(
        ChargeBooked(
          item: item.id, kind: .fixedSum, law: charges.law.name,
          amount: Money(minorUnits: difference, item.currency), through: through,
          due: item.due, corrects: known?.entry))
    ]
  }

  /// What collecting an invoice cost, on the items of it that were late: as far as their fixed sums do
  /// not cover it, it is owed.
  ///
  /// - Parameter items: in the order of their due days.
  public func cost(
    _ cost: Money, of items: [Item], by law: LateChargeLaw?, for party: Party?
  ) -> [Fact] {
    guard let first = items.first else { return [] }
    guard let law, law.creditsAgainstCosts else {
      return [charged(cost.minorUnits, of: cost.minorUnits, first, law)]
    }
    let late = items.compactMap { ItemCharges($0, by: law, for: party) }
      .filter { $0.daysLate(by: day) > 0 }
    var left = cost.minorUnits
    var parts: [(item: Item, cost: Int64)] = late.map { charges in
      let granted = rules.fixedSum == .none ? 0 : charges.fixedSum(by: day)?.minorUnits ?? 0
      let part = min(left, RecoveryCosts(charges.item).unused(of: granted))
      left -= part
      return (charges.item, part)
    }
    if parts.isEmpty { parts = [(first, 0)] }
    parts[0].cost += left
    return parts.filter { $0.cost > 0 }.flatMap { part -> [Fact] in
      let owed = RecoveryCosts(part.item).owed(of: part.cost)
      guard owed > 0 else {
        return [
          .costCovered(
            CostCovered(
              item: part.item.id, amount: Money(minorUnits: part.cost, cost.currency),
              law: law.name))
        ]
      }
      return [charged(owed, of: part.cost, part.item, law)]
    }
  }

  private func charged(
    _ owed: Int64, of cost: Int64, _ item: Item, _ law: LateChargeLaw?
  ) -> Fact {
    .chargeBooked(
      ChargeBooked(
        item: item.id, kind: .cost, law: law?.name ?? "cost",
        amount: Money(minorUnits: owed, item.currency), through: day,
        due: item.due, incurred: cost))
  }

  private func book(
    _ kind: ChargeKind, of item: Item, _ law: String, _ through: Day, keeping kept: Day? = nil,
    _ reckon: (_ through: Day, _ cut: Day?) throws -> InterestSchedule?
  ) throws -> [Outcome] {
    var outcomes: [Outcome] = []
    let known = item.circumstances.charged(kind)
    var before: InterestSchedule?
    if let known {
      before = try reckon(min(kept ?? known.through, known.through), nil)
      let difference = (before?.total ?? 0) - known.total
      // Another contract leaves alone what was charged by the one before.
      if known.law == law, difference != 0 {
        outcomes.append(try correction(kind, of: item, known, by: difference, before))
      }
    }
    guard kept == nil, through > known?.through ?? .distantPast,
      let whole = try reckon(through, nil)
    else {
      return outcomes
    }
    // The amount is that of the schedule as a whole: cut, its lines may be rounded otherwise.
    let amount = whole.total - (before?.total ?? 0)
    let least = rules.least.minorUnits(in: item.currency)
    guard amount > 0, amount >= least || item.settled <= day else { return outcomes }
    let charged = before?.lines ?? []
    let cut = try reckon(through, known?.through.adding(days: 1)) ?? whole
    let lines = try cut.lines.filter { line in
      !charged.contains { $0.from == line.from && $0.exact == line.exact }
    }.map { try StoredChargeLine($0) }
    outcomes.append(
      .charged(
        ChargeBooked(
          item: item.id, kind: kind, law: law, amount: Money(minorUnits: amount, item.currency),
          through: through, due: item.due, schedule: lines)))
    return outcomes
  }

  private func correction(
    _ kind: ChargeKind, of item: Item, _ known: Circumstances.Charged, by difference: Int64,
    _ schedule: InterestSchedule?
  ) throws -> Outcome {
    let lines = try schedule?.lines.map { try StoredChargeLine($0) } ?? []
    let amount = Money(minorUnits: abs(difference), item.currency)
    guard difference < 0 else {
      return .charged(
        ChargeBooked(
          item: item.id, kind: kind, law: known.law, amount: amount, through: known.through,
          due: item.due, schedule: lines, corrects: known.entry))
    }
    let charges = known.parts.reversed().compactMap {
      account.items[ItemID(.charge, item.id.document, part: $0)]
    }
    let open = charges.allocations(of: amount.minorUnits)
    return .corrected(
      ChargeCorrected(
        item: item.id, kind: kind, amount: amount, allocations: open,
        waived: unpaid(amount.minorUnits - open.settled, of: charges, known),
        through: known.through, corrects: known.entry, schedule: lines))
  }

  /// What of a sum, which is too much and not open, was waived: what was paid is given back first, and
  /// what nobody paid never is.
  private func unpaid(
    _ minorUnits: Int64, of charges: [Item], _ known: Circumstances.Charged
  ) -> [Allocation] {
    let waived = charges.reduce(Int64(0)) { $0 + $1.circumstances.waived }
    let open = charges.reduce(Int64(0)) { $0 + max(0, $1.finallyOpen) }
    let paid = max(0, known.total - open - waived)
    return charges.allocations(of: minorUnits - paid) { $0.circumstances.waived }
  }
}
