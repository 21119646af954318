import Crypto
import Foundation
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import StripePayments
import Testing

@Suite("Stripe")
struct StripeGatewayTests {
  private static let webhooks: WebhookSuite = {
    let body = Array(
      #"{"id":"evt_1","type":"charge.refunded","created":1764000000,"data":{"object":{"id":"ch_1"}}}"#
        .utf8)
    let received = StripeUnderTest.moment
    let seconds = received.microseconds / 1_000_000
    let code = HMAC<Crypto.SHA256>.authenticationCode(
      for: Array("\(seconds).".utf8) + body,
      using: SymmetricKey(data: Data(StripeUnderTest.secret.utf8)))
    let hex = code.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    return WebhookSuite(
      gateway: StripeUnderTest.gateway(),
      rotated: StripeUnderTest.gateway(secrets: ["whsec_new", StripeUnderTest.secret]),
      stranger: StripeUnderTest.gateway(secrets: ["whsec_new"]),
      unconfigured: StripeUnderTest.gateway(secrets: []),
      delivery: WebhookDelivery(
        fields: [HTTPRequest.Field("Stripe-Signature", "t=\(seconds),v1=\(hex)")], body: body,
        received: received), events: ["evt_1"], lastsSeconds: 300)
  }()

  @Test(arguments: PaymentGatewayContract.rules)
  func keeps(_ rule: ContractRule<GatewayUnderTest>) async throws {
    try await rule.check(StripeUnderTest.subject(StripeGatewayTests.webhooks))
  }

  /// Goal: every request is one that Stripe takes. Method: its own schemas, read by somebody else's
  /// program, which refuse keys that they do not know.
  @Test(
    "Stripe's own schemas take every request",
    .enabled(if: VendorSchemas() != nil, "\(VendorSchemas.missing)"))
  func schemas() throws {
    let schemas = try #require(VendorSchemas())
    var requests: [HTTPRequest] = []
    for suite in StripeUnderTest.subject(nil).commands.values {
      requests += try suite.ordinaryRequests()
    }
    for suite in StripeUnderTest.subject(nil).inquiries.values {
      requests += try suite.ordinaryRequests()
    }
    #expect(requests.count == 7)
    #expect(try schemas.problems("stripe", requests) == [])
    let wrong = HTTPRequest(
      method: "POST", address: "https://api.stripe.com/v1/refunds",
      fields: [HTTPRequest.Field("Content-Type", FormBody.type)], body: Array("amout=1".utf8))
    #expect(try schemas.problems("stripe", [wrong]) != [])
  }

