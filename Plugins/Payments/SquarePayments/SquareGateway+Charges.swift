import Receivables
public import ReceivablesPorts

extension SquareGateway: OffSessionCharging {
  /// Square does not say how long it keeps ids; within an hour nothing else was ever heard of.
  public var remembersCharges: Int { 3600 }

  /// A payment with a card on file.
  public func next(
    _ command: ChargeCommand, after answers: [HTTPResponse]
  ) throws -> PaymentStep<TakenPayment> {
    guard let answer = answers.first else {
      let units = try amounts.units(of: command.amount)
      return .send(
        post("/v2/payments") { json in
          json.string("source_id", command.method.method)
          json.string("idempotency_key", command.id)
          write(command.amount, units, "amount_money", &json)
          json.bool("autocomplete", true)
          json.string(
            "customer_id",
            ifPresent: command.method.customer.isEmpty ? nil : command.method.customer)
          json.string("location_id", location)
          // The id, so that the payment can be found by it; the note is for people.
          json.string("reference_id", command.id)
          json.string("note", String(command.reference.prefix(500)))
          json.object("customer_details") { $0.bool("customer_initiated", false) }
        })
    }
    return .done(outcome(answer) { taken($0["payment"]) })
  }

  /// Among the payments of the location since then.
  public func find(
    _ command: ChargeCommand, after answers: [HTTPResponse]
  ) -> PaymentStep<TakenPayment> {
    guard let answer = answers.last else { return .send(list(command, nil)) }
    guard answer.status == 200, let json = answer.json, json["errors"] == nil,
      let payments = json["payments"]?.array ?? (json.members?.isEmpty == true ? [] : nil)
    else { return .done(PaymentOutcome(unexplained: answer)) }
    if let known = payments.first(where: { $0["reference_id"]?.string == command.id }) {
      return .done(taken(known) ?? .unknown("Square's answer cannot be read"))
    }
    guard let cursor = json["cursor"]?.string, !cursor.isEmpty else {
      return .done(.notExecuted(SquareGateway.nothingFound))
    }
    return .send(list(command, cursor))
  }

  private func list(_ command: ChargeCommand, _ cursor: String?) -> HTTPRequest {
    var query = FormBody()
    // Clocks differ: a few minutes before are looked at as well.
    query.add("begin_time", command.moment.adding(seconds: -600).description)
    query.add("sort_order", "ASC")
    query.add("location_id", location)
    query.add("limit", 100)
    query.add("cursor", cursor)
    return get("/v2/payments", query)
  }

  private func taken(_ payment: JSONValue?) -> PaymentOutcome<TakenPayment>? {
    guard let id = payment?["id"]?.string, let amount = money(payment?["amount_money"]) else {
      return nil
    }
    let taken = TakenPayment(id: id, amount: amount)
    switch payment?["status"]?.string {
    case "COMPLETED": return .succeeded(taken)
    case "APPROVED", "PENDING": return .pending(taken)
    case "FAILED": return .declined(declines.decline([Decline.Code("status", "FAILED")]))
    case "CANCELED":
      return .notExecuted(Refusal("the payment was cancelled at Square", .mend))
    default: return nil
    }
  }
}
