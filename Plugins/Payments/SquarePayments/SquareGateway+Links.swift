import Receivables
public import ReceivablesPorts

extension SquareGateway: LinkCancelling {
  /// A link with an order, which alone carries our reference.
  public func next(
    _ command: LinkCommand, after answers: [HTTPResponse]
  ) throws -> PaymentStep<PaymentLink> {
    guard let answer = answers.first else {
      let units = try amounts.units(of: command.amount)
      return .send(
        post("/v2/online-checkout/payment-links") { json in
          json.string("idempotency_key", command.id)
          json.object("order") { order in
            order.string("location_id", location)
            order.string("reference_id", String(command.reference.prefix(40)))
            order.array("line_items") { list in
              list.object { line in
                line.string("name", String(command.title.prefix(512)))
                line.string("quantity", "1")
                write(command.amount, units, "base_price_money", &line)
              }
            }
          }
          json.string("payment_note", String(command.reference.prefix(500)))
        })
    }
    return .done(
      outcome(answer) { json in
        guard let link = json["payment_link"], let id = link["id"]?.string,
          let address = link["url"]?.string, address.hasPrefix("https://")
        else { return nil }
        return .succeeded(PaymentLink(id: id, address: address))
      })
  }

  /// Deleted, its order is cancelled; what is not there any more is closed.
  public func next(
    _ command: LinkClosing, after answers: [HTTPResponse]
  ) throws -> PaymentStep<LinkClosing.Value> {
    guard let answer = answers.first else {
      let path = "/v2/online-checkout/payment-links/\(FormBody.path(command.link))"
      // Square takes no id for it: closed twice is closed.
      return .send(delete(path).with(HTTPRequest.Field("X-Command", command.id)))
    }
    if answer.status == 404,
      answer.json?["errors"]?.array?.first?["code"]?.string == "NOT_FOUND"
    {
      return .done(.succeeded(LinkClosing.Value()))
    }
    return .done(
      outcome(answer) { json in
        json["id"]?.string == nil ? nil : .succeeded(LinkClosing.Value())
      })
  }
}
