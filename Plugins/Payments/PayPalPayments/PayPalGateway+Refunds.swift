import Receivables
public import ReceivablesPorts

extension PayPalGateway: Refunding {
  /// PayPal keeps ids of refunds for 45 days; a day of it is left.
  public var remembersRefunds: Int { 44 * 86_400 }

  /// A part or all of a capture.
  public func next(
    _ command: RefundCommand, after answers: [HTTPResponse]
  ) throws -> PaymentStep<GivenRefund> {
    guard let answer = answers.first else {
      let text = try amounts.text(of: command.amount)
      let path = "/v2/payments/captures/\(FormBody.path(command.payment))/refund"
      return .send(
        post(path, id: command.id) { json in
          write(command.amount, text, "amount", &json)
          json.string("custom_id", command.id)
        })
    }
    return .done(outcome(answer, isPayment: true, given))
  }

  private func given(_ refund: JSONValue) -> PaymentOutcome<GivenRefund>? {
    guard let id = refund["id"]?.string, let amount = money(refund["amount"]) else { return nil }
    let given = GivenRefund(id: id, amount: amount)
    switch refund["status"]?.string {
    case "COMPLETED": return .succeeded(given)
    case "PENDING": return .pending(given)
    case "FAILED", "CANCELLED":
      let code = Decline.Code("status", refund["status"]?.string ?? "")
      return .declined(Decline(.method, .mend, codes: [code]))
    default: return nil
    }
  }

  /// In the report of transactions.
  public func next(
    _ inquiry: Inquiry<RefundCommand>, after answers: [HTTPResponse]
  ) -> PaymentStep<PaymentOutcome<GivenRefund>> {
    let command = inquiry.command
    return report(of: command.id, since: command.moment, age: inquiry.age, answers) { row in
      guard row.group == "11", row.amount.minorUnits < 0 else { return nil }
      let given = GivenRefund(id: row.id, amount: -row.amount)
      switch row.status {
      case "S", "V": return .succeeded(given)
      case "P": return .pending(given)
      case "D":
        return .declined(
          Decline(.method, .mend, codes: [Decline.Code("transaction_status", "D")]))
      default: return nil
      }
    }
  }
}
