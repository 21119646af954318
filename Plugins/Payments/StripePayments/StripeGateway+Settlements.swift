import Receivables
public import ReceivablesPorts

extension StripeGateway: SettlementListing {
  /// They are listed at once; an hour is for clocks that differ.
  public var listsWithinSeconds: Int { 3600 }

  /// Balance transactions, each with what it came from; the newest comes first.
  public func next(
    _ question: SettlementQuestion, after answers: [HTTPResponse]
  ) throws -> PaymentStep<SettlementPage> {
    guard let answer = answers.first else {
      var query = FormBody()
      query.add("created[gte]", question.from.seconds)
      query.add("created[lt]", question.until.seconds)
      query.add("limit", 100)
      query.add("expand[0]", "data.source")
      query.add("starting_after", question.cursor)
      return .send(get("/v1/balance_transactions", query))
    }
    return .done(
      outcome(answer) { json in
        guard let rows = json["data"]?.array, let hasMore = json["has_more"]?.bool else {
          return nil
        }
        let last = rows.last?["id"]?.string
        if hasMore, last == nil { return nil }
        return .succeeded(
          SettlementPage(reading: rows, cursor: hasMore ? last : nil, settlement))
      })
  }

  private func settlement(_ row: JSONValue) -> Settlement? {
    let code = row["currency"]?.string
    guard let id = row["id"]?.string, let type = row["type"]?.string,
      let amount = amounts.money(row["amount"]?.integer, code),
      let fee = amounts.money(row["fee"]?.integer, code), let created = row["created"]?.integer,
      created.magnitude < 1 << 40
    else { return nil }
    let source = row["source"]
    return Settlement(
      id: id,
      kind: StripeGateway.kind(
        type, row["reporting_category"]?.string, hasFailed: source?["status"]?.string == "failed"),
      amount: amount,
      fee: fee, moment: Moment(microseconds: created * 1_000_000),
      object: source?["id"]?.string ?? source?.string,
      payment: source?["payment_intent"]?.string ?? source?["charge"]?.string
        ?? source?["id"]?.string ?? source?.string,
      reference: source?["metadata"]?["reference"]?.string,
      payout: type == "payout" ? source?["id"]?.string ?? source?.string : nil,
      // A bank debit has a line when it is submitted, days before its money is sure
      // (support.stripe.com, balance transactions of debit payment methods).
      isPending: ["charge", "payment"].contains(type) && source?["status"]?.string == "pending",
      presented: presented(source, as: amount))
  }

  /// The source counts in the payer's currency, without a sign.
  private func presented(_ source: JSONValue?, as amount: Money) -> Money? {
    guard let own = amounts.money(source?["amount"]?.integer, source?["currency"]?.string),
      own.currency != amount.currency
    else { return nil }
    return amount.minorUnits < 0 ? -own : own
  }

  /// The reporting category tells chargebacks from other adjustments.
  private static func kind(
    _ type: String, _ category: String?, hasFailed: Bool
  ) -> Settlement.Kind {
    switch (type, category) {
    // A debit that failed has two lines that make nothing; it never was money.
    case ("charge", _) where hasFailed, ("payment", _) where hasFailed: .adjustment
    // What was given back and did not arrive is the creditor's again.
    case ("refund_failure", _), ("payment_refund_failure", _): .returned
    case (_, "dispute"): .chargeback
    case (_, "dispute_reversal"): .returned
    case ("charge", _), ("payment", _): .payment
    case ("refund", _), ("payment_refund", _): .refund
    case ("stripe_fee", _), ("application_fee", _): .fee
    case ("payout", _): .payout
    default: .adjustment
    }
  }
}
