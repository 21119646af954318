import Receivables
public import ReceivablesPorts

extension PracticeGateway: LinkCancelling {
  /// One request makes a page.
  public func next(
    _ command: LinkCommand, after answers: [HTTPResponse]
  ) throws -> PaymentStep<PaymentLink> {
    guard let answer = answers.first else {
      let body = try body(command.id, command.amount) { json in
        json.string("reference", command.reference)
        json.strings("invoices", command.invoices)
      }
      return .send(request("POST", "/links", id: command.id, body: body))
    }
    return .done(
      outcome(answer) { json in
        guard let id = json["link"]?.string, let address = json["address"]?.string,
          address.hasPrefix("https://")
        else { return nil }
        return PaymentLink(id: id, address: address)
      })
  }

  /// One request closes it.
  public func next(
    _ command: LinkClosing, after answers: [HTTPResponse]
  ) throws -> PaymentStep<LinkClosing.Value> {
    guard let answer = answers.first else {
      let path = "/links/\(FormBody.path(command.link))/close"
      return .send(request("POST", path, id: command.id))
    }
    return .done(outcome(answer) { $0["closed"]?.bool == true ? LinkClosing.Value() : nil })
  }
}
