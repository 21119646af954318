import Receivables

extension ItemID {
  /// Its name in the tables: the first instalment has that of the whole invoice, so that an invoice
  /// takes its name once, in instalments or not.
  var rowName: String {
    part == 1 ? ItemID(kind, document).stored : stored
  }

  /// From its name in the tables, and its part.
  init?(rowName: String, part: Int) {
    guard let named = ItemID(stored: rowName) else { return nil }
    self.init(named.kind, named.document, part: part)
  }

  var documentKey: DocumentKey {
    switch kind {
    case .invoice: DocumentKey(.invoice, document)
    case .payment: DocumentKey(.payment, document)
    case .credit: DocumentKey(.credit, document)
    case .charge: DocumentKey(.charge, text)
    case .account, .plan: preconditionFailure("No account has an item of this kind.")
    }
  }
}
