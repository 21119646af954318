import Receivables
import ReceivablesPorts

extension Passage {
  /// More days than these are a typing mistake.
  private static let mostDays = 3650

  /// `5 days`, `1 day` or plain `5`.
  func days(example: String) throws -> Int {
    try days(in: text(example: example), example: example)
  }

  /// As ``days(example:)``, where the days are a part of the text.
  func days(in text: String, example: String) throws -> Int {
    let words = text.split(separator: " ")
    guard let first = words.first, words.count == 1 || ["day", "days"].contains(words[1]),
      words.count <= 2
    else { throw error("\"\(text)\" is not a number of days. Write it as \(example).") }
    return try number(first, example: example)
  }

  /// A whole number of days, not below zero.
  func number(_ word: Substring, example: String) throws -> Int {
    let digits = word.hasPrefix("-") ? word.dropFirst() : word
    guard !digits.isEmpty, digits.allSatisfy({ "0123456789".contains($0) }) else {
      throw error("\"\(word)\" is not a whole number. Write it as \(example).")
    }
    guard !word.hasPrefix("-") else {
      throw error("\(word) is below zero. Write it as \(example).")
    }
    guard let number = Int(digits), number <= Passage.mostDays else {
      throw error("\(word) days are more than ten years. Write \(Passage.mostDays) or less.")
    }
    return number
  }

  /// A share of a whole in percent, as `80%` or plain `80`.
  func share(example: String) throws -> Int {
    let text = try text(example: "\"\(example)\"")
    let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
    guard let percent = Int(digits), (0...100).contains(percent) else {
      throw error("\"\(text)\" is no share from 0% to 100%. Write it as \"\(example)\".")
    }
    return percent
  }

  /// A yearly rate in percent, as `11.5%` or plain `11.5`.
  func rate(example: String) throws -> Percent {
    let text = try text(example: "\"\(example)\"")
    let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
    guard let percent = Percent(digits), percent >= Percent(0) else {
      throw error("\"\(text)\" is no rate. Write it in percent a year, as \"\(example)\".")
    }
    return percent
  }

  /// A whole number above zero.
  func count(example: String) throws -> Int {
    let text = try text(example: "\"\(example)\"")
    guard let count = Int(text), count > 0, count <= Passage.mostDays else {
      throw error("\"\(text)\" is no number above zero. Write it as \"\(example)\".")
    }
    return count
  }

  /// One of a set of words.
  func word<Word: RawRepresentable<String> & CaseIterable>(
    _ what: String, example: String
  ) throws -> Word {
    let text = try text(example: "\"\(example)\"")
    guard let word = Word(rawValue: text) else {
      throw unknown(what, text, among: Word.allCases.map(\.rawValue))
    }
    return word
  }

  /// An exact amount, from the digits as they are written and never through a fraction in binary.
  func amount(example: String) throws -> DecimalAmount {
    try amount(in: text(example: "\"\(example)\""), example: example)
  }

  /// As ``amount(example:)``, where the amount is a part of the text.
  func amount(in text: String, example: String) throws -> DecimalAmount {
    let cure = "Write it with a point for the decimals and nothing else, as \"\(example)\"."
    // 0,050 would be read as fifty: a comma is somebody's decimal sign and somebody's thousands.
    guard !text.contains(","), let amount = try? DecimalAmount(text, decimal: .point) else {
      throw error("\"\(text)\" is not an amount. \(cure)")
    }
    guard amount.unscaled >= 0 else {
      throw error("\(text) is below zero. Write 0 for no amount.")
    }
    // No currency has more than four decimals: written with these, the amount has to fit.
    var factor: Int64 = 1
    for _ in min(amount.scale, 4)..<4 { factor *= 10 }
    guard !amount.unscaled.multipliedReportingOverflow(by: factor).overflow else {
      throw error("\(text) is too large. Write a smaller amount, as \"\(example)\".")
    }
    return amount
  }

  /// An error about a word that is none of those known.
  func unknown(_ what: String, _ word: String, among known: [String]) -> SettingsError {
    let meant = nearest(to: word, among: known).map { " Did you mean \"\($0)\"?" } ?? ""
    return error(
      "unknown \(what) \"\(word)\".\(meant) Known are \(known.joined(separator: ", ")).")
  }
}
