import PayPalPayments
import Receivables
import ReceivablesPorts
import ReceivablesTesting

/// A delivery that is signed with a certificate which the test made, and everything around it.
struct PayPalDelivery {
  static let address = "https://api.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-a5"
  static let name = "messageverificationcerts.paypal.com"
  static let body = Array(
    #"{"id":"WH-1","event_type":"PAYMENT.CAPTURE.COMPLETED","create_time":"2026-06-01T09:00:00Z","resource":{"id":"CAP1"}}"#
      .utf8)

  let root: Issued
  let between: Issued
  let own: Issued
  let delivery: WebhookDelivery

  init() throws {
    root = try Issued("Northwind Root", isAuthority: true)
    between = try Issued("Northwind Between", by: root, isAuthority: true)
    own = try Issued(PayPalDelivery.name, by: between)
    delivery = try PayPalDelivery.signed(by: own)
  }

  /// CRC-32 of the body by zlib, which is somebody else's program.
  static let checksum = "2200993660"

  static func signed(
    by issued: Issued, at time: String = "2026-06-01T09:00:00Z", address: String = address,
    algorithm: String = "SHA256withRSA"
  ) throws -> WebhookDelivery {
    let message = "69cd13f0-d67a|\(time)|\(PayPalUnderTest.webhook)|\(checksum)"
    return WebhookDelivery(
      fields: [
        HTTPRequest.Field("PAYPAL-TRANSMISSION-ID", "69cd13f0-d67a"),
        HTTPRequest.Field("PAYPAL-TRANSMISSION-TIME", time),
        HTTPRequest.Field("PAYPAL-TRANSMISSION-SIG", try issued.sign(message)),
        HTTPRequest.Field("PAYPAL-CERT-URL", address),
        HTTPRequest.Field("PAYPAL-AUTH-ALGO", algorithm),
      ], body: body, received: PayPalUnderTest.moment)
  }

  /// The certificates that PayPal answers with.
  func answer(_ certificates: [Issued]? = nil) throws -> HTTPResponse {
    let texts = try (certificates ?? [own, between]).map { try $0.pem() }
    return PayPalUnderTest.ok(texts.joined(separator: "\n"))
  }

  func trust(_ issued: Issued? = nil) throws -> PayPalTrust {
    PayPalTrust(pem: try (issued ?? root).pem())
  }

  func suite() throws -> WebhookSuite {
    let trust = try trust()
    func known(_ webhooks: [String]) -> OneCertificate {
      OneCertificate(gateway: PayPalUnderTest.gateway(webhooks: webhooks, trust: trust))
    }
    return WebhookSuite(
      gateway: known([PayPalUnderTest.webhook]),
      rotated: known(["9XY00000000000000", PayPalUnderTest.webhook]),
      stranger: known(["9XY00000000000000"]), unconfigured: known([]), delivery: delivery,
      answers: [try answer()], events: ["WH-1"], lastsSeconds: nil)
  }
}

/// A gateway before a world in which there is one certificate: what else it asks for is not there.
///
/// The address of the certificate is not signed, so that a delivery with another one is genuine where
/// that one serves the same certificate.
struct OneCertificate: WebhookVerifying {
  let gateway: PayPalGateway

  var name: String { gateway.name }
  var amounts: GatewayAmounts { gateway.amounts }

  func verdict(on delivery: WebhookDelivery, after answers: [HTTPResponse]) -> WebhookVerdict {
    if case .send(let request) = gateway.verdict(on: delivery, after: []),
      request.address != PayPalDelivery.address
    {
      return .refused("there is no such certificate")
    }
    return gateway.verdict(on: delivery, after: answers)
  }
}
