import Receivables
import ReceivablesPorts

/// Reads days as people write them, and refuses what could be two days.
struct DateReader {
  /// Why a text is not a day.
  enum Problem: Error, Equatable {
    case notADay
    case noSuchDay
    case twoDigitYear
    /// The day and the month could be either way round.
    case ambiguous
    /// The year stands last, and it was said to be first.
    case yearNotFirst
  }

  /// A number or the name of a month.
  private struct Part {
    var value: Int
    var digits: Int
    var isMonth = false
  }

  private let order: IntakeOptions.DateOrder?

  init(order: IntakeOptions.DateOrder?) {
    self.order = order
  }

  func day(_ text: Bytes) throws(Problem) -> Day {
    if let day = DateReader.plainDay(text) { return day }
    var position = 0
    guard let first = DateReader.part(text, &position),
      let separator = DateReader.separator(text, &position),
      let second = DateReader.part(text, &position),
      let other = DateReader.separator(text, &position),
      let third = DateReader.part(text, &position), DateReader.isTime(text, from: position)
    else { throw .notADay }
    switch (first.isMonth, second.isMonth, third.isMonth) {
    case (true, false, false): return try DateReader.day(month: first, second, third)
    case (false, true, false): return try DateReader.day(month: second, first, third)
    case (false, false, false):
      guard separator == other, separator != .space, separator != UInt8(ascii: ",") else {
        throw .notADay
      }
      return try day(first, second, third)
    default: throw .notADay
    }
  }

  /// `YYYY-MM-DD` and nothing else: what nearly every file has.
  private static func plainDay(_ text: Bytes) -> Day? {
    let dash = UInt8(ascii: "-")
    guard text.count == 10, text[4] == dash, text[7] == dash else { return nil }
    var numbers = (0, 0, 0)
    for index in 0..<10 where index != 4 && index != 7 {
      guard text[index].isDigit else { return nil }
      let digit = Int(text[index] - 48)
      switch index {
      case 0..<4: numbers.0 = numbers.0 * 10 + digit
      case 5..<7: numbers.1 = numbers.1 * 10 + digit
      default: numbers.2 = numbers.2 * 10 + digit
      }
    }
    return Day(year: numbers.0, month: numbers.1, day: numbers.2)
  }

  // MARK: - Telling day, month and year

  private func day(_ first: Part, _ second: Part, _ third: Part) throws(Problem) -> Day {
    // Nobody writes the year first and then the day.
    if first.digits == 4, second.digits <= 2, third.digits <= 2 {
      return try DateReader.day(first.value, second.value, third.value)
    }
    guard first.digits <= 2, second.digits <= 2 else { throw .notADay }
    guard third.digits == 4 else { throw third.digits == 2 ? .twoDigitYear : .notADay }
    switch order {
    case .ymd: throw .yearNotFirst
    case .dmy: return try DateReader.day(third.value, second.value, first.value)
    case .mdy: return try DateReader.day(third.value, first.value, second.value)
    case nil:
      if first.value > 12 || first.value == second.value {
        return try DateReader.day(third.value, second.value, first.value)
      }
      guard second.value > 12 else { throw .ambiguous }
      return try DateReader.day(third.value, first.value, second.value)
    }
  }

  /// With the month in letters the year is the number with four digits.
  private static func day(
    month: Part, _ first: Part, _ last: Part
  ) throws(Problem) -> Day {
    if first.digits == 4, last.digits <= 2 {
      return try day(first.value, month.value, last.value)
    }
    guard first.digits <= 2 else { throw .notADay }
    guard last.digits == 4 else { throw last.digits == 2 ? .twoDigitYear : .notADay }
    return try day(last.value, month.value, first.value)
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) throws(Problem) -> Day {
    guard let day = Day(year: year, month: month, day: day) else { throw .noSuchDay }
    return day
  }

  // MARK: - Taking the text apart

  private static func part(_ text: Bytes, _ position: inout Int) -> Part? {
    let start = position
    var value = 0
    while position < text.count, position - start < 5, text[position].isDigit {
      value = value * 10 + Int(text[position] - 48)
      position += 1
    }
    if position > start { return Part(value: value, digits: position - start) }
    while position < text.count, position - start < 10, text[position].isLetter { position += 1 }
    return month(Bytes(rebasing: text[start..<position]))
  }

  private static let months: [String] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// The whole English name, or its first three letters, or `Sept`.
  private static func month(_ text: Bytes) -> Part? {
    guard text.count >= 3 else { return nil }
    for (index, month) in months.enumerated() {
      let name = month.utf8
      let isShort = text.count == 3 || (index == 8 && text.count == 4)
      guard text.count == name.count || isShort, text.count <= name.count else { continue }
      if zip(text, name).allSatisfy({ $0.lowered == $1 }) {
        return Part(value: index + 1, digits: 0, isMonth: true)
      }
    }
    return nil
  }

  /// What stands between two parts: one sign, or a space, or a sign and a space.
  private static func separator(_ text: Bytes, _ position: inout Int) -> UInt8? {
    guard position < text.count else { return nil }
    let sign = text[position]
    switch sign {
    case UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ","), .space:
      position += 1
    default: return nil
    }
    if position < text.count, text[position] == .space { position += 1 }
    return sign
  }

  /// Whether a date ends here, or a time follows, which no day depends on.
  private static func isTime(_ text: Bytes, from position: Int) -> Bool {
    if position == text.count { return true }
    let sign = text[position]
    guard sign == .space || sign.lowered == UInt8(ascii: "t"), position + 1 < text.count,
      text[position + 1].isDigit
    else { return false }
    return text[position...].allSatisfy { byte in
      switch byte.raised {
      case 48...57, .space, UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "+"),
        UInt8(ascii: "-"), UInt8(ascii: "T"), UInt8(ascii: "Z"), UInt8(ascii: "A"),
        UInt8(ascii: "P"), UInt8(ascii: "M"):
        true
      default: false
      }
    }
  }
}
