public import Receivables

/// What being late on one item costs, reckoned anew from what is known of it.
public struct ItemCharges: Sendable {
  public let item: Item
  public let law: LateChargeLaw
  private let terms: LateChargeLaw.Terms
  private let accepted: [String]
  private let base: InterestBase

  /// Nil where the law charges the customer nothing.
  ///
  /// - Parameters:
  ///   - accepted: the tables whose rates are charged though nobody confirmed them.
  ///   - base: of the account that the item is of.
  public init?(
    _ item: Item, by law: LateChargeLaw, for party: Party?, accepting accepted: [String] = [],
    on base: InterestBase = InterestBase()
  ) {
    guard item.id.kind == .invoice, let terms = law.terms(of: party) else { return nil }
    self.item = item
    self.law = law
    self.terms = terms
    self.accepted = accepted
    self.base = base
  }

  /// The day through which nobody is late.
  private var due: Day { law.lastDayInTime(due: item.due) }

  /// The first day that bears interest; nil while a reminder is wanted and none was sent.
  public var began: Day? {
    guard let interest = terms.interest else { return due.adding(days: 1) }
    let reminded = item.acted.filter { $0.isNotice && $0.day > due }.map(\.day).min()
    return interest.firstDay(due: due, reminded: reminded)
  }

  /// The first day on which something of the item bears interest: not while it was in dispute or in a plan,
  /// or paid by money that came back. Nil while nothing ever did.
  public var bearsSince: Day? { lateDebt?.since }

  /// Interest through a day; nil where the law has none, or it has not begun.
  ///
  /// - Parameter cut: a day on which a line begins in any case.
  /// - Throws: ``ChargeError``.
  public func interest(
    through day: Day, cutting cut: Day? = nil
  ) throws(ChargeError) -> InterestSchedule? {
    guard let rule = terms.interest, let began, began <= day else { return nil }
    // What bears interest by the day counts the day of a payment already, where that counts.
    var daily = rule
    daily.countsPayDay = false
    return try InterestSchedule(
      on: base.steps(of: item, by: rule), by: daily, from: began, through: day, cutting: cut,
      accepting: accepted)
  }

  /// The sum that is granted once by a day: nothing before interest begins, and the whole of it from
  /// that day on, however soon it was paid then; nil where none is.
  public func fixedSum(by day: Day) -> Money? {
    guard let (since, debt) = lateDebt, since <= day, let rule = terms.fixedSum else { return nil }
    return rule.sum(for: debt, late: since)
  }

  /// What of the fixed sum is owed beside what collecting cost: set against it, together they are no
  /// more than the larger of both.
  public func fixedSumOwed(by day: Day) -> Int64 {
    let granted = fixedSum(by: day)?.minorUnits ?? 0
    return law.creditsAgainstCosts ? RecoveryCosts(item).fixedSum(granted: granted) : granted
  }

  /// Why no fixed sum is granted by a day, in words; nil where one is.
  public func whyNoFixedSum(by day: Day) -> String? {
    guard let rule = terms.fixedSum else { return "\(law.title) grants such a customer none" }
    guard let began else { return "interest begins with the first reminder" }
    guard began <= day else { return "it is granted once interest begins, on \(began)" }
    guard rule.currency == item.currency else {
      return "\(law.title) names \(rule.currency.code), and none in \(item.currency.code) is known"
    }
    guard rule.row(on: began) != nil else {
      return "\(law.title) grants none for what became late on \(began)"
    }
    return fixedSum(by: day) == nil ? "nothing of it ever bore interest" : nil
  }

  /// Days by which it was late on a day, or when it was paid.
  public func daysLate(by day: Day) -> Int {
    guard let began else { return 0 }
    return max(0, min(day, item.settled, base.paid(item)).days(since: began) + 1)
  }

  /// What was late when interest began, as it was at the end of the last day in time; of what bore none at
  /// first, as it was when it did.
  private var lateDebt: (since: Day, debt: Money)? {
    guard let began else { return nil }
    let inTime = max(began.adding(days: -1), item.issued)
    let steps = base.steps(of: item)
    func debt(_ minorUnits: Int64) -> Money { Money(minorUnits: minorUnits, item.currency) }
    if let before = steps.last(where: { $0.day <= inTime }), before.minorUnits > 0 {
      return (began, debt(before.minorUnits))
    }
    return steps.first { $0.day > inTime && $0.minorUnits > 0 }.map {
      ($0.day, debt($0.minorUnits))
    }
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
