import Receivables

/// How amounts and days are written where a notice goes.
///
/// Small tables of our own: those of the system change with its version, and the same content must
/// give the same bytes for ever.
struct NoticeLocale: Sendable {
  private enum Place {
    case before, beforeWithSpace, afterWithSpace
  }

  private enum DayForm {
    case dayOfMonthName, monthNameAndDay, withDots, international
  }

  private let decimalSign: String
  private let groupSign: String
  private let place: Place
  private let symbols: [String: String]
  private let dayForm: DayForm

  /// The one for the reader's country where the template is in the reader's language; a template
  /// in another language has the signs of its own, so that a text is of one piece.
  static func nearest(to reader: String, template: String) -> NoticeLocale {
    let tags = LanguageTag.nearest(to: reader)
    let own = LanguageTag.nearest(to: template)
    for tag in (tags.last == own.last ? tags : []) + own {
      if let locale = table[tag] { return locale }
    }
    return neutral
  }

  func text(_ money: Money) -> String {
    let (whole, fraction) = Self.digits(of: money)
    let number = grouped(whole) + (fraction.isEmpty ? "" : decimalSign + fraction)
    let sign = money.minorUnits < 0 ? "-" : ""
    let code = money.currency.code
    let symbol = symbols[code]
    return switch place {
    case .before where symbol != nil: sign + (symbol ?? code) + number
    case .before, .beforeWithSpace: sign + (symbol ?? code) + " " + number
    case .afterWithSpace: sign + number + " " + (symbol ?? code)
    }
  }

  func text(_ day: Day) -> String {
    let month = day.month
    return switch dayForm {
    case .dayOfMonthName: "\(day.dayOfMonth) \(Self.months[month - 1]) \(day.year)"
    case .monthNameAndDay: "\(Self.months[month - 1]) \(day.dayOfMonth), \(day.year)"
    case .withDots: Self.two(day.dayOfMonth) + "." + Self.two(month) + ".\(day.year)"
    case .international: day.description
    }
  }

  private func grouped(_ digits: Substring) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += groupSign }
      text.append(digit)
    }
    return text
  }

  private static func digits(of money: Money) -> (whole: Substring, fraction: Substring) {
    let decimal = money.decimal.drop { $0 == "-" }
    guard let point = decimal.firstIndex(of: ".") else { return (decimal, "") }
    return (decimal[..<point], decimal[decimal.index(after: point)...])
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  // MARK: The tables

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// Other dollars and yuan have their codes: a bare sign would be somebody else's money.
  private static let commonSymbols = ["EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥"]

  private static let swissGerman = NoticeLocale(
    decimalSign: ".", groupSign: "’", place: .beforeWithSpace, symbols: commonSymbols,
    dayForm: .withDots)

  private static let table: [String: NoticeLocale] = [
    "en": NoticeLocale(
      decimalSign: ".", groupSign: ",", place: .before, symbols: commonSymbols,
      dayForm: .dayOfMonthName),
    "en-us": NoticeLocale(
      decimalSign: ".", groupSign: ",", place: .before, symbols: commonSymbols,
      dayForm: .monthNameAndDay),
    "de": NoticeLocale(
      decimalSign: ",", groupSign: ".", place: .afterWithSpace, symbols: commonSymbols,
      dayForm: .withDots),
    "de-at": NoticeLocale(
      decimalSign: ",", groupSign: ".", place: .beforeWithSpace, symbols: commonSymbols,
      dayForm: .withDots),
    "de-ch": swissGerman,
    "de-li": swissGerman,
  ]

  /// For languages without a row: what is read the same everywhere.
  private static let neutral = NoticeLocale(
    decimalSign: ".", groupSign: "", place: .afterWithSpace, symbols: [:],
    dayForm: .international)
}
