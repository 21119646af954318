/// The reference that goes with a Swiss QR-IBAN: 26 digits and a check digit by modulo 10, recursive.
///
/// Six Interbank Clearing, Swiss Implementation Guidelines for the QR-bill, annex B.
public struct SwissReference: Hashable, Sendable {
  /// 27 digits.
  public let text: String

  /// From the 26 digits before the check digit; nil where they are not that.
  public init?(body: String) {
    guard body.utf8.count == SwissReference.length - 1,
      let check = CheckDigits.recursive10(of: body.utf8)
    else { return nil }
    text = body + String(Character(Unicode.Scalar(check)))
  }

  /// The reference that names an invoice, its number behind zeros.
  ///
  /// Nil for a number of anything else than 1 to 26 digits, and for one that begins with a zero: `07`
  /// and `7` would be one reference.
  public init?(invoice number: String) {
    let missing = SwissReference.length - 1 - number.utf8.count
    guard missing >= 0, let first = number.first, first != "0" else { return nil }
    self.init(body: String(repeating: "0", count: missing) + number)
  }

  /// A reference that somebody typed, with spaces; nil where it is none.
  public init?(_ typed: some StringProtocol) {
    guard let compact = CheckDigits.compact(typed),
      let made = SwissReference(body: String(compact.dropLast())), made.text == compact
    else { return nil }
    self = made
  }

  /// Two digits and groups of five, as it is printed.
  public var printed: String { CheckDigits.grouped(text, by: 5, first: 2) }

  private static let length = 27
}

extension SwissReference: CustomStringConvertible {
  public var description: String { text }
}
