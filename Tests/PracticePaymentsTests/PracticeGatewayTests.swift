import Crypto
import Foundation
import PracticePayments
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("The practice gateway")
struct PracticeGatewayTests {
  private static let secret = "practice-canary-1"
  private static let gateway = PracticeGateway(name: "practice", secret: Secret(secret))
  private static let moment = Moment(Samples.day("2025-06-01"), hour: 9)

  private static func answer(_ json: String) -> [HTTPResponse] {
    [HTTPResponse(status: 200, body: Array(json.utf8))]
  }

  private static let refusals = [
    CannedAnswer("no money", 402, #"{"code":"funds"}"#, means: .declined(.funds, .retryLater)),
    CannedAnswer("stolen", 402, #"{"code":"stolen"}"#, means: .declined(.blocked, .never)),
    CannedAnswer("not yet", 202, "{}", means: .pending),
    CannedAnswer("a wrong key", 401, "{}", means: .notExecuted),
  ]

  private static let links = Commands<LinkCommand>(
    gateway.next, amount: Samples.euros(125_00),
    make: { LinkCommand(id: $0, amount: $1, reference: "N-1", invoices: ["INV-1", "INV \"2\""]) },
    answers: { _ in
      answer(#"{"link":"PL-1","address":"https://pay.practice.invalid/l/PL-1"}"#)
    }, canned: refusals,
    amounts: [AmountCase(1, "EUR", "0.01"), AmountCase(5, "JPY", #""5""#)])

  private static let closing = Commands<LinkClosing>(
    gateway.next, amount: Samples.euros(1), make: { id, _ in LinkClosing(id: id, link: "PL-1") },
    answers: { _ in answer(#"{"closed":true}"#) })

  private static let charges = Commands<ChargeCommand>(
    gateway.next, amount: Samples.euros(125_00),
    make: {
      ChargeCommand(
        id: $0, amount: $1, method: SavedMethod(customer: "C", method: "M"), reference: "INV-1",
        invoices: ["INV-1"], moment: moment)
    },
    answers: { _ in answer(#"{"payment":"PP-1","amount":"125.00","currency":"EUR"}"#) },
    canned: refusals, amounts: [AmountCase(1, "EUR", "0.01")])

  private static let refunds = Commands<RefundCommand>(
    gateway.next, amount: Samples.euros(25_00),
    make: { RefundCommand(id: $0, payment: "PP-1", amount: $1, moment: moment) },
    answers: { _ in answer(#"{"refund":"PR-1","amount":"25.00","currency":"EUR"}"#) },
    canned: refusals)

  private static let chargeInquiries = Commands<Inquiry<ChargeCommand>>(
    gateway.next, amount: Samples.euros(125_00), changes: false,
    make: { Inquiry(charges.make($0, $1)) }, answers: { charges.answers($0.command) },
    canned: found)

  private static let refundInquiries = Commands<Inquiry<RefundCommand>>(
    gateway.next, amount: Samples.euros(25_00), changes: false,
    make: { Inquiry(refunds.make($0, $1)) }, answers: { refunds.answers($0.command) },
    canned: found)

  private static let found = [
    CannedAnswer(
      "done", 200,
      #"{"payment":"PP-1","refund":"PR-1","amount":"25.00","currency":"EUR"}"#,
      means: .found(.succeeded)),
    CannedAnswer(
      "no money", 402, #"{"code":"funds"}"#, means: .found(.declined(.funds, .retryLater))),
    CannedAnswer("not yet", 202, "{}", means: .found(.pending)),
    CannedAnswer("no such command", 404, "{}", means: .found(.notExecuted)),
    CannedAnswer("a wrong key", 401, "{}", means: .notExecuted),
  ]

  private static let settlements = Commands<SettlementQuestion>(
    gateway.next, amount: Samples.euros(1), changes: false,
    make: { _, _ in SettlementQuestion(from: moment, until: moment.adding(seconds: 60)) },
    answers: { _ in answer(#"{"lines":[]}"#) })

  private static let webhooks: WebhookSuite = {
    let body = Array(#"{"id":"E-1","type":"paid","object":"PP-1"}"#.utf8)
    let seconds = moment.microseconds / 1_000_000
    let code = HMAC<Crypto.SHA256>.authenticationCode(
      for: Array("\(seconds).".utf8) + body, using: SymmetricKey(data: Data(secret.utf8)))
    let hex = code.map { String(($0 >> 4), radix: 16) + String(($0 & 15), radix: 16) }.joined()
    return WebhookSuite(
      gateway: gateway, rotated: gateway,
      stranger: PracticeGateway(name: "practice", secret: Secret("another")),
      unconfigured: PracticeGateway(name: "practice"),
      delivery: WebhookDelivery(
        fields: [HTTPRequest.Field("Practice-Signature", "t=\(seconds),v1=\(hex)")], body: body,
        received: moment), events: ["E-1"], lastsSeconds: 300)
  }()

  static let test = GatewayUnderTest(
    gateway: gateway, canaries: [secret],
    commands: [
      .links: links, .closing: closing, .charges: charges, .refunds: refunds,
      .settlements: settlements,
    ], inquiries: [.charges: chargeInquiries, .refunds: refundInquiries], webhooks: webhooks)

  @Test(arguments: PaymentGatewayContract.rules)
  func keeps(_ rule: ContractRule<GatewayUnderTest>) async throws {
    try await rule.check(PracticeGatewayTests.test)
  }

  private func outcome(_ cents: Int64) async throws -> PaymentOutcome<PaymentLink>? {
    let gateway = PracticeGateway(name: "practice")
    let command = LinkCommand(
      id: PaymentCommandID.of("N-1", "\(cents)"), amount: Samples.euros(cents), reference: "N-1",
      invoices: [])
    guard case .send(let request) = try gateway.next(command, after: []) else { return nil }
    let response = try await PracticeTransport().send(request)
    guard case .done(let outcome) = try gateway.next(command, after: [response]) else {
      return nil
    }
    return outcome
  }

  @Test("Every magic amount does as the table says")
  func magic() async throws {
    let funds = Decline.Code("code", "funds")
    #expect(
      try await outcome(10_01) == .declined(Decline(.funds, .retryLater, codes: [funds])))
    #expect(try await outcome(10_02) == .pending(nil))
    #expect(
      try await outcome(10_03)
        == .notExecuted(Refusal("too many requests at once", .retry(afterSeconds: nil))))
    #expect(try await outcome(10_04) == .unknown("the gateway answered with status 500"))
    #expect(try await outcome(10_05) == .unknown("the gateway's answer cannot be read"))
    await #expect(throws: TransportError.unknown("the line went dead")) {
      try await outcome(10_06)
    }
    await #expect(throws: TransportError.notSent("no line can be had")) {
      try await outcome(10_07)
    }
  }

  @Test("The same command gets the same page, and another one another")
  func same() async throws {
    let first = try await outcome(10_00)
    #expect(try await outcome(10_00) == first)
    #expect(try await outcome(20_00) != first)
  }

  @Test("What was taken is found by its id, and what was not is certainly not done")
  func finding() async throws {
    let gateway = PracticeGateway(name: "practice")
    let transport = PracticeTransport()
    let command = ChargeCommand(
      id: PaymentCommandID.of("one"), amount: Samples.euros(10_00),
      method: SavedMethod(customer: "", method: "M"), reference: "INV-1", invoices: [],
      moment: PracticeGatewayTests.moment)
    func find() async throws -> PaymentOutcome<TakenPayment>? {
      guard case .send(let request) = gateway.next(Inquiry(command), after: []),
        case .done(.succeeded(let outcome)) = gateway.next(
          Inquiry(command), after: [try await transport.send(request)])
      else { return nil }
      return outcome
    }
    guard case .notExecuted = try await find() else {
      Issue.record("it was found before it was sent")
      return
    }
    guard case .send(let request) = try gateway.next(command, after: []) else { return }
    _ = try await transport.send(request)
    guard case .succeeded(let taken) = try await find() else {
      Issue.record("it was not found")
      return
    }
    #expect(taken.amount == Samples.euros(10_00))
  }

  @Test("What it can do is read off its protocols")
  func capabilities() throws {
    #expect(
      PracticeKind().capabilities
        == ["links", "closing", "charges", "refunds", "settlements", "webhooks"])
    let settings = PaymentSettings(gateway: "p", kind: "practice", values: ["key": "x"])
    #expect(throws: SettingsError.self) { try PracticeKind().open(settings) }
  }
}
