/// Sends requests. Gateways make them and read what comes back; nobody but a transport has a socket.
public protocol HTTPTransport: Sendable {
  /// The response to one request, whatever its status.
  ///
  /// - Throws: ``TransportError`` where there is none.
  func send(_ request: HTTPRequest) async throws -> HTTPResponse
}

/// Why there is no response.
public enum TransportError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Nothing of the request has left.
  case notSent(String)
  /// It may have arrived, and nobody knows what came of it.
  case unknown(String)

  /// What happened.
  public var description: String {
    switch self {
    case .notSent(let what): "nothing was sent: \(what)"
    case .unknown(let what): "nobody knows whether it arrived: \(what)"
    }
  }
}
