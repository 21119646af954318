import Receivables
public import ReceivablesPorts

extension SquareGateway: OffSessionCharging {
  /// Square does not say how long it keeps ids; within an hour nothing else was ever heard of.
  public var remembersCharges: Int { 3600 }

  /// Visa lets one amount be tried again 15 times within 30 days, Mastercard more often
  /// (paypal.com/us/brc, support.checkout.com, read 2026-11-25).
  public var mostAttempts: Int { 15 }

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
  public func next(
    _ inquiry: Inquiry<ChargeCommand>, after answers: [HTTPResponse]
  ) -> PaymentStep<PaymentOutcome<TakenPayment>> {
    let command = inquiry.command
    return find(
      command.id, by: "reference_id", in: "payments", since: command.moment, after: answers, taken)
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
