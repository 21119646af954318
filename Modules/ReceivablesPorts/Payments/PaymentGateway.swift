public import Receivables

/// Takes money in for the creditor. What it can do beyond having a name are protocols of their own.
///
/// A gateway is pure: it makes requests and reads responses. Whoever runs it owns the transport, the
/// ids of commands, and what is tried again.
public protocol PaymentGateway: Sendable {
  /// How settings call it.
  var name: String { get }
}

/// What came of a command.
///
/// Only ``notExecuted(_:)`` may be tried again as a new command; ``unknown(_:)`` may be asked again
/// under the same id.
@nonexhaustive
public enum PaymentOutcome<Value: Sendable & Equatable>: Sendable, Equatable {
  /// It was done.
  case succeeded(Value)
  /// It was taken, and is not done yet.
  case pending
  /// Refused for good, in the gateway's words.
  case declined(String)
  /// Certainly not done.
  case notExecuted(String)
  /// Nobody knows; whatever is not recognised is this.
  case unknown(String)
}

/// Asks for a page on which something can be paid.
public struct LinkCommand: Sendable, Equatable {
  /// Ours, and the same whenever the same is asked: the gateway does it once.
  public let id: String
  /// What is to be paid.
  public let amount: Money
  /// What the money names when it comes.
  public let reference: String
  /// The invoices that it is for.
  public let invoices: [String]

  /// A command.
  public init(id: String, amount: Money, reference: String, invoices: [String]) {
    self.id = id
    self.amount = amount
    self.reference = reference
    self.invoices = invoices
  }
}

/// A page on which something can be paid.
public struct PaymentLink: Sendable, Equatable {
  /// What the gateway calls it.
  public let id: String
  /// Where it is: an `https` address.
  public let address: String

  /// A page.
  public init(id: String, address: String) {
    self.id = id
    self.address = address
  }
}

/// A gateway that has pages to pay on.
public protocol HostedLinks: PaymentGateway {
  /// The request of a command, the same for the same command.
  ///
  /// - Throws: ``PaymentError`` where the gateway takes no such amount; nothing was asked then.
  func request(for command: LinkCommand) throws -> HTTPRequest
  /// What a response says of a command.
  func outcome(of response: HTTPResponse, to command: LinkCommand) -> PaymentOutcome<PaymentLink>
}

/// Why a gateway cannot be asked at all: what, and what to do.
public struct PaymentError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The whole message.
  public let description: String

  /// A message that says what, and what to do.
  public init(_ description: String) {
    self.description = description
  }
}
