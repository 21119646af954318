import Receivables
public import ReceivablesPorts

extension PayPalGateway: OffSessionCharging {
  /// PayPal keeps ids of orders for six hours; an hour of it is left.
  public var remembersCharges: Int { 5 * 3600 }

  /// Visa lets one amount be tried again 15 times within 30 days, Mastercard more often
  /// (paypal.com/us/brc, support.checkout.com, read 2026-11-25).
  public var mostAttempts: Int { 15 }

  /// An order that is paid at once with what the customer has left in PayPal's vault.
  public func next(
    _ command: ChargeCommand, after answers: [HTTPResponse]
  ) throws -> PaymentStep<TakenPayment> {
    guard let answer = answers.first else {
      let text = try amounts.text(of: command.amount)
      return .send(
        post("/v2/checkout/orders", id: command.id) { json in
          json.string("intent", "CAPTURE")
          json.object("payment_source") { source in
            source.object("paypal") { $0.string("vault_id", command.method.method) }
          }
          json.array("purchase_units") { list in
            list.object { unit in
              unit.string("custom_id", command.id)
              // Accounts can refuse a number that comes twice, so that each attempt has its own; the
              // customer sees it.
              unit.string(
                "invoice_id", "\(command.reference.prefix(90))-\(command.id.suffix(25))")
              write(command.amount, text, "amount", &unit)
            }
          }
        })
    }
    return .done(outcome(answer, isPayment: true, taken))
  }

  /// The order says whether the payer has to act, its capture what came of the money.
  private func taken(_ order: JSONValue) -> PaymentOutcome<TakenPayment>? {
    let status = order["status"]?.string
    let unit = order["purchase_units"]?.array?.first
    guard let capture = unit?["payments"]?["captures"]?.array?.first else {
      guard status == "PAYER_ACTION_REQUIRED" else { return nil }
      return .declined(declines.decline([Decline.Code("status", "PAYER_ACTION_REQUIRED")]))
    }
    guard status == "COMPLETED", let id = capture["id"]?.string,
      let amount = money(capture["amount"])
    else { return nil }
    let payment = TakenPayment(id: id, amount: amount)
    switch capture["status"]?.string {
    case "COMPLETED", "PARTIALLY_REFUNDED", "REFUNDED": return .succeeded(payment)
    case "PENDING": return .pending(payment)
    case "DECLINED", "FAILED": return .declined(decline(capture))
    default: return nil
    }
  }

  /// What the network advises outranks the processor's code.
  private func decline(_ capture: JSONValue) -> Decline {
    let processor = capture["processor_response"]
    let codes = ["payment_advice_code", "response_code"].compactMap { name in
      processor?[name]?.string.map { Decline.Code(name, $0) }
    }
    return declines.decline(codes + [Decline.Code("status", capture["status"]?.string ?? "")])
  }

  /// In the report of transactions.
  public func next(
    _ inquiry: Inquiry<ChargeCommand>, after answers: [HTTPResponse]
  ) -> PaymentStep<PaymentOutcome<TakenPayment>> {
    let command = inquiry.command
    return report(of: command.id, since: command.moment, age: inquiry.age, answers) { row in
      guard row.group == "00", row.amount.isPositive else { return nil }
      let payment = TakenPayment(id: row.id, amount: row.amount)
      switch row.status {
      // V is what was given back later: it was taken.
      case "S", "V": return .succeeded(payment)
      case "P": return .pending(payment)
      case "D": return .declined(declines.decline([Decline.Code("transaction_status", "D")]))
      default: return nil
      }
    }
  }
}
