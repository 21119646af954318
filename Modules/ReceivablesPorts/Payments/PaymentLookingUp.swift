public import Receivables

/// Asks which payments an event is about.
public struct EventQuestion: PaymentCommand {
  /// What comes of it: none where the event is about no payment, or about one that is not final.
  public typealias Value = [SeenPayment]

  /// The gateway's word for what happened.
  public let type: String
  /// What the gateway calls the thing that it happened to.
  public let object: String

  /// It changes nothing, so that it needs no id.
  public var id: String { "" }

  /// A question.
  public init(type: String, object: String) {
    self.type = type
    self.object = object
  }
}

/// A payment that is final, told by the gateway when it was asked, and perhaps not on its list yet.
public struct SeenPayment: Sendable, Equatable {
  /// What the gateway calls it, here and on its list.
  public let id: String
  /// What the payer paid.
  public let amount: Money
  /// When.
  public let moment: Moment
  /// What we had it named; nil where it names nothing.
  public let reference: String?

  /// A payment.
  public init(id: String, amount: Money, moment: Moment, reference: String?) {
    self.id = id
    self.amount = amount
    self.moment = moment
    self.reference = reference
  }
}

/// A gateway whose list is hours behind what it tells: what an event is about can be asked for at once.
///
/// An event alone is never money; only what the gateway answers is.
public protocol PaymentLookingUp: SettlementListing {
  /// What comes next of a question.
  func next(
    _ question: EventQuestion, after answers: [HTTPResponse]
  ) throws -> PaymentStep<[SeenPayment]>
}
