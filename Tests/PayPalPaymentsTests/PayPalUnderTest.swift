import PayPalPayments
import Receivables
import ReceivablesPorts
import ReceivablesTesting

/// PayPal as the contract sees it: our commands, and answers as PayPal writes them.
enum PayPalUnderTest {
  static let secret = "canary-client-secret-4711"
  /// `northwind:canary-client-secret-4711`, as it goes over the line.
  static let pair = "bm9ydGh3aW5kOmNhbmFyeS1jbGllbnQtc2VjcmV0LTQ3MTE="
  static let webhook = "4JH86294D6297924G"
  static let moment = Moment(Samples.day("2026-06-01"), hour: 9)

  static func gateway(
    webhooks: [String] = [webhook], trust: PayPalTrust = .nobody
  ) -> PayPalGateway {
    do {
      return try PayPalGateway(
        name: "paypal", clientID: "northwind", clientSecret: Secret(secret), webhookIDs: webhooks,
        trust: trust)
    } catch {
      fatalError("\(error)")
    }
  }

  static func subject(_ webhooks: WebhookSuite?) -> GatewayUnderTest {
    GatewayUnderTest(
      gateway: gateway(), canaries: [secret, pair],
      commands: [
        .links: links, .closing: closing, .charges: charges, .refunds: refunds,
        .settlements: settlements, .lookups: lookups,
      ], inquiries: [.charges: chargeInquiries, .refunds: refundInquiries], webhooks: webhooks)
  }

  // MARK: Commands

