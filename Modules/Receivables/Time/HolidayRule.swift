/// A day off that comes back each year, or one that came once, with the law that made it one.
///
/// A day that was moved for one year is written as rules on both sides of that year and a single
/// day within it.
public struct HolidayRule: Hashable, Sendable {
  public let name: String
  public let recurrence: Recurrence
  /// The first year in which the day is off.
  public let from: Int
  /// The last year in which the day is off; nil where no end is known.
  public let through: Int?
  public let observed: Observed
  /// The statute or the official page, in words.
  public let source: String

  /// Where in its years the day stands.
  @nonexhaustive
  public enum Recurrence: Hashable, Sendable {
    case fixed(month: Int, day: Int)
    /// Days after Easter Sunday in the Western church; Good Friday is -2.
    case easter(offset: Int)
    /// The nth such weekday of a month, or from its end where negative: -1 is the last.
    case weekday(nth: Int, weekday: Weekday, month: Int)
    case once(Day)
  }

  /// What follows where the day falls on a Saturday or a Sunday; the day itself stays a holiday.
  @nonexhaustive
  public enum Observed: Hashable, Sendable {
    /// Nothing: the holiday is lost to the weekend.
    case asIs
    /// Saturday gives the Friday before, Sunday the Monday after.
    case nearestWeekday
    /// The next day that is neither at a weekend nor a holiday already.
    case nextWorkday
  }

  public init(
    _ name: String, _ recurrence: Recurrence, from: Int, through: Int? = nil,
    observed: Observed = .asIs, source: String
  ) {
    self.name = name
    self.recurrence = recurrence
    self.from = from
    self.through = through
    self.observed = observed
    self.source = source
  }

  /// The day as the law names it, before any substitute; nil where the year has none.
  public func day(in year: Int) -> Day? {
    guard year >= from, year <= through ?? year else { return nil }
    switch recurrence {
    case .fixed(let month, let day): return Day(year: year, month: month, day: day)
    case .easter(let offset): return Day.easter(in: year)?.adding(days: offset)
    case .weekday(let nth, let weekday, let month):
      return Day.nth(nth, weekday, ofMonth: month, year: year)
    case .once(let day): return day.year == year ? day : nil
    }
  }
}

// MARK: - Days off of given years

extension [HolidayRule] {
  /// All days off that fall into the years, substitutes included, in no order.
  ///
  /// Substitutes are found when all other days are known, in the order of the rules: where
  /// Christmas and Boxing Day fill a weekend, Monday stands for the one and Tuesday for the other.
  func daysOff(in years: ClosedRange<Int>) -> Set<Day> {
    // A substitute can fall into the year before or after that of its holiday.
    let named = (years.lowerBound - 1...years.upperBound + 1).flatMap { year in
      compactMap { rule in rule.day(in: year).map { (day: $0, observed: rule.observed) } }
    }
    var days = Set(named.map(\.day))
    for (day, observed) in named where day.isSaturdayOrSunday {
      switch observed {
      case .asIs: break
      case .nearestWeekday: days.insert(day.adding(days: day.weekday == .saturday ? -1 : 1))
      case .nextWorkday:
        var substitute = day.adding(days: 1)
        while substitute.isSaturdayOrSunday || days.contains(substitute) {
          substitute = substitute.adding(days: 1)
        }
        days.insert(substitute)
      }
    }
    return days.filter { years.contains($0.year) }
  }
}

extension Day {
  /// Substitutes are laws about Saturday and Sunday, whatever weekend a firm keeps.
  fileprivate var isSaturdayOrSunday: Bool { weekday == .saturday || weekday == .sunday }

  /// Easter Sunday of the Gregorian calendar, by the anonymous rule of 1876 (Meeus, Jones, Butcher).
  fileprivate static func easter(in year: Int) -> Day? {
    let lunarYear = year % 19
    let (century, yearOfCentury) = (year / 100, year % 100)
    let drift = (century - (century + 8) / 25 + 1) / 3
    let fullMoon = (19 * lunarYear + century - century / 4 - drift + 15) % 30
    let sunday =
      (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - fullMoon - yearOfCentury % 4) % 7
    let correction = (lunarYear + 11 * fullMoon + 22 * sunday) / 451
    let sum = fullMoon + sunday - 7 * correction + 114
    return Day(year: year, month: sum / 31, day: sum % 31 + 1)
  }

  fileprivate static func nth(
    _ nth: Int, _ weekday: Weekday, ofMonth month: Int, year: Int
  ) -> Day? {
    let length = Day.length(ofMonth: month, year: year)
    guard let first = Day(year: year, month: month, day: 1) else { return nil }
    let offset = (weekday.rawValue - first.weekday.rawValue + 7) % 7
    let count = (length - offset + 6) / 7
    let index = nth > 0 ? nth - 1 : count + nth
    guard nth != 0, (0..<count).contains(index) else { return nil }
    return first.adding(days: offset + 7 * index)
  }
}
