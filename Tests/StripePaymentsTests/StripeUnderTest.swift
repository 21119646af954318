import Foundation
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import StripePayments

/// Stripe as the contract sees it: our commands, and answers as Stripe writes them.
enum StripeUnderTest {
  static let key = "sk_test_canary_4711"
  static let secret = "whsec_canary_4712"
  static let moment = Moment(Samples.day("2026-06-01"), hour: 9)

  static func gateway(secrets: [String] = [secret]) -> StripeGateway {
    do {
      return try StripeGateway(
        name: "stripe", key: Secret(key), webhookSecrets: secrets.map { Secret($0) })
    } catch {
      fatalError("\(error)")
    }
  }

  static func subject(_ webhooks: WebhookSuite?) -> GatewayUnderTest {
    GatewayUnderTest(
      gateway: gateway(), canaries: [key, secret],
      commands: [
        .links: links, .closing: closing, .charges: charges, .refunds: refunds,
        .settlements: settlements,
      ], inquiries: [.charges: chargeInquiries, .refunds: refundInquiries], webhooks: webhooks)
  }

  // MARK: Commands

  static let links = Commands<LinkCommand>(
    gateway().next, amount: Samples.euros(125_00),
    make: {
      LinkCommand(id: $0, amount: $1, reference: "N-1", invoices: ["INV-1", "INV & \"2\"=x"])
    },
    answers: { _ in
      [
        ok(
          #"{"id":"plink_1","object":"payment_link","active":true,"url":"https://buy.stripe.com/x"}"#
        )
      ]
    }, canned: failures,
    amounts: [
      AmountCase(50, "EUR", "[unit_amount]=50&"), AmountCase(49, "EUR", nil),
      AmountCase(30, "GBP", "[unit_amount]=30&"), AmountCase(29, "GBP", nil),
      AmountCase(50, "JPY", "[unit_amount]=50&"), AmountCase(500_00, "MGA", "[unit_amount]=500&"),
      AmountCase(500_01, "MGA", nil), AmountCase(700, "ISK", "[unit_amount]=70000&"),
      AmountCase(1_000, "UGX", nil), AmountCase(1_000, "KWD", nil),
      AmountCase(999_999_99, "USD", "[unit_amount]=99999999&"),
      AmountCase(1_000_000_00, "USD", nil),
    ])

  static let closing = Commands<LinkClosing>(
    gateway().next, amount: Samples.euros(125_00),
    make: { id, _ in LinkClosing(id: id, link: "plink_1") },
    answers: { _ in
      [
        ok(
          #"{"id":"plink_1","object":"payment_link","active":false,"url":"https://buy.stripe.com/x"}"#
        )
      ]
    })

  static let charges = Commands<ChargeCommand>(
    gateway().next, amount: Samples.euros(125_00),
    make: {
      ChargeCommand(
        id: $0, amount: $1, method: SavedMethod(customer: "cus_1", method: "pm_1"),
        reference: "INV-1", invoices: ["INV-1"], moment: moment)
    },
    answers: { _ in [ok(intent("succeeded"))] },
    canned: failures + [
      CannedAnswer("processing", 200, intent("processing"), means: .pending),
      card("insufficient_funds", means: .declined(.funds, .retryLater)),
      card("authentication_required", means: .declined(.authentication, .authenticate)),
      card("expired_card", means: .declined(.details, .correct)),
      card("stolen_card", means: .declined(.blocked, .never)),
      card("never_heard_of", means: .declined(.issuer, .retryLater)),
      // What the bank advises outranks the code beside it.
      card("insufficient_funds", advice: "do_not_try_again", means: .declined(.blocked, .never)),
    ], amounts: [AmountCase(50, "EUR", "amount=50&"), AmountCase(49, "EUR", nil)])

  static let refunds = Commands<RefundCommand>(
    gateway().next, amount: Samples.euros(25_00),
    make: { RefundCommand(id: $0, payment: "pi_1", amount: $1, moment: moment) },
    answers: { _ in [ok(refund("succeeded"))] },
    canned: [
      CannedAnswer("pending", 200, refund("pending"), means: .pending),
      CannedAnswer("failed", 200, refund("failed"), means: .declined(.method, .mend)),
      CannedAnswer(
        "more than is left", 400,
        #"{"error":{"type":"invalid_request_error","code":"amount_too_large","param":"amount","message":"x"}}"#,
        means: .notExecuted),
      CannedAnswer(
        "all of it given back before", 400,
        #"{"error":{"type":"invalid_request_error","code":"charge_already_refunded","message":"x"}}"#,
        means: .notExecuted),
    ])

