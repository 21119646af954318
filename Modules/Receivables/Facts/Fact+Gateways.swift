/// What gateways do, as facts are stored: kept apart from the rest of the table, which is long enough.
extension Fact {
  static let gatewayKinds: Set<String> = [
    MoneyReturned.kind,
    RefundAsked.kind,
    RefundAnswered.kind,
    SettlementBooked.kind,
    GatewayTold.kind,
    GatewayRead.kind,
    LinkClosed.kind,
    AutopayAgreed.kind,
    AutopayEnded.kind,
    DebitPlanned.kind,
    DebitSent.kind,
    DebitAnswered.kind,
    LinkMade.kind,
    ReceiptProposed.kind,
  ]

  /// The body of such a fact; nil for every other.
  var gatewayBody: (any FactBody)? {
    switch self {
    case .moneyReturned(let body): body
    case .refundAsked(let body): body
    case .refundAnswered(let body): body
    case .settlementBooked(let body): body
    case .gatewayTold(let body): body
    case .gatewayRead(let body): body
    case .linkClosed(let body): body
    case .autopayAgreed(let body): body
    case .autopayEnded(let body): body
    case .debitPlanned(let body): body
    case .debitSent(let body): body
    case .debitAnswered(let body): body
    case .linkMade(let body): body
    case .receiptProposed(let body): body
    default: nil
    }
  }

  /// Nil where the kind is none of theirs.
  init?(ofGateway kind: String, _ reader: FactReader) throws(FactError) {
    switch kind {
    case MoneyReturned.kind: self = .moneyReturned(try MoneyReturned(reader))
    case RefundAsked.kind: self = .refundAsked(try RefundAsked(reader))
    case RefundAnswered.kind: self = .refundAnswered(try RefundAnswered(reader))
    case SettlementBooked.kind: self = .settlementBooked(try SettlementBooked(reader))
    case GatewayTold.kind: self = .gatewayTold(try GatewayTold(reader))
    case GatewayRead.kind: self = .gatewayRead(try GatewayRead(reader))
    case LinkClosed.kind: self = .linkClosed(try LinkClosed(reader))
    case AutopayAgreed.kind: self = .autopayAgreed(try AutopayAgreed(reader))
    case AutopayEnded.kind: self = .autopayEnded(try AutopayEnded(reader))
    case DebitPlanned.kind: self = .debitPlanned(try DebitPlanned(reader))
    case DebitSent.kind: self = .debitSent(try DebitSent(reader))
    case DebitAnswered.kind: self = .debitAnswered(try DebitAnswered(reader))
    case LinkMade.kind: self = .linkMade(try LinkMade(reader))
    case ReceiptProposed.kind: self = .receiptProposed(try ReceiptProposed(reader))
    default: return nil
    }
  }
}
