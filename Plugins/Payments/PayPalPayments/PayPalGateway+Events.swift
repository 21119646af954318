import Receivables
public import ReceivablesPorts

extension PayPalGateway: PaymentLookingUp {
  /// The payments of an invoice that was told of. That event comes for partial and for pending payments
  /// as well (developer.paypal.com/api/invoicing/webhooks), so that the invoice is asked.
  public func next(
    _ question: EventQuestion, after answers: [HTTPResponse]
  ) throws -> PaymentStep<[SeenPayment]> {
    guard question.type == "INVOICING.INVOICE.PAID" else { return .done(.succeeded([])) }
    guard let answer = answers.first else {
      return .send(get("/v2/invoicing/invoices/\(FormBody.path(question.object))"))
    }
    return .done(outcome(answer) { json in payments(of: json).map { .succeeded($0) } })
  }

  /// Nil where the answer does not say.
  private func payments(of invoice: JSONValue) -> [SeenPayment]? {
    guard let status = invoice["status"]?.string, invoice["id"]?.string != nil else { return nil }
    guard ["PAID", "PARTIALLY_PAID"].contains(status) else { return [] }
    let reference = invoice["detail"]?["invoice_number"]?.string
    // What was written down by hand, as cash, is no money of PayPal's.
    let rows = (invoice["payments"]?["transactions"]?.array ?? []).filter {
      $0["type"]?.string == "PAYPAL"
    }
    let payments = rows.compactMap { row -> SeenPayment? in
      guard let id = row["payment_id"]?.string, let amount = money(row["amount"]),
        let day = row["payment_date"]?.string.flatMap({ Day($0) })
      else { return nil }
      return SeenPayment(
        id: id, amount: amount, moment: Moment(day, hour: 12), reference: reference)
    }
    return payments.count == rows.count ? payments : nil
  }
}
