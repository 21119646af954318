import Receivables
public import ReceivablesPorts

extension SquareGateway: Refunding {
  /// As charges.
  public var remembersRefunds: Int { remembersCharges }

  /// The amount is always said: Square wants it even for all of a payment.
  public func next(
    _ command: RefundCommand, after answers: [HTTPResponse]
  ) throws -> PaymentStep<GivenRefund> {
    guard let answer = answers.first else {
      let units = try amounts.units(of: command.amount)
      return .send(
        post("/v2/refunds") { json in
          json.string("idempotency_key", command.id)
          json.string("payment_id", command.payment)
          write(command.amount, units, "amount_money", &json)
          json.string("reason", command.id)
        })
    }
    return .done(outcome(answer) { given($0["refund"]) })
  }

  /// Among the refunds of the location since then; the reason carries our id.
  public func find(
    _ command: RefundCommand, after answers: [HTTPResponse]
  ) -> PaymentStep<GivenRefund> {
    guard let answer = answers.last else { return .send(list(command, nil)) }
    guard answer.status == 200, let json = answer.json, json["errors"] == nil,
      let refunds = json["refunds"]?.array ?? (json.members?.isEmpty == true ? [] : nil)
    else { return .done(PaymentOutcome(unexplained: answer)) }
    if let known = refunds.first(where: { $0["reason"]?.string == command.id }) {
      return .done(given(known) ?? .unknown("Square's answer cannot be read"))
    }
    guard let cursor = json["cursor"]?.string, !cursor.isEmpty else {
      return .done(.notExecuted(SquareGateway.nothingFound))
    }
    return .send(list(command, cursor))
  }

  private func list(_ command: RefundCommand, _ cursor: String?) -> HTTPRequest {
    var query = FormBody()
    query.add("begin_time", command.moment.adding(seconds: -600).description)
    query.add("sort_order", "ASC")
    query.add("location_id", location)
    query.add("limit", 100)
    query.add("cursor", cursor)
    return get("/v2/refunds", query)
  }

  private func given(_ refund: JSONValue?) -> PaymentOutcome<GivenRefund>? {
    guard let id = refund?["id"]?.string, let amount = money(refund?["amount_money"]) else {
      return nil
    }
    let given = GivenRefund(id: id, amount: amount)
    switch refund?["status"]?.string {
    case "COMPLETED": return .succeeded(given)
    case "PENDING": return .pending(given)
    case "REJECTED", "FAILED":
      let code = Decline.Code("status", refund?["status"]?.string ?? "")
      return .declined(Decline(.method, .mend, codes: [code]))
    default: return nil
    }
  }
}
