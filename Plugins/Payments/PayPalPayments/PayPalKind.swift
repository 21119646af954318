public import ReceivablesPorts

/// PayPal as settings open it.
public struct PayPalKind: PaymentGatewayKind {
  /// PayPal.
  public init() {}

  /// How settings call it.
  public var name: String { "paypal" }

  /// `clientID` and `clientSecretEnv` have to be set; `webhookID` (several with commas), `sandbox`,
  /// `declines` and, for tests on this machine, `base` may be.
  ///
  /// - Throws: `SettingsError`.
  public func open(_ settings: PaymentSettings) throws -> PayPalGateway {
    let reader = try GatewaySettings(
      settings,
      known: ["clientID", "clientSecretEnv", "webhookID", "sandbox", "declines", "base"])
    let clientID = try reader.required("clientID", example: "AYSq3RDGsmBLJE-otTkBtM")
    // A colon would end it, as it is sent before the secret.
    guard !clientID.contains(":") else {
      throw reader.error("clientID is \"\(clientID)\". A client's id has no colon in it.")
    }
    let webhooks = (reader.text("webhookID") ?? "").split(separator: ",").map {
      $0.filter { !$0.isWhitespace }
    }
    guard webhooks.allSatisfy({ !$0.isEmpty && !$0.contains("|") }) else {
      throw reader.error("write webhookID as \"webhookID: 4JH86294D6297924G\".")
    }
    return try PayPalGateway(
      name: settings.gateway, clientID: clientID,
      clientSecret: try reader.requiredSecret(
        "clientSecretEnv", example: "PAYPAL_CLIENT_SECRET"),
      webhookIDs: webhooks, trust: webhooks.isEmpty ? .nobody : .system(),
      base: try reader.base("base", else: try address(reader)),
      declines: try reader.declines(try PayPalDeclines.table()))
  }

  private func address(_ reader: GatewaySettings) throws -> String {
    switch reader.text("sandbox") {
    case nil, "false": PayPalGateway.live
    case "true": PayPalGateway.sandbox
    case let other?:
      throw reader.error("sandbox is \"\(other)\". Write true or false.")
    }
  }
}
