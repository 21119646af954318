/// A gateway that wants a short-lived key for its requests, got with a long-lived one.
///
/// Its other requests have no key; whoever runs it adds the one of the session.
public protocol SessionOpening: PaymentGateway {
  /// Asks for a key.
  var sessionRequest: HTTPRequest { get }

  /// The key in an answer.
  func session(in answer: HTTPResponse) -> PaymentOutcome<GatewaySession>
}

/// A short-lived key.
public struct GatewaySession: Sendable, Equatable {
  /// The key itself, as `Authorization: Bearer` wants it.
  public let field: HTTPRequest.Field
  /// For how many seconds it is good.
  public let seconds: Int

  /// A key.
  public init(key: Secret, seconds: Int) {
    field = HTTPRequest.Field("Authorization", "Bearer", key)
    self.seconds = seconds
  }
}
