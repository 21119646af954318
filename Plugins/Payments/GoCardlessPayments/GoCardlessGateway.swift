import Crypto
import Foundation
import Receivables
public import ReceivablesPorts

/// GoCardless, which moves money between banks: pages for a payment from the payer's bank, debits by
/// a mandate, refunds, and what its signed events tell of them.
///
/// Everything here is from the reference (developer.gocardless.com/api-reference).
public struct GoCardlessGateway: PaymentGateway {
  /// How settings call it.
  public let name: String
  private let token: Secret
  private let webhookSecrets: [Secret]
  private let base: String
  private let declines: DeclineTable

  /// Where GoCardless is; its sandbox is api-sandbox.gocardless.com.
  public static let address = "https://api.gocardless.com"

  /// - Parameters:
  ///   - token: an access token.
  ///   - webhookSecrets: of the endpoint, the newest first; without any no event is genuine.
  ///   - base: the sandbox, or another address for tests on this machine.
  public init(
    name: String, token: Secret, webhookSecrets: [Secret] = [],
    base: String = GoCardlessGateway.address, declines: DeclineTable? = nil
  ) throws {
    self.name = name
    self.token = token
    self.webhookSecrets = webhookSecrets
    self.base = base
    self.declines = try declines ?? GoCardlessGateway.table()
  }

  /// The currencies of its schemes of direct debit.
  public var amounts: GatewayAmounts {
    GatewayAmounts(
      "GoCardless", only: ["AUD", "CAD", "DKK", "EUR", "GBP", "NZD", "SEK", "USD"])
  }

  /// What causes of events, reasons of errors and last states mean.
  static func table() throws -> DeclineTable {
    try DeclineTable(
      """
      funds retry-later: insufficient_funds
      issuer retry-later: refer_to_payer failed
      details correct: invalid_bank_details
      method new-method: mandate_is_inactive mandate_cancelled mandate_expired
      method new-method: bank_account_closed bank_account_transferred direct_debit_not_enabled
      blocked never: authorisation_disputed payer_deceased customer_approval_denied charged_back
      method mend: bounced funds_returned
      creditor mend: available_refund_amount_insufficient
      command mend: number_of_refunds_exceeded
      """)
  }

  // MARK: Requests

  private var fields: [HTTPRequest.Field] {
    [
      HTTPRequest.Field("Authorization", "Bearer", token),
      HTTPRequest.Field("GoCardless-Version", "2015-07-06"),
    ]
  }

  func get(_ path: String, _ query: FormBody = FormBody()) -> HTTPRequest {
    let text = query.text
    return HTTPRequest(
      method: "GET", address: base + path + (text.isEmpty ? "" : "?" + text), fields: fields)
  }

  /// A change. What it says stands in an envelope.
  ///
  /// - Parameter id: makes two requests one act; nil where GoCardless keeps none.
  private func post(
    _ path: String, id: String?, in envelope: StaticString,
    _ body: (inout JSONWriter) -> Void = { _ in }
  ) -> HTTPRequest {
    var json = JSONWriter()
    json.object { $0.object(envelope, body) }
    return HTTPRequest(
      method: "POST", address: base + path,
      fields: fields + [HTTPRequest.Field("Content-Type", "application/json")]
        + (id.map { [HTTPRequest.Field("Idempotency-Key", $0)] } ?? []), body: json.bytes)
  }

  /// Makes something in one request, or in two where it was made before: GoCardless then answers with
  /// the name of what it made, and that is fetched.
  private func make<Value>(
    _ list: StaticString, id: String, after answers: ArraySlice<HTTPResponse>,
    _ body: (inout JSONWriter) -> Void,
    then next: (HTTPResponse, _ rest: ArraySlice<HTTPResponse>) -> PaymentStep<Value>
  ) -> PaymentStep<Value> {
    guard let answer = answers.first else { return .send(post("/\(list)", id: id, in: list, body)) }
    let rest = answers.dropFirst()
    guard let known = Self.conflict(in: answer) else { return next(answer, rest) }
    guard let found = rest.first else { return .send(get("/\(list)/\(FormBody.path(known))")) }
    return next(found, rest.dropFirst())
  }

  /// What a payment carries, and its refund: by the command it is found, by the reference its money
  /// finds the invoice. A reference on the statement is for some schemes and tariffs only.
  private func metadata(_ id: String, reference: String? = nil, _ json: inout JSONWriter) {
    json.object("metadata") { metadata in
      metadata.string("command", id)
      metadata.string("reference", ifPresent: reference.map { String($0.prefix(500)) })
    }
  }

  // MARK: Answers

