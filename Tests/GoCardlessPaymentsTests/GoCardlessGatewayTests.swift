import Foundation
import GoCardlessPayments
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// GoCardless as the contract sees it: our commands, and answers as GoCardless writes them.
@Suite("GoCardless")
struct GoCardlessGatewayTests {
  private static let token = "sandbox_canary-4711"
  private static let secret = "canary-endpoint-secret-4712"
  private static let moment = Moment(Samples.day("2026-06-01"), hour: 9)

  private static func gateway(_ secrets: [String] = [secret]) -> GoCardlessGateway {
    do {
      return try GoCardlessGateway(
        name: "gocardless", token: Secret(token), webhookSecrets: secrets.map { Secret($0) })
    } catch {
      fatalError("\(error)")
    }
  }

  @Test(arguments: PaymentGatewayContract.rules)
  func keeps(_ rule: ContractRule<GatewayUnderTest>) async throws {
    typealias Tests = GoCardlessGatewayTests
    try await rule.check(
      GatewayUnderTest(
        gateway: Tests.gateway(), canaries: [Tests.token, Tests.secret],
        commands: [
          .links: Tests.links, .closing: Tests.closing, .charges: Tests.charges,
          .refunds: Tests.refunds, .settlements: Tests.settlements,
        ], inquiries: [.charges: Tests.chargeInquiries, .refunds: Tests.refundInquiries],
        webhooks: Tests.webhooks))
  }

  // MARK: Commands

