/// A request as it goes over the line.
public struct HTTPRequest: Sendable, Equatable {
  /// As `POST`.
  public let method: String
  /// The whole address, beginning with `https://`.
  public let address: String
  /// Names and values, in the order in which they are sent.
  public let fields: [Field]
  /// Empty where there is none.
  public let body: [UInt8]

  /// One field of the header.
  public struct Field: Sendable, Equatable {
    /// Its name, whatever its case.
    public let name: String
    /// What it says.
    public let value: String

    /// A field.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A request.
  public init(method: String, address: String, fields: [Field] = [], body: [UInt8] = []) {
    self.method = method
    self.address = address
    self.fields = fields
    self.body = body
  }
}

/// What came back.
public struct HTTPResponse: Sendable, Equatable {
  /// As 200.
  public let status: Int
  /// Names and values, in the order in which they came.
  public let fields: [HTTPRequest.Field]
  /// Everything behind the header.
  public let body: [UInt8]

  /// A response.
  public init(status: Int, fields: [HTTPRequest.Field] = [], body: [UInt8] = []) {
    self.status = status
    self.fields = fields
    self.body = body
  }
}

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
