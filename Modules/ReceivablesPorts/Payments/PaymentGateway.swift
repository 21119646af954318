import Receivables

/// Takes money in for the creditor. What it can do beyond having a name are protocols of their own.
///
/// A gateway is pure: told a command and the answers so far, it says which request comes next, or what
/// came of it. Whoever runs it owns the transport, the ids of commands, and what is tried again.
public protocol PaymentGateway: Sendable {
  /// How settings call it.
  var name: String { get }
  /// Which amounts it takes, and how it writes them.
  var amounts: GatewayAmounts { get }
}

/// Something that a gateway is asked to do.
public protocol PaymentCommand: Sendable, Equatable {
  /// What comes of it.
  associatedtype Value: Sendable & Equatable
  /// Ours, saved before anything is sent, and the same whenever the same is asked: at most
  /// ``PaymentCommandID/length`` letters, digits and hyphens, so that it fits every gateway.
  var id: String { get }
}

/// Ids of commands.
public enum PaymentCommandID {
  /// The shortest field for such ids that a gateway is known to have.
  public static let length = 40

  /// An id that follows from what is asked, so that the same is asked under the same id.
  public static func of(_ parts: String...) -> String {
    let text = parts.joined(separator: "\u{1F}")
    return "dw-" + SHA256.hash(Array(text.utf8)).description.prefix(32)
  }
}

/// What comes next of a command.
@nonexhaustive
public enum PaymentStep<Value: Sendable & Equatable>: Sendable, Equatable {
  /// This is to be sent, and asked again with its answer.
  case send(HTTPRequest)
  /// That came of it.
  case done(PaymentOutcome<Value>)
}
