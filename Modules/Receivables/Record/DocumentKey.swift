/// What a document is called in the book; each name is used once.
public struct DocumentKey: Hashable, Sendable {
  public enum Kind: String, Sendable, Hashable {
    case invoice, payment, credit
    /// What being late on an invoice costs.
    case charge
    /// One half of a transfer; the other half is in another account.
    case transferOut = "transfer-out"
    case transferIn = "transfer-in"
    /// What was handed to an agency or a lawyer.
    case placement
    case task
    /// A promise, plan, settlement or dispute.
    case agreement
    /// What a page to pay on gives its money as a reference.
    case link
    case debit
    /// Money that went back.
    case refund
    /// A line of the creditor's account with a gateway, behind the gateway's name.
    case settlement
    /// Something that a gateway told of, behind the gateway's name.
    case event
    /// The key under which a person or a script asked for something.
    case command
  }

  public let kind: Kind
  public let id: String

  public init(_ kind: Kind, _ id: String) {
    self.kind = kind
    self.id = id
  }
}

extension Fact {
  /// The document that the fact brings into the book, where it brings one.
  public var document: DocumentKey? {
    switch self {
    case .invoiceIssued(let fact): DocumentKey(.invoice, fact.invoice)
    case .paymentReceived(let fact): DocumentKey(.payment, fact.payment)
    case .creditIssued(let fact): DocumentKey(.credit, fact.credit)
    case .moneyTransferred(let fact):
      DocumentKey(fact.direction == .out ? .transferOut : .transferIn, fact.transfer)
    case .handoffPlaced(let fact): DocumentKey(.placement, fact.placement)
    case .taskRaised(let fact): DocumentKey(.task, fact.task)
    case .limitationNears(let fact): DocumentKey(.task, fact.task)
    case .promiseMade(let fact): DocumentKey(.agreement, fact.promise)
    case .planAgreed(let fact): DocumentKey(.agreement, fact.plan)
    case .settlementOffered(let fact): DocumentKey(.agreement, fact.settlement)
    case .disputeRaised(let fact): DocumentKey(.agreement, fact.dispute)
    // The notice's name is no name of the page alone.
    case .linkMade(let fact) where fact.reference != fact.notice:
      DocumentKey(.link, fact.reference)
    case .debitPlanned(let fact): DocumentKey(.debit, fact.debit)
    case .autopayAgreed(let fact): DocumentKey(.agreement, fact.autopay)
    case .moneyReturned(let fact): DocumentKey(.refund, fact.name)
    case .moneyPaidOut(let fact): DocumentKey(.refund, fact.name)
    case .refundAsked(let fact): DocumentKey(.refund, fact.refund)
    case .settlementBooked(let fact):
      DocumentKey(.settlement, GatewayName.within(fact.gateway, fact.line))
    case .gatewayTold(let fact):
      DocumentKey(.event, GatewayName.within(fact.gateway, fact.event))
    default: nil
    }
  }
}

/// What a gateway calls something, made unique in the book.
public enum GatewayName {
  /// As `stripe:pi_1`.
  public static func within(_ gateway: String, _ name: String) -> String { gateway + ":" + name }
}

extension EntryDraft {
  /// Every name that the draft takes.
  public var documents: [DocumentKey] {
    var keys = fact.document.map { [$0] } ?? []
    if let command { keys.append(DocumentKey(.command, command)) }
    return keys
  }
}
