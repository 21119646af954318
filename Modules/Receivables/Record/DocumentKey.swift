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
    case .promiseMade(let fact): DocumentKey(.agreement, fact.promise)
    case .planAgreed(let fact): DocumentKey(.agreement, fact.plan)
    case .settlementOffered(let fact): DocumentKey(.agreement, fact.settlement)
    case .disputeRaised(let fact): DocumentKey(.agreement, fact.dispute)
    default: nil
    }
  }
}

extension EntryDraft {
  /// Every name that the draft takes.
  public var documents: [DocumentKey] {
    var keys = fact.document.map { [$0] } ?? []
    if let command { keys.append(DocumentKey(.command, command)) }
    return keys
  }
}
