/// How days become parts of a year.
public enum DayCount: String, Sendable, Hashable, CaseIterable {
  case actual365 = "act/365"
  /// A day of a leap year is a 366th of it.
  case actualActual = "act/act"
  case actual360 = "act/360"
  /// Every month has 30 days: its 31st does not count, the last of February counts for the rest.
  case thirty360 = "30/360"
  case thirty365 = "30/365"

  /// Days from one to another, both counted.
  public func days(from first: Day, through last: Day) -> Int {
    switch self {
    case .actual365, .actualActual, .actual360: last.days(since: first) + 1
    case .thirty360, .thirty365:
      DayCount.place(last.adding(days: 1)) - DayCount.place(first)
    }
  }

  /// Where a day stands among months of 30 days; the 31st is the first of the next.
  private static func place(_ day: Day) -> Int {
    (day.year * 12 + day.month) * 30 + day.dayOfMonth
  }

  /// The days of the year of a day.
  public func yearLength(on day: Day) -> Int64 {
    switch self {
    case .actual365, .thirty365: 365
    case .actual360, .thirty360: 360
    case .actualActual: Day.isLeap(day.year) ? 366 : 365
    }
  }

  /// First days of years, where these have different lengths.
  func cuts(after first: Day, through last: Day) -> [Day] {
    guard self == .actualActual, first.year < last.year else { return [] }
    return (first.year + 1...last.year).compactMap { Day(year: $0, month: 1, day: 1) }
  }
}
