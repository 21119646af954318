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