  /// What an answer says.
  func outcome<Value>(
    _ response: HTTPResponse, _ read: (JSONValue) -> PaymentOutcome<Value>?
  ) -> PaymentOutcome<Value> {
    guard let json = response.json else { return PaymentOutcome(unexplained: response) }
    let errors = json["error"]?["errors"]?.array ?? []
    let reasons = errors.compactMap { $0["reason"]?.string }
    let words = (reasons + errors.compactMap { $0["field"]?.string }).joined(separator: ", ")
    switch (response.status, json["error"]?["type"]?.string) {
    case (200...201, nil): return read(json) ?? .unknown("GoCardless's answer cannot be read")
    case (429, _): return PaymentOutcome(unexplained: response)
    case _ where Self.conflict(in: response) != nil:
      return .unknown("GoCardless knows the id of this command")
    case (400..<500, "invalid_state"), (400..<500, "validation_failed"):
      if reasons.contains("total_amount_confirmation_invalid") {
        return .notExecuted(
          Refusal("another refund of the payment was under way", .retry(afterSeconds: nil)))
      }
      guard reasons.contains(where: { declines.meanings[$0] != nil }) else { fallthrough }
      return .declined(declines.decline(reasons.map { Decline.Code("reason", $0) }))
    case (400..<500, "invalid_api_usage"):
      return .notExecuted(Refusal("GoCardless takes no such request: \(words)", .mend))
    default: return PaymentOutcome(unexplained: response)
    }
  }

  /// The name of what was made before under the same id.
  private static func conflict(in response: HTTPResponse) -> String? {
    guard response.status == 409 else { return nil }
    return response.json?["error"]?["errors"]?.array?.lazy
      .filter { $0["reason"]?.string == "idempotent_creation_conflict" }
      .compactMap { $0["links"]?["conflicting_resource_id"]?.string }.first
  }

  func money(_ json: JSONValue?) -> Money? {
    amounts.money(json?["amount"]?.integer, json?["currency"]?.string)
  }
}

extension GoCardlessGateway: LinkCancelling {
  /// A billing request, which is paid once, and a flow, which is its page for a week. GoCardless keeps
  /// no ids of flows, and needs none: another flow of the same request takes no second payment.
  public func next(
    _ command: LinkCommand, after answers: [HTTPResponse]
  ) throws -> PaymentStep<PaymentLink> {
    // Payments at once are in these two alone; debits by a mandate are in more.
    let units = try GatewayAmounts("GoCardless's page", only: ["EUR", "GBP"]).units(
      of: command.amount)
    return make("billing_requests", id: command.id, after: answers[...]) { json in
      json.object("payment_request") { payment in
        payment.integer("amount", units)
        payment.string("currency", command.amount.currency.code)
        payment.string("description", String(command.title.prefix(100)))
        metadata(command.id, reference: command.reference, &payment)
      }
    } then: { answer, rest in
      let made = outcome(answer) { json in
        json["billing_requests"]?["id"]?.string.map { .succeeded(PaymentLink(id: $0, address: "")) }
      }
      guard case .succeeded(let link) = made else { return .done(made) }
      return page(of: link.id, after: rest.first)
    }
  }

  private func page(of id: String, after answer: HTTPResponse?) -> PaymentStep<PaymentLink> {
    guard let answer else {
      return .send(
        post("/billing_request_flows", id: nil, in: "billing_request_flows") { json in
          json.object("links") { $0.string("billing_request", id) }
        })
    }
    return .done(
      outcome(answer) { json in
        guard let address = json["billing_request_flows"]?["authorisation_url"]?.string,
          address.hasPrefix("https://")
        else { return nil }
        let expires = json["billing_request_flows"]?["expires_at"]?.string.flatMap { Moment($0) }
        return .succeeded(PaymentLink(id: id, address: address, expires: expires))
      })
  }

  /// A cancelled request ends all its flows. One that cannot be cancelled is looked at: it was
  /// cancelled before, or paid.
  public func next(
    _ command: LinkClosing, after answers: [HTTPResponse]
  ) throws -> PaymentStep<LinkClosing.Value> {
    let path = "/billing_requests/\(FormBody.path(command.link))"
    guard let answer = answers.first else {
      return .send(post(path + "/actions/cancel", id: command.id, in: "data"))
    }
    let isRefused = answer.json?["error"]?["type"]?.string == "invalid_state"
    if isRefused, answers.count == 1 { return .send(get(path)) }
    return .done(outcome(answers.last ?? answer, closed))
  }

  private func closed(_ json: JSONValue) -> PaymentOutcome<LinkClosing.Value>? {
    switch json["billing_requests"]?["status"]?.string {
    case "cancelled": .succeeded(LinkClosing.Value())
    case "fulfilling", "fulfilled":
      .declined(Decline(.done, .ask, codes: [Decline.Code("status", "fulfilled")]))
    default: nil
    }
  }
}

