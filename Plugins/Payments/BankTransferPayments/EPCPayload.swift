import Receivables
import ReceivablesPorts

/// What a bank's program reads from the QR code of a SEPA transfer.
///
/// EPC069-12 v3.1, "Quick Response Code: Guidelines to Enable Data Capture for the Initiation of a SEPA
/// Credit Transfer", section 2.3; sold as GiroCode.
struct EPCPayload: Equatable {
  /// Lines with a line feed between them, and nothing behind the last that is used.
  let text: String

  /// The largest QR code that it may become.
  static let mostVersion = 13
  /// Characters of a text that names what is paid.
  static let mostWords = 140
  static let mostBytes = 331

  /// - Parameters:
  ///   - purpose: a code of up to four letters, as `GDDS`.
  ///   - note: for the payer to read.
  /// - Throws: `PaymentError` for whatever the form cannot carry.
  init(
    holder: String, iban: IBAN, bic: BIC?, amount: Money, purpose: String = "",
    remittance: Remittance, note: String = ""
  ) throws {
    let holder = try EPCPayload.element(holder, most: 70, "holder")
    guard !holder.isEmpty else { throw PaymentError("a transfer needs the holder of the account.") }
    guard bic != nil || !iban.needsBIC else {
      throw PaymentError("transfers to \(iban.country) need the BIC.")
    }
    var reference = ""
    var words = ""
    switch remittance {
    case .creditor(let known): reference = known.text
    case .text(let text): words = try EPCPayload.element(text, most: EPCPayload.mostWords, "text")
    case .swiss: throw PaymentError("a SEPA transfer carries no Swiss reference.")
    }
    // 002 leaves the BIC to those who need it; 001 wants it from all.
    var elements = [
      "BCD", "002", "1", "SCT", bic?.text ?? "", holder, iban.text,
      try EPCPayload.amount(amount), try EPCPayload.element(purpose, most: 4, "purpose"), reference,
      words, try EPCPayload.element(note, most: 70, "note"),
    ]
    while elements.last?.isEmpty == true { elements.removeLast() }
    text = elements.joined(separator: "\n")
    guard text.utf8.count <= EPCPayload.mostBytes else {
      throw PaymentError(
        "the QR code of a SEPA transfer holds \(EPCPayload.mostBytes) bytes, and this one needs"
          + " \(text.utf8.count). Shorten the holder.")
    }
  }

  static let amounts = GatewayAmounts("a SEPA transfer", only: ["EUR"], mostDigits: 11)

  /// Without zeros at the end, as the guidelines' own examples: `EUR12.3`.
  private static func amount(_ money: Money) throws -> String {
    var text = try amounts.text(of: money)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return "EUR" + text
  }

  private static func element(_ text: String, most: Int, _ name: String) throws -> String {
    let line = text.inOneLine
    guard line.count <= most else {
      throw PaymentError(
        "the \(name) of a SEPA transfer has \(most) characters at most, not \(line.count).")
    }
    return line
  }
}
