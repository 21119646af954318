public import ReceivablesPorts

/// Square as settings open it.
public struct SquareKind: PaymentGatewayKind {
  /// Square.
  public init() {}

  /// How settings call it.
  public var name: String { "square" }

  /// `tokenEnv` and `location` have to be set; `webhookSecretEnv` (several with commas) and
  /// `webhookAddress`, `declines` and, for tests on this machine, `base` may be.
  ///
  /// - Throws: `SettingsError`.
  public func open(_ settings: PaymentSettings) throws -> SquareGateway {
    let reader = try GatewaySettings(
      settings,
      known: ["tokenEnv", "location", "webhookSecretEnv", "webhookAddress", "declines", "base"])
    let secrets = try reader.secrets("webhookSecretEnv")
    guard secrets.isEmpty == (reader.text("webhookAddress") == nil) else {
      throw reader.error(
        "webhookSecretEnv and webhookAddress go together: Square signs the address with the body.")
    }
    return try SquareGateway(
      name: settings.gateway,
      token: try reader.requiredSecret("tokenEnv", example: "SQUARE_TOKEN"),
      location: try reader.required("location", example: "L88917AVBK2S5"),
      webhookSecrets: secrets, webhookAddress: reader.text("webhookAddress") ?? "",
      base: try reader.base("base", else: "https://connect.squareup.com"),
      declines: try reader.declines(try SquareDeclines.table()))
  }
}
