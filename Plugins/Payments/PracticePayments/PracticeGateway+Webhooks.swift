import Crypto
import Foundation
import Receivables
public import ReceivablesPorts

extension PracticeGateway: WebhookVerifying {
  private static let tolerance = 300

  /// `Practice-Signature: t=SECONDS,v1=HEX`, over the seconds, a dot and the body.
  public func verdict(on delivery: WebhookDelivery, after answers: [HTTPResponse]) -> WebhookVerdict
  {
    guard let secret else { return .refused("no secret is configured for the webhook") }
    guard let header = TimedSignature(delivery.field("Practice-Signature")) else {
      return .refused("the delivery carries no signature that can be read")
    }
    let key = SymmetricKey(data: Data(secret.exposed().utf8))
    let signed = header.signed(delivery.body)
    guard
      header.signatures.contains(where: {
        HMAC<Crypto.SHA256>.isValidAuthenticationCode($0, authenticating: signed, using: key)
      })
    else { return .refused("the signature is not that of the secret") }
    guard header.isFresh(at: delivery.received, within: PracticeGateway.tolerance) else {
      return .refused("the signature is too old")
    }
    guard let json = delivery.json,
      let id = json["id"]?.string,
      let type = json["type"]?.string
    else { return .refused("it is signed and cannot be read") }
    return .genuine([
      GatewayEvent(
        id: id, type: type, object: json["object"]?.string,
        moment: json["at"]?.string.flatMap { Moment($0) })
    ])
  }
}
