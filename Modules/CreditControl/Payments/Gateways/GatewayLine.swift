import Receivables
public import ReceivablesPorts

/// One gateway of a book, and the line that its requests go over.
public struct GatewayLine: Sendable {
  public let gateway: any PaymentGateway
  let transport: any HTTPTransport
  let health = GatewayHealth()
  private let sessions = GatewaySessions()

  public init(gateway: any PaymentGateway, transport: any HTTPTransport) {
    self.gateway = gateway
    self.transport = transport
  }

  /// Sends a request, with the key of a session where the gateway wants one.
  ///
  /// - Throws: ``TransportError``; ``GatewaySessions/Refused`` where there is no session to be had.
  func send(_ request: HTTPRequest, at moment: Moment) async throws -> HTTPResponse {
    guard let opening = gateway as? any SessionOpening else {
      return try await transport.send(request)
    }
    let field = try await sessions.field(of: opening, over: transport, at: moment)
    let response = try await transport.send(request.with(field))
    // A key can be taken back before its time: the next request gets a new one.
    if response.status == 401 { await sessions.forget() }
    return response
  }
}

/// Stands where a gateway has nothing to send, so that a build without a line of its own opens it.
struct NoTransport: HTTPTransport {
  func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    throw TransportError.notSent("there is nothing that sends")
  }
}
