import Receivables

/// The number of an American bank: nine digits with a check digit by the American Bankers Association.
struct RoutingNumber: Hashable {
  let text: String

  /// Nil where it is none: weights 3, 7 and 1 make a multiple of ten.
  init?(_ typed: String) {
    guard let text = CheckDigits.compact(typed), let digits = RoutingNumber.digits(text, 9...9)
    else { return nil }
    let weights = [3, 7, 1, 3, 7, 1, 3, 7, 1]
    let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
    guard sum > 0, sum % 10 == 0 else { return nil }
    self.text = text
  }

  /// Nil where it is anything else than so many digits.
  static func digits(_ text: String, _ counts: ClosedRange<Int>) -> [Int]? {
    let bytes = Array(text.utf8)
    guard counts.contains(bytes.count), bytes.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return bytes.map { Int($0) - 48 }
  }
}

/// The number of a British bank: six digits.
///
/// Whether an account is one of the bank's is told by tables of Vocalink that change monthly; only the
/// shape is looked at here.
struct SortCode: Hashable {
  let text: String

  /// Nil where it is none; hyphens are let by.
  init?(_ typed: String) {
    guard let text = CheckDigits.compact(typed.filter { $0 != "-" }),
      RoutingNumber.digits(text, 6...6) != nil
    else { return nil }
    self.text = text
  }

  /// As `20-00-00`.
  var printed: String {
    CheckDigits.grouped(text, by: 2).split(separator: " ").joined(separator: "-")
  }
}

/// The code of a bank by ISO 9362: eight letters and digits, or eleven with the branch.
struct BIC: Hashable {
  let text: String

  /// Nil where it is none: four letters or digits, two letters of the country, and the rest.
  init?(_ typed: String) {
    guard let text = CheckDigits.compact(typed), [8, 11].contains(text.utf8.count),
      text.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) }),
      text.utf8.dropFirst(4).prefix(2).allSatisfy({ $0 >= 65 })
    else { return nil }
    self.text = text
  }
}
