public import ReceivablesPorts

/// Stripe as settings open it.
public struct StripeKind: PaymentGatewayKind {
  /// Stripe.
  public init() {}

  /// How settings call it.
  public var name: String { "stripe" }

  /// `keyEnv` has to be set; `webhookSecretEnv` (several with commas), `declines` and, for tests on
  /// this machine, `base` may be.
  ///
  /// - Throws: `SettingsError`.
  public func open(_ settings: PaymentSettings) throws -> StripeGateway {
    let reader = try GatewaySettings(
      settings, known: ["keyEnv", "webhookSecretEnv", "declines", "base"])
    let key = try reader.requiredSecret("keyEnv", example: "STRIPE_KEY")
    guard ["sk_", "rk_"].contains(where: key.exposed().hasPrefix) else {
      throw reader.error(
        "the key in the variable of keyEnv is no secret key of Stripe's. It begins with sk_ or rk_."
      )
    }
    return try StripeGateway(
      name: settings.gateway, key: key, webhookSecrets: try reader.secrets("webhookSecretEnv"),
      base: try reader.base("base", else: "https://api.stripe.com"),
      declines: try reader.declines(try StripeDeclines.table()))
  }
}
