import Foundation
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import StripePayments
import Testing
import URLSessionTransport

/// Somebody else's Stripe on loopback, for as long as a test runs, reached over the real transport.
///
/// It knows no payment links and forgets ids of commands; its fees are zero, and its refusals of a card
/// are of the type of wrong requests.
struct LocalStripe {
  static let missing = "skipped: there is no Python with localstripe (Tools/check installs it)"
  static var isMissing: Bool { Python(with: "localstripe", "aiohttp") == nil }

  let gateway: StripeGateway
  private let base: String
  /// Where its webhooks are sent, and collected.
  private let mailbox: String
  private let transport = URLSessionTransport(
    URLSessionTransport.Limits(silenceSeconds: 15, seconds: 20))

  static func with(_ body: (LocalStripe) async throws -> Void) async throws {
    let script = SharedFolder.package.path + "/Tests/StripePaymentsTests/Server/stripe_server.py"
    try await LocalProgram.with([Python.path, script]) { program in
      let ports = program.words.compactMap { Int($0) }
      try #require(ports.count == 2)
      let base = "http://127.0.0.1:\(ports[0])"
      let gateway = try StripeGateway(
        name: "stripe", key: Secret(StripeUnderTest.key),
        webhookSecrets: [Secret(StripeUnderTest.secret)], base: base)
      try await body(
        LocalStripe(gateway: gateway, base: base, mailbox: "http://127.0.0.1:\(ports[1])/"))
    }
  }

  /// What comes of a command of ours.
  func outcome<Command: PaymentCommand>(
    _ command: Command,
    _ next: (Command, [HTTPResponse]) throws -> PaymentStep<Command.Value>
  ) async throws -> PaymentOutcome<Command.Value> {
    var answers: [HTTPResponse] = []
    while answers.count < 5 {
      switch try next(command, answers) {
      case .send(let request): answers.append(try await transport.send(request))
      case .done(let outcome): return outcome
      @unknown default: throw PaymentError("a step that nobody knows")
      }
    }
    throw PaymentError("it does not end")
  }

  // MARK: What is no command of ours

  /// A customer with a card that was saved.
  func method(card number: String) async throws -> SavedMethod {
    let customer = try await make("/v1/customers", ["description": "Café Sole"])
    let card = try await make(
      "/v1/payment_methods",
      [
        "type": "card", "card[number]": number, "card[exp_month]": "12", "card[exp_year]": "2090",
        "card[cvc]": "123",
      ])
    let attached = try await make("/v1/payment_methods/\(card)/attach", ["customer": customer])
    #expect(attached == card)
    return SavedMethod(customer: customer, method: card)
  }

  func sendsWebhooks(of event: String) async throws {
    let answer = try await post(
      "/_config/webhooks/northwind",
      ["url": mailbox, "secret": StripeUnderTest.secret, "events[0]": event])
    try #require(answer.status == 200)
  }

  /// The next webhook, byte for byte; it waits some seconds for it.
  func delivered() async throws -> (fields: [HTTPRequest.Field], body: [UInt8]) {
    let answer = try await transport.send(HTTPRequest(method: "GET", address: mailbox))
    let said = try #require(answer.json, "nothing was delivered")
    let fields = (said["fields"]?.members ?? []).map {
      HTTPRequest.Field($0.key, $0.value.string ?? "")
    }
    return (fields, try #require([UInt8](hex: said["body"]?.string ?? "-")))
  }

  private func make(_ path: String, _ values: [String: String]) async throws -> String {
    let answer = try await post(path, values)
    return try #require(answer.json?["id"]?.string, "\(path): \(answer)")
  }

  private func post(_ path: String, _ values: [String: String]) async throws -> HTTPResponse {
    var form = FormBody()
    for (name, value) in values { form.add(name, value) }
    return try await transport.send(
      HTTPRequest(
        method: "POST", address: base + path,
        fields: [
          HTTPRequest.Field("Authorization", "Bearer", Secret(StripeUnderTest.key)),
          HTTPRequest.Field("Content-Type", FormBody.type),
        ], body: form.bytes))
  }
}
