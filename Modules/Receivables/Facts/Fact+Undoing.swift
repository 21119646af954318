extension Fact {
  /// Kinds that the table has no room for; nil for those that nobody knows.
  init?(ofOthers kind: String, _ reader: FactReader) throws(FactError) {
    if let law = try Fact(ofLaw: kind, reader) {
      self = law
    } else if let undone = try Fact(ofUndoing: kind, reader) {
      self = undone
    } else if let gateway = try Fact(ofGateway: kind, reader) {
      self = gateway
    } else {
      return nil
    }
  }

  /// What ends a claim unpaid, or takes money and credits back; nil for other kinds.
  init?(ofUndoing kind: String, _ reader: FactReader) throws(FactError) {
    switch kind {
    case InvoiceWaived.kind: self = .invoiceWaived(try InvoiceWaived(reader))
    case MoneyPaidOut.kind: self = .moneyPaidOut(try MoneyPaidOut(reader))
    case MoneyUnapplied.kind: self = .moneyUnapplied(try MoneyUnapplied(reader))
    case CreditReversed.kind: self = .creditReversed(try CreditReversed(reader))
    case SettlementReturned.kind: self = .settlementReturned(try SettlementReturned(reader))
    case PlanReturned.kind: self = .planReturned(try PlanReturned(reader))
    default: return nil
    }
  }
}
