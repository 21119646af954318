public import Receivables

/// How a customer pays without being there, as the gateway calls it.
public struct SavedMethod: Sendable, Equatable {
  /// The gateway's name for the customer; empty where it wants none.
  public let customer: String
  /// The gateway's name for the card, the account or the mandate.
  public let method: String

  /// A saved method.
  public init(customer: String, method: String) {
    self.customer = customer
    self.method = method
  }
}

/// Takes money by a saved method.
public struct ChargeCommand: PaymentCommand {
  /// What comes of it.
  public typealias Value = TakenPayment

  /// Ours, and the same whenever the same is asked.
  public let id: String
  /// How much.
  public let amount: Money
  /// By which method.
  public let method: SavedMethod
  /// What the money names when it comes.
  public let reference: String
  /// The invoices that it is for.
  public let invoices: [String]
  /// When it was first asked for, by the clock of the run.
  public let moment: Moment

  /// A command.
  public init(
    id: String, amount: Money, method: SavedMethod, reference: String, invoices: [String],
    moment: Moment
  ) {
    self.id = id
    self.amount = amount
    self.method = method
    self.reference = reference
    self.invoices = invoices
    self.moment = moment
  }
}

/// Money that a gateway has taken.
public struct TakenPayment: Sendable, Equatable {
  /// What the gateway calls it.
  public let id: String
  /// How much.
  public let amount: Money

  /// Money taken.
  public init(id: String, amount: Money) {
    self.id = id
    self.amount = amount
  }
}

/// A gateway that takes money by a saved method while the customer is away.
public protocol OffSessionCharging: PaymentGateway {
  /// For how many seconds the same id is certainly one act. Later nothing is sent again: it is asked
  /// about.
  var remembersCharges: Int { get }

  /// How often one amount may be tried, the first time included: what card schemes and banks allow.
  var mostAttempts: Int { get }

  /// What comes next of a command: the same for the same command and answers.
  ///
  /// - Throws: ``PaymentError`` where the gateway takes no such amount; nothing was asked then.
  func next(
    _ command: ChargeCommand, after answers: [HTTPResponse]
  ) throws -> PaymentStep<TakenPayment>

  /// What comes next of finding out what became of a command.
  func next(
    _ inquiry: Inquiry<ChargeCommand>, after answers: [HTTPResponse]
  ) -> PaymentStep<PaymentOutcome<TakenPayment>>
}
