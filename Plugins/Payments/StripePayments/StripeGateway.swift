import Receivables
public import ReceivablesPorts

/// Stripe: payment links, charges of saved cards, refunds, balance transactions, signed events.
///
/// The version of the API is pinned: a newer one changes names (docs.stripe.com/upgrades).
public struct StripeGateway: PaymentGateway {
  /// How settings call it.
  public let name: String
  private let key: Secret
  let webhookSecrets: [Secret]
  private let base: String
  let declines: DeclineTable

  /// `line_items[].price_data` of payment links needs 2025-07-30 or later.
  static let version = "2026-10-28.endive"

  /// - Parameters:
  ///   - key: a secret or restricted key.
  ///   - webhookSecrets: of the endpoint, the newest first; without any no event is genuine.
  ///   - base: another address for tests on this machine.
  public init(
    name: String, key: Secret, webhookSecrets: [Secret] = [],
    base: String = "https://api.stripe.com", declines: DeclineTable? = nil
  ) throws {
    self.name = name
    self.key = key
    self.webhookSecrets = webhookSecrets
    self.base = base
    self.declines = try declines ?? StripeDeclines.table()
  }

  /// What Stripe takes (docs.stripe.com/currencies): zero decimals where ISO 4217 has two for MGA,
  /// two where it has none for ISK; UGX and currencies of three decimals are refused, as its pages
  /// contradict each other.
  public var amounts: GatewayAmounts {
    GatewayAmounts(
      "Stripe", decimals: ["MGA": 0, "ISK": 2],
      least: [
        "USD": 50, "EUR": 50, "AUD": 50, "CAD": 50, "CHF": 50, "NZD": 50, "SGD": 50, "GBP": 30,
        "JPY": 50, "SEK": 3_00, "NOK": 3_00, "DKK": 2_50, "PLN": 2_00, "AED": 2_00, "RON": 2_00,
        "HKD": 4_00, "MXN": 10_00, "THB": 10_00, "CZK": 15_00, "HUF": 175_00, "INR": 50,
        "BGN": 1_00, "MYR": 2_00,
      ], refused: ["UGX", "BHD", "JOD", "KWD", "OMR", "TND", "IQD", "LYD"], mostDigits: 8)
  }

  // MARK: Requests

  /// A change, under an id that Stripe keeps for a day or more.
  func post(_ path: String, _ form: FormBody, id: String) -> HTTPRequest {
    HTTPRequest(
      method: "POST", address: base + path,
      fields: fields + [
        HTTPRequest.Field("Content-Type", FormBody.type),
        HTTPRequest.Field("Idempotency-Key", id),
      ], body: form.bytes)
  }

  /// A question.
  func get(_ path: String, _ query: FormBody = FormBody()) -> HTTPRequest {
    let text = query.text
    return HTTPRequest(
      method: "GET", address: base + path + (text.isEmpty ? "" : "?" + text), fields: fields)
  }

  private var fields: [HTTPRequest.Field] {
    [
      HTTPRequest.Field("Authorization", "Bearer", key),
      HTTPRequest.Field("Stripe-Version", StripeGateway.version),
    ]
  }

  // MARK: Answers

  /// What an answer says, where 200 is told by its object.
  func outcome<Value>(
    _ response: HTTPResponse, _ read: (JSONValue) -> PaymentOutcome<Value>?
  ) -> PaymentOutcome<Value> {
    guard let json = response.json else { return PaymentOutcome(unexplained: response) }
    if response.status == 200 {
      return read(json) ?? .unknown("Stripe's answer cannot be read")
    }
    guard let error = json["error"], error.members != nil else {
      return PaymentOutcome(unexplained: response)
    }
    return failure(error, response)
  }

  private func failure<Value>(
    _ error: JSONValue, _ response: HTTPResponse
  ) -> PaymentOutcome<Value> {
    let type = error["type"]?.string ?? ""
    let code = error["code"]?.string ?? ""
    switch (response.status, type) {
    case (402, _): return .declined(decline(error))
    case (429, _),
      (400, _) where code == "rate_limit":
      return .notExecuted(
        Refusal("Stripe is asked too often (\(code))", .retry(afterSeconds: response.retryAfter)))
    case (409, _) where type != "idempotency_error":
      // The first of the same may still be under way, and do it.
      return .unknown("Stripe is busy with the same (\(code))")
    case (400, "idempotency_error"), (409, "idempotency_error"):
      return .unknown("Stripe knows the id of this command with other words")
    case (400, "invalid_request_error"), (404, _):
      // The parameter says where to look; the message may repeat what was sent.
      let parameter = error["param"]?.string.map { " at \($0)" } ?? ""
      return .notExecuted(Refusal("Stripe takes no such request: \(code)\(parameter)", .mend))
    default: return PaymentOutcome(unexplained: response)
    }
  }

  /// The most exact code first; what the bank advises outranks all of them.
  func decline(_ error: JSONValue) -> Decline {
    let names = [
      "advice_code", "decline_code", "code", "network_decline_code", "network_advice_code",
    ]
    let codes = names.compactMap { name in
      error[name]?.string.map { Decline.Code(name, $0) }
    }
    return declines.decline(codes)
  }
}
