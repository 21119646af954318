import Receivables
import ReceivablesPorts

extension WayToPay {
  /// A transfer to the creditor's account, in the reader's language.
  init(_ transfer: TransferInstructions, in language: String) {
    let words = TransferWords.nearest(to: language)
    self.init(
      label: words.head, lines: transfer.lines.compactMap(words.text), picture: transfer.picture)
  }
}

/// What the lines of a transfer are called.
private struct TransferWords {
  /// What the way is called.
  let head: String
  /// Between a name and what it names.
  var colon = ": "
  /// Before the decimals of an amount.
  let decimalSign: String
  /// Holder, routing, sort code, account, amount, reference; IBAN and BIC are called so everywhere.
  let names: [TransferInstructions.Line.Kind: String]

  /// Nil for what this version has no name for.
  func text(_ line: TransferInstructions.Line) -> String? {
    guard let name = names[line.kind] ?? TransferWords.everywhere[line.kind] else { return nil }
    let text = line.kind == .amount ? line.text.replacing(".", with: decimalSign) : line.text
    return name + colon + text
  }

  static func nearest(to language: String) -> TransferWords {
    language.split(separator: "-").first.flatMap { table[$0.lowercased()] } ?? english
  }

  private static let everywhere: [TransferInstructions.Line.Kind: String] = [
    .iban: "IBAN", .bic: "BIC",
  ]

  private static let english = TransferWords(
    head: "Pay by bank transfer", decimalSign: ".",
    names: [
      .holder: "Account holder", .routing: "Routing number", .sortCode: "Sort code",
      .account: "Account number", .amount: "Amount", .reference: "Reference",
    ])

  private static let table = [
    "de": TransferWords(
      head: "Per Überweisung bezahlen", decimalSign: ",",
      names: [
        .holder: "Kontoinhaber", .routing: "Bankleitzahl (Routing Number)",
        .sortCode: "Bankleitzahl (Sort Code)", .account: "Kontonummer", .amount: "Betrag",
        .reference: "Verwendungszweck",
      ]),
    "fr": TransferWords(
      head: "Payer par virement", colon: "\u{202F}: ", decimalSign: ",",
      names: [
        .holder: "Titulaire du compte", .routing: "Code banque (routing number)",
        .sortCode: "Code banque (sort code)", .account: "Numéro de compte", .amount: "Montant",
        .reference: "Référence",
      ]),
    "es": TransferWords(
      head: "Pagar por transferencia", decimalSign: ",",
      names: [
        .holder: "Titular de la cuenta", .routing: "Código de banco (routing number)",
        .sortCode: "Código de banco (sort code)", .account: "Número de cuenta",
        .amount: "Importe", .reference: "Concepto",
      ]),
  ]
}
