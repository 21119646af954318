import Foundation
import PayPalPayments
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("PayPal's events")
struct PayPalWebhookTests {
  /// Why a delivery is refused; nil where it is genuine.
  private func refusal(
    _ delivery: WebhookDelivery, _ answer: HTTPResponse, _ trust: PayPalTrust,
    webhooks: [String] = [PayPalUnderTest.webhook]
  ) -> String? {
    let gateway = PayPalUnderTest.gateway(webhooks: webhooks, trust: trust)
    return switch gateway.verdict(on: delivery, after: [answer]) {
    case .genuine: nil
    case .refused(let why): why
    case .send(let request): "\(request)"
    @unknown default: "?"
    }
  }

  private let notPayPals =
    "the certificate is not one of PayPal's that anybody we trust vouches for"

  /// Goal: signatures are read as PayPal makes them. Method: a delivery and a certificate of its own
  /// sandbox from 2015, with the clock of that day and that certificate itself as the anchor.
  @Test(
    "The published delivery is genuine, and with a bit flipped anywhere that is signed it is not",
    .enabled(if: SharedFolder.url != nil, "\(SharedFolder.missing)"))
  func vector() throws {
    let folder = try #require(SharedFolder.path(of: "data/vectors"))
    func file(_ name: String) throws -> Data {
      try Data(contentsOf: URL(filePath: folder + "/" + name))
    }
    let vector = try JSONValue(parsing: try file("paypal_webhook_vector.json"))
    let certificate = HTTPResponse(
      status: 200, body: Array(try file("paypal_webhook_cert_2015.pem")))
    let trust = PayPalTrust(pem: String(decoding: certificate.body, as: UTF8.self))
    func text(_ key: String) throws -> String { try #require(vector[key]?.string) }
    let fields = [
      HTTPRequest.Field("Paypal-Transmission-Id", try text("transmission_id")),
      HTTPRequest.Field("Paypal-Transmission-Time", try text("transmission_time")),
      HTTPRequest.Field("Paypal-Transmission-Sig", try text("transmission_sig")),
      HTTPRequest.Field("Paypal-Auth-Algo", try text("auth_algo")),
      HTTPRequest.Field("Paypal-Cert-Url", try text("cert_url")),
    ]
    let body = Array(try text("event_body").utf8)
    let webhook = try text("webhook_id")
    let received = try #require(Moment("2015-05-18T15:46:00Z"))
    func refusal(_ fields: [HTTPRequest.Field], _ body: [UInt8], _ moment: Moment) -> String? {
      self.refusal(
        WebhookDelivery(fields: fields, body: body, received: moment), certificate, trust,
        webhooks: [webhook])
    }
    #expect(refusal(fields, body, received) == nil)
    for flipped in body.flips { #expect(refusal(fields, flipped, received) != nil) }
    func isRefused(_ index: Int, _ value: String) -> Bool {
      var changed = fields
      changed[index] = HTTPRequest.Field(fields[index].name, value)
      return refusal(changed, body, received) != nil
    }
    for index in 0..<2 {
      for flipped in Array(fields[index].value.utf8).flips {
        #expect(isRefused(index, String(decoding: flipped, as: UTF8.self)))
      }
    }
    let signature = Array(try #require(Data(base64Encoded: fields[2].value)))
    #expect(signature.count == 256)
    for flipped in signature.flips {
      #expect(isRefused(2, Data(flipped).base64EncodedString()))
    }
    let today = Moment(Samples.day("2026-06-01"))
    #expect(refusal(fields, body, today) != nil, "eleven years later")
    #expect(
      self.refusal(
        WebhookDelivery(fields: fields, body: body, received: received), certificate, .nobody,
        webhooks: [webhook]) == notPayPals)
  }

  @Test("A delivery counts for three days, and from no further ahead than clocks differ")
  func time() throws {
    let made = try PayPalDelivery()
    for (seconds, isGood) in [
      (0, true), (3 * 86_400, true), (3 * 86_400 + 1, false), (-300, true), (-301, false),
    ] {
      let delivery = WebhookDelivery(
        fields: made.delivery.fields, body: made.delivery.body,
        received: PayPalUnderTest.moment.adding(seconds: seconds))
      #expect(
        (refusal(delivery, try made.answer(), try made.trust()) == nil) == isGood, "\(seconds)")
    }
  }

  @Test("A certificate counts where a chain leads from it to somebody trusted, and no other")
  func chains() throws {
    let made = try PayPalDelivery()
    let trust = try made.trust()
    func refusal(_ own: Issued, _ chain: [Issued], _ trust: PayPalTrust) throws -> String? {
      self.refusal(
        try PayPalDelivery.signed(by: own), try made.answer([own] + chain), trust)
    }
    #expect(try refusal(made.own, [made.between], trust) == nil)
    #expect(try refusal(made.own, [made.root, made.between], trust) == nil, "in any order")
    #expect(try refusal(made.own, [], try made.trust(made.between)) == nil, "of an anchor")
    #expect(try refusal(made.own, [], try made.trust(made.own)) == nil, "an anchor itself")

    let stranger = try Issued("Northwind Root", isAuthority: true)
    let name = PayPalDelivery.name
    let refused: [(String, Issued, [Issued])] = [
      ("nobody in between", made.own, []),
      ("a stranger's root of the same name", try Issued(name, by: stranger), [stranger]),
      ("signed by itself", try Issued(name), []),
      ("another name", try Issued("paypal.com.example", by: made.between), [made.between]),
      ("a name that only ends so", try Issued("notpaypal.com", by: made.between), [made.between]),
      ("too old", try Issued(name, by: made.between, days: -9 ... -1), [made.between]),
      ("too new", try Issued(name, by: made.between, days: 1...9), [made.between]),
    ]
    for (what, own, chain) in refused {
      #expect(try refusal(own, chain, trust) == notPayPals, "\(what)")
    }
    let old = try Issued("Old", by: made.root, isAuthority: true, days: -9 ... -1)
    #expect(try refusal(try Issued(name, by: old), [old], trust) == notPayPals)
    let forged = HTTPResponse(status: 200, body: Array("-----BEGIN CERTIFICATE-----".utf8))
    #expect(self.refusal(made.delivery, forged, trust) == notPayPals)
    let missing = HTTPResponse(status: 404, body: try made.answer().body)
    #expect(self.refusal(made.delivery, missing, trust) != nil)
  }

  /// Goal: whoever has a certificate cannot make others. Method: one of PayPal's signs another.
  @Test("A certificate that is no authority's vouches for nobody")
  func authority() throws {
    let made = try PayPalDelivery()
    let child = try Issued(PayPalDelivery.name, by: made.own)
    let delivery = try PayPalDelivery.signed(by: child)
    #expect(
      refusal(delivery, try made.answer([child, made.own, made.between]), try made.trust())
        == notPayPals)
  }

