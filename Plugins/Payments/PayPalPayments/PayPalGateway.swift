import Receivables
public import ReceivablesPorts

/// PayPal: hosted invoices, charges of vaulted methods, refunds, the report of transactions, events
/// signed with a certificate.
///
/// Its requests have no key: a session is opened first, and whoever runs it adds that key.
public struct PayPalGateway: PaymentGateway {
  /// How settings call it.
  public let name: String
  let clientID: String
  let clientSecret: Secret
  /// What PayPal calls our webhooks, the newest first; each is part of what is signed.
  let webhookIDs: [String]
  let trust: PayPalTrust
  private let base: String
  let declines: DeclineTable

  /// Where PayPal is.
  public static let live = "https://api-m.paypal.com"
  /// Where it is for trials, with money that is none.
  public static let sandbox = "https://api-m.sandbox.paypal.com"

  /// - Parameters:
  ///   - clientID: of the REST app.
  ///   - webhookIDs: as PayPal's dashboard shows them; without any no event is genuine.
  ///   - trust: who may vouch for the certificates that events are signed with.
  public init(
    name: String, clientID: String, clientSecret: Secret, webhookIDs: [String] = [],
    trust: PayPalTrust = .nobody, base: String = PayPalGateway.live, declines: DeclineTable? = nil
  ) throws {
    self.name = name
    self.clientID = clientID
    self.clientSecret = clientSecret
    self.webhookIDs = webhookIDs
    self.trust = trust
    self.base = base
    self.declines = try declines ?? PayPalDeclines.table()
  }

  /// What PayPal takes (developer.paypal.com/api/rest/reference/currency-codes): HUF and TWD without
  /// decimals, whatever ISO 4217 says, and no currency with three; at most 999999999999999.99.
  public var amounts: GatewayAmounts {
    GatewayAmounts(
      "PayPal", decimals: ["HUF": 0, "TWD": 0],
      only: [
        "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "ILS", "JPY",
        "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "SEK", "SGD", "THB", "TWD", "USD",
      ], mostDigits: 17)
  }

  // MARK: Requests

  /// A change.
  ///
  /// - Parameter id: what PayPal keeps for some hours or days, so that it does the same once; nil
  ///   where it has no such field.
  func post(
    _ path: String, id: String? = nil, _ body: (inout JSONWriter) -> Void
  ) -> HTTPRequest {
    var json = JSONWriter()
    json.object { body(&$0) }
    var fields = [
      HTTPRequest.Field("Content-Type", "application/json"),
      // Without it PayPal answers with names alone, and says neither status nor amount.
      HTTPRequest.Field("Prefer", "return=representation"),
    ]
    if let id { fields.append(HTTPRequest.Field("PayPal-Request-Id", id)) }
    return HTTPRequest(method: "POST", address: base + path, fields: fields, body: json.bytes)
  }

  /// The request for a session, which alone is a form.
  func post(_ path: String, _ form: FormBody, _ authorization: HTTPRequest.Field) -> HTTPRequest {
    HTTPRequest(
      method: "POST", address: base + path,
      fields: [authorization, HTTPRequest.Field("Content-Type", FormBody.type)], body: form.bytes)
  }

  /// A question.
  func get(_ path: String, _ query: FormBody = FormBody()) -> HTTPRequest {
    let text = query.text
    return HTTPRequest(
      method: "GET", address: base + path + (text.isEmpty ? "" : "?" + text))
  }

  /// PayPal's way to write money.
  func write(
    _ money: Money, _ text: String, _ key: StaticString, _ json: inout JSONWriter
  ) {
    json.object(key) { amount in
      amount.string("currency_code", money.currency.code)
      amount.string("value", text)
    }
  }

  /// Money as PayPal writes it, whatever its sign.
  func money(_ json: JSONValue?) -> Money? {
    guard let text = json?["value"]?.string,
      let currency = json?["currency_code"]?.string.flatMap({ Currency(code: $0) })
    else { return nil }
    do {
      return try DecimalAmount(text, decimal: .point).money(in: currency)
    } catch {
      return nil
    }
  }

  // MARK: Answers

  /// What an answer says.
  ///
  /// - Parameter isPayment: whether 422 means that money was asked for and refused.
  func outcome<Value>(
    _ response: HTTPResponse, isPayment: Bool = false,
    _ read: (JSONValue) -> PaymentOutcome<Value>?
  ) -> PaymentOutcome<Value> {
    guard let json = response.json else { return PaymentOutcome(unexplained: response) }
    if response.status == 200 || response.status == 201 {
      return read(json) ?? .unknown("PayPal's answer cannot be read")
    }
    return failure(PayPalError(json), response, isPayment)
  }

  private func failure<Value>(
    _ error: PayPalError, _ response: HTTPResponse, _ isPayment: Bool
  ) -> PaymentOutcome<Value> {
    switch response.status {
    case 422 where isPayment && !error.issues.isEmpty:
      return .declined(declines.decline(error.issues.map { Decline.Code("issue", $0) }))
    case 409:
      // The first of two requests under one id may yet be done: what is known of the second is not
      // known of the command.
      return .unknown("PayPal is busy with the same command (\(error.words))")
    case 429:
      return .notExecuted(
        Refusal("PayPal is asked too often", .retry(afterSeconds: response.retryAfter)))
    case 400 where error.isSaid, 403 where error.isSaid, 404 where error.isSaid,
      422 where error.isSaid:
      return .notExecuted(Refusal("PayPal takes no such request: \(error.words)", .mend))
    default: return PaymentOutcome(unexplained: response)
    }
  }
}
