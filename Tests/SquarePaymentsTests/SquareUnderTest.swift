import Receivables
import ReceivablesPorts
import ReceivablesTesting
import SquarePayments

/// Square as the contract sees it: our commands, and answers as Square writes them.
enum SquareUnderTest {
  static let token = "EAAA-canary-4711"
  static let secret = "canary-signature-key-4712"
  static let address = "https://northwind.example/square"
  static let moment = Moment(Samples.day("2026-06-01"), hour: 9)

  static func gateway(secrets: [String] = [secret], address: String = address) -> SquareGateway {
    do {
      return try SquareGateway(
        name: "square", token: Secret(token), location: "L1",
        webhookSecrets: secrets.map { Secret($0) }, webhookAddress: address)
    } catch {
      fatalError("\(error)")
    }
  }

  static func subject(_ webhooks: WebhookSuite?) -> GatewayUnderTest {
    GatewayUnderTest(
      gateway: gateway(), canaries: [token, secret],
      commands: [
        .links: links, .closing: closing, .charges: charges, .refunds: refunds,
        .settlements: settlements,
      ], inquiries: [.charges: chargeInquiries, .refunds: refundInquiries], webhooks: webhooks)
  }

  // MARK: Commands

  static let links = Commands<LinkCommand>(
    gateway().next, amount: Samples.euros(125_00),
    make: { LinkCommand(id: $0, amount: $1, reference: "N-1", invoices: ["INV-1", "INV \"2\""]) },
    answers: { _ in
      [ok(#"{"payment_link":{"id":"PL1","order_id":"O1","url":"https://square.link/u/x"}}"#)]
    }, canned: failures,
    amounts: [
      AmountCase(1, "EUR", #""amount":1,"#), AmountCase(1, "JPY", #""amount":1,"#),
      AmountCase(100, "CHF", nil), AmountCase(125_00, "USD", #""amount":12500,"currency":"USD""#),
    ])

  static let closing = Commands<LinkClosing>(
    gateway().next, amount: Samples.euros(125_00),
    make: { id, _ in LinkClosing(id: id, link: "PL1") },
    answers: { _ in [ok(#"{"id":"PL1","cancelled_order_id":"O1"}"#)] },
    canned: [
      CannedAnswer(
        "closed before", 404,
        #"{"errors":[{"category":"INVALID_REQUEST_ERROR","code":"NOT_FOUND"}]}"#, means: .succeeded)
    ])

  static let charges = Commands<ChargeCommand>(
    gateway().next, amount: Samples.euros(125_00),
    make: {
      ChargeCommand(
        id: $0, amount: $1, method: SavedMethod(customer: "C1", method: "ccof:1"),
        reference: "INV-1", invoices: ["INV-1"], moment: moment)
    },
    answers: { _ in [ok(#"{"payment":\#(payment("COMPLETED"))}"#)] },
    canned: failures + [
      CannedAnswer("approved", 200, #"{"payment":\#(payment("APPROVED"))}"#, means: .pending),
      CannedAnswer(
        "failed", 200, #"{"payment":\#(payment("FAILED"))}"#,
        means: .declined(.unexplained, .retryLater)),
      card("INSUFFICIENT_FUNDS", means: .declined(.funds, .retryLater)),
      card(
        "CARD_DECLINED_VERIFICATION_REQUIRED", means: .declined(.authentication, .authenticate)),
      card("CARD_EXPIRED", means: .declined(.details, .correct)),
      card("BUYER_REFUSED_PAYMENT", means: .declined(.blocked, .never)),
      card("NEVER_HEARD_OF", means: .declined(.unexplained, .retryLater)),
      // An error beside a payment: what was made may stand, so that the error is believed.
      CannedAnswer(
        "declined, with the payment beside it", 400,
        #"{"errors":[{"category":"PAYMENT_METHOD_ERROR","code":"GENERIC_DECLINE"}],"payment":\#(payment("FAILED"))}"#,
        means: .declined(.issuer, .retryLater)),
      CannedAnswer(
        "perhaps later", 400,
        #"{"errors":[{"category":"API_ERROR","code":"TEMPORARY_ERROR"}]}"#, means: .unknown),
    ], amounts: [AmountCase(1, "EUR", #""amount":1,"#), AmountCase(100, "SEK", nil)])

  static let refunds = Commands<RefundCommand>(
    gateway().next, amount: Samples.euros(25_00),
    make: { RefundCommand(id: $0, payment: "P1", amount: $1, moment: moment) },
    answers: { _ in [ok(#"{"refund":\#(refund("COMPLETED"))}"#)] },
    canned: [
      CannedAnswer("pending", 200, #"{"refund":\#(refund("PENDING"))}"#, means: .pending),
      CannedAnswer(
        "rejected", 200, #"{"refund":\#(refund("REJECTED"))}"#, means: .declined(.method, .mend)),
      CannedAnswer(
        "more than is left", 400,
        #"{"errors":[{"category":"REFUND_ERROR","code":"REFUND_AMOUNT_INVALID"}]}"#,
        means: .declined(.command, .mend)),
      CannedAnswer(
        "one is under way", 400,
        #"{"errors":[{"category":"REFUND_ERROR","code":"REFUND_ALREADY_PENDING"}]}"#,
        means: .declined(.done, .ask)),
    ])

  static let chargeInquiries = Commands<Inquiry<ChargeCommand>>(
    gateway().next, amount: Samples.euros(125_00), changes: false,
    make: { Inquiry(charges.make($0, $1)) },
    answers: { [ok(#"{"payments":[\#(payment("COMPLETED", reference: $0.command.id))]}"#)] },
    canned: [
      found("payments", payment("APPROVED", reference: asked), means: .pending),
      found(
        "payments", payment("FAILED", reference: asked),
        means: .declined(.unexplained, .retryLater)),
      found("payments", payment("CANCELED", reference: asked), means: .notExecuted),
      found("payments", payment("COMPLETED", reference: "other"), means: .notExecuted),
      found("payments", payment("COMPLETED", reference: asked), means: .succeeded),
      CannedAnswer("an empty list", 200, "{}", means: .found(.notExecuted)),
    ] + lookupFailures, emptyIsNothing: true)

  static let refundInquiries = Commands<Inquiry<RefundCommand>>(
    gateway().next, amount: Samples.euros(25_00), changes: false,
    make: { Inquiry(refunds.make($0, $1)) },
    answers: { [ok(#"{"refunds":[\#(refund("COMPLETED", command: $0.command.id))]}"#)] },
    canned: [
      found("refunds", refund("PENDING", command: asked), means: .pending),
      found("refunds", refund("REJECTED", command: asked), means: .declined(.method, .mend)),
      found("refunds", refund("COMPLETED", command: "other"), means: .notExecuted),
      found("refunds", refund("COMPLETED", command: asked), means: .succeeded),
    ] + lookupFailures, emptyIsNothing: true)

  /// The id of the command that the contract asks about.
  private static let asked = PaymentCommandID.of("a", "command")

  private static func found(
    _ list: String, _ row: String, means: ExpectedOutcome
  ) -> CannedAnswer {
    CannedAnswer("\(row) of \(list)", 200, #"{"\#(list)":[\#(row)]}"#, means: .found(means))
  }

  /// That the question was refused says nothing of the command.
  private static let lookupFailures = [
    CannedAnswer("a key that was taken back", 401, "{}", means: .notExecuted),
    CannedAnswer("a key that may not look", 403, "{}", means: .notExecuted),
  ]

  static let settlements = Commands<SettlementQuestion>(
    gateway().next, amount: Samples.euros(1), changes: false,
    make: { _, _ in SettlementQuestion(from: moment, until: moment.adding(seconds: 86_400)) },
    answers: { _ in [ok(#"{"payments":[]}"#)] }, emptyIsNothing: true)

  // MARK: Answers

  static func ok(_ json: String) -> HTTPResponse {
    HTTPResponse(status: 200, body: Array(json.utf8))
  }

  static func payment(_ status: String, reference: String = "") -> String {
    #"{"id":"P1","status":"\#(status)","amount_money":{"amount":12500,"currency":"EUR"},"reference_id":"\#(reference)"}"#
  }

  private static func refund(_ status: String, command: String = "") -> String {
    #"{"id":"R1","status":"\#(status)","amount_money":{"amount":2500,"currency":"EUR"},"reason":"\#(command)"}"#
  }

  private static func card(_ code: String, means: ExpectedOutcome) -> CannedAnswer {
    CannedAnswer(
      code, 402,
      #"{"errors":[{"category":"PAYMENT_METHOD_ERROR","code":"\#(code)","detail":"x"}]}"#,
      means: means)
  }

  private static let failures = [
    CannedAnswer(
      "a wrong currency", 400,
      #"{"errors":[{"category":"INVALID_REQUEST_ERROR","code":"INVALID_VALUE","field":"amount_money.currency"}]}"#,
      means: .notExecuted),
    CannedAnswer(
      "a wrong key that is repeated", 401,
      #"{"errors":[{"category":"AUTHENTICATION_ERROR","code":"UNAUTHORIZED","detail":"\#(token)"}]}"#,
      means: .notExecuted),
    CannedAnswer(
      "the same id with other words", 400,
      #"{"errors":[{"category":"INVALID_REQUEST_ERROR","code":"IDEMPOTENCY_KEY_REUSED"}]}"#,
      means: .unknown),
    CannedAnswer(
      "its own mistake", 500,
      #"{"errors":[{"category":"API_ERROR","code":"INTERNAL_SERVER_ERROR"}]}"#,
      means: .unknown),
  ]
}