  @Test("Nothing is fetched but from where PayPal keeps its certificates")
  func addresses() throws {
    let made = try PayPalDelivery()
    let gateway = PayPalUnderTest.gateway(trust: try made.trust())
    func isFetched(_ address: String) throws -> Bool {
      let delivery = try PayPalDelivery.signed(by: made.own, address: address)
      guard case .send(let request) = gateway.verdict(on: delivery, after: []) else {
        return false
      }
      #expect(request == HTTPRequest(method: "GET", address: address))
      return true
    }
    let path = "/v1/notifications/certs/CERT-360caa42"
    for host in ["api.paypal.com", "api.sandbox.paypal.com", "paypal.com"] {
      #expect(try isFetched("https://" + host + path), "\(host)")
    }
    for host in [
      "paypal.com.example", "notpaypal.com", "api.paypal.com:8443", "northwind@api.paypal.com",
      "api.paypal.com@northwind.example", "northwind.example#.paypal.com", "", ".paypal.com",
      "northwind.example/.paypal.com", "northwind.example\\.paypal.com", "api.paypal.com.",
      "northwind.example?.paypal.com", "api..paypal.com", "[::1]", "api.paypal.com%00.example",
    ] {
      #expect(try !isFetched("https://" + host + path), "\(host)")
    }
    for address in [
      "http://api.paypal.com" + path, "https://api.paypal.com", "https://api.paypal.com/",
      "https://api.paypal.com/v1/notifications/certs/",
      "https://api.paypal.com/v1/notifications/certs/../../../x",
      "https://api.paypal.com/v1/notifications/certs/a?b", "https://api.paypal.com/CERT-360caa42",
      "https://api.paypal.com/v2/notifications/certs/CERT-360caa42",
      "https://api.paypal.com" + path + "%2F", " https://api.paypal.com" + path,
    ] {
      #expect(try !isFetched(address), "\(address)")
    }
  }

  @Test("Another algorithm is refused before anything is fetched")
  func algorithms() throws {
    let made = try PayPalDelivery()
    let gateway = PayPalUnderTest.gateway(trust: try made.trust())
    for algorithm in ["SHA1withRSA", "sha256WithRSA", "none", ""] {
      let delivery = try PayPalDelivery.signed(by: made.own, algorithm: algorithm)
      guard case .refused = gateway.verdict(on: delivery, after: []) else {
        Issue.record("\(algorithm)")
        continue
      }
    }
  }

  @Test("What happened is told with the thing that it happened to")
  func objects() throws {
    let made = try PayPalDelivery()
    let gateway = PayPalUnderTest.gateway(trust: try made.trust())
    #expect(
      gateway.verdict(on: made.delivery, after: [try made.answer()])
        == .genuine([
          GatewayEvent(
            id: "WH-1", type: "PAYMENT.CAPTURE.COMPLETED", object: "CAP1",
            moment: PayPalUnderTest.moment)
        ]))
  }
}