extension GoCardlessGateway: OffSessionCharging {
  /// The reference does not say how long ids are kept; within an hour nothing else was heard of.
  public var remembersCharges: Int { 3600 }

  /// Fewer than banks allow: each debit that fails can cost the payer a fee at their bank.
  public var mostAttempts: Int { 4 }

  /// A payment by a mandate; it takes days.
  public func next(
    _ command: ChargeCommand, after answers: [HTTPResponse]
  ) throws -> PaymentStep<TakenPayment> {
    let units = try amounts.units(of: command.amount)
    return make("payments", id: command.id, after: answers[...]) { json in
      json.integer("amount", units)
      json.string("currency", command.amount.currency.code)
      json.object("links") { $0.string("mandate", command.method.method) }
      metadata(command.id, reference: command.reference, &json)
    } then: { answer, _ in
      .done(outcome(answer) { $0["payments"].flatMap(taken) })
    }
  }

  /// Among the payments of the mandate since then. Why one failed is told by its event alone.
  public func next(
    _ inquiry: Inquiry<ChargeCommand>, after answers: [HTTPResponse]
  ) -> PaymentStep<PaymentOutcome<TakenPayment>> {
    let command = inquiry.command
    if let answer = answers.last, answer.status == 200, let events = answer.json?["events"]?.array {
      let codes = ["cause", "reason_code"].compactMap { name in
        events.first?["details"]?[name]?.string.map { Decline.Code(name, $0) }
      }
      let failed = Decline.Code("status", "failed")
      return .done(.succeeded(.declined(declines.decline(codes + [failed]))))
    }
    let payment = answers.last.flatMap { row(of: command.id, in: "payments", $0) }
    if payment?["status"]?.string == "failed", let id = payment?["id"]?.string {
      let events = "/events?resource_type=payments&action=failed&payment="
      return .send(get(events + FormBody.path(id)))
    }
    return find(
      command.id, in: "payments", of: ("mandate", command.method.method), since: command.moment,
      after: answers, taken)
  }

  private func taken(_ payment: JSONValue) -> PaymentOutcome<TakenPayment>? {
    movement(payment) { TakenPayment(id: $0, amount: $1) }
  }

  /// What a payment or a refund says of itself. Confirmed is collected; a bank can still say days later
  /// that it was not.
  private func movement<Value>(
    _ json: JSONValue, _ make: (String, Money) -> Value
  ) -> PaymentOutcome<Value>? {
    guard let id = json["id"]?.string, let amount = money(json) else { return nil }
    let status = json["status"]?.string ?? ""
    switch status {
    case "confirmed", "paid_out", "paid": return .succeeded(make(id, amount))
    case "created", "pending_customer_approval", "pending_submission", "submitted":
      return .pending(make(id, amount))
    case "cancelled": return .notExecuted(Refusal("it was cancelled at GoCardless", .mend))
    case "failed", "customer_approval_denied", "charged_back", "bounced", "funds_returned":
      return .declined(declines.decline([Decline.Code("status", status)]))
    default: return nil
    }
  }

  private func row(of id: String, in list: String, _ answer: HTTPResponse) -> JSONValue? {
    guard answer.status == 200 else { return nil }
    return answer.json?[list]?.array?.first { $0["metadata"]?["command"]?.string == id }
  }

  /// Looks for what carries the id of a command, page by page, from a little before: clocks differ.
  private func find<Value>(
    _ id: String, in list: String, of owner: (key: String, name: String), since moment: Moment,
    after answers: [HTTPResponse], _ read: (JSONValue) -> PaymentOutcome<Value>?
  ) -> PaymentStep<PaymentOutcome<Value>> {
    var query = FormBody()
    query.add("created_at[gte]", moment.adding(seconds: -600).description)
    query.add(owner.key, owner.name)
    query.add("limit", 500)
    guard let answer = answers.last else { return .send(get("/\(list)", query)) }
    guard answer.status == 200, let json = answer.json, json[list]?.array != nil,
      let cursors = json["meta"]?["cursors"]
    else { return .done(PaymentOutcome(unexplained: answer)) }
    if let row = row(of: id, in: list, answer) {
      return .done(.succeeded(read(row) ?? .unknown("GoCardless's answer cannot be read")))
    }
    guard let after = cursors["after"]?.string else {
      let refusal = Refusal("GoCardless knows no such command", .retry(afterSeconds: nil))
      return .done(.succeeded(.notExecuted(refusal)))
    }
    query.add("after", after)
    return .send(get("/\(list)", query))
  }
}

