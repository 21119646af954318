public import Receivables

/// What being late on one item costs, reckoned anew from what is known of it.
public struct ItemCharges: Sendable {
  public let item: Item
  public let law: LateChargeLaw
  private let terms: LateChargeLaw.Terms
  private let free: ChargeFreeDays

  /// Nil where the law charges the customer nothing.
  ///
  /// - Parameter free: days that bear no interest.
  public init?(
    _ item: Item, by law: LateChargeLaw, for party: Party?, free: ChargeFreeDays = .none
  ) {
    guard item.id.kind == .invoice, let terms = law.terms(for: party?.kind) else { return nil }
    self.item = item
    self.law = law
    self.terms = terms
    self.free = free
  }

  /// The first day that bears interest; nil while a reminder is wanted and none was sent.
  public var began: Day? {
    let reminded = item.acted.filter { $0.isNotice && $0.day > item.due }.map(\.day).min()
    return terms.interest?.firstDay(due: item.due, reminded: reminded)
      ?? (terms.interest == nil ? item.due.adding(days: 1) : nil)
  }

  /// Interest through a day; nil where the law has none, or it has not begun.
  ///
  /// - Parameter cut: a day on which a line begins in any case.
  /// - Throws: ``ChargeError``.
  public func interest(
    through day: Day, cutting cut: Day? = nil
  ) throws(ChargeError) -> InterestSchedule? {
    guard let rule = terms.interest, let began, began <= day else { return nil }
    return try InterestSchedule(
      on: charged(ItemCharges.steps(of: item), by: rule), by: rule, from: began, through: day,
      cutting: cut)
  }

  /// The steps with nothing on days that are free of charges.
  private func charged(
    _ steps: [InterestSchedule.Step], by rule: InterestRule
  ) -> [InterestSchedule.Step] {
    guard !free.changes.isEmpty else { return steps }
    // Where the day of a payment counts, less is open from the day after: what is free is not paid,
    // and is free from its own day.
    let shift = rule.countsPayDay ? 1 : 0
    func open(on day: Day) -> Int64 {
      free.covers(day.adding(days: shift)) ? 0 : steps.last { $0.day <= day }?.minorUnits ?? 0
    }
    let days = Set(steps.map(\.day) + free.changes.flatMap { [$0.adding(days: -shift), $0] })
    return days.sorted().map { InterestSchedule.Step(day: $0, minorUnits: open(on: $0)) }
  }

  /// The sum that is owed once; nil where none is, or the item was not late.
  public var fixedSum: Money? {
    guard let began, let rule = terms.fixedSum else { return nil }
    let debt = ItemCharges.base(of: item, on: began)
    return rule.sum(for: Money(minorUnits: debt, item.currency), late: began)
  }

  /// What bears interest by the day: what is open, without what a dispute or a plan keeps free of it.
  static func steps(of item: Item) -> [InterestSchedule.Step] {
    let held = item.holds.flatMap { [$0.from, $0.until].compactMap { $0 } + $0.paid.map(\.day) }
    let days = Set(item.movements.map(\.day) + held).sorted()
    return days.map { InterestSchedule.Step(day: $0, minorUnits: base(of: item, on: $0)) }
  }

  private static func base(of item: Item, on day: Day) -> Int64 {
    let open = max(0, item.open(on: day))
    let free = item.holds.reduce(Int64(0)) { sum, hold in
      hold.charges ? sum : sum + hold.held(of: open, on: day)
    }
    return max(0, open - free)
  }
}

extension ItemCharges {
  /// Interest of a plan on one of its items, through a day, as if the plan were a law.
  static func planInterest(
    _ rate: Percent, plan: String, on item: Item, through day: Day, cutting cut: Day?
  ) throws(ChargeError) -> InterestSchedule? {
    guard let hold = item.holds.first(where: { $0.agreement == plan }) else { return nil }
    var steps = item.movements.map(\.day).filter { $0 > hold.from }.map {
      InterestSchedule.Step(day: $0, minorUnits: max(0, item.open(on: $0)))
    }
    steps.append(.init(day: hold.from, minorUnits: max(0, item.open(on: hold.from))))
    if let until = hold.until {
      steps.removeAll { $0.day >= until }
      steps.append(.init(day: until, minorUnits: 0))
    }
    let rule = InterestRule(
      reference: nil, uplift: RateTable(constant: rate, source: "plan \(plan)"))
    return try InterestSchedule(
      on: steps.sorted { $0.day < $1.day }, by: rule, from: hold.from.adding(days: 1),
      through: day, cutting: cut)
  }
}
