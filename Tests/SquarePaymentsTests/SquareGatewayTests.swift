import Crypto
import Foundation
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import SquarePayments
import Testing

@Suite("Square")
struct SquareGatewayTests {
  private static let webhooks: WebhookSuite = {
    let body = Array(
      #"{"event_id":"E1","type":"payment.updated","created_at":"2026-06-01T09:00:00Z","data":{"id":"P1"}}"#
        .utf8)
    let code = HMAC<Crypto.SHA256>.authenticationCode(
      for: Array(SquareUnderTest.address.utf8) + body,
      using: SymmetricKey(data: Data(SquareUnderTest.secret.utf8)))
    let field = HTTPRequest.Field(
      "X-Square-HmacSha256-Signature", Data(code).base64EncodedString())
    return WebhookSuite(
      gateway: SquareUnderTest.gateway(),
      rotated: SquareUnderTest.gateway(secrets: ["new", SquareUnderTest.secret]),
      stranger: SquareUnderTest.gateway(secrets: ["new"]),
      unconfigured: SquareUnderTest.gateway(secrets: []),
      delivery: WebhookDelivery(fields: [field], body: body, received: SquareUnderTest.moment),
      events: ["E1"], lastsSeconds: nil)
  }()

  @Test(arguments: PaymentGatewayContract.rules)
  func keeps(_ rule: ContractRule<GatewayUnderTest>) async throws {
    try await rule.check(SquareUnderTest.subject(SquareGatewayTests.webhooks))
  }

  @Test(
    "Square's own schemas take every request",
    .enabled(if: VendorSchemas() != nil, "\(VendorSchemas.missing)"))
  func schemas() throws {
    let schemas = try #require(VendorSchemas())
    let gateway = SquareUnderTest.gateway()
    var requests: [HTTPRequest] = []
    for suite in SquareUnderTest.subject(nil).commands.values {
      requests += try suite.ordinaryRequests()
    }
    for suite in SquareUnderTest.subject(nil).inquiries.values {
      requests += try suite.ordinaryRequests()
    }
    for cursor in ["refunds:", "payouts:abc"] {
      let question = SettlementQuestion(
        from: SquareUnderTest.moment, until: SquareUnderTest.moment, cursor: cursor)
      if case .send(let request) = try gateway.next(question, after: []) {
        requests.append(request)
      }
    }
    #expect(requests.count == 9)
    #expect(try schemas.problems("square", requests) == [])
    let wrong = HTTPRequest(
      method: "POST", address: "https://connect.squareup.com/v2/refunds",
      fields: [HTTPRequest.Field("Content-Type", "application/json")],
      body: Array(
        #"{"idempotency_key":"k","payment_id":"p","amount_money":{"amount":1},"reson":"x"}"#.utf8))
    #expect(try schemas.problems("square", [wrong]) != [])
  }

  @Test(
    "The published vectors of signatures are genuine, and with a bit flipped anywhere they are not",
    .enabled(if: SharedFolder.url != nil, "\(SharedFolder.missing)"))
  func vectors() throws {
    let path = try #require(SharedFolder.path(of: "data/vectors/square_webhook_vectors.json"))
    let file = try JSONValue(parsing: try Data(contentsOf: URL(filePath: path)))
    let vectors = file.array ?? []
    #expect(vectors.count == 2)
    for vector in vectors {
      let body = Array((vector["body"]?.string ?? "").utf8)
      let gateway = SquareUnderTest.gateway(
        secrets: [vector["signature_key"]?.string ?? ""],
        address: vector["notification_url"]?.string ?? "")
      let text = vector["x-square-hmacsha256-signature"]?.string ?? ""
      let signature = Array(try #require(Data(base64Encoded: text)))
      #expect(signature.count == 32)
      func refusal(_ body: [UInt8], _ signature: [UInt8]) -> String? {
        let field = HTTPRequest.Field(
          "x-square-hmacsha256-signature", Data(signature).base64EncodedString())
        let delivery = WebhookDelivery(
          fields: [field], body: body, received: SquareUnderTest.moment)
        if case .refused(let why) = gateway.verdict(on: delivery, after: []) { return why }
        return nil
      }
      // The second vector's body has no event in it: it is signed, and cannot be read.
      let why = refusal(body, signature)
      #expect(why == (body.count > 100 ? nil : "it is signed and cannot be read"))
      let stranger = "the signature is not that of a key we know"
      for flipped in body.flips { #expect(refusal(flipped, signature) == stranger) }
      for flipped in signature.flips { #expect(refusal(body, flipped) == stranger) }
    }
  }

  @Test("What nobody knows is found among the payments of the location")
  func finding() throws {
    let gateway = SquareUnderTest.gateway()
    let inquiry = Inquiry(SquareUnderTest.charges.make("dw-1", Samples.euros(125_00)))
    let other = SquareUnderTest.ok(
      #"{"payments":[\#(SquareUnderTest.payment("COMPLETED"))],"cursor":"next"}"#)
    let own = SquareUnderTest.ok(
      #"{"payments":[\#(SquareUnderTest.payment("COMPLETED", reference: "dw-1"))]}"#)
    guard case .send(let second) = gateway.next(inquiry, after: [other]) else {
      Issue.record("there is a second page")
      return
    }
    #expect(second.address.contains("cursor=next"))
    #expect(
      gateway.next(inquiry, after: [other, own])
        == .done(.succeeded(.succeeded(TakenPayment(id: "P1", amount: Samples.euros(125_00))))))
  }

  @Test("Payments, refunds and payouts are read one list after the other, fees to the cent")
  func settlements() throws {
    let gateway = SquareUnderTest.gateway()
    func page(_ cursor: String?, _ json: String) throws -> SettlementPage? {
      let question = SettlementQuestion(
        from: SquareUnderTest.moment, until: SquareUnderTest.moment, cursor: cursor)
      guard
        case .done(.succeeded(let page)) = try gateway.next(
          question, after: [SquareUnderTest.ok(json)])
      else { return nil }
      return page
    }
    let payments = try #require(
      try page(
        nil,
        """
        {"payments":[{"id":"P1","status":"COMPLETED","created_at":"2026-06-01T09:00:00Z","note":"N-1",\
        "amount_money":{"amount":12500,"currency":"EUR"},\
        "processing_fee":[{"amount_money":{"amount":200,"currency":"EUR"}},\
        {"amount_money":{"amount":11,"currency":"EUR"}}]},{"id":"P2"}],"cursor":"c2"}
        """))
    #expect(payments.cursor == "payments:c2" && payments.unread == ["P2"])
    // Each fee has a line of its own, as it may become known later.
    #expect(payments.settlements.map(\.id) == ["P1", "P1:fee:1", "P1:fee:2"])
    #expect(payments.settlements.map(\.amount.minorUnits) == [125_00, -2_00, -11])
    #expect(payments.settlements.map(\.reference) == ["N-1", nil, nil])
    #expect(try page("payments:c2", #"{"payments":[]}"#)?.cursor == "refunds:")
    let refunds = try #require(
      try page(
        "refunds:",
        #"{"refunds":[{"id":"R1","status":"COMPLETED","created_at":"2026-06-01T09:00:00Z","payment_id":"P1","amount_money":{"amount":500,"currency":"EUR"}}]}"#
      ))
    #expect(refunds.settlements.map(\.amount.minorUnits) == [-5_00])
    #expect(refunds.cursor == "payouts:")
    #expect(try page("payouts:", #"{"payouts":[]}"#)?.cursor == .some(nil))
  }
}