  @Test(
    "The published vector of a signature is genuine, and with a bit flipped anywhere it is not",
    .enabled(if: SharedFolder.url != nil, "\(SharedFolder.missing)"))
  func vector() throws {
    let folder = try #require(SharedFolder.path(of: "data/vectors"))
    func file(_ name: String) throws -> String {
      try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    }
    let vectors = try JSONValue(parsing: Array(try file("stripe_webhook_vectors.json").utf8)).array
    let vector = try #require(vectors?.first)
    #expect(vectors?.count == 1)
    let text = try file("stripe_event_test_signature.json")
    let body = Array(text.replacingOccurrences(of: "\r\n", with: "\n").utf8)
    #expect(body.count == 484)
    let seconds = try #require(vector["timestamp"]?.integer)
    let header = try #require(vector["header"]?.string)
    let signature = try #require(TimedSignature(header)?.signatures.first)
    let gateway = StripeUnderTest.gateway(secrets: [vector["secret"]?.string ?? ""])
    func isGenuine(_ body: [UInt8], _ header: String) -> Bool {
      let delivery = WebhookDelivery(
        fields: [HTTPRequest.Field("Stripe-Signature", header)], body: body,
        received: Moment(microseconds: seconds * 1_000_000).adding(seconds: 10))
      if case .genuine = gateway.verdict(on: delivery, after: []) { return true }
      return false
    }
    func signed(_ signature: [UInt8], at seconds: Int64) -> String {
      let hex = signature.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
      return "t=\(seconds),v1=\(hex)"
    }
    #expect(isGenuine(body, header) && isGenuine(body, signed(signature, at: seconds)))
    for flipped in body.flips { #expect(!isGenuine(flipped, header)) }
    for flipped in signature.flips { #expect(!isGenuine(body, signed(flipped, at: seconds))) }
    for bit in 0..<8 { #expect(!isGenuine(body, signed(signature, at: seconds ^ 1 << bit))) }
  }

  @Test(
    "What nobody knows is found among the customer's payments, page by page, or is certainly not there"
  )
  func finding() throws {
    let gateway = StripeUnderTest.gateway()
    let inquiry = Inquiry(StripeUnderTest.charges.make("dw-1", Samples.euros(125_00)))
    func list(_ command: String, more: Bool) -> HTTPResponse {
      StripeUnderTest.ok(
        #"{"data":[\#(StripeUnderTest.intent("succeeded", command: command))],"has_more":\#(more)}"#
      )
    }
    guard case .send(let second) = gateway.next(inquiry, after: [list("other", more: true)]) else {
      Issue.record("there is a second page")
      return
    }
    #expect(second.address.contains("starting_after=pi_1"))
    #expect(
      gateway.next(inquiry, after: [list("other", more: true), list("dw-1", more: false)])
        == .done(.succeeded(.succeeded(TakenPayment(id: "pi_1", amount: Samples.euros(125_00))))))
    guard
      case .done(.succeeded(.notExecuted)) = gateway.next(
        inquiry, after: [list("other", more: false)])
    else {
      Issue.record("it is certainly not there")
      return
    }
    guard case .done(.unknown) = gateway.next(inquiry, after: [HTTPResponse(status: 500)]) else {
      Issue.record("nobody knows")
      return
    }
  }

  /// Goal: nothing is given back twice. Method: the refund that is asked about stands on the second page.
  @Test("A refund is looked for in every page, and where a page has no end nobody knows")
  func findingRefunds() throws {
    let gateway = StripeUnderTest.gateway()
    let inquiry = Inquiry(StripeUnderTest.refunds.make("dw-1", Samples.euros(25_00)))
    func list(_ rows: String, more: Bool) -> HTTPResponse {
      StripeUnderTest.ok(#"{"data":[\#(rows)],"has_more":\#(more)}"#)
    }
    let first = list(StripeUnderTest.refund("succeeded", command: "other"), more: true)
    guard case .send(let second) = gateway.next(inquiry, after: [first]) else {
      Issue.record("there is a second page")
      return
    }
    #expect(
      second.address.hasSuffix("/v1/refunds?payment_intent=pi_1&limit=100&starting_after=re_1"))
    let own = list(StripeUnderTest.refund("succeeded", command: "dw-1"), more: false)
    #expect(
      gateway.next(inquiry, after: [first, own])
        == .done(.succeeded(.succeeded(GivenRefund(id: "re_1", amount: Samples.euros(25_00))))))
    guard case .done(.unknown) = gateway.next(inquiry, after: [list("", more: true)]) else {
      Issue.record("nobody knows what stands behind an empty page")
      return
    }
  }

  @Test("Balance transactions are read to the cent, and a line that cannot be read is named")
  func settlements() throws {
    let gateway = StripeUnderTest.gateway()
    let question = SettlementQuestion(
      from: StripeUnderTest.moment, until: StripeUnderTest.moment.adding(seconds: 1))
    let answer = StripeUnderTest.ok(
      """
      {"object":"list","has_more":true,"data":[
      {"id":"txn_1","type":"charge","amount":12500,"fee":211,"net":12289,"currency":"eur",\
      "exchange_rate":1.08932,\
      "created":1764000000,"status":"available","reporting_category":"charge",\
      "source":{"id":"ch_1","payment_intent":"pi_1","metadata":{"reference":"N-1"}}},
      {"id":"txn_2","type":"adjustment","amount":-12500,"fee":1500,"currency":"eur",\
      "created":1764000001,"status":"pending","reporting_category":"dispute","source":"dp_1"},
      {"id":"txn_3","type":"payout","amount":-9000,"fee":0,"currency":"eur","created":1764000002,\
      "status":"available","reporting_category":"payout","source":{"id":"po_1"}},
      {"id":"txn_4","type":"charge","amount":"12500"}]}
      """)
    guard case .done(.succeeded(let page)) = try gateway.next(question, after: [answer]) else {
      Issue.record("the page is not read")
      return
    }
    #expect(page.cursor == "txn_4" && page.unread == ["txn_4"])
    #expect(page.settlements.map(\.kind) == [.payment, .chargeback, .payout])
    #expect(page.settlements.map(\.amount.minorUnits) == [125_00, -125_00, -90_00])
    #expect(page.settlements.map(\.fee.minorUnits) == [2_11, 15_00, 0])
    #expect(page.settlements[0].payment == "pi_1" && page.settlements[0].reference == "N-1")
    #expect(page.settlements[2].payout == "po_1" && !page.settlements.contains(where: \.isPending))
  }

  @Test("Settings name the variable that holds the key, and what is wrong is said without it")
  func settings() throws {
    func open(_ values: [String: String]) throws -> StripeGateway {
      try StripeKind().open(PaymentSettings(gateway: "s", kind: "stripe", values: values))
    }
    #expect(throws: SettingsError.self) { try open([:]) }
    #expect(throws: SettingsError.self) { try open(["keyEnv": "THERE_IS_NO_SUCH_VARIABLE_4711"]) }
    #expect(throws: SettingsError.self) { try open(["kee": "x"]) }
    #expect(
      StripeKind().capabilities
        == ["links", "closing", "charges", "refunds", "settlements", "webhooks"])
    let table = try DeclineTable("issuer retry-later: do_not_honor").overridden(
      by: "do_not_honor=never", in: "x")
    #expect(table.decline([Decline.Code("code", "do_not_honor")]).advice == .never)
  }
}
