public import Receivables

/// Gives money back that was taken.
public struct RefundCommand: PaymentCommand {
  /// What comes of it.
  public typealias Value = GivenRefund

  /// Ours, and the same whenever the same is asked.
  public let id: String
  /// What the gateway calls the payment.
  public let payment: String
  /// How much is given back.
  public let amount: Money
  /// When it was first asked for, by the clock of the run.
  public let moment: Moment

  /// A command.
  public init(id: String, payment: String, amount: Money, moment: Moment) {
    self.id = id
    self.payment = payment
    self.amount = amount
    self.moment = moment
  }
}

/// Money that a gateway gave back.
public struct GivenRefund: Sendable, Equatable {
  /// What the gateway calls it.
  public let id: String
  /// How much.
  public let amount: Money

  /// Money given back.
  public init(id: String, amount: Money) {
    self.id = id
    self.amount = amount
  }
}

/// A gateway that gives back what it has taken, all of it or parts.
public protocol Refunding: PaymentGateway {
  /// For how many seconds the same id is certainly one act.
  var remembersRefunds: Int { get }

  /// What comes next of a command: the same for the same command and answers.
  ///
  /// - Throws: ``PaymentError`` where it cannot be asked.
  func next(_ command: RefundCommand, after answers: [HTTPResponse]) throws -> PaymentStep<
    GivenRefund
  >

  /// What comes next of finding out what became of a command.
  func next(
    _ inquiry: Inquiry<RefundCommand>, after answers: [HTTPResponse]
  ) -> PaymentStep<PaymentOutcome<GivenRefund>>
}
