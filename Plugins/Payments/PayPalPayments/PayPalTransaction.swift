import Receivables

/// One row of PayPal's report of transactions.
struct PayPalTransaction {
  /// PayPal's name for it, which is not its own alone: a payment and its fee can share one.
  let id: String
  /// As `T0006` (developer.paypal.com/reports/reference/t-codes).
  let code: String
  /// D is denied, P pending, S done, V done and reversed since.
  let status: String
  /// What it adds to the account, fees aside.
  let amount: Money
  /// What PayPal keeps, above zero; below zero where it gives a fee back.
  let fee: Money
  let moment: Moment
  /// The transaction that it is about.
  let parent: String?
  let customField: String?
  let invoiceID: String?

  /// The middle of the code says what kind of thing happened.
  var group: Substring { code.dropFirst().prefix(2) }

  /// Nil where it cannot be read whole.
  init?(_ row: JSONValue, _ gateway: PayPalGateway) {
    guard let info = row["transaction_info"], let id = info["transaction_id"]?.string, !id.isEmpty,
      let code = info["transaction_event_code"]?.string, code.utf8.count == 5,
      code.hasPrefix("T"), let status = info["transaction_status"]?.string,
      ["D", "P", "S", "V"].contains(status), let amount = gateway.money(info["transaction_amount"]),
      let moment = info["transaction_initiation_date"]?.string.flatMap(PayPalTransaction.moment)
    else { return nil }
    var fee = Money.zero(amount.currency)
    if let told = info["fee_amount"] {
      guard let money = gateway.money(told), money.currency == amount.currency else { return nil }
      fee = -money
    }
    self.id = id
    self.code = code
    self.status = status
    self.amount = amount
    self.fee = fee
    self.moment = moment
    let isOfTransaction = info["paypal_reference_id_type"]?.string == "TXN"
    parent = isOfTransaction ? info["paypal_reference_id"]?.string : nil
    customField = info["custom_field"]?.string
    invoiceID = info["invoice_id"]?.string
  }

  /// PayPal leaves out the colon of an offset, as in `2026-06-01T09:00:00+0000`.
  private static func moment(_ text: String) -> Moment? {
    let offset = text.suffix(5)
    guard let sign = offset.first, sign == "+" || sign == "-", !offset.contains(":") else {
      return Moment(text)
    }
    return Moment(text.dropLast(2) + ":" + text.suffix(2))
  }
}
