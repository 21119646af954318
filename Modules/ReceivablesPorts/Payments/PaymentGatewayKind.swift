/// How one gateway is reached.
public struct PaymentSettings: Sendable, Equatable {
  /// The name by which the book calls it.
  public let gateway: String
  /// The kind of gateway, as `practice`.
  public let kind: String
  /// Everything else, by key.
  public let values: [String: String]

  /// Settings of a gateway.
  public init(gateway: String, kind: String, values: [String: String]) {
    self.gateway = gateway
    self.kind = kind
    self.values = values
  }
}

/// A kind of gateway, as a build lists it.
public protocol PaymentGatewayKind: Sendable {
  /// What it opens.
  associatedtype Gateway: PaymentGateway
  /// Its name in the settings, as `practice`.
  var name: String { get }
  /// A transport of its own; nil for that of the build.
  ///
  /// - Parameter folder: the book's; a path of the settings that does not begin with `/` starts there.
  func transport(of settings: PaymentSettings, in folder: String) -> (any HTTPTransport)?
  /// Opens a gateway as the settings say.
  ///
  /// - Throws: ``SettingsError``.
  func open(_ settings: PaymentSettings) throws -> Gateway
}

extension PaymentGatewayKind {
  /// That of the build.
  public func transport(
    of settings: PaymentSettings, in folder: String
  ) -> (any HTTPTransport)? { nil }

  /// Whether its gateways send anything, so that a build needs something that sends it.
  public var sendsRequests: Bool {
    PaymentCapability.of(Gateway.self).contains(where: \.sendsRequests)
  }

  /// What its gateways can do, for `dunwell plugins`: read off their protocols, so that no list of it
  /// can lie.
  public var capabilities: [String] { PaymentCapability.of(Gateway.self).map(\.rawValue) }
}
