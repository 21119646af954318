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
  public func next(
    _ inquiry: Inquiry<RefundCommand>, after answers: [HTTPResponse]
  ) -> PaymentStep<PaymentOutcome<GivenRefund>> {
    let command = inquiry.command
    return find(
      command.id, by: "reason", in: "refunds", since: command.moment, after: answers, given)
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
