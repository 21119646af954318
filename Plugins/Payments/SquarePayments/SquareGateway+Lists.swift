import Receivables
import ReceivablesPorts

/// What Square's lists of payments, refunds and payouts have in common.
extension SquareGateway {
  /// A page of a list of the location, the oldest first.
  func list(
    _ name: String, from: Moment, until: Moment? = nil, cursor: String?
  ) -> HTTPRequest {
    var query = FormBody()
    query.add("begin_time", from.description)
    query.add("end_time", until?.description)
    query.add("sort_order", "ASC")
    query.add("location_id", location)
    query.add("limit", 100)
    query.add("cursor", cursor)
    return get("/v2/" + name, query)
  }

  /// The rows of a page, and where the next begins. An empty list has no member at all; anything else
  /// under another name is not understood.
  static func page(_ json: JSONValue, of name: String) -> (rows: [JSONValue], cursor: String?)? {
    guard let rows = json[name]?.array ?? (json.members?.isEmpty == true ? [] : nil) else {
      return nil
    }
    return (rows, json["cursor"]?.string.flatMap { $0.isEmpty ? nil : $0 })
  }

  /// Looks for a command in a list, page by page, from a little before it was asked for: clocks differ.
  ///
  /// - Parameter key: the member that carries our id.
  func find<Value>(
    _ id: String, by key: String, in name: String, since moment: Moment,
    after answers: [HTTPResponse], _ read: (JSONValue) -> PaymentOutcome<Value>?
  ) -> PaymentStep<PaymentOutcome<Value>> {
    let from = moment.adding(seconds: -600)
    guard let answer = answers.last else { return .send(list(name, from: from, cursor: nil)) }
    guard answer.status == 200, let json = answer.json, json["errors"] == nil,
      let page = SquareGateway.page(json, of: name)
    else { return .done(PaymentOutcome(unexplained: answer)) }
    if let known = page.rows.first(where: { $0[key]?.string == id }) {
      return .done(.succeeded(read(known) ?? .unknown("Square's answer cannot be read")))
    }
    guard let cursor = page.cursor else {
      let refusal = Refusal("Square knows no such command", .retry(afterSeconds: nil))
      return .done(.succeeded(.notExecuted(refusal)))
    }
    return .send(list(name, from: from, cursor: cursor))
  }
}