  private static let links = Commands<LinkCommand>(
    gateway().next, amount: Samples.euros(125_00),
    make: { LinkCommand(id: $0, amount: $1, reference: "N-1", invoices: ["INV-1", "INV \"2\""]) },
    answers: { _ in [made(#"{"billing_requests":{"id":"BRQ1","status":"pending"}}"#), flow] },
    canned: failures + [
      CannedAnswer(
        "a request that was paid before it had a page", 422, error("invalid_state", "closed"),
        means: .notExecuted, after: 1),
      CannedAnswer(
        "a page without https", 201,
        #"{"billing_request_flows":{"authorisation_url":"http://x.example"}}"#, means: .unknown,
        after: 1),
    ],
    amounts: [
      AmountCase(1, "GBP", #""amount":1,"currency":"GBP""#), AmountCase(100, "SEK", nil),
      AmountCase(100, "CHF", nil),
    ])

  private static let closing = Commands<LinkClosing>(
    gateway().next, amount: Samples.euros(125_00),
    make: { id, _ in LinkClosing(id: id, link: "BRQ1") },
    answers: { _ in [made(#"{"billing_requests":{"id":"BRQ1","status":"cancelled"}}"#)] },
    canned: [
      CannedAnswer("not yet", 200, #"{"billing_requests":{"status":"pending"}}"#, means: .unknown),
      CannedAnswer(
        "no such page", 404, error("invalid_api_usage", "resource_not_found"), means: .notExecuted),
    ])

  private static let charges = Commands<ChargeCommand>(
    gateway().next, amount: Samples.euros(125_00),
    make: {
      ChargeCommand(
        id: $0, amount: $1, method: SavedMethod(customer: "", method: "MD1"), reference: "N-1",
        invoices: ["INV-1"], moment: moment)
    },
    answers: { [made(#"{"payments":\#(payment("confirmed", of: $0.id))}"#)] },
    canned: failures + [
      CannedAnswer(
        "a debit begins", 201, #"{"payments":\#(payment("pending_submission"))}"#, means: .pending),
      CannedAnswer(
        "a mandate that is none any more", 422, error("invalid_state", "mandate_is_inactive"),
        means: .declined(.method, .newMethod)),
      CannedAnswer(
        "failed", 201, #"{"payments":\#(payment("failed"))}"#,
        means: .declined(.issuer, .retryLater)),
      CannedAnswer(
        "a status that is new to us", 201, #"{"payments":\#(payment("held"))}"#, means: .unknown),
    ],
    amounts: [
      AmountCase(1, "NZD", #""amount":1,"currency":"NZD""#), AmountCase(100, "JPY", nil),
    ])

  private static let refunds = Commands<RefundCommand>(
    gateway().next, amount: Samples.euros(25_00),
    make: { RefundCommand(id: $0, payment: "PM1", amount: $1, moment: moment) },
    answers: {
      [
        made(#"{"payments":\#(payment("paid_out", refunded: 5_00))}"#),
        made(#"{"refunds":\#(refund("paid", of: $0.id))}"#),
      ]
    },
    canned: [
      CannedAnswer(
        "submitted", 201, #"{"refunds":\#(refund("submitted"))}"#, means: .pending, after: 1),
      CannedAnswer(
        "bounced", 201, #"{"refunds":\#(refund("bounced"))}"#, means: .declined(.method, .mend),
        after: 1),
      CannedAnswer(
        "two at once", 422, error("invalid_state", "total_amount_confirmation_invalid"),
        means: .notExecuted, after: 1),
      CannedAnswer(
        "not enough there", 422, error("invalid_state", "available_refund_amount_insufficient"),
        means: .declined(.creditor, .mend), after: 1),
      CannedAnswer(
        "a payment of another currency", 200,
        #"{"payments":{"amount_refunded":0,"currency":"GBP"}}"#, means: .notExecuted),
      CannedAnswer(
        "more than can be counted", 200,
        #"{"payments":{"amount_refunded":9223372036854775807,"currency":"EUR"}}"#,
        means: .notExecuted),
    ], amounts: [])

  private static let chargeInquiries = Commands<Inquiry<ChargeCommand>>(
    gateway().next, amount: Samples.euros(125_00), changes: false,
    make: { Inquiry(charges.make($0, $1)) },
    answers: { [told(list("payments", payment("confirmed", of: $0.command.id)))] },
    canned: [
      found("payments", payment("paid_out", of: asked), means: .succeeded),
      found("payments", payment("submitted", of: asked), means: .pending),
      CannedAnswer(
        "why it failed", 200, why("mandate_cancelled"),
        means: .found(.declined(.method, .newMethod)), after: 1),
      CannedAnswer(
        "a cause that is new to us", 200, why("never_heard_of"),
        means: .found(.declined(.issuer, .retryLater)), after: 1),
      found("payments", payment("charged_back", of: asked), means: .declined(.blocked, .never)),
      found("payments", payment("cancelled", of: asked), means: .notExecuted),
      found("payments", payment("confirmed", of: "other"), means: .notExecuted),
      found("payments", payment("held", of: asked), means: .unknown),
      CannedAnswer("a token that was taken back", 401, "{}", means: .notExecuted),
    ])

  private static let refundInquiries = Commands<Inquiry<RefundCommand>>(
    gateway().next, amount: Samples.euros(25_00), changes: false,
    make: { Inquiry(refunds.make($0, $1)) },
    answers: { [told(list("refunds", refund("paid", of: $0.command.id)))] },
    canned: [
      found("refunds", refund("paid", of: asked), means: .succeeded),
      found("refunds", refund("created", of: asked), means: .pending),
      found("refunds", refund("funds_returned", of: asked), means: .declined(.method, .mend)),
      found("refunds", refund("cancelled", of: asked), means: .notExecuted),
      found("refunds", refund("paid", of: "other"), means: .notExecuted),
    ])

  private static let settlements = Commands<SettlementQuestion>(
    gateway().next, amount: Samples.euros(1), changes: false,
    make: { _, _ in SettlementQuestion(from: moment, until: moment.adding(seconds: 86_400)) },
    answers: { _ in [made(#"{"events":[],"meta":{"cursors":{"after":null}}}"#)] })

  private static let webhooks: WebhookSuite = {
    let body =
      #"{"events":[{"id":"EV1","created_at":"2026-06-01T09:00:00.000Z","#
      + #""resource_type":"payments","action":"confirmed","links":{"payment":"PM1"}},"#
      + #"{"id":"EV2","resource_type":"mandates","action":"cancelled","links":{"mandate":"MD1"}}]}"#
    // HMAC-SHA256 of this body, as `openssl dgst -sha256 -hmac` makes it.
    let signature = "6f91f1c3b5c4d23251810a3576e01df523e2d3e987aae24463fb0adde4b19f03"
    return WebhookSuite(
      gateway: gateway(), rotated: gateway(["new", secret]), stranger: gateway(["new"]),
      unconfigured: gateway([]),
      delivery: WebhookDelivery(
        fields: [HTTPRequest.Field("Webhook-Signature", signature)], body: Array(body.utf8),
        received: moment), events: ["EV1", "EV2"], lastsSeconds: nil)
  }()

  // MARK: Answers

  /// The id of the command that the contract asks about.
  private static let asked = PaymentCommandID.of("a", "command")

  private static func made(_ json: String) -> HTTPResponse {
    HTTPResponse(status: 201, body: Array(json.utf8))
  }

  private static func told(_ json: String) -> HTTPResponse {
    HTTPResponse(status: 200, body: Array(json.utf8))
  }

  private static let flow = made(
    #"{"billing_request_flows":{"id":"BRF1","authorisation_url":"https://pay.gocardless.com/x"}}"#)

  private static func payment(
    _ status: String, of command: String = "", refunded: Int = 0
  ) -> String {
    #"{"id":"PM1","status":"\#(status)","amount":12500,"amount_refunded":\#(refunded),"#
      + #""currency":"EUR","metadata":{"command":"\#(command)","reference":"N-1"}}"#
  }

  private static func refund(_ status: String, of command: String = "") -> String {
    #"{"id":"RF1","status":"\#(status)","amount":2500,"currency":"EUR","#
      + #""links":{"payment":"PM1"},"metadata":{"command":"\#(command)"}}"#
  }

  private static func list(_ name: String, _ row: String, after: String? = nil) -> String {
    let cursor = after.map { "\"\($0)\"" } ?? "null"
    return #"{"\#(name)":[\#(row)],"meta":{"cursors":{"before":null,"after":\#(cursor)}}}"#
  }

  private static func found(
    _ name: String, _ row: String, means: ExpectedOutcome
  ) -> CannedAnswer {
    CannedAnswer("\(row) of \(name)", 200, list(name, row), means: .found(means))
  }

  private static func why(_ cause: String) -> String {
    #"{"events":[{"id":"EV1","details":{"cause":"\#(cause)","reason_code":"ADDACS-1"}}]}"#
  }

  private static func error(_ type: String, _ reason: String, made: String = "") -> String {
    #"{"error":{"type":"\#(type)","errors":[{"reason":"\#(reason)","message":"x","#
      + #""links":{"conflicting_resource_id":"\#(made)"}}]}}"#
  }

  private static let failures = [
    CannedAnswer(
      "a wrong field", 422,
      #"{"error":{"type":"validation_failed","errors":[{"field":"currency","message":"x"}]}}"#,
      means: .notExecuted),
    CannedAnswer(
      "a wrong token that is repeated", 401,
      error("invalid_api_usage", "access_token_not_found", made: token), means: .notExecuted),
    CannedAnswer("its own mistake", 500, error("gocardless", "x"), means: .unknown),
    CannedAnswer("a refusal of nobody's", 400, "{}", means: .unknown),
  ]

  // MARK: What the contract does not ask

  @Test("What was made under the same id before is fetched, and a page is made for it again")
  func madeBefore() throws {
    typealias Tests = GoCardlessGatewayTests
    let gateway = Tests.gateway()
    let conflict = HTTPResponse(
      status: 409,
      body: Array(Tests.error("invalid_state", "idempotent_creation_conflict", made: "X/1").utf8))
    let charge = Tests.charges.make("dw-1", Samples.euros(125_00))
    guard case .send(let request) = try gateway.next(charge, after: [conflict]) else {
      Issue.record("what was made is asked for")
      return
    }
    #expect(request.method == "GET" && request.address.hasSuffix("/payments/X%2F1"))
    let payment = Tests.made(#"{"payments":\#(Tests.payment("submitted"))}"#)
    #expect(
      try gateway.next(charge, after: [conflict, payment])
        == .done(.pending(TakenPayment(id: "PM1", amount: Samples.euros(125_00)))))
    #expect(
      try gateway.next(charge, after: [conflict, conflict])
        == .done(.unknown("GoCardless knows the id of this command")))
    let link = Tests.links.make("dw-2", Samples.euros(125_00))
    let request2 = Tests.made(#"{"billing_requests":{"id":"BRQ1"}}"#)
    #expect(
      try gateway.next(link, after: [conflict, request2, Tests.flow])
        == .done(.succeeded(PaymentLink(id: "BRQ1", address: "https://pay.gocardless.com/x"))))
    let back = Tests.refunds.make("dw-3", Samples.euros(25_00))
    let looked = Tests.made(#"{"payments":\#(Tests.payment("paid_out"))}"#)
    let refund = Tests.made(#"{"refunds":\#(Tests.refund("paid"))}"#)
    #expect(
      try gateway.next(back, after: [looked, conflict, refund])
        == .done(.succeeded(GivenRefund(id: "RF1", amount: Samples.euros(25_00)))))
  }

  @Test("A page that cannot be cancelled is looked at: cancelled before is closed, paid is not")
  func closedBefore() throws {
    typealias Tests = GoCardlessGatewayTests
    let refused = HTTPResponse(
      status: 422, body: Array(Tests.error("invalid_state", "cancellation_failed").utf8))
    func closing(_ status: String) throws -> PaymentStep<LinkClosing.Value> {
      try Tests.gateway().next(
        LinkClosing(id: "dw-1", link: "BRQ1"),
        after: [refused, Tests.made(#"{"billing_requests":{"status":"\#(status)"}}"#)])
    }
    #expect(try closing("cancelled") == .done(.succeeded(LinkClosing.Value())))
    #expect(
      try closing("fulfilled")
        == .done(.declined(Decline(.done, .ask, codes: [Decline.Code("status", "fulfilled")]))))
  }

  @Test("A refund says what will have been given back in all")
  func refundTotal() throws {
    let command = GoCardlessGatewayTests.refunds.make("dw-1", Samples.euros(25_00))
    let requests = try GoCardlessGatewayTests.refunds.requests(command)
    let body = String(decoding: requests[1].body, as: UTF8.self)
    #expect(body.contains(#""amount":2500,"total_amount_confirmation":3000"#), "\(body)")
  }

  @Test("What nobody knows is looked for on every page of the mandate's payments")
  func finding() throws {
    typealias Tests = GoCardlessGatewayTests
    let gateway = Tests.gateway()
    let inquiry = Inquiry(Tests.charges.make("dw-1", Samples.euros(125_00)))
    let other = Tests.told(Tests.list("payments", Tests.payment("confirmed"), after: "PM9"))
    guard case .send(let second) = gateway.next(inquiry, after: [other]) else {
      Issue.record("there is a second page")
      return
    }
    #expect(second.address.contains("mandate=MD1") && second.address.contains("after=PM9"))
    #expect(second.address.contains("created_at[gte]=2026-06-01T08%3A50%3A00"))
    let own = Tests.told(Tests.list("payments", Tests.payment("confirmed", of: "dw-1")))
    #expect(
      gateway.next(inquiry, after: [other, own])
        == .done(.succeeded(.succeeded(TakenPayment(id: "PM1", amount: Samples.euros(125_00))))))
  }

  @Test("Why a payment failed is asked of its event, and without one it failed all the same")
  func failure() throws {
    typealias Tests = GoCardlessGatewayTests
    let inquiry = Inquiry(Tests.charges.make("dw-1", Samples.euros(125_00)))
    let page = Tests.told(Tests.list("payments", Tests.payment("failed", of: "dw-1")))
    guard case .send(let request) = Tests.gateway().next(inquiry, after: [page]) else {
      Issue.record("its event is asked for")
      return
    }
    #expect(request.address.hasSuffix("/events?resource_type=payments&action=failed&payment=PM1"))
    let failed = Decline(.issuer, .retryLater, codes: [Decline.Code("status", "failed")])
    #expect(
      Tests.gateway().next(inquiry, after: [page, Tests.told(#"{"events":[]}"#)])
        == .done(.succeeded(.declined(failed))))
  }

  @Test("Events book what they happened to, by their own day, and one that is new is told by name")
  func bookings() throws {
    typealias Tests = GoCardlessGatewayTests
    func page(_ cursor: String?, _ json: String) throws -> SettlementPage? {
      let question = SettlementQuestion(from: Tests.moment, until: Tests.moment, cursor: cursor)
      guard
        case .done(.succeeded(let page)) = try Tests.gateway().next(
          question, after: [Tests.made(json)])
      else { return nil }
      return page
    }
    func event(_ id: String, _ action: String, _ links: String) -> String {
      #"{"id":"\#(id)","action":"\#(action)","created_at":"2026-06-01T09:00:00.000Z","links":\#(links)}"#
    }
    let own = #"{"payment":"PM1"}"#
    let payments = try #require(
      try page(
        nil,
        """
        {"events":[\(event("EV1", "submitted", own)),\(event("EV2", "confirmed", own)),\
        \(event("EV3", "charged_back", own)),\(event("EV4", "chargeback_cancelled", own)),\
        \(event("EV5", "never_heard_of", own)),\(event("EV6", "confirmed", "{}"))],\
        "linked":{"payments":[\(Tests.payment("confirmed"))]},"meta":{"cursors":{"after":"EV6"}}}
        """))
    #expect(payments.settlements.map(\.id) == ["EV2", "EV3", "EV4"])
    #expect(payments.settlements.map(\.kind) == [.payment, .chargeback, .returned])
    #expect(payments.settlements.map(\.amount.minorUnits) == [125_00, -125_00, 125_00])
    #expect(payments.settlements.first?.reference == "N-1")
    #expect(payments.unread == ["EV5", "EV6"] && payments.cursor == "payments:EV6")
    #expect(try page("payments:EV6", #"{"events":[],"meta":{"cursors":{}}}"#)?.cursor == "refunds:")
    let payouts = try #require(
      try page(
        "payouts:",
        """
        {"events":[\(event("EV7", "paid", #"{"payout":"PO1"}"#))],"linked":{"payouts":\
        [{"id":"PO1","amount":12400,"currency":"EUR","deducted_fees":100}]},"meta":{"cursors":{}}}
        """))
    #expect(payouts.settlements.map(\.amount.minorUnits) == [-124_00] && payouts.cursor == nil)
    #expect(payouts.settlements.map(\.fee.minorUnits) == [1_00])
    #expect(payouts.settlements.map(\.payout) == ["PO1"])
  }

  @Test(
    "The published vector of a signature is genuine, and with any bit flipped it is not",
    .enabled(if: SharedFolder.url != nil, "\(SharedFolder.missing)"))
  func vector() throws {
    func bytes(_ file: String) throws -> [UInt8] {
      let path = try #require(SharedFolder.path(of: "data/vectors/" + file))
      return Array(try Data(contentsOf: URL(filePath: path)))
    }
    let index = try JSONValue(parsing: try bytes("other_webhook_vectors.json"))
    let vector = try #require(index["gocardless"])
    let field = HTTPRequest.Field(
      "Webhook-Signature", try #require(vector["Webhook-Signature"]?.string))
    let gateway = GoCardlessGatewayTests.gateway([try #require(vector["secret"]?.string)])
    var body = try bytes("gocardless_webhook_body.json")
    // It is signed without the end of the line.
    while body.last.map({ [0x0A, 0x0D, 0x20].contains($0) }) ?? false { body.removeLast() }
    func verdict(_ body: [UInt8]) -> WebhookVerdict {
      gateway.verdict(
        on: WebhookDelivery(fields: [field], body: body, received: GoCardlessGatewayTests.moment),
        after: [])
    }
    guard case .genuine(let events) = verdict(body) else {
      Issue.record("\(verdict(body))")
      return
    }
    #expect(events.map(\.type) == ["subscriptions.created", "mandates.created"])
    #expect(events.last?.object == "MD000AMA19XGEC")
    for place in body.indices {
      for bit in 0..<8 {
        var flipped = body
        flipped[place] ^= 1 << UInt8(bit)
        #expect(verdict(flipped) == .refused("the signature is not that of a secret we know"))
      }
    }
  }

  @Test("A token is named by a variable, and a wrong setting is refused")
  func settings() {
    for values in [[:], ["tokenEnv": "NO_SUCH_VARIABLE_4711"], ["token": "x"]] {
      let settings = PaymentSettings(gateway: "debit", kind: "gocardless", values: values)
      #expect(throws: SettingsError.self) { try GoCardlessKind().open(settings) }
    }
  }
}
