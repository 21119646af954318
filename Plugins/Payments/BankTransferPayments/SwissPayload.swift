import Receivables
import ReceivablesPorts

/// What a bank's program reads from the QR code of a Swiss bill.
///
/// SIX Interbank Clearing, Swiss Implementation Guidelines for the QR-bill, version 2.3, section 4.2;
/// addresses are structured, as the others are not taken any more since 21 November 2025.
struct SwissPayload: Equatable {
  /// Who owes or is owed.
  struct Party: Equatable {
    let name: String
    let address: SwissAddress
  }

  /// Lines with a carriage return and a line feed between them.
  let text: String

  /// The largest QR code that it may become.
  static let mostVersion = 25
  /// Characters of what is said beside the reference.
  static let mostWords = 140
  static let mostBytes = 997

  /// - Parameters:
  ///   - debtor: who owes; nil leaves it to whoever pays.
  ///   - message: beside a reference; a text without one is the message itself.
  /// - Throws: `PaymentError` for whatever the form cannot carry.
  init(
    iban: IBAN, creditor: Party, amount: Money, debtor: Party? = nil, remittance: Remittance,
    message: String = ""
  ) throws {
    guard ["CH", "LI"].contains(iban.country) else {
      throw PaymentError("a Swiss bill needs an IBAN of CH or LI, not of \(iban.country).")
    }
    let (type, reference, words) = SwissPayload.reference(remittance, message)
    guard iban.isSwissReferenceAccount == (type == "QRR") else {
      throw PaymentError(
        iban.isSwissReferenceAccount
          ? "a QR-IBAN needs a reference of digits, which an invoice gives only where it is the one"
            + " that is asked for and has a number of up to 26 digits without a zero before it. Write"
            + " the account's ordinary IBAN."
          : "a Swiss reference needs a QR-IBAN.")
    }
    let lines =
      ["SPC", "0200", "1", iban.text] + (try SwissPayload.lines(creditor))
      // The one who is owed in the end is kept for later, and must be empty.
      + Array(repeating: "", count: 7)
      + [try SwissPayload.amounts.text(of: amount), amount.currency.code]
      + (try debtor.map(SwissPayload.lines) ?? Array(repeating: "", count: 7))
      + [
        type, reference, try SwissPayload.element(words, most: SwissPayload.mostWords, "message"),
        "EPD",
      ]
    text = lines.joined(separator: "\r\n")
    guard text.utf8.count <= SwissPayload.mostBytes else {
      throw PaymentError("the QR code of a Swiss bill holds \(SwissPayload.mostBytes) bytes.")
    }
  }

  static let amounts = GatewayAmounts("a Swiss bill", only: ["CHF", "EUR"], mostDigits: 11)

  private static func reference(
    _ remittance: Remittance, _ message: String
  ) -> (type: String, text: String, words: String) {
    switch remittance {
    case .swiss(let reference): ("QRR", reference.text, message)
    case .creditor(let reference): ("SCOR", reference.text, message)
    case .text(let text): ("NON", "", text)
    }
  }

  private static func lines(_ party: Party) throws -> [String] {
    let address = party.address
    let lines = [
      "S", try element(party.name, most: 70, "name"),
      try element(address.street, most: 70, "street"),
      try element(address.number, most: 16, "number"),
      try element(address.postcode, most: 16, "postcode"),
      try element(address.town, most: 35, "town"), address.country,
    ]
    guard ![lines[1], lines[4], lines[5], lines[6]].contains("") else {
      throw PaymentError("a Swiss bill needs a name, a postcode, a town and a country.")
    }
    return lines
  }

  private static func element(_ text: String, most: Int, _ name: String) throws -> String {
    let line = text.inOneLine
    guard line.count <= most else {
      throw PaymentError(
        "the \(name) on a Swiss bill has \(most) characters at most, not \(line.count).")
    }
    return line
  }
}
