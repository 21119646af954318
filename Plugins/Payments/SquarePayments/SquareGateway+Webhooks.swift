import Crypto
import Foundation
import Receivables
public import ReceivablesPorts

extension SquareGateway: WebhookVerifying {
  /// HMAC-SHA256 over the address of the subscription and the body, in base64
  /// (developer.squareup.com/docs/webhooks/step3validate). There is no time in it: what is sent again
  /// is known by the event's name alone.
  public func verdict(on delivery: WebhookDelivery, after answers: [HTTPResponse]) -> WebhookVerdict
  {
    guard !webhookSecrets.isEmpty, !webhookAddress.isEmpty else {
      return .refused("no signature key and address are configured for Square's webhook")
    }
    guard let text = delivery.field("x-square-hmacsha256-signature"),
      let signature = Data(base64Encoded: text), signature.base64EncodedString() == text
    else { return .refused("the delivery carries no signature that can be read") }
    let signed = Array(webhookAddress.utf8) + delivery.body
    let isSigned = webhookSecrets.contains { secret in
      HMAC<Crypto.SHA256>.isValidAuthenticationCode(
        signature, authenticating: signed,
        using: SymmetricKey(data: Data(secret.exposed().utf8)))
    }
    guard isSigned else { return .refused("the signature is not that of a key we know") }
    guard let json = delivery.json,
      let id = json["event_id"]?.string, let type = json["type"]?.string
    else { return .refused("it is signed and cannot be read") }
    return .genuine([
      GatewayEvent(
        id: id, type: type, object: json["data"]?["id"]?.string,
        moment: json["created_at"]?.string.flatMap { Moment($0) })
    ])
  }
}
