import Receivables
public import ReceivablesPorts

/// Square: payment links with an order behind them, cards on file, refunds, payments and payouts,
/// events signed over address and body.
///
/// One gateway is one location: Square books everything at one.
public struct SquareGateway: PaymentGateway {
  /// How settings call it.
  public let name: String
  private let token: Secret
  let location: String
  let webhookSecrets: [Secret]
  /// Where Square sends events, byte for byte as it was told.
  let webhookAddress: String
  private let base: String
  let declines: DeclineTable

  /// As Square's specification of the API has it.
  static let version = "2025-08-20"

  /// - Parameters:
  ///   - token: an access token.
  ///   - webhookSecrets: signature keys, the newest first; without any no event is genuine.
  ///   - webhookAddress: the notification URL of the subscription; it is signed.
  public init(
    name: String, token: Secret, location: String, webhookSecrets: [Secret] = [],
    webhookAddress: String = "", base: String = "https://connect.squareup.com",
    declines: DeclineTable? = nil
  ) throws {
    self.name = name
    self.token = token
    self.location = location
    self.webhookSecrets = webhookSecrets
    self.webhookAddress = webhookAddress
    self.base = base
    self.declines = try declines ?? SquareDeclines.table()
  }

  /// The currencies of the countries that Square is in; a payment may be 0.01 or one yen
  /// (developer.squareup.com/docs/payment-minimums).
  public var amounts: GatewayAmounts {
    GatewayAmounts("Square", only: ["AUD", "CAD", "EUR", "GBP", "JPY", "USD"])
  }

  // MARK: Requests

  func post(_ path: String, _ body: (inout JSONWriter) -> Void) -> HTTPRequest {
    var json = JSONWriter()
    json.object { body(&$0) }
    return HTTPRequest(
      method: "POST", address: base + path,
      fields: fields + [HTTPRequest.Field("Content-Type", "application/json")], body: json.bytes)
  }

  func get(_ path: String, _ query: FormBody = FormBody()) -> HTTPRequest {
    let text = query.text
    return HTTPRequest(
      method: "GET", address: base + path + (text.isEmpty ? "" : "?" + text), fields: fields)
  }

  func delete(_ path: String) -> HTTPRequest {
    HTTPRequest(method: "DELETE", address: base + path, fields: fields)
  }

  private var fields: [HTTPRequest.Field] {
    [
      HTTPRequest.Field("Authorization", "Bearer", token),
      HTTPRequest.Field("Square-Version", SquareGateway.version),
    ]
  }

  /// Square's way to write money.
  func write(_ money: Money, _ units: Int64, _ key: StaticString, _ json: inout JSONWriter) {
    json.object(key) { amount in
      amount.integer("amount", units)
      amount.string("currency", money.currency.code)
    }
  }

  func money(_ json: JSONValue?) -> Money? {
    amounts.money(json?["amount"]?.integer, json?["currency"]?.string)
  }

  // MARK: Answers

  /// What an answer says. Errors come beside what was made: both are read.
  func outcome<Value>(
    _ response: HTTPResponse, _ read: (JSONValue) -> PaymentOutcome<Value>?
  ) -> PaymentOutcome<Value> {
    guard let json = response.json else { return PaymentOutcome(unexplained: response) }
    let errors = json["errors"]?.array ?? []
    guard errors.isEmpty else { return failure(errors, response) }
    guard response.status == 200 else { return PaymentOutcome(unexplained: response) }
    return read(json) ?? .unknown("Square's answer cannot be read")
  }

  private func failure<Value>(
    _ errors: [JSONValue], _ response: HTTPResponse
  ) -> PaymentOutcome<Value> {
    let codes = errors.compactMap { $0["code"]?.string }
    let category = errors.first?["category"]?.string ?? ""
    let words = codes.joined(separator: ", ")
    switch (response.status, category) {
    case (400..<500, "PAYMENT_METHOD_ERROR"), (400..<500, "REFUND_ERROR"):
      return .declined(declines.decline(codes.map { Decline.Code("code", $0) }))
    case (429, _):
      return .notExecuted(
        Refusal("Square is asked too often", .retry(afterSeconds: response.retryAfter)))
    case (400..<500, _) where codes.contains("IDEMPOTENCY_KEY_REUSED"):
      return .unknown("Square knows the id of this command with other words")
    case (400..<500, _) where codes.contains(where: SquareDeclines.isTemporary):
      return .unknown("Square could not say: \(words)")
    case (401, _), (403, _), (400, "INVALID_REQUEST_ERROR"), (404, "INVALID_REQUEST_ERROR"):
      let fields = errors.compactMap { $0["field"]?.string }.joined(separator: ", ")
      let place = fields.isEmpty ? "" : " at \(fields)"
      return .notExecuted(Refusal("Square takes no such request: \(words)\(place)", .mend))
    default: return PaymentOutcome(unexplained: response)
    }
  }
}
