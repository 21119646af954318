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

  /// - Throws: ``ChargeError``, ``MoneyError``.
  public func interest(_ charges: ItemCharges, through: Day) throws -> [Outcome] {
    try book(.interest, of: charges.item, law: charges.law.name, through) {
      try charges.interest(through: $0, cutting: $1)
    }
  }

  /// - Throws: ``ChargeError``, ``MoneyError``.
  func planInterest(
    _ rate: Percent, plan: String, on item: Item, through: Day
  ) throws -> [Outcome] {
    try book(.planInterest, of: item, law: plan, through) {
      try ItemCharges.planInterest(rate, plan: plan, on: item, through: $0, cutting: $1)
    }
  }

  /// Once for an item; back where it turns out not to have been late at all, and less where it turns
  /// out to have been of a smaller debt.
  ///
  /// - Throws: ``MoneyError``.
  public func fixedSum(_ charges: ItemCharges, through: Day) throws -> [Outcome] {
    let item = charges.item
    let sum = charges.fixedSum
    guard let known = item.circumstances.charged(.fixedSum) else {
      guard let sum, let began = charges.began, through >= began else { return [] }
      return [
        .charged(
          ChargeBooked(
            item: item.id, kind: .fixedSum, law: charges.law.name, amount: sum, through: through,
            due: day.adding(days: rules.dueDays)))
      ]
    }
    let tooMuch = known.total - (sum?.minorUnits ?? 0)
    guard tooMuch > 0, known.law == charges.law.name else { return [] }
    return [try correction(.fixedSum, of: item, known, by: -tooMuch, nil)]
  }

  private func book(
    _ kind: ChargeKind, of item: Item, law: String, _ through: Day,
    _ reckon: (_ through: Day, _ cut: Day?) throws -> InterestSchedule?
  ) throws -> [Outcome] {
    var outcomes: [Outcome] = []
    let known = item.circumstances.charged(kind)
    var before: InterestSchedule?
    if let known {
      before = try reckon(known.through, nil)
      let difference = (before?.total ?? 0) - known.total
      // Another contract leaves alone what was charged by the one before.
      if known.law == law, difference != 0 {
        outcomes.append(try correction(kind, of: item, known, by: difference, before))
      }
    }
    guard through > known?.through ?? .distantPast, let whole = try reckon(through, nil) else {
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
          through: through, due: day.adding(days: rules.dueDays), schedule: lines)))
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
          due: day.adding(days: rules.dueDays), schedule: lines, corrects: known.entry))
    }
    let charges = known.parts.reversed().compactMap {
      account.items[ItemID(.charge, item.id.document, part: $0)]
    }
    return .corrected(
      ChargeCorrected(
        item: item.id, kind: kind, amount: amount,
        allocations: charges.allocations(of: amount.minorUnits),
        through: known.through, corrects: known.entry, schedule: lines))
  }
}
