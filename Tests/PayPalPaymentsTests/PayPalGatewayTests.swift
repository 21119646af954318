import Foundation
import PayPalPayments
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("PayPal")
struct PayPalGatewayTests {
  private static let webhooks = Result { try PayPalDelivery().suite() }

  @Test(arguments: PaymentGatewayContract.rules)
  func keeps(_ rule: ContractRule<GatewayUnderTest>) async throws {
    try await rule.check(PayPalUnderTest.subject(try PayPalGatewayTests.webhooks.get()))
  }

  @Test(
    "PayPal's own schemas take every request",
    .enabled(if: VendorSchemas() != nil, "\(VendorSchemas.missing)"))
  func schemas() throws {
    let schemas = try #require(VendorSchemas())
    var requests: [HTTPRequest] = []
    for suite in PayPalUnderTest.subject(nil).commands.values {
      requests += try suite.ordinaryRequests()
    }
    for suite in PayPalUnderTest.subject(nil).inquiries.values {
      requests += try suite.ordinaryRequests()
    }
    #expect(requests.count == 11)
    #expect(try schemas.problems("paypal", requests) == [])
    let wrong = HTTPRequest(
      method: "POST", address: "https://api-m.paypal.com/v2/checkout/orders",
      fields: [HTTPRequest.Field("Content-Type", "application/json")],
      body: Array(
        #"{"intent":"CAPTURE","purchase_units":[{"amount":{"currency_code":"EUR","value":1}}]}"#
          .utf8))
    #expect(try schemas.problems("paypal", [wrong]) != [])
  }

  @Test(
    "No request but that for a session has a key, and changes of money have their id in a field")
  func keys() throws {
    for suite in PayPalUnderTest.subject(nil).commands.values {
      for request in try suite.ordinaryRequests() {
        #expect(!request.fields.contains { $0.name == "Authorization" })
      }
    }
    for request in try PayPalUnderTest.charges.ordinaryRequests()
      + PayPalUnderTest.refunds.ordinaryRequests()
    {
      let id = PaymentCommandID.of("an", "ordinary", "command")
      #expect(request.fields.contains(HTTPRequest.Field("PayPal-Request-Id", id)))
    }
  }

