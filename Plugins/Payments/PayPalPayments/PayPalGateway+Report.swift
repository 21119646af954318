import Receivables
import ReceivablesPorts

extension PayPalGateway {
  /// The most days that PayPal reports of at once.
  static let reportDays = 31

  /// A page of the report; both ends count.
  func reportPage(from: Moment, to: Moment, page: Int) -> HTTPRequest {
    var query = FormBody()
    query.add("start_date", from.description)
    query.add("end_date", to.description)
    query.add("fields", "all")
    query.add("page_size", 500)
    query.add("page", Int64(page))
    return get("/v1/reporting/transactions", query)
  }

  /// The rows of a page, and how many pages there are; nil where the answer does not say.
  static func rows(in json: JSONValue) -> (rows: [JSONValue], pages: Int64)? {
    guard let rows = json["transaction_details"]?.array, let pages = json["total_pages"]?.integer
    else { return nil }
    return (rows, pages)
  }

  /// What became of a command, by the field that carries its id.
  ///
  /// The report is up to three hours behind: what is not in it a day later is certainly undone.
  func report<Value>(
    of id: String, since moment: Moment, age: Int, _ answers: [HTTPResponse],
    _ read: (PayPalTransaction) -> PaymentOutcome<Value>?
  ) -> PaymentStep<PaymentOutcome<Value>> {
    // Clocks differ: a few minutes before are looked at as well. Nothing is sent again after a day.
    let request = reportPage(
      from: moment.adding(seconds: -600), to: moment.adding(seconds: reportSeconds),
      page: answers.count + 1)
    guard let answer = answers.last else { return .send(request) }
    guard answer.status == 200, let found = answer.json.flatMap(PayPalGateway.rows) else {
      return .done(outcome(answer) { _ in nil })
    }
    for row in found.rows.compactMap({ PayPalTransaction($0, self) })
    where row.customField == id {
      if let outcome = read(row) { return .done(.succeeded(outcome)) }
    }
    guard found.pages > answers.count, !found.rows.isEmpty else {
      guard age >= 86_400 else {
        return .done(.succeeded(.unknown("PayPal's report, hours behind, has no such command")))
      }
      let refusal = Refusal("PayPal knows no such command", .retry(afterSeconds: nil))
      return .done(.succeeded(.notExecuted(refusal)))
    }
    return .send(request)
  }

  /// A window of thirty days and some minutes.
  private var reportSeconds: Int { (PayPalGateway.reportDays - 1) * 86_400 }
}
