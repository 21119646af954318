/// A reference of the creditor's that banks carry whole from the payer to the creditor (ISO 11649): `RF`,
/// two check digits, and up to 21 letters and digits.
public struct CreditorReference: Hashable, Sendable {
  /// In capitals and without spaces, as `RF18539007547034`.
  public let text: String

  /// The reference that names an invoice.
  ///
  /// Nil for a number that is anything else than 1 to 21 capital letters and digits: `INV-1` and `INV1`,
  /// or `a1` and `A1`, would be one reference without their signs and case, and so would two long
  /// numbers that are cut. Whoever asks for money names such an invoice in words.
  public init?(invoice number: String) {
    guard CreditorReference.lengths.contains(number.utf8.count),
      let check = CheckDigits.pair97(for: number, prefix: "RF")
    else { return nil }
    text = "RF\(check)\(number)"
  }

  /// A reference that somebody typed, with spaces and in any case; nil where it is none.
  ///
  /// Check digits 00, 01 and 99 leave the right remainder for some, and are never made.
  public init?(_ typed: some StringProtocol) {
    guard let compact = CheckDigits.compact(typed), compact.hasPrefix("RF"),
      let made = CreditorReference(invoice: String(compact.dropFirst(4))), made.text == compact
    else { return nil }
    self = made
  }

  /// What it was made from, as `539007547034`.
  public var invoice: String { String(text.dropFirst(4)) }

  /// In groups of four, as it is printed.
  public var printed: String { CheckDigits.grouped(text, by: 4) }

  private static let lengths = 1...21
}

extension CreditorReference: CustomStringConvertible {
  public var description: String { text }
}
