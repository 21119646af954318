/// The days on which business is done: neither at the weekend nor a public holiday.
public struct BusinessCalendar: Hashable, Sendable {
  public let name: String
  public let weekend: Set<Weekday>
  public let rules: [HolidayRule]

  /// One answer for each day from `firstDay` on: a run asks for the same days a million times.
  private let isOpen: [Bool]

  public init(
    name: String, weekend: Set<Weekday> = [.saturday, .sunday], rules: [HolidayRule]
  ) {
    precondition(
      weekend.count < Weekday.allCases.count, "A week needs at least one day of business.")
    self.name = name
    self.weekend = weekend
    self.rules = rules
    let holidays = rules.daysOff(in: BusinessCalendar.years)
    isOpen = (BusinessCalendar.firstDay.ordinal..<BusinessCalendar.endDay.ordinal).map {
      let day = Day(ordinal: $0)
      return !weekend.contains(day.weekday) && !holidays.contains(day)
    }
  }

  /// The calendar of a country by its code (`GB` and `UK` are England and Wales), or `none` for
  /// weekends alone; nil where there is no table.
  public static func standard(_ code: String) -> BusinessCalendar? {
    switch code {
    case "DE": germany
    case "FR": france
    case "GB", "UK": englandAndWales
    case "US": unitedStates
    case "none": weekendsOnly
    default: nil
    }
  }

  public func isBusinessDay(_ day: Day) -> Bool {
    let index = day.days(since: BusinessCalendar.firstDay)
    if isOpen.indices.contains(index) { return isOpen[index] }
    return !weekend.contains(day.weekday) && !rules.daysOff(in: day.year...day.year).contains(day)
  }

  public func nextBusinessDay(onOrAfter day: Day) -> Day {
    nearestBusinessDay(from: day, step: 1)
  }

  /// The nth business day after a day, or before it where n is negative.
  ///
  /// The day itself is not counted, so that one business day after a Saturday is the Monday. Zero
  /// is the day itself, or the next business day where it is none.
  public func adding(businessDays count: Int, to day: Day) -> Day {
    let step = count < 0 ? -1 : 1
    var day = count == 0 ? nextBusinessDay(onOrAfter: day) : day
    for _ in 0..<count.magnitude {
      day = nearestBusinessDay(from: day.adding(days: step), step: step)
    }
    return day
  }

  /// The days off of a year in order, with their substitutes; some may fall on a weekend.
  public func holidays(in year: Int) -> [Day] {
    rules.daysOff(in: year...year).sorted()
  }

  private func nearestBusinessDay(from day: Day, step: Int) -> Day {
    var day = day
    while !isBusinessDay(day) { day = day.adding(days: step) }
    return day
  }
}

// MARK: - Equality

// What was computed from the rules says nothing that they do not say.
extension BusinessCalendar {
  public static func == (left: BusinessCalendar, right: BusinessCalendar) -> Bool {
    left.name == right.name && left.weekend == right.weekend && left.rules == right.rules
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(weekend)
    hasher.combine(rules)
  }
}

// MARK: - The standard calendars

extension BusinessCalendar {
  /// The years computed ahead; days outside are computed when they are asked for.
  private static let years = 1990...2060
  private static let firstDay = Day(
    ordinal: Day.ordinal(year: years.lowerBound, month: 1, day: 1))
  private static let endDay = Day(
    ordinal: Day.ordinal(year: years.upperBound + 1, month: 1, day: 1))

  private static let germany = BusinessCalendar(name: "DE", rules: HolidayTables.germany)
  private static let france = BusinessCalendar(name: "FR", rules: HolidayTables.france)
  private static let englandAndWales = BusinessCalendar(
    name: "GB", rules: HolidayTables.englandAndWales)
  private static let unitedStates = BusinessCalendar(name: "US", rules: HolidayTables.unitedStates)
  private static let weekendsOnly = BusinessCalendar(name: "none", rules: [])
}
