/// Digits with a check digit by modulo 10 (ISO/IEC 7812-1, annex B), as the OCR references of Swedish
/// and the KID of Norwegian transfers have it.
public struct LuhnReference: Hashable, Sendable {
  /// 2 to 25 digits.
  public let text: String

  /// From the digits before the check digit; nil where they are none, or too many.
  public init?(body: String) {
    guard (1...24).contains(body.utf8.count), let check = LuhnReference.check(of: body.utf8) else {
      return nil
    }
    text = body + "\(check)"
  }

  /// A reference that somebody typed, with spaces; nil where it is none.
  public init?(_ typed: some StringProtocol) {
    guard let compact = CheckDigits.compact(typed),
      let made = LuhnReference(body: String(compact.dropLast())), made.text == compact
    else { return nil }
    self = made
  }

  /// From the last digit on every other one counts twice.
  private static func check(of digits: String.UTF8View) -> Int? {
    var sum = 0
    for (place, byte) in digits.reversed().enumerated() {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      let digit = Int(byte - UInt8(ascii: "0")) * (place.isMultiple(of: 2) ? 2 : 1)
      sum += digit > 9 ? digit - 9 : digit
    }
    return (10 - sum % 10) % 10
  }
}

extension LuhnReference: CustomStringConvertible {
  public var description: String { text }
}
