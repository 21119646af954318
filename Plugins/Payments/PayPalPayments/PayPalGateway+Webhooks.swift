import Foundation
import Receivables
public import ReceivablesPorts

extension PayPalGateway: WebhookVerifying {
  /// Seconds: PayPal sends again for three days what was not taken, and does not say whether it signs
  /// anew; an event that comes twice is known by its name.
  static let tolerance = 3 * 86_400

  /// RSA over the names of transmission and webhook, the time, and a checksum of the body, with the key
  /// of a certificate that is fetched from PayPal (developer.paypal.com/api/rest/webhooks/rest).
  public func verdict(on delivery: WebhookDelivery, after answers: [HTTPResponse]) -> WebhookVerdict
  {
    guard !webhookIDs.isEmpty else { return .refused("no id of PayPal's webhook is configured") }
    guard let header = PayPalTransmission(delivery) else {
      return .refused("the delivery carries no header of PayPal's that can be read")
    }
    guard header.isFresh(at: delivery.received, within: PayPalGateway.tolerance) else {
      return .refused("the transmission is too old, or of the future")
    }
    guard let answer = answers.first else {
      return .send(HTTPRequest(method: "GET", address: header.certificate))
    }
    guard answer.status == 200 else {
      return .refused("PayPal's certificate cannot be fetched: status \(answer.status)")
    }
    guard let key = trust.key(in: answer.body, at: delivery.received) else {
      return .refused("the certificate is not one of PayPal's that anybody we trust vouches for")
    }
    let isSigned = webhookIDs.contains {
      key.hasSigned(header.message(webhook: $0), with: header.signature)
    }
    guard isSigned else { return .refused("the signature is not that of a webhook we know") }
    return event(in: delivery.body)
  }

  private func event(in body: [UInt8]) -> WebhookVerdict {
    guard let json = HTTPResponse(status: 200, body: body).json, let id = json["id"]?.string,
      let type = json["event_type"]?.string
    else { return .refused("it is signed and cannot be read") }
    let resource = json["resource"]
    let object =
      resource?["id"] ?? resource?["invoice"]?["id"] ?? resource?["dispute_id"]
    return .genuine([
      GatewayEvent(
        id: id, type: type, object: object?.string,
        moment: json["create_time"]?.string.flatMap { Moment($0) })
    ])
  }
}
