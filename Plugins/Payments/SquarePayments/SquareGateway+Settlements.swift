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
      reading: page.rows, cursor: more ?? list.following.map { "\($0.rawValue):" }
    ) { settlement($0, of: list) }
  }

  private func settlement(_ row: JSONValue, of list: List) -> Settlement? {
    guard let id = row["id"]?.string, let status = row["status"]?.string,
      let amount = money(row["amount_money"]),
      let moment = row["created_at"]?.string.flatMap({ Moment($0) })
    else { return nil }
    switch list {
    case .payments:
      let fees = (row["processing_fee"]?.array ?? []).map { money($0["amount_money"]) }
      guard fees.allSatisfy({ $0?.currency == amount.currency }) else { return nil }
      let fee = fees.reduce(Int64(0)) { $0 + ($1?.minorUnits ?? 0) }
      return Settlement(
        id: id, kind: .payment, amount: amount, fee: Money(minorUnits: fee, amount.currency),
        moment: moment, payment: id, reference: row["note"]?.string ?? row["reference_id"]?.string,
        isPending: status != "COMPLETED")
    case .refunds:
      return Settlement(
        id: id, kind: .refund, amount: -amount, fee: Money(minorUnits: 0, amount.currency),
        moment: moment, payment: row["payment_id"]?.string, isPending: status == "PENDING")
    case .payouts:
      return Settlement(
        id: id, kind: .payout, amount: -amount, fee: Money(minorUnits: 0, amount.currency),
        moment: moment, payout: id, isPending: status == "SENT")
    }
  }
}
