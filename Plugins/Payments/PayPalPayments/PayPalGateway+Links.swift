import Receivables
public import ReceivablesPorts

extension PayPalGateway: LinkCancelling {
  /// A hosted invoice, which is open until it is paid; an order would have to be approved within hours.
  ///
  /// PayPal keeps no ids of commands here. What is asked for twice is found by the number of the
  /// invoice, which is made of the id: it is looked for, made where it is not there, sent to nobody,
  /// so that it can be paid, and read for its address.
  public func next(
    _ command: LinkCommand, after answers: [HTTPResponse]
  ) throws -> PaymentStep<PaymentLink> {
    let text = try amounts.text(of: command.amount)
    guard let found = answers.first else { return .send(search(command)) }
    guard let known = invoices(in: found, of: command) else {
      return .done(outcome(found) { _ in nil })
    }
    let later = Array(answers.dropFirst())
    guard let invoice = known.first else { return created(command, text, later) }
    return invoice.isDraft ? sent(invoice.id, later) : shown(invoice.id, later)
  }

  /// What money names when it comes; PayPal can search for 25 characters, and no reference is longer.
  private static func number(of command: LinkCommand) -> String {
    String(command.reference.prefix(25))
  }

  private func search(_ command: LinkCommand) -> HTTPRequest {
    post("/v2/invoicing/search-invoices?page=1&page_size=100&total_required=true") { json in
      json.string("invoice_number", PayPalGateway.number(of: command))
    }
  }

  /// The invoices of a command that are not cancelled; nil where the answer does not say.
  private func invoices(
    in answer: HTTPResponse, of command: LinkCommand
  ) -> [(id: String, isDraft: Bool)]? {
    guard answer.status == 200, let json = answer.json else { return nil }
    let none: [JSONValue]? = json["total_items"]?.integer == 0 ? [] : nil
    guard let items = json["items"]?.array ?? none else { return nil }
    var invoices: [(id: String, isDraft: Bool)] = []
    for item in items {
      guard let id = item["id"]?.string, let status = item["status"]?.string,
        let number = item["detail"]?["invoice_number"]?.string
      else { return nil }
      // A search finds what only begins with the number as well.
      guard number == PayPalGateway.number(of: command), status != "CANCELLED" else { continue }
      invoices.append((id, status == "DRAFT"))
    }
    return invoices
  }

  // MARK: Steps

  private func created(
    _ command: LinkCommand, _ text: String, _ answers: [HTTPResponse]
  ) -> PaymentStep<PaymentLink> {
    guard let answer = answers.first else { return .send(create(command, text)) }
    if let json = answer.json,
      PayPalError(json).issues.contains(where: { $0.hasPrefix("DUPLICATE_") })
    {
      // It was made before, and the search is behind.
      return .done(.unknown("PayPal has this invoice and does not list it yet"))
    }
    let made = [200, 201].contains(answer.status) ? answer.json.flatMap(PayPalGateway.id) : nil
    guard let made else { return .done(outcome(answer) { _ in nil }) }
    return sent(made, Array(answers.dropFirst()))
  }

  private func create(_ command: LinkCommand, _ text: String) -> HTTPRequest {
    post("/v2/invoicing/invoices") { json in
      json.object("detail") { detail in
        detail.string("invoice_number", PayPalGateway.number(of: command))
        detail.string("reference", String(command.reference.prefix(120)))
        detail.string("currency_code", command.amount.currency.code)
        // The whole id, for the creditor's eyes alone.
        detail.string("memo", command.id)
      }
      json.array("items") { list in
        list.object { item in
          item.string("name", String(command.title.prefix(200)))
          item.string("quantity", "1")
          write(command.amount, text, "unit_amount", &item)
        }
      }
      json.object("configuration") { configuration in
        configuration.object("partial_payment") { part in
          part.bool("allow_partial_payment", command.allowsPart)
        }
      }
    }
  }

  private func sent(_ id: String, _ answers: [HTTPResponse]) -> PaymentStep<PaymentLink> {
    guard let answer = answers.first else {
      return .send(post(path(id) + "/send") { notifyNobody(&$0) })
    }
    guard [200, 202].contains(answer.status), let json = answer.json,
      json["href"]?.string != nil || json["links"]?.array != nil
    else { return .done(outcome(answer) { _ in nil }) }
    return shown(id, Array(answers.dropFirst()))
  }

  private func shown(_ id: String, _ answers: [HTTPResponse]) -> PaymentStep<PaymentLink> {
    guard let answer = answers.first else { return .send(get(path(id))) }
    return .done(
      outcome(answer) { json in
        guard json["id"]?.string == id, let status = json["status"]?.string,
          status != "DRAFT", status != "CANCELLED",
          let address = json["detail"]?["metadata"]?["recipient_view_url"]?.string,
          address.hasPrefix("https://")
        else { return nil }
        return .succeeded(PaymentLink(id: id, address: address))
      })
  }

  private func path(_ id: String) -> String { "/v2/invoicing/invoices/\(FormBody.path(id))" }

  /// The book writes to the customer itself.
  private func notifyNobody(_ json: inout JSONWriter) {
    json.bool("send_to_recipient", false)
    json.bool("send_to_invoicer", false)
  }

  /// An invoice that was made is told whole, or by its address alone.
  private static func id(_ json: JSONValue) -> String? {
    if let id = json["id"]?.string { return id.isEmpty ? nil : id }
    let links = [json] + (json["links"]?.array ?? [])
    let own = links.first { $0["rel"]?.string == "self" }?["href"]?.string
    return own?.split(separator: "/").last.map(String.init)
  }

  // MARK: Closing

  /// A cancelled invoice takes no money; one that was paid meanwhile is a payment to be asked about.
  public func next(
    _ command: LinkClosing, after answers: [HTTPResponse]
  ) throws -> PaymentStep<LinkClosing.Value> {
    guard let answer = answers.first else {
      // PayPal does not know the field here: cancelled twice is cancelled.
      return .send(post(path(command.link) + "/cancel", id: command.id) { notifyNobody(&$0) })
    }
    if answer.status == 204 { return .done(.succeeded(LinkClosing.Value())) }
    let issues = answer.status == 422 ? answer.json.map { PayPalError($0).issues } ?? [] : []
    if issues.contains("INVOICE_CANCELED_ALREADY") { return .done(.succeeded(LinkClosing.Value())) }
    let isPaid =
      issues.contains("CANNOT_CANCEL_PAID_INVOICE")
      || issues.contains("CANNOT_CANCEL_REFUNDED_INVOICE")
    return .done(outcome(answer, isPayment: isPaid) { _ in nil })
  }
}
