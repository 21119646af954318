public import ReceivablesPorts

/// A gateway to practise with, offline.
public struct PracticeKind: PaymentGatewayKind {
  /// A gateway to practise with.
  public init() {}

  /// How settings call it.
  public var name: String { "practice" }

  /// Its own, within this process.
  public var transport: (any HTTPTransport)? { PracticeTransport() }

  /// `webhookSecretEnv` alone can be set.
  ///
  /// - Throws: `SettingsError`.
  public func open(_ settings: PaymentSettings) throws -> PracticeGateway {
    let reader = try GatewaySettings(settings, known: ["webhookSecretEnv"])
    return PracticeGateway(name: settings.gateway, secret: try reader.secret("webhookSecretEnv"))
  }
}
