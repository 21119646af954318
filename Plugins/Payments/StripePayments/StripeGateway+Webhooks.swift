import Crypto
import Foundation
import Receivables
public import ReceivablesPorts

extension StripeGateway: WebhookVerifying {
  /// Seconds, as in Stripe's own libraries.
  private static let tolerance = 300

  /// HMAC-SHA256 over the seconds, a dot and the body, with the whole of the secret as the key
  /// (docs.stripe.com/webhooks/signature).
  public func verdict(on delivery: WebhookDelivery, after answers: [HTTPResponse]) -> WebhookVerdict
  {
    guard !webhookSecrets.isEmpty else {
      return .refused("no secret is configured for Stripe's webhook")
    }
    guard let header = TimedSignature(delivery.field("Stripe-Signature")) else {
      return .refused("the delivery carries no Stripe-Signature that can be read")
    }
    let signed = header.signed(delivery.body)
    let isSigned = webhookSecrets.contains { secret in
      let key = SymmetricKey(data: Data(secret.exposed().utf8))
      return header.signatures.contains {
        HMAC<Crypto.SHA256>.isValidAuthenticationCode($0, authenticating: signed, using: key)
      }
    }
    guard isSigned else { return .refused("the signature is not that of a secret we know") }
    guard header.isFresh(at: delivery.received, within: StripeGateway.tolerance) else {
      return .refused("the signature is too old, or of the future")
    }
    guard let json = delivery.json,
      let id = json["id"]?.string, let type = json["type"]?.string
    else { return .refused("it is signed and cannot be read") }
    return .genuine([
      GatewayEvent(
        id: id, type: type, object: json["data"]?["object"]?["id"]?.string,
        moment: json["created"]?.integer.map {
          Moment(microseconds: $0.multipliedReportingOverflow(by: 1_000_000).partialValue)
        })
    ])
  }
}