  static let chargeInquiries = Commands<Inquiry<ChargeCommand>>(
    gateway().next, amount: Samples.euros(125_00), changes: false,
    make: { Inquiry(charges.make($0, $1)) },
    answers: { [ok(list(intent("succeeded", command: $0.command.id)))] },
    canned: [
      found("under way", intent("processing", command: asked), means: .pending),
      found(
        "refused", intent("requires_payment_method", command: asked),
        means: .declined(.unexplained, .retryLater)),
      found("cancelled", intent("canceled", command: asked), means: .notExecuted),
      found("a word we do not know", intent("pondering", command: asked), means: .unknown),
      found("another one", intent("succeeded", command: "other"), means: .notExecuted),
      found("taken", intent("succeeded", command: asked), means: .succeeded),
    ] + lookupFailures)

  static let refundInquiries = Commands<Inquiry<RefundCommand>>(
    gateway().next, amount: Samples.euros(25_00), changes: false,
    make: { Inquiry(refunds.make($0, $1)) },
    answers: { [ok(list(refund("succeeded", command: $0.command.id)))] },
    canned: [
      found("under way", refund("pending", command: asked), means: .pending),
      found("failed", refund("failed", command: asked), means: .declined(.method, .mend)),
      found("another one", refund("succeeded", command: "other"), means: .notExecuted),
      found("given", refund("succeeded", command: asked), means: .succeeded),
    ] + lookupFailures)

  /// The id of the command that the contract asks about.
  private static let asked = PaymentCommandID.of("a", "command")

  private static func list(_ row: String) -> String { #"{"data":[\#(row)],"has_more":false}"# }

  private static func found(
    _ name: String, _ row: String, means: ExpectedOutcome
  ) -> CannedAnswer {
    CannedAnswer(name, 200, list(row), means: .found(means))
  }

  /// That the question was refused says nothing of the command.
  private static let lookupFailures = [
    CannedAnswer("a key that was taken back", 401, "{}", means: .notExecuted),
    CannedAnswer("a key that may not look", 403, "{}", means: .notExecuted),
  ]

  static let settlements = Commands<SettlementQuestion>(
    gateway().next, amount: Samples.euros(1), changes: false,
    make: { _, _ in SettlementQuestion(from: moment, until: moment.adding(seconds: 86_400)) },
    answers: { _ in [ok(#"{"object":"list","data":[],"has_more":false}"#)] })

  // MARK: Answers

  static func ok(_ json: String) -> HTTPResponse {
    HTTPResponse(status: 200, body: Array(json.utf8))
  }

  static func intent(_ status: String, command: String = "") -> String {
    #"{"id":"pi_1","object":"payment_intent","amount":12500,"currency":"eur","status":"\#(status)","metadata":{"command":"\#(command)"}}"#
  }

  static func refund(_ status: String, command: String = "") -> String {
    #"{"id":"re_1","object":"refund","amount":2500,"currency":"eur","status":"\#(status)","metadata":{"command":"\#(command)"}}"#
  }

  private static func card(
    _ code: String, advice: String? = nil, means: ExpectedOutcome
  ) -> CannedAnswer {
    let advice = advice.map { #""advice_code":"\#($0)","# } ?? ""
    return CannedAnswer(
      code, 402,
      #"{"error":{"type":"card_error","code":"card_declined",\#(advice)"decline_code":"\#(code)","message":"x"}}"#,
      means: means)
  }

  static let failures = [
    CannedAnswer(
      "a wrong currency", 400,
      #"{"error":{"type":"invalid_request_error","code":"parameter_invalid","param":"currency","message":"x"}}"#,
      means: .notExecuted),
    CannedAnswer(
      "a wrong key that is repeated", 401,
      #"{"error":{"type":"invalid_request_error","message":"Invalid API Key provided: \#(key)"}}"#,
      means: .notExecuted),
    CannedAnswer(
      "the same id with other words", 400,
      #"{"error":{"type":"idempotency_error","message":"x"}}"#, means: .unknown),
    CannedAnswer(
      "under way under the same id", 409,
      #"{"error":{"type":"invalid_request_error","code":"idempotency_key_in_use","message":"x"}}"#,
      means: .unknown),
    CannedAnswer(
      "its own mistake", 500, #"{"error":{"type":"api_error","message":"x"}}"#, means: .unknown),
  ]
}