extension GoCardlessGateway: Refunding {
  /// As charges.
  public var remembersRefunds: Int { remembersCharges }

  /// GoCardless wants to be told what will have been given back in all, so that two refunds at once
  /// are noticed: the payment is looked at first.
  public func next(
    _ command: RefundCommand, after answers: [HTTPResponse]
  ) throws -> PaymentStep<GivenRefund> {
    let units = try amounts.units(of: command.amount)
    guard let payment = answers.first else {
      return .send(get("/payments/\(FormBody.path(command.payment))"))
    }
    let looked: PaymentOutcome<GivenRefund> = outcome(payment) { json in
      let before = json["payments"]?["amount_refunded"]?.integer
      return amounts.money(before, json["payments"]?["currency"]?.string).map {
        .succeeded(GivenRefund(id: "", amount: $0))
      }
    }
    guard case .succeeded(let before) = looked else { return .done(looked) }
    guard before.amount.currency == command.amount.currency,
      case (let total, false) = before.amount.minorUnits.addingReportingOverflow(units)
    else {
      // A refund names no currency: it would be of as many units of another.
      return .done(.notExecuted(Refusal("the payment is in another currency", .mend)))
    }
    return make("refunds", id: command.id, after: answers.dropFirst()) { json in
      json.integer("amount", units)
      json.integer("total_amount_confirmation", total)
      json.object("links") { $0.string("payment", command.payment) }
      metadata(command.id, &json)
    } then: { answer, _ in
      .done(outcome(answer) { $0["refunds"].flatMap(given) })
    }
  }

  /// Among the refunds of the payment since then.
  public func next(
    _ inquiry: Inquiry<RefundCommand>, after answers: [HTTPResponse]
  ) -> PaymentStep<PaymentOutcome<GivenRefund>> {
    let command = inquiry.command
    return find(
      command.id, in: "refunds", of: ("payment", command.payment), since: command.moment,
      after: answers, given)
  }

  private func given(_ refund: JSONValue) -> PaymentOutcome<GivenRefund>? {
    movement(refund) { GivenRefund(id: $0, amount: $1) }
  }
}

extension GoCardlessGateway: WebhookVerifying {
  /// HMAC-SHA256 of the body, in hexadecimal digits. There is no time in it: what is sent again is
  /// known by the names of its events. One that cannot be read refuses all, so that they come again.
  public func verdict(on delivery: WebhookDelivery, after answers: [HTTPResponse]) -> WebhookVerdict
  {
    guard !webhookSecrets.isEmpty else {
      return .refused("no secret is configured for GoCardless's webhook")
    }
    guard let signature = delivery.field("Webhook-Signature").flatMap({ [UInt8](hex: $0) }) else {
      return .refused("the delivery carries no Webhook-Signature that can be read")
    }
    let isSigned = webhookSecrets.contains { secret in
      HMAC<Crypto.SHA256>.isValidAuthenticationCode(
        signature, authenticating: delivery.body,
        using: SymmetricKey(data: Data(secret.exposed().utf8)))
    }
    guard isSigned else { return .refused("the signature is not that of a secret we know") }
    let rows = delivery.json?["events"]?.array
    let events = (rows ?? []).compactMap(event)
    guard rows?.count == events.count else { return .refused("it is signed and cannot be read") }
    return .genuine(events)
  }

  private func event(_ row: JSONValue) -> GatewayEvent? {
    guard let id = row["id"]?.string, let subject = row["resource_type"]?.string,
      let action = row["action"]?.string
    else { return nil }
    return GatewayEvent(
      id: id, type: "\(subject).\(action)",
      object: row["links"]?[String(subject.dropLast())]?.string,
      moment: row["created_at"]?.string.flatMap { Moment($0) })
  }
}

/// GoCardless as settings open it.
public struct GoCardlessKind: PaymentGatewayKind {
  /// GoCardless.
  public init() {}

  /// How settings call it.
  public var name: String { "gocardless" }

  /// `tokenEnv` has to be set; `webhookSecretEnv` (several with commas), `declines` and `base`, for the
  /// sandbox, may be.
  ///
  /// - Throws: `SettingsError`.
  public func open(_ settings: PaymentSettings) throws -> GoCardlessGateway {
    let reader = try GatewaySettings(
      settings, known: ["tokenEnv", "webhookSecretEnv", "declines", "base"])
    return try GoCardlessGateway(
      name: settings.gateway,
      token: try reader.requiredSecret("tokenEnv", example: "GOCARDLESS_TOKEN"),
      webhookSecrets: try reader.secrets("webhookSecretEnv"),
      base: try reader.base("base", else: GoCardlessGateway.address),
      declines: try reader.declines(try GoCardlessGateway.table()))
  }
}
