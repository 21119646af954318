import Receivables
public import ReceivablesPorts

/// A gateway to practise with: everything is as with a real one, and no money moves.
///
/// What comes of an amount is told by its last two digits; ``PracticeTransport`` has the table.
public struct PracticeGateway: PaymentGateway {
  /// How settings call it.
  public let name: String
  /// Signs events; nil where none is set, and then no event is genuine.
  let secret: Secret?

  static let address = "https://pay.practice.invalid"

  /// A gateway of a name.
  public init(name: String, secret: Secret? = nil) {
    self.name = name
    self.secret = secret
  }

  /// Every amount above zero, as ISO 4217 counts it.
  public var amounts: GatewayAmounts { GatewayAmounts(name) }

  func request(_ method: String, _ path: String, id: String, body: [UInt8] = []) -> HTTPRequest {
    let type = body.isEmpty ? [] : [HTTPRequest.Field("Content-Type", "application/json")]
    return HTTPRequest(
      method: method, address: PracticeGateway.address + path,
      fields: type + [HTTPRequest.Field("Idempotency-Key", id)], body: body)
  }

  func body(_ id: String, _ money: Money, _ more: (inout JSONWriter) -> Void) throws -> [UInt8] {
    let text = try amounts.text(of: money)
    var json = JSONWriter()
    json.object { body in
      body.string("id", id)
      body.string("amount", text)
      body.string("currency", money.currency.code)
      more(&body)
    }
    return json.bytes
  }

  /// 200 is done, 202 pending, 402 declined, 404 no such thing, 429 certainly not done; anything else
  /// is unknown.
  func outcome<Value>(
    _ response: HTTPResponse, _ read: (JSONValue) -> Value?
  ) -> PaymentOutcome<Value> {
    switch response.status {
    case 200:
      response.json.flatMap(read).map { .succeeded($0) }
        ?? .unknown("the gateway's answer cannot be read")
    case 202: .pending(response.json.flatMap(read))
    case 402: .declined(PracticeGateway.decline(response))
    default: PaymentOutcome(unexplained: response)
    }
  }

  /// One request asks for a command by its id.
  func find<Value>(
    _ path: String, _ id: String, _ answers: [HTTPResponse],
    _ read: (HTTPResponse) -> PaymentOutcome<Value>
  ) -> PaymentStep<PaymentOutcome<Value>> {
    guard let answer = answers.first else { return .send(request("GET", path, id: id)) }
    switch answer.status {
    case 200, 202, 402:
      let outcome = read(answer)
      if case .unknown(let what) = outcome { return .done(.unknown(what)) }
      return .done(.succeeded(outcome))
    case 404:
      let refusal = Refusal("the gateway knows no such command", .retry(afterSeconds: nil))
      return .done(.succeeded(.notExecuted(refusal)))
    default: return .done(PaymentOutcome(unexplained: answer))
    }
  }

  private static func decline(_ response: HTTPResponse) -> Decline {
    let code = Decline.Code("code", response.json?["code"]?.string ?? "")
    switch code.value {
    case "funds": return Decline(.funds, .retryLater, codes: [code])
    case "authentication": return Decline(.authentication, .authenticate, codes: [code])
    case "stolen": return Decline(.blocked, .never, codes: [code])
    default: return Decline(.issuer, .retryLater, codes: [code])
    }
  }

  func money(in json: JSONValue) -> Money? {
    guard let text = json["amount"]?.string,
      let currency = json["currency"]?.string.flatMap({ Currency(code: $0) })
    else { return nil }
    do {
      return try DecimalAmount(text, decimal: .point).money(in: currency)
    } catch {
      return nil
    }
  }
}
