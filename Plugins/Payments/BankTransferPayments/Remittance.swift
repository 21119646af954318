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

  /// The invoices as far as they fit; else the notice, which names them.
  static func words(_ command: TransferCommand, most: Int) throws -> Remittance {
    let texts = [command.invoices.joined(separator: ", "), command.reference].map(\.inOneLine)
    guard let text = texts.first(where: { !$0.isEmpty && $0.count <= most }) else {
      throw PaymentError("neither the invoices nor the notice have a name of \(most) characters.")
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
