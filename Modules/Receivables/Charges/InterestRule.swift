/// How interest for being late runs: the shape of a law, whose numbers are tables.
public struct InterestRule: Sendable, Hashable {
  /// Of which day the reference rate is.
  public enum Basis: String, Sendable, CaseIterable {
    /// Of the day on which interest begins, throughout.
    case fixedAtDefault = "fixed-at-default"
    /// Of each day itself.
    case floating
    /// Of the last day that is reckoned, throughout.
    case spot
  }

  /// From which day on it runs.
  public enum Start: Sendable, Hashable {
    case dayAfterDue
    /// Behind the first reminder that was sent after the due day.
    case dayAfterReminder
    /// So many days after the due day.
    case daysAfterDue(Int)
  }

  /// What is charged for how long.
  public enum Accrual: String, Sendable, CaseIterable {
    case daily
    /// A twelfth for each month that is over.
    case fullMonths = "full-months"
    /// A twelfth for each month that has begun.
    case startedMonths = "started-months"
  }

  /// What is rounded.
  public enum RoundingLevel: String, Sendable, CaseIterable {
    /// The amount of one day.
    case day
    /// Each line of the schedule.
    case line
    /// The sum.
    case total
  }

  /// A least rate, as a multiple of another table's.
  public struct Floor: Sendable, Hashable {
    public let table: RateTable
    public let multiple: Int

    public init(table: RateTable, multiple: Int) {
      self.table = table
      self.multiple = multiple
    }
  }

  /// Nil where the rate is the uplift alone, as in a contract.
  public var reference: RateTable?
  /// Added to the reference rate; of the day on which interest begins, as a new law leaves older
  /// defaults alone.
  public var uplift: RateTable
  public var basis: Basis
  public var floor: Floor?
  /// No more than this a year.
  public var cap: Percent?
  /// No more in all than this share of what was open when it began.
  public var totalCap: Percent?
  /// No longer than so many months from the day on which it begins; nil: until it is paid.
  public var mostMonths: Int?
  public var start: Start
  public var dayCount: DayCount
  /// Whether what is paid on a day bears interest for that day.
  public var countsPayDay: Bool
  /// Whether interest of every 30 days is added to what bears interest.
  public var compounds: Bool
  public var accrual: Accrual
  public var level: RoundingLevel
  public var rounding: Rounding

  public init(
    reference: RateTable?, uplift: RateTable, basis: Basis = .floating, floor: Floor? = nil,
    cap: Percent? = nil, totalCap: Percent? = nil, mostMonths: Int? = nil,
    start: Start = .dayAfterDue, dayCount: DayCount = .actual365, countsPayDay: Bool = false,
    compounds: Bool = false, accrual: Accrual = .daily, level: RoundingLevel = .total,
    rounding: Rounding = .halfUp
  ) {
    self.reference = reference
    self.uplift = uplift
    self.basis = basis
    self.floor = floor
    self.cap = cap
    self.totalCap = totalCap
    self.mostMonths = mostMonths
    self.start = start
    self.dayCount = dayCount
    self.countsPayDay = countsPayDay
    self.compounds = compounds
    self.accrual = accrual
    self.level = level
    self.rounding = rounding
  }

  /// The first day that bears interest; nil while a reminder is wanted and none was sent.
  public func firstDay(due: Day, reminded: Day?) -> Day? {
    switch start {
    case .dayAfterDue: due.adding(days: 1)
    case .daysAfterDue(let days): due.adding(days: days + 1)
    case .dayAfterReminder: reminded.map { max($0, due).adding(days: 1) }
    }
  }

  /// The last day that bears interest of those through a day.
  func lastDay(began: Day, through day: Day) -> Day {
    guard let mostMonths else { return day }
    return min(day, began.adding(months: mostMonths).adding(days: -1))
  }

  /// The yearly rate of a day, where interest began on another and is reckoned through a third.
  func rate(on day: Day, began: Day, through last: Day) throws(ChargeError) -> ChargeLine.Rate {
    let asked: Day
    switch basis {
    case .fixedAtDefault: asked = began
    case .floating: asked = day
    case .spot: asked = last
    }
    return capped(raised(try plain(on: asked, began: began), on: asked))
  }

  /// The reference rate and what is added to it.
  private func plain(on asked: Day, began: Day) throws(ChargeError) -> ChargeLine.Rate {
    guard let added = uplift.row(on: began) else { throw .noRate(uplift.name, began) }
    guard let reference else {
      return ChargeLine.Rate(
        percent: added.percent, source: added.source, doubts: added.isSure ? [] : [uplift.name])
    }
    guard let row = reference.row(on: asked) else { throw .noRate(reference.name, asked) }
    return ChargeLine.Rate(
      percent: row.percent + added.percent,
      source: "\(reference.name) \(row.percent) + \(added.percent): \(row.source)",
      doubts: (row.isSure ? [] : [reference.name]) + (added.isSure ? [] : [uplift.name]))
  }

  /// Not below the least rate, and not below nothing: who is late is not paid for it.
  private func raised(_ rate: ChargeLine.Rate, on asked: Day) -> ChargeLine.Rate {
    var rate = rate
    if let floor {
      let row = floor.table.row(on: asked)
      if let row, row.percent * floor.multiple > rate.percent {
        rate = ChargeLine.Rate(
          percent: row.percent * floor.multiple,
          source: "\(floor.multiple) x \(floor.table.name) \(row.percent): \(row.source)",
          doubts: row.isSure ? [] : [floor.table.name])
      } else if row == nil || asked > floor.table.knownThrough {
        // It might be more than the plain rate.
        rate = ChargeLine.Rate(
          percent: rate.percent, source: "\(rate.source); \(floor.table.name) is not known",
          doubts: rate.doubts + [floor.table.name])
      }
    }
    guard rate.percent < Percent(0) else { return rate }
    return ChargeLine.Rate(
      percent: Percent(0), source: "\(rate.source), not below 0", doubts: rate.doubts)
  }

  private func capped(_ rate: ChargeLine.Rate) -> ChargeLine.Rate {
    guard let cap, rate.percent > cap else { return rate }
    return ChargeLine.Rate(
      percent: cap, source: "\(rate.source), at most \(cap)", doubts: rate.doubts)
  }

  /// Days on which the rate can be another one.
  func changes(after first: Day, through last: Day) -> [Day] {
    guard basis == .floating else { return [] }
    return (reference?.changes(after: first, through: last) ?? [])
      + (floor?.table.changes(after: first, through: last) ?? [])
  }
}

/// Why a charge cannot be reckoned.
public enum ChargeError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A table does not reach back so far.
  case noRate(String, Day)
  case tooLarge

  public var description: String {
    switch self {
    case .noRate(let table, let day): "\(table) has no rate for \(day)"
    case .tooLarge: "the interest is too large to hold"
    }
  }
}
