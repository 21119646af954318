/// The structured communication of Belgian transfers: ten digits and two check digits, the remainder by
/// 97, with 97 for none.
public struct BelgianReference: Hashable, Sendable {
  /// 12 digits.
  public let text: String

  /// From the ten digits before the check digits; nil where they are not that.
  public init?(body: String) {
    let isDigits = body.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard body.utf8.count == 10, isDigits, let number = Int64(body) else { return nil }
    let remainder = number % 97
    let check = remainder == 0 ? 97 : remainder
    text = body + (check < 10 ? "0\(check)" : "\(check)")
  }

  /// A reference that somebody typed, with or without its slashes and pluses; nil where it is none.
  public init?(_ typed: some StringProtocol) {
    guard let compact = CheckDigits.compact(typed) else { return nil }
    let digits = compact.filter { $0 != "/" && $0 != "+" && $0 != "*" }
    guard let made = BelgianReference(body: String(digits.dropLast(2))), made.text == digits else {
      return nil
    }
    self = made
  }

  /// As it is printed: `+++010/8068/17183+++`.
  public var printed: String {
    let middle = text.dropFirst(3).prefix(4)
    return "+++\(text.prefix(3))/\(middle)/\(text.suffix(5))+++"
  }
}

extension BelgianReference: CustomStringConvertible {
  public var description: String { text }
}
