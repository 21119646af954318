import Receivables
public import ReceivablesPorts

extension SquareGateway: SettlementListing {
  /// Square has a list each for payments, refunds and payouts: they are read one after the other, and
  /// the cursor says in which of them the reader stands.
  private enum List: String, CaseIterable {
    case payments, refunds, payouts

    var following: List? {
      switch self {
      case .payments: .refunds
      case .refunds: .payouts
      case .payouts: nil
      }
    }
  }

  /// Fees and their adjustments become known within days.
  public var listsWithinSeconds: Int { 3 * 86_400 }

  /// One request for each page.
  public func next(
    _ question: SettlementQuestion, after answers: [HTTPResponse]
  ) throws -> PaymentStep<SettlementPage> {
    let parts = (question.cursor ?? "payments:").split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let list = List(rawValue: String(parts[0])) else {
      throw PaymentError("the list of Square's was not asked from \(question.cursor ?? "").")
    }
    guard let answer = answers.first else {
      let cursor = parts[1].isEmpty ? nil : String(parts[1])
      return .send(
        self.list(list.rawValue, from: question.from, until: question.until, cursor: cursor))
    }
    return .done(outcome(answer) { json in page(json, of: list).map { .succeeded($0) } })
  }

  private func page(_ json: JSONValue, of list: List) -> SettlementPage? {
    guard let page = SquareGateway.page(json, of: list.rawValue) else { return nil }
    let more = page.cursor.map { "\(list.rawValue):\($0)" }
    return SettlementPage(
      reading: page.rows, cursor: more ?? list.following.map { "\($0.rawValue):" },
      lines: { lines($0, of: list) })
  }

  private func lines(_ row: JSONValue, of list: List) -> [Settlement]? {
    guard let id = row["id"]?.string, let status = row["status"]?.string,
      let amount = money(row["amount_money"]),
      let moment = row["created_at"]?.string.flatMap({ Moment($0) })
    else { return nil }
    let none = Money.zero(amount.currency)
    switch list {
    case .payments:
      guard let fees = fees(of: row, amount.currency, moment) else { return nil }
      let payment = Settlement(
        id: id, kind: .payment, amount: amount, fee: none, moment: moment, payment: id,
        reference: row["note"]?.string ?? row["reference_id"]?.string,
        isPending: status != "COMPLETED")
      // What failed or was cancelled moved no money.
      return ["FAILED", "CANCELED"].contains(status) ? [] : [payment] + fees
    case .refunds:
      let refund = Settlement(
        id: id, kind: .refund, amount: -amount, fee: none, moment: moment,
        payment: row["payment_id"]?.string, isPending: status == "PENDING")
      return ["FAILED", "REJECTED"].contains(status) ? [] : [refund]
    case .payouts:
      let payout = Settlement(
        id: id, kind: .payout, amount: -amount, fee: none, moment: moment, payout: id,
        isPending: status == "SENT")
      return status == "FAILED" ? [] : [payout]
    }
  }

  /// A payment's fees become known after it: each is a line of its own.
  private func fees(of payment: JSONValue, _ currency: Currency, _ moment: Moment) -> [Settlement]?
  {
    let rows = payment["processing_fee"]?.array ?? []
    let id = payment["id"]?.string ?? ""
    let fees = rows.enumerated().compactMap { index, row -> Settlement? in
      guard let fee = money(row["amount_money"]), fee.currency == currency else { return nil }
      return Settlement(
        id: "\(id):fee:\(index + 1)", kind: .fee, amount: -fee, fee: .zero(currency),
        moment: moment, payment: id)
    }
    return fees.count == rows.count ? fees : nil
  }
}
