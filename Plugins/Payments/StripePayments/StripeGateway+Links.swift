import Receivables
public import ReceivablesPorts

extension StripeGateway: LinkCancelling {
  /// A payment link, which lives as long as it is wanted; a Checkout Session would end after a day.
  public func next(
    _ command: LinkCommand, after answers: [HTTPResponse]
  ) throws -> PaymentStep<PaymentLink> {
    guard let answer = answers.first else {
      var form = FormBody()
      let price = "line_items[0][price_data]"
      form.add(price + "[currency]", command.amount.currency.code.lowercased())
      form.add(price + "[unit_amount]", try amounts.units(of: command.amount))
      form.add(price + "[product_data][name]", command.title)
      form.add("line_items[0][quantity]", 1)
      form.add("metadata[reference]", command.reference)
      form.add("metadata[command]", command.id)
      form.add("payment_intent_data[metadata][reference]", command.reference)
      // Paid once it takes no more: nobody pays an invoice twice.
      form.add("restrictions[completed_sessions][limit]", 1)
      return .send(post("/v1/payment_links", form, id: command.id))
    }
    return .done(
      outcome(answer) { json in
        guard json["object"]?.string == "payment_link", let id = json["id"]?.string,
          let address = json["url"]?.string, address.hasPrefix("https://")
        else { return nil }
        return .succeeded(PaymentLink(id: id, address: address))
      })
  }

  /// A link that is not active takes no money.
  public func next(
    _ command: LinkClosing, after answers: [HTTPResponse]
  ) throws -> PaymentStep<LinkClosing.Value> {
    guard let answer = answers.first else {
      var form = FormBody()
      form.add("active", "false")
      return .send(
        post("/v1/payment_links/\(FormBody.path(command.link))", form, id: command.id))
    }
    return .done(
      outcome(answer) { json in
        guard json["object"]?.string == "payment_link", json["active"]?.bool == false else {
          return nil
        }
        return .succeeded(LinkClosing.Value())
      })
  }
}
