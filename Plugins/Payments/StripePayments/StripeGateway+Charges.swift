import Receivables
public import ReceivablesPorts

extension StripeGateway: OffSessionCharging {
  /// Stripe keeps ids for a day at least; an hour of it is left.
  public var remembersCharges: Int { 23 * 3600 }

  /// Visa lets one amount be tried again 15 times within 30 days, Mastercard more often
  /// (paypal.com/us/brc, support.checkout.com, read 2026-11-25).
  public var mostAttempts: Int { 15 }

  /// A payment intent that is confirmed at once; where the customer would have to be there it fails.
  public func next(
    _ command: ChargeCommand, after answers: [HTTPResponse]
  ) throws -> PaymentStep<TakenPayment> {
    guard let answer = answers.first else {
      var form = FormBody()
      form.add("amount", try amounts.units(of: command.amount))
      form.add("currency", command.amount.currency.code.lowercased())
      form.add("customer", command.method.customer.isEmpty ? nil : command.method.customer)
      form.add("payment_method", command.method.method)
      form.add("confirm", "true")
      form.add("off_session", "true")
      form.add("error_on_requires_action", "true")
      form.add("metadata[reference]", command.reference)
      form.add("metadata[command]", command.id)
      return .send(post("/v1/payment_intents", form, id: command.id))
    }
    return .done(outcome(answer, taken))
  }

  /// Among the customer's payment intents since then; a search would be some minutes behind.
  public func next(
    _ inquiry: Inquiry<ChargeCommand>, after answers: [HTTPResponse]
  ) -> PaymentStep<PaymentOutcome<TakenPayment>> {
    let command = inquiry.command
    return find(command.id, after: answers, taken) { last in
      var query = FormBody()
      query.add("customer", command.method.customer.isEmpty ? nil : command.method.customer)
      // Clocks differ: a few minutes before are looked at as well.
      query.add("created[gte]", command.moment.adding(seconds: -600).seconds)
      query.add("limit", 100)
      query.add("starting_after", last)
      return get("/v1/payment_intents", query)
    }
  }

  private func taken(_ intent: JSONValue) -> PaymentOutcome<TakenPayment>? {
    guard intent["object"]?.string == "payment_intent", let id = intent["id"]?.string,
      let amount = amounts.money(intent["amount"]?.integer, intent["currency"]?.string)
    else { return nil }
    let payment = TakenPayment(id: id, amount: amount)
    switch intent["status"]?.string {
    case "succeeded": return .succeeded(payment)
    case "processing": return .pending(payment)
    case "requires_payment_method", "requires_action", "requires_confirmation":
      // Confirmed and come back: the attempt was refused.
      return .declined(decline(intent["last_payment_error"] ?? .null))
    case "canceled":
      return .notExecuted(Refusal("the payment was cancelled at Stripe", .mend))
    default: return nil
    }
  }
}

extension Moment {
  /// Since 1970, as Stripe counts.
  var seconds: Int64 { microseconds / 1_000_000 }
}
