import Receivables
public import ReceivablesPorts

extension StripeGateway: Refunding {
  /// As charges.
  public var remembersRefunds: Int { remembersCharges }

  /// A part or all of a payment intent, or of a charge.
  public func next(
    _ command: RefundCommand, after answers: [HTTPResponse]
  ) throws -> PaymentStep<GivenRefund> {
    guard let answer = answers.first else {
      var form = FormBody()
      form.add(StripeGateway.key(of: command.payment), command.payment)
      form.add("amount", try amounts.units(of: command.amount))
      form.add("metadata[command]", command.id)
      return .send(post("/v1/refunds", form, id: command.id))
    }
    return .done(outcome(answer, given))
  }

  /// Among the refunds of the payment.
  public func next(
    _ inquiry: Inquiry<RefundCommand>, after answers: [HTTPResponse]
  ) -> PaymentStep<PaymentOutcome<GivenRefund>> {
    let command = inquiry.command
    return find(command.id, after: answers, given) { last in
      var query = FormBody()
      query.add(StripeGateway.key(of: command.payment), command.payment)
      query.add("limit", 100)
      query.add("starting_after", last)
      return get("/v1/refunds", query)
    }
  }

  private static func key(of payment: String) -> String {
    payment.hasPrefix("pi_") ? "payment_intent" : "charge"
  }

  private func given(_ refund: JSONValue) -> PaymentOutcome<GivenRefund>? {
    guard refund["object"]?.string == "refund", let id = refund["id"]?.string,
      let amount = amounts.money(refund["amount"]?.integer, refund["currency"]?.string)
    else { return nil }
    let given = GivenRefund(id: id, amount: amount)
    switch refund["status"]?.string {
    case "succeeded": return .succeeded(given)
    case "pending", "requires_action": return .pending(given)
    case "failed", "canceled":
      let code = Decline.Code("failure_reason", refund["failure_reason"]?.string ?? "unknown")
      return .declined(Decline(.method, .mend, codes: [code]))
    default: return nil
    }
  }
}