  @Test("A session is opened with the client's id and secret, and its key is for some hours")
  func session() throws {
    let gateway = PayPalUnderTest.gateway()
    let request = gateway.sessionRequest
    #expect(request.address == "https://api-m.paypal.com/v1/oauth2/token")
    #expect(String(decoding: request.body, as: UTF8.self) == "grant_type=client_credentials")
    #expect(request.fields.first?.value == "Basic \(PayPalUnderTest.pair)")
    let good = PayPalUnderTest.ok(
      #"{"scope":"x","access_token":"A21AAF","token_type":"Bearer","expires_in":32400}"#)
    #expect(
      gateway.session(in: good)
        == .succeeded(GatewaySession(key: Secret("A21AAF"), seconds: 32_400)))
    for body in [
      "{}", #"{"access_token":"","expires_in":1}"#, #"{"access_token":"A"}"#, "[",
      #"{"access_token":"A","expires_in":0}"#, #"{"access_token":"A\nB","expires_in":9}"#,
    ] {
      guard case .unknown = gateway.session(in: PayPalUnderTest.ok(body)) else {
        Issue.record("\(body) is no session")
        continue
      }
    }
    let refused = HTTPResponse(status: 401, body: Array(#"{"error":"invalid_client"}"#.utf8))
    guard case .notExecuted(let refusal) = gateway.session(in: refused) else {
      Issue.record("a wrong secret is certainly no session")
      return
    }
    #expect(refusal.advice == .mend)
    guard case .unknown = gateway.session(in: HTTPResponse(status: 503)) else {
      Issue.record("nobody knows")
      return
    }
  }

  @Test("What is said of a refusal are codes, and nothing that PayPal writes in sentences")
  func words() throws {
    let command = PayPalUnderTest.charges.make("dw-1", Samples.euros(125_00))
    let answer = HTTPResponse(
      status: 400,
      body: Array(
        #"{"name":"INVALID_REQUEST","message":"Anna","details":[{"issue":"MALFORMED","description":"Anna"},{"issue":"a sentence with Anna"}]}"#
          .utf8))
    let step = try PayPalUnderTest.gateway().next(command, after: [answer])
    guard case .done(.notExecuted(let refusal)) = step else {
      Issue.record("\(step)")
      return
    }
    #expect(refusal.words == "PayPal takes no such request: INVALID_REQUEST, MALFORMED")
  }

  @Test("An event of an invoice is what the invoice says: final payments of PayPal's, and no cash")
  func events() throws {
    let gateway = PayPalUnderTest.gateway()
    let question = EventQuestion(type: "INVOICING.INVOICE.PAID", object: "INV2-ABCD")
    func row(_ type: String, _ id: String) -> String {
      #"{"type":"\#(type)","payment_id":"\#(id)","payment_date":"2026-06-01","#
        + #""amount":{"currency_code":"EUR","value":"50.00"}}"#
    }
    let rows = row("PAYPAL", "T1") + "," + row("EXTERNAL", "T2")
    func seen(_ status: String) throws -> PaymentStep<[SeenPayment]> {
      try gateway.next(
        question, after: [PayPalUnderTest.ok(PayPalUnderTest.paid(status, rows))])
    }
    let payment = SeenPayment(
      id: "T1", amount: Samples.euros(50_00), moment: Moment(Samples.day("2026-06-01"), hour: 12),
      reference: "L-1")
    #expect(try seen("PARTIALLY_PAID") == .done(.succeeded([payment])))
    #expect(try seen("PAYMENT_PENDING") == .done(.succeeded([])))
    let other = EventQuestion(type: "INVOICING.INVOICE.CREATED", object: "INV2-ABCD")
    #expect(try gateway.next(other, after: []) == .done(.succeeded([])))
  }

  // MARK: Links

  @Test("A link that is asked for again goes on where it stopped, and no second invoice is made")
  func again() throws {
    let gateway = PayPalUnderTest.gateway()
    let command = PayPalUnderTest.links.make("dw-1", Samples.euros(125_00))
    func path(_ status: String, number: String? = nil) throws -> String? {
      let row = PayPalUnderTest.invoice(status, number: number ?? command.reference)
      let found = PayPalUnderTest.ok(#"{"total_items":1,"items":[\#(row)]}"#)
      guard case .send(let request) = try gateway.next(command, after: [found]) else { return nil }
      return request.method + " " + request.address.dropFirst("https://api-m.paypal.com".count)
    }
    #expect(try path("DRAFT") == "POST /v2/invoicing/invoices/INV2-ABCD/send")
    #expect(try path("SENT") == "GET /v2/invoicing/invoices/INV2-ABCD")
    #expect(try path("PARTIALLY_PAID") == "GET /v2/invoicing/invoices/INV2-ABCD")
    #expect(try path("CANCELLED") == "POST /v2/invoicing/invoices")
    #expect(try path("SENT", number: "another") == "POST /v2/invoicing/invoices")
    let found = PayPalUnderTest.ok(
      #"{"items":[\#(PayPalUnderTest.invoice("SENT", number: command.reference))]}"#)
    #expect(
      try gateway.next(
        command, after: [found, PayPalUnderTest.ok(PayPalUnderTest.invoice("SENT"))])
        == .done(
          .succeeded(
            PaymentLink(id: "INV2-ABCD", address: "https://www.paypal.com/invoice/p/#ABCD"))))
    let nameless = PayPalUnderTest.ok(#"{"items":[{"id":"INV2-ABCD","status":"SENT"}]}"#)
    guard case .done(.unknown) = try gateway.next(command, after: [nameless]) else {
      Issue.record("an invoice without a number may be the one")
      return
    }
  }

  @Test("Less is taken only where it may be, and the customer is not written to by PayPal")
  func parts() throws {
    for allowsPart in [true, false] {
      let command = LinkCommand(
        id: "dw-1", amount: Samples.euros(1), reference: "N-1", invoices: [],
        allowsPart: allowsPart)
      let bodies = try PayPalUnderTest.links.requests(command).map {
        String(decoding: $0.body, as: UTF8.self)
      }
      #expect(bodies[1].contains(#""allow_partial_payment":\#(allowsPart)"#))
      #expect(bodies[2] == #"{"send_to_recipient":false,"send_to_invoicer":false}"#)
    }
  }

  // MARK: Finding

  @Test("What nobody knows is looked for in every page of the report")
  func finding() throws {
    let gateway = PayPalUnderTest.gateway()
    let inquiry = Inquiry(PayPalUnderTest.charges.make("dw-1", Samples.euros(125_00)))
    let other = PayPalUnderTest.report(
      PayPalUnderTest.row("dw-2", "T0006", "125.00"), pages: 2)
    guard case .send(let second) = gateway.next(inquiry, after: [other]) else {
      Issue.record("there is a second page")
      return
    }
    #expect(second.method == "GET" && second.address.contains("&page=2"))
    let own = PayPalUnderTest.report(
      PayPalUnderTest.row("dw-1", "T0006", "125.00"), pages: 2)
    let taken = TakenPayment(id: "T1", amount: Samples.euros(125_00))
    #expect(gateway.next(inquiry, after: [other, own]) == .done(.succeeded(.succeeded(taken))))
  }

  // MARK: Settlements

  @Test("The report is asked in windows of 31 days that neither overlap nor leave a second out")
  func windows() throws {
    let gateway = PayPalUnderTest.gateway()
    let from = Moment(Samples.day("2026-01-01"))
    let until = Moment(Samples.day("2026-03-15"))
    func step(_ cursor: String?) -> SettlementQuestion {
      SettlementQuestion(from: from, until: until, cursor: cursor)
    }
    var cursor: String?
    var asked: [String] = []
    for pages in [2, 2, 1, 0] {
      guard case .send(let request) = try gateway.next(step(cursor), after: []) else {
        Issue.record("the page is not asked for")
        return
      }
      asked.append(
        request.address.replacingOccurrences(of: "%3A", with: ":").split(separator: "?")[1]
          .description)
      let answer = PayPalUnderTest.report(pages: pages)
      guard case .done(.succeeded(let page)) = try gateway.next(step(cursor), after: [answer])
      else {
        Issue.record("the page is not read")
        return
      }
      cursor = page.cursor
    }
    func query(_ start: String, _ end: String, _ page: Int) -> String {
      "start_date=\(start)&end_date=\(end)&fields=all&page_size=500&page=\(page)"
    }
    #expect(
      asked == [
        query("2026-01-01T00:00:00Z", "2026-01-31T23:59:59Z", 1),
        query("2026-01-01T00:00:00Z", "2026-01-31T23:59:59Z", 2),
        query("2026-02-01T00:00:00Z", "2026-03-03T23:59:59Z", 1),
        query("2026-03-04T00:00:00Z", "2026-03-14T23:59:59Z", 1),
      ])
    #expect(cursor == nil)
    for wrong in ["", "1", "0:0", "-1:1", "x:1", "3:1", "9999999:1", "0:1:1"] {
      #expect(throws: PaymentError.self, "\(wrong)") { try gateway.next(step(wrong), after: []) }
    }
  }

  @Test("Lines are read by their codes and to the cent, and one that cannot be read is named")
  func settlements() throws {
    let rows = [
      ("T0006", "125.00", Settlement.Kind.payment), ("T0006", "-9.00", .adjustment),
      ("T1107", "-25.00", .refund), ("T1106", "-125.00", .chargeback),
      ("T1106", "125.00", .returned), ("T1201", "-125.00", .chargeback),
      ("T1202", "125.00", .returned), ("T0106", "-16.00", .fee), ("T1108", "1.00", .fee),
      ("T0400", "-90.00", .payout), ("T0200", "-3.00", .adjustment),
      ("T1110", "-3.00", .adjustment), ("T9999", "-3.00", .adjustment),
    ]
    for (code, value, kind) in rows {
      let line = try #require(try page(PayPalUnderTest.row("dw-1", code, value)).settlements.first)
      #expect(line.kind == kind && line.id == "T1:\(code)", "\(code) \(value)")
      #expect(line.amount.decimal == value && line.reference == "dw-1" && !line.isPending)
      #expect(line.moment == PayPalUnderTest.moment, "the offset has no colon")
      #expect((line.payment == "T1") == (kind == .payment), "\(code)")
      #expect((line.payout == "T1") == (kind == .payout), "\(code)")
    }
    let mixed = try page(
      PayPalUnderTest.row("", "T0006", "1.00", status: "P"),
      PayPalUnderTest.row("", "T0006", "1.00", status: "D"),
      #"{"transaction_info":{"transaction_id":"T2","transaction_event_code":"T0006"}}"#, "{}",
      PayPalUnderTest.row("", "T0006", "1.001", id: "T3"),
      PayPalUnderTest.row("", "T0006", "1.00", status: "?", id: "T4"))
    #expect(mixed.settlements.map(\.isPending) == [true])
    #expect(mixed.unread == ["T2", "a line without a name", "T3", "T4"])
  }

  @Test("A fee is what PayPal keeps; it gives one back with a refund; a line names its payment")
  func fees() throws {
    func info(_ code: String, _ value: String, fee: String) -> String {
      """
      {"transaction_info":{"transaction_id":"R1","transaction_event_code":"\(code)",\
      "paypal_reference_id":"CAP1","paypal_reference_id_type":"TXN","invoice_id":"INV-1",\
      "transaction_initiation_date":"2026-06-01T09:00:00Z","transaction_status":"S",\
      "transaction_amount":{"currency_code":"EUR","value":"\(value)"},\
      "fee_amount":\(fee)}}
      """
    }
    let found = try page(
      info("T0006", "125.00", fee: #"{"currency_code":"EUR","value":"-4.60"}"#),
      info("T1107", "-25.00", fee: #"{"currency_code":"EUR","value":"0.92"}"#),
      info("T0006", "125.00", fee: #"{"currency_code":"USD","value":"-4.60"}"#))
    #expect(found.settlements.map(\.fee.minorUnits) == [4_60, -92])
    #expect(found.settlements.map(\.payment) == ["R1", "CAP1"])
    #expect(found.settlements.map(\.reference) == ["INV-1", "INV-1"])
    #expect(found.unread == ["R1"], "a fee in another currency")
  }

  private func page(_ rows: String...) throws -> SettlementPage {
    let question = SettlementQuestion(
      from: PayPalUnderTest.moment, until: PayPalUnderTest.moment.adding(seconds: 60))
    let answer = PayPalUnderTest.ok(
      #"{"transaction_details":[\#(rows.joined(separator: ","))],"total_pages":1}"#)
    let step = try PayPalUnderTest.gateway().next(question, after: [answer])
    guard case .done(.succeeded(let page)) = step else { throw PaymentError("\(step)") }
    return page
  }

  // MARK: Settings

  @Test("Settings name the variable that holds the secret, and what is wrong is said without it")
  func settings() throws {
    func open(_ values: [String: String]) throws -> PayPalGateway {
      try PayPalKind().open(PaymentSettings(gateway: "p", kind: "paypal", values: values))
    }
    // HOME is in every environment that tests run in, and has no spaces there.
    let good = ["clientID": "AYSq3", "clientSecretEnv": "HOME"]
    #expect(try open(good).sessionRequest.address.hasPrefix("https://api-m.paypal.com/"))
    #expect(
      try open(good.merging(["sandbox": "true"]) { $1 }).sessionRequest.address
        .hasPrefix("https://api-m.sandbox.paypal.com/"))
    #expect(
      try open(good.merging(["base": "http://127.0.0.1:9", "sandbox": "false"]) { $1 })
        .sessionRequest.address.hasPrefix("http://127.0.0.1:9/"))
    let known = try open(good.merging(["webhookID": "4JH86294D6297924G, 9XY"]) { $1 })
    let empty = WebhookDelivery(fields: [], body: [], received: PayPalUnderTest.moment)
    #expect(
      known.verdict(on: empty, after: [])
        == .refused("the delivery carries no header of PayPal's that can be read"))
    #expect(
      try open(good).verdict(on: empty, after: [])
        == .refused("no id of PayPal's webhook is configured"))
    #expect(throws: SettingsError.self) { try open([:]) }
    #expect(throws: SettingsError.self) { try open(["clientID": "A"]) }
    #expect(throws: SettingsError.self) { try open(["clientSecretEnv": "HOME"]) }
    for wrong in [
      ["clientID": "A:B"], ["sandbox": "yes"], ["webhookID": "A|B"], ["webhookID": "A, ,B"],
      ["base": "http://api-m.paypal.com"], ["clientId": "A"], ["declines": "x"],
      ["clientSecretEnv": "THERE_IS_NO_SUCH_VARIABLE_4711"],
    ] {
      #expect(throws: SettingsError.self, "\(wrong)") {
        try open(good.merging(wrong) { $1 })
      }
    }
    #expect(
      PayPalKind().capabilities
        == PaymentCapability.allCases.filter(\.sendsRequests).map(\.rawValue))
  }
}
