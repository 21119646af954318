/// A calendar day, without time or zone.
///
/// Deciding sees days only: an invoice is due on a day, a payment counts from a day.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01 in the proleptic Gregorian calendar; earlier days are negative.
  public let ordinal: Int32

  @inlinable public init(ordinal: Int32) {
    self.ordinal = ordinal
  }

  /// Nil where there is no such day, as 30 February.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.init(ordinal: Day.ordinal(year: year, month: month, day: day))
  }

  /// Reads `YYYY-MM-DD` and nothing else.
  public init?(_ text: some StringProtocol) {
    var bytes = text.utf8.makeIterator()
    func number(_ digits: Int) -> Int? {
      var value = 0
      for _ in 0..<digits {
        guard let byte = bytes.next(), byte >= 48, byte <= 57 else { return nil }
        value = value * 10 + Int(byte - 48)
      }
      return value
    }
    let dash = UInt8(ascii: "-")
    guard let year = number(4), bytes.next() == dash, let month = number(2), bytes.next() == dash,
      let day = number(2), bytes.next() == nil
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  @inlinable public static func < (left: Day, right: Day) -> Bool { left.ordinal < right.ordinal }

  @inlinable public func adding(days: Int) -> Day {
    Day(ordinal: Int32(clamping: Int(ordinal) + days))
  }

  /// The same day of a later or earlier month, or its last day where it has no such day.
  public func adding(months: Int) -> Day {
    let (year, month, dayOfMonth) = civil
    let index = year * 12 + month - 1 + months
    let target = (year: index / 12, month: index % 12 + 1)
    let last = Day.length(ofMonth: target.month, year: target.year)
    return Day(
      ordinal: Day.ordinal(
        year: target.year, month: target.month, day: min(dayOfMonth, last)))
  }

  /// Days from the other day to this one; negative where this one is earlier.
  @inlinable public func days(since other: Day) -> Int { Int(ordinal) - Int(other.ordinal) }

  /// Earlier than any day of a book: "look at once".
  public static let distantPast = Day(ordinal: -1_000_000)
  /// Later than any day of a book: "never, as things stand".
  public static let distantFuture = Day(ordinal: 10_000_000)
}

// MARK: - The calendar

/// A day of the week, numbered as ISO 8601 does.
public enum Weekday: Int, Sendable, Hashable, CaseIterable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday
}

extension Day {
  public var year: Int { civil.year }
  public var month: Int { civil.month }
  public var dayOfMonth: Int { civil.day }

  public var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    let index = (Int(ordinal) + 3) % 7
    return Weekday(rawValue: (index < 0 ? index + 7 : index) + 1) ?? .monday
  }

  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func isLeap(_ year: Int) -> Bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
  }

  /// Days from civil, counted in years that begin in March so that the leap day comes last.
  static func ordinal(year: Int, month: Int, day: Int) -> Int32 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  var civil: (year: Int, month: Int, day: Int) {
    let shifted = Int(ordinal) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let realMonth = month < 10 ? month + 3 : month - 9
    return (yearOfEra + era * 400 + (realMonth <= 2 ? 1 : 0), realMonth, day)
  }
}

extension Day: CustomStringConvertible {
  /// `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = civil
    return padded(year, to: 4) + "-" + padded(month, to: 2) + "-" + padded(day, to: 2)
  }
}

/// A number with zeros before it.
func padded(_ value: Int, to width: Int) -> String {
  let digits = String(value)
  return digits.utf8.count >= width
    ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
}
