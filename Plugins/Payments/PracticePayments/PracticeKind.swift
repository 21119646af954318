public import ReceivablesPorts

/// A gateway to practise with, offline.
public struct PracticeKind: PaymentGatewayKind {
  /// A gateway to practise with.
  public init() {}

  /// How settings call it.
  public var name: String { "practice" }

  /// Its own, on this machine; what it knows is in the file that `path` names.
  public func transport(
    of settings: PaymentSettings, in folder: String
  ) -> (any HTTPTransport)? {
    let path = settings.values["path"].map { $0.hasPrefix("/") ? $0 : "\(folder)/\($0)" }
    return PracticeTransport(path: path)
  }

  /// `webhookSecretEnv` and `path` can be set.
  ///
  /// - Throws: `SettingsError`.
  public func open(_ settings: PaymentSettings) throws -> PracticeGateway {
    let reader = try GatewaySettings(settings, known: ["webhookSecretEnv", "path"])
    return PracticeGateway(name: settings.gateway, secret: try reader.secret("webhookSecretEnv"))
  }
}
