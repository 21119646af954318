import Receivables
public import ReceivablesPorts

extension PayPalGateway: SettlementListing {
  /// The report is up to three hours behind; another is for clocks that differ.
  public var listsWithinSeconds: Int { 4 * 3600 }

  /// PayPal reports of 31 days at most, in numbered pages: the cursor says which window, and which page
  /// of it. The report is up to three hours behind, so that questions should overlap; a line is told by
  /// its name.
  public func next(
    _ question: SettlementQuestion, after answers: [HTTPResponse]
  ) throws -> PaymentStep<SettlementPage> {
    let place = try PayPalGateway.place(in: question)
    guard let answer = answers.first else {
      return .send(reportPage(from: place.from, to: place.to, page: place.page))
    }
    return .done(
      outcome(answer) { json in
        guard let found = PayPalGateway.rows(in: json) else { return nil }
        let more = found.pages > place.page
        let isLast = place.until >= question.until
        let following = isLast ? nil : "\(place.window + 1):1"
        return .succeeded(
          page(found.rows, cursor: more ? "\(place.window):\(place.page + 1)" : following))
      })
  }

  /// One window of a question.
  private struct Place {
    let window: Int
    let page: Int
    let from: Moment
    /// The moment before which the window ends.
    let until: Moment

    /// The last second of it, as PayPal counts both ends and the next window begins after it.
    var to: Moment { max(from, until.adding(seconds: -1)) }
  }

  private static func place(in question: SettlementQuestion) throws -> Place {
    let parts = (question.cursor ?? "0:1").split(
      separator: ":", omittingEmptySubsequences: false
    ).map { Int($0) }
    guard parts.count == 2, let window = parts[0], (0..<100_000).contains(window),
      let page = parts[1], page > 0
    else {
      throw PaymentError("PayPal's report was not asked from \(question.cursor ?? "").")
    }
    let from = question.from.adding(seconds: window * reportDays * 86_400)
    guard window == 0 || from < question.until else {
      throw PaymentError("PayPal's report has no window \(window).")
    }
    let until = min(question.until, from.adding(seconds: reportDays * 86_400))
    return Place(window: window, page: page, from: from, until: until)
  }

  private func page(_ rows: [JSONValue], cursor: String?) -> SettlementPage {
    var settlements: [Settlement] = []
    var unread: [String] = []
    for row in rows {
      guard let transaction = PayPalTransaction(row, self) else {
        unread.append(
          row["transaction_info"]?["transaction_id"]?.string ?? "a line without a name")
        continue
      }
      // What was denied has moved no money.
      if transaction.status != "D" { settlements.append(settlement(transaction)) }
    }
    return SettlementPage(settlements, cursor: cursor, unread: unread)
  }

  private func settlement(_ row: PayPalTransaction) -> Settlement {
    let kind = PayPalGateway.kind(row)
    return Settlement(
      id: "\(row.id):\(row.code)", kind: kind, amount: row.amount, fee: row.fee,
      moment: row.moment, object: row.id, payment: kind == .payment ? row.id : row.parent,
      reference: row.customField ?? row.invoiceID, payout: kind == .payout ? row.id : nil,
      isPending: row.status == "P")
  }

  /// The group of a code says enough, except among refunds and reversals
  /// (developer.paypal.com/reports/reference/t-codes). Holds, conversions and whatever comes later are
  /// adjustments.
  private static func kind(_ row: PayPalTransaction) -> Settlement.Kind {
    let takes = row.amount.minorUnits < 0
    return switch (row.group, row.code) {
    // Money that the creditor sends is of the same group.
    case ("00", _): takes ? .adjustment : .payment
    case ("01", _), (_, "T1108"), (_, "T1109"): .fee
    case ("04", _): takes ? .payout : .adjustment
    case (_, "T1107"): takes ? .refund : .adjustment
    case (_, "T1106"), (_, "T1201"): takes ? .chargeback : .returned
    case (_, "T1202"), (_, "T1205"): takes ? .adjustment : .returned
    default: .adjustment
    }
  }
}
