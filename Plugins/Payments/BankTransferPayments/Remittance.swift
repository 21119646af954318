import Receivables
import ReceivablesPorts

/// What a transfer names, so that the money is known when it comes.
enum Remittance: Equatable {
  /// ISO 11649.
  case creditor(CreditorReference)
  /// For a Swiss QR-IBAN.
  case swiss(SwissReference)
  case text(String)

  /// The reference that banks carry whole where one invoice has a number for it, and words elsewhere.
  static func structured(_ command: TransferCommand, most: Int) throws -> Remittance {
    if let number = command.onlyInvoice, let reference = CreditorReference(invoice: number) {
      return .creditor(reference)
    }
    return try words(command, most: most)
  }

  /// The invoices where all of them fit; else the notice, which names them; else as many of them as
  /// fit, so that the money is known to be theirs.
  static func words(_ command: TransferCommand, most: Int) throws -> Remittance {
    let all = command.invoices.joined(separator: ", ").inOneLine
    var fitting = ""
    for invoice in command.invoices.map(\.inOneLine) {
      let longer = fitting.isEmpty ? invoice : fitting + ", " + invoice
      guard longer.count <= most else { break }
      fitting = longer
    }
    let texts = [all, command.reference.inOneLine, fitting]
    guard let text = texts.first(where: { !$0.isEmpty && $0.count <= most }) else {
      throw PaymentError("neither an invoice nor the notice has a name of \(most) characters.")
    }
    return .text(text)
  }

  /// As it is read and typed.
  var printed: String {
    switch self {
    case .creditor(let reference): reference.printed
    case .swiss(let reference): reference.printed
    case .text(let text): text
    }
  }
}

extension TransferCommand {
  /// The number of the only invoice; nil where there are several.
  var onlyInvoice: String? { invoices.count == 1 ? invoices[0] : nil }
}

extension String {
  /// Without what would begin another line or element: whoever chose a name must not write into a form.
  var inOneLine: String {
    var kept = UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: kept.append(" ")
      case .format: break
      default: kept.append(scalar)
      }
    }
    return String(kept).split(separator: " ").joined(separator: " ")
  }
}
