import Receivables
import ReceivablesPorts

extension StripeGateway {
  /// Looks for a command in a list, page by page; the metadata carry our id.
  ///
  /// - Parameter list: asks for the page behind the object of an id, or for the first.
  func find<Value>(
    _ id: String, after answers: [HTTPResponse],
    _ read: (JSONValue) -> PaymentOutcome<Value>?, _ list: (_ last: String?) -> HTTPRequest
  ) -> PaymentStep<PaymentOutcome<Value>> {
    guard let answer = answers.last else { return .send(list(nil)) }
    guard answer.status == 200, let json = answer.json, let rows = json["data"]?.array,
      let hasMore = json["has_more"]?.bool
    else { return .done(PaymentOutcome(unexplained: answer)) }
    if let known = rows.first(where: { $0["metadata"]?["command"]?.string == id }) {
      return .done(.succeeded(read(known) ?? .unknown("Stripe's answer cannot be read")))
    }
    guard hasMore else {
      let nothing = Refusal("Stripe knows no such command", .retry(afterSeconds: nil))
      return .done(.succeeded(.notExecuted(nothing)))
    }
    guard let last = rows.last?["id"]?.string else {
      return .done(PaymentOutcome(unexplained: answer))
    }
    return .send(list(last))
  }
}
