import Receivables
public import ReceivablesPorts

extension GoCardlessGateway: SettlementListing {
  /// Whose events book something: read one list after the other, the cursor says where the reader is.
  private enum Subject: String, CaseIterable {
    case payments, refunds, payouts

    var singular: String { String(rawValue.dropLast()) }
    var following: Subject? { Subject.allCases.drop { $0 != self }.dropFirst().first }
  }

  /// Events are listed as they happen; an hour is for clocks that differ.
  public var listsWithinSeconds: Int { 3600 }

  /// Events and what they happened to: a payment is made days before its money comes, so that a list
  /// of payments would be by the wrong day.
  public func next(
    _ question: SettlementQuestion, after answers: [HTTPResponse]
  ) throws -> PaymentStep<SettlementPage> {
    let parts = (question.cursor ?? "payments:").split(
      separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let subject = Subject(rawValue: String(parts[0])) else {
      throw PaymentError("GoCardless's events were not asked from \(question.cursor ?? "").")
    }
    guard let answer = answers.first else {
      var query = FormBody()
      query.add("created_at[gte]", question.from.description)
      query.add("created_at[lt]", question.until.description)
      query.add("resource_type", subject.rawValue)
      query.add("include", subject.singular)
      query.add("limit", 500)
      query.add("after", parts[1].isEmpty ? nil : String(parts[1]))
      return .send(get("/events", query))
    }
    return .done(outcome(answer) { json in page(json, of: subject).map { .succeeded($0) } })
  }

  private func page(_ json: JSONValue, of subject: Subject) -> SettlementPage? {
    guard let events = json["events"]?.array, let cursors = json["meta"]?["cursors"] else {
      return nil
    }
    let linked = json["linked"]?[subject.rawValue]?.array ?? []
    let more = cursors["after"]?.string.map { "\(subject.rawValue):\($0)" }
    let booked = events.filter { !Self.booksNothing.contains($0["action"]?.string ?? "") }
    return SettlementPage(
      reading: booked, cursor: more ?? subject.following.map { "\($0.rawValue):" }
    ) { event in
      let id = event["links"]?[subject.singular]?.string
      return linked.first { $0["id"]?.string == id }.flatMap { settlement(event, $0, of: subject) }
    }
  }

  /// What happens on the way, or is told twice: a debit is `confirmed` when its money has come.
  private static let booksNothing: Set = [
    "created", "customer_approval_granted", "customer_approval_denied", "submitted", "cancelled",
    "failed", "paid_out", "chargeback_settled", "resubmission_requested", "refund_settled",
    "fx_rate_confirmed", "tax_exchange_rates_confirmed",
  ]

  /// What the others book, and whether it comes in.
  private static let bookings: [String: (kind: Settlement.Kind, comesIn: Bool)] = [
    "payments.confirmed": (.payment, true), "payments.charged_back": (.chargeback, false),
    "payments.late_failure_settled": (.chargeback, false),
    "payments.chargeback_cancelled": (.returned, true), "refunds.paid": (.refund, false),
    "refunds.funds_returned": (.adjustment, true), "payouts.paid": (.payout, false),
  ]

  private func settlement(
    _ event: JSONValue, _ object: JSONValue, of subject: Subject
  ) -> Settlement? {
    let action = "\(subject).\(event["action"]?.string ?? "")"
    guard let (kind, comesIn) = Self.bookings[action],
      let id = event["id"]?.string, let name = object["id"]?.string,
      let amount = money(object), amount.minorUnits >= 0,
      let moment = event["created_at"]?.string.flatMap({ Moment($0) })
    else { return nil }
    // Fees are kept from payouts; where more are given back than kept the sum is negative.
    let fee = amounts.money(object["deducted_fees"]?.integer, amount.currency.code)
    return Settlement(
      id: id, kind: kind, amount: comesIn ? amount : -amount,
      fee: fee ?? Money(minorUnits: 0, amount.currency), moment: moment,
      payment: subject == .payments ? name : object["links"]?["payment"]?.string,
      reference: object["metadata"]?["reference"]?.string,
      payout: subject == .payouts ? name : nil)
  }
}