  static let links = Commands<LinkCommand>(
    gateway().next, amount: Samples.euros(125_00),
    make: { LinkCommand(id: $0, amount: $1, reference: "N-1", invoices: ["INV-1", "INV \"2\""]) },
    answers: { _ in [none, created, sent, ok(invoice("SENT"))] },
    canned: (0..<4).flatMap(failures) + [
      CannedAnswer("paid already", 200, invoice("PAID"), means: .succeeded, after: 3),
      CannedAnswer("not sent after all", 200, invoice("DRAFT"), means: .unknown, after: 3),
      CannedAnswer("cancelled meanwhile", 200, invoice("CANCELLED"), means: .unknown, after: 3),
      CannedAnswer(
        "another one", 200, invoice("SENT", id: "INV2-OTHER"), means: .unknown, after: 3),
      CannedAnswer(
        "made before, and not listed yet", 422,
        error("UNPROCESSABLE_ENTITY", "DUPLICATE_INVOICE_NUMBER"), means: .unknown, after: 1),
      CannedAnswer(
        "the account is not verified", 422, error("UNPROCESSABLE_ENTITY", "USER_NOT_FOUND"),
        means: .notExecuted, after: 1),
    ],
    amounts: [
      AmountCase(1, "EUR", #""value":"0.01""#),
      AmountCase(125_00, "USD", #""currency_code":"USD","value":"125.00""#),
    ] + whole)

  static let closing = Commands<LinkClosing>(
    gateway().next, amount: Samples.euros(125_00),
    make: { id, _ in LinkClosing(id: id, link: "INV2-ABCD") },
    answers: { _ in [HTTPResponse(status: 204)] },
    canned: failures(0) + [
      CannedAnswer(
        "closed before", 422, error("UNPROCESSABLE_ENTITY", "INVOICE_CANCELED_ALREADY"),
        means: .succeeded),
      CannedAnswer(
        "paid meanwhile", 422, error("UNPROCESSABLE_ENTITY", "CANNOT_CANCEL_PAID_INVOICE"),
        means: .declined(.done, .ask)),
      CannedAnswer(
        "given back meanwhile", 422,
        error("UNPROCESSABLE_ENTITY", "CANNOT_CANCEL_REFUNDED_INVOICE"),
        means: .declined(.done, .ask)),
      CannedAnswer(
        "never sent", 422, error("UNPROCESSABLE_ENTITY", "CANNOT_CANCEL_DRAFT_INVOICE"),
        means: .notExecuted),
      CannedAnswer("no such invoice", 404, error("RESOURCE_NOT_FOUND"), means: .notExecuted),
    ])

  static let charges = Commands<ChargeCommand>(
    gateway().next, amount: Samples.euros(125_00),
    make: {
      ChargeCommand(
        id: $0, amount: $1, method: SavedMethod(customer: "C1", method: "8kk8451t"),
        reference: "INV-1", invoices: ["INV-1"], moment: moment)
    },
    answers: { _ in [HTTPResponse(status: 201, body: Array(order("COMPLETED").utf8))] },
    canned: failures(0) + [
      CannedAnswer("the same id again", 200, order("COMPLETED"), means: .succeeded),
      CannedAnswer("given back since", 200, order("REFUNDED"), means: .succeeded),
      CannedAnswer("under review", 201, order("PENDING"), means: .pending),
      CannedAnswer("a word we do not know", 201, order("PONDERED"), means: .unknown),
      CannedAnswer(
        "declined, and why", 201, order("DECLINED", processor: #"{"response_code":"5120"}"#),
        means: .declined(.funds, .retryLater)),
      CannedAnswer(
        "the network's advice outranks the code", 201,
        order(
          "DECLINED", processor: #"{"response_code":"5120","payment_advice_code":"03"}"#),
        means: .declined(.blocked, .never)),
      CannedAnswer(
        "failed", 201, order("FAILED"), means: .declined(.unexplained, .retryLater)),
      CannedAnswer(
        "the payer has to confirm", 201, #"{"id":"O1","status":"PAYER_ACTION_REQUIRED"}"#,
        means: .declined(.authentication, .authenticate)),
      CannedAnswer("not taken yet", 201, #"{"id":"O1","status":"CREATED"}"#, means: .unknown),
      issue("INSTRUMENT_DECLINED", means: .declined(.issuer, .retryLater)),
      issue("TRANSACTION_REFUSED", means: .declined(.blocked, .never)),
      issue("TOKEN_ID_NOT_FOUND", means: .declined(.method, .newMethod)),
      issue("PAYEE_ACCOUNT_RESTRICTED", means: .declined(.creditor, .mend)),
      issue("DUPLICATE_INVOICE_ID", means: .declined(.done, .ask)),
      issue("NEVER_HEARD_OF", means: .declined(.unexplained, .retryLater)),
      busy,
    ], amounts: [AmountCase(1, "EUR", #""value":"0.01""#)] + whole)

  static let refunds = Commands<RefundCommand>(
    gateway().next, amount: Samples.euros(25_00),
    make: { RefundCommand(id: $0, payment: "2GG279541U471931P", amount: $1, moment: moment) },
    answers: { _ in [HTTPResponse(status: 201, body: Array(refund("COMPLETED").utf8))] },
    canned: failures(0) + [
      CannedAnswer("pending", 201, refund("PENDING"), means: .pending),
      CannedAnswer("failed", 201, refund("FAILED"), means: .declined(.method, .mend)),
      CannedAnswer("cancelled", 201, refund("CANCELLED"), means: .declined(.method, .mend)),
      CannedAnswer(
        "no amount in it", 201, #"{"id":"R1","status":"COMPLETED"}"#, means: .unknown),
      issue("REFUND_AMOUNT_EXCEEDED", means: .declined(.command, .mend)),
      issue("CAPTURE_FULLY_REFUNDED", means: .declined(.done, .ask)),
      busy,
    ], amounts: [AmountCase(1, "EUR", #""value":"0.01""#)] + whole)

  static let chargeInquiries = Commands<Inquiry<ChargeCommand>>(
    gateway().next, amount: Samples.euros(125_00), changes: false,
    make: { Inquiry(charges.make($0, $1)) },
    answers: { [report(row($0.command.id, "T0006", "125.00"))] },
    canned: [
      found(row(asked, "T0006", "125.00", status: "P"), means: .pending),
      found(
        row(asked, "T0006", "125.00", status: "D"), means: .declined(.unexplained, .retryLater)),
      found(row(asked, "T0006", "125.00", status: "V"), means: .succeeded),
      found(row(asked, "T0006", "125.00"), means: .succeeded),
      // A refund of the payment can carry the same field.
      found(row(asked, "T1107", "-5.00"), means: .unknown),
      // The report is hours behind: what is not in it is not certainly undone.
      found(row("dw-2", "T0006", "125.00"), means: .unknown),
      CannedAnswer("an empty report", report(), means: .found(.unknown)),
    ] + failures(0))

  static let refundInquiries = Commands<Inquiry<RefundCommand>>(
    gateway().next, amount: Samples.euros(25_00), changes: false,
    make: { Inquiry(refunds.make($0, $1)) },
    answers: { [report(row($0.command.id, "T1107", "-25.00"))] },
    canned: [
      found(row(asked, "T1107", "-25.00", status: "P"), means: .pending),
      found(row(asked, "T1107", "-25.00", status: "D"), means: .declined(.method, .mend)),
      found(row(asked, "T1107", "-25.00"), means: .succeeded),
      // A payment with the same field is no refund.
      found(row(asked, "T0006", "25.00"), means: .unknown),
      found(row("dw-1", "T1107", "-25.00"), means: .unknown),
    ] + failures(0))

  /// The id of the command that the contract asks about.
  private static let asked = PaymentCommandID.of("a", "command")

  private static func found(_ row: String, means: ExpectedOutcome) -> CannedAnswer {
    CannedAnswer(row, report(row), means: .found(means))
  }

  static func row(
    _ field: String, _ code: String, _ value: String, status: String = "S", id: String = "T1"
  ) -> String {
    """
    {"transaction_info":{"transaction_id":"\(id)","transaction_event_code":"\(code)",\
    "transaction_initiation_date":"2026-06-01T11:00:00+0200","transaction_status":"\(status)",\
    "transaction_amount":{"currency_code":"EUR","value":"\(value)"},"custom_field":"\(field)"}}
    """
  }

  static func report(_ rows: String..., pages: Int = 1) -> HTTPResponse {
    ok(#"{"transaction_details":[\#(rows.joined(separator: ","))],"total_pages":\#(pages)}"#)
  }

  static let settlements = Commands<SettlementQuestion>(
    gateway().next, amount: Samples.euros(1), changes: false,
    make: { _, _ in SettlementQuestion(from: moment, until: moment.adding(seconds: 86_400)) },
    answers: { _ in [ok(#"{"transaction_details":[],"total_items":0,"total_pages":0}"#)] },
    canned: failures(0))

  static let lookups = Commands<EventQuestion>(
    gateway().next, amount: Samples.euros(1), changes: false,
    make: { _, _ in EventQuestion(type: "INVOICING.INVOICE.PAID", object: "INV2-ABCD") },
    answers: { _ in [ok(paid("PAID", #"{"type":"PAYPAL",\#(payment)}"#))] },
    canned: failures(0) + [
      CannedAnswer(
        "paid in part", 200, paid("PARTIALLY_PAID", #"{"type":"PAYPAL",\#(payment)}"#),
        means: .succeeded),
      CannedAnswer("on its way", 200, paid("PAYMENT_PENDING", ""), means: .succeeded),
      CannedAnswer(
        "a payment without an amount", 200, paid("PAID", #"{"type":"PAYPAL","payment_id":"T1"}"#),
        means: .unknown),
    ])

  private static let payment =
    #""payment_id":"T1","payment_date":"2026-06-01","amount":{"currency_code":"EUR","value":"1.00"}"#

  static func paid(_ status: String, _ rows: String) -> String {
    #"{"id":"INV2-ABCD","status":"\#(status)","detail":{"invoice_number":"L-1"},"#
      + #""payments":{"transactions":[\#(rows)]}}"#
  }

  /// Currencies that PayPal counts without decimals, and those that it does not take.
  private static let whole = [
    AmountCase(1, "JPY", #""value":"1""#), AmountCase(1_00, "HUF", #""value":"1""#),
    AmountCase(1_50, "HUF", nil), AmountCase(7_00, "TWD", #""value":"7""#),
    AmountCase(7_01, "TWD", nil), AmountCase(1_000, "KWD", nil), AmountCase(1_000, "TND", nil),
    AmountCase(100, "TRY", nil),
  ]

  // MARK: Answers

  static func ok(_ json: String) -> HTTPResponse {
    HTTPResponse(status: 200, body: Array(json.utf8))
  }

  static let none = ok(#"{"total_items":0,"total_pages":0}"#)
  static let created = HTTPResponse(
    status: 201,
    body: Array(
      #"{"rel":"self","href":"https://api-m.paypal.com/v2/invoicing/invoices/INV2-ABCD","method":"GET"}"#
        .utf8))
  static let sent = ok(
    #"{"rel":"payer-view","href":"https://www.paypal.com/invoice/p/#ABCD","method":"GET"}"#)

  static func invoice(
    _ status: String, id: String = "INV2-ABCD", number: String = "N"
  ) -> String {
    #"{"id":"\#(id)","status":"\#(status)","detail":{"invoice_number":"\#(number)","#
      + #""metadata":{"recipient_view_url":"https://www.paypal.com/invoice/p/#ABCD"}}}"#
  }

  private static func order(_ status: String, processor: String = "{}") -> String {
    #"{"id":"O1","status":"COMPLETED","purchase_units":[{"payments":{"captures":[{"id":"CAP1","#
      + #""status":"\#(status)","amount":{"currency_code":"EUR","value":"125.00"},"#
      + #""processor_response":\#(processor)}]}}]}"#
  }

  private static func refund(_ status: String) -> String {
    #"{"id":"R1","status":"\#(status)","amount":{"currency_code":"EUR","value":"25.00"}}"#
  }

  private static func error(_ name: String, _ issue: String? = nil) -> String {
    let details = issue.map { #"{"issue":"\#($0)","description":"\#(secret)"}"# } ?? ""
    return #"{"name":"\#(name)","message":"\#(secret)","debug_id":"d1","details":[\#(details)]}"#
  }

  private static func issue(_ issue: String, means: ExpectedOutcome) -> CannedAnswer {
    CannedAnswer(issue, 422, error("UNPROCESSABLE_ENTITY", issue), means: means)
  }

  private static let busy = CannedAnswer(
    "the first of the same is not done yet", 409,
    error("RESOURCE_CONFLICT", "PREVIOUS_REQUEST_IN_PROGRESS"), means: .unknown)

  private static func failures(_ after: Int) -> [CannedAnswer] {
    [
      CannedAnswer(
        "a wrong field", 400, error("INVALID_REQUEST", "INVALID_PARAMETER_SYNTAX"),
        means: .notExecuted, after: after),
      CannedAnswer(
        "not allowed", 403, error("NOT_AUTHORIZED", "PERMISSION_DENIED"), means: .notExecuted,
        after: after),
      CannedAnswer(
        "nothing there", 404, error("RESOURCE_NOT_FOUND", "INVALID_RESOURCE_ID"),
        means: .notExecuted, after: after),
      CannedAnswer(
        "a session that ended", 401,
        #"{"error":"invalid_token","error_description":"\#(secret)"}"#, means: .notExecuted,
        after: after),
      CannedAnswer("a proxy in between", 404, "<html>", means: .unknown, after: after),
      CannedAnswer(
        "its own mistake", 500, error("INTERNAL_SERVER_ERROR"), means: .unknown, after: after),
    ]
  }
}
