import Receivables

/// How amounts and days are written where a notice goes.
///
/// Small tables of our own, by the Unicode CLDR:
/// those of the system change with its version, and the same content must give the same bytes for
/// ever.
struct NoticeLocale: Sendable {
  private enum Place {
    case before, beforeWithSpace, afterWithSpace
  }

  private enum DayForm {
    case dayOfMonthName, monthNameAndDay, french, spanish, withDots, withSlashes, international
  }

  private let decimalSign: String
  private let groupSign: String
  private let place: Place
  /// Between an amount and its currency.
  private var space = " "
  private let symbols: [String: String]
  private let dayForm: DayForm
  /// Where it is another one than in sentences.
  private var columnForm: DayForm?
  /// Between a rate and its sign, where it is not what stands before a currency.
  private var percentSpace: String?

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
    case .before, .beforeWithSpace: sign + (symbol ?? code) + space + number
    case .afterWithSpace: sign + number + space + (symbol ?? code)
    }
  }

  /// A rate with its sign, and with so many decimals at least.
  func text(_ rate: Percent, decimals: Int) -> String {
    let known = Self.decimals(of: rate)
    var number = rate.description
    if decimals > known {
      number += (known == 0 ? "." : "") + String(repeating: "0", count: decimals - known)
    }
    return number.replacing(".", with: decimalSign) + (percentSpace ?? space) + "%"
  }

  static func decimals(of rate: Percent) -> Int {
    let number = rate.description
    return number.firstIndex(of: ".").map { number[$0...].count - 1 } ?? 0
  }

  /// A day within a sentence.
  func text(_ day: Day) -> String { text(day, as: dayForm) }

  /// A day in a column of days.
  func column(_ day: Day) -> String { text(day, as: columnForm ?? dayForm) }

  private func text(_ day: Day, as form: DayForm) -> String {
    let (number, month) = (day.dayOfMonth, day.month)
    return switch form {
    case .dayOfMonthName: "\(number) \(Self.english[month - 1]) \(day.year)"
    case .monthNameAndDay: "\(Self.english[month - 1]) \(number), \(day.year)"
    // The first alone is said as an ordinal, which the CLDR does not write.
    case .french: "\(number == 1 ? "1er" : "\(number)") \(Self.french[month - 1]) \(day.year)"
    case .spanish: "\(number) de \(Self.spanish[month - 1]) de \(day.year)"
    case .withDots: Self.two(number) + "." + Self.two(month) + ".\(day.year)"
    case .withSlashes: Self.two(number) + "/" + Self.two(month) + "/\(day.year)"
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
}

// MARK: - The tables

extension NoticeLocale {
  private static let english = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let french = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
  ]
  private static let spanish = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
  ]

  /// Other dollars and yuan have their codes: a bare sign would be somebody else's money.
  private static let commonSymbols = ["EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥"]
  private static let frenchSymbols = ["EUR": "€", "GBP": "£GB", "USD": "$US"]

  private static let noBreak = "\u{A0}"
  private static let narrowNoBreak = "\u{202F}"

  private static let swissGerman = NoticeLocale(
    decimalSign: ".", groupSign: "’", place: .beforeWithSpace, symbols: commonSymbols,
    dayForm: .withDots)

  private static let table: [String: NoticeLocale] = [
    "en": NoticeLocale(
      decimalSign: ".", groupSign: ",", place: .before, symbols: commonSymbols,
      dayForm: .dayOfMonthName, percentSpace: ""),
    "en-us": NoticeLocale(
      decimalSign: ".", groupSign: ",", place: .before, symbols: commonSymbols,
      dayForm: .monthNameAndDay, percentSpace: ""),
    "de": NoticeLocale(
      decimalSign: ",", groupSign: ".", place: .afterWithSpace, symbols: commonSymbols,
      dayForm: .withDots),
    "de-at": NoticeLocale(
      decimalSign: ",", groupSign: ".", place: .beforeWithSpace, symbols: commonSymbols,
      dayForm: .withDots),
    "de-ch": swissGerman,
    "de-li": swissGerman,
    "fr": NoticeLocale(
      decimalSign: ",", groupSign: narrowNoBreak, place: .afterWithSpace, space: noBreak,
      symbols: frenchSymbols, dayForm: .french, columnForm: .withSlashes),
    "fr-ch": NoticeLocale(
      decimalSign: ".", groupSign: narrowNoBreak, place: .afterWithSpace, space: noBreak,
      symbols: frenchSymbols, dayForm: .french, columnForm: .withDots),
    "fr-ca": NoticeLocale(
      decimalSign: ",", groupSign: noBreak, place: .afterWithSpace, space: noBreak,
      symbols: ["CAD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "USD": "$\u{A0}US"],
      dayForm: .french, columnForm: .international),
    // Thousands are grouped from four digits on, as invoices have it; the CLDR begins with five.
    "es": NoticeLocale(
      decimalSign: ",", groupSign: ".", place: .afterWithSpace, space: noBreak,
      symbols: ["EUR": "€", "USD": "US$"], dayForm: .spanish, columnForm: .withSlashes),
    "es-mx": NoticeLocale(
      decimalSign: ".", groupSign: ",", place: .before, space: noBreak, symbols: ["MXN": "$"],
      dayForm: .spanish, columnForm: .withSlashes),
  ]

  /// For languages without a row: what is read the same everywhere.
  private static let neutral = NoticeLocale(
    decimalSign: ".", groupSign: "", place: .afterWithSpace, symbols: [:],
    dayForm: .international)
}
