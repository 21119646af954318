import Receivables
public import ReceivablesPorts

/// A gateway to practise with: everything is as with a real one, and no money moves.
///
/// What comes of an amount is told by its last two digits; ``PracticeTransport`` has the table.
public struct PracticeGateway: HostedLinks {
  /// How settings call it.
  public let name: String

  static let address = "https://pay.practice.invalid"

  /// A gateway of a name.
  public init(name: String) {
    self.name = name
  }

  /// The same bytes for the same command.
  ///
  /// - Throws: `PaymentError` where there is nothing to pay.
  public func request(for command: LinkCommand) throws -> HTTPRequest {
    guard command.amount.isPositive else {
      throw PaymentError("there is nothing to pay by a link.")
    }
    var json = JSONWriter()
    json.object { body in
      body.string("id", command.id)
      body.object("amount") { amount in
        amount.string("amount", command.amount.decimal)
        amount.string("currency", command.amount.currency.code)
      }
      body.string("reference", command.reference)
      body.strings("invoices", command.invoices)
    }
    return HTTPRequest(
      method: "POST", address: PracticeGateway.address + "/links",
      fields: [
        HTTPRequest.Field("Content-Type", "application/json"),
        HTTPRequest.Field("Idempotency-Key", command.id),
      ], body: json.bytes)
  }

  /// A link for 200 with one in it, pending for 202, declined for 402, certainly not done for 429;
  /// anything else is unknown.
  public func outcome(
    of response: HTTPResponse, to command: LinkCommand
  ) -> PaymentOutcome<PaymentLink> {
    switch response.status {
    case 200: link(in: response.body)
    case 202: .pending
    case 402: .declined(message(in: response.body) ?? "declined")
    case 429: .notExecuted(message(in: response.body) ?? "too many requests")
    default: .unknown("the gateway answered with status \(response.status)")
    }
  }

  private func link(in body: [UInt8]) -> PaymentOutcome<PaymentLink> {
    guard let value = value(of: body), let id = value["link"]?.string,
      let address = value["address"]?.string, address.hasPrefix("https://")
    else { return .unknown("the gateway's answer cannot be read") }
    return .succeeded(PaymentLink(id: id, address: address))
  }

  private func message(in body: [UInt8]) -> String? { value(of: body)?["message"]?.string }

  /// Nil for what is no JSON: an answer as good as none.
  private func value(of body: [UInt8]) -> JSONValue? {
    do {
      return try JSONValue(parsing: body)
    } catch {
      return nil
    }
  }
}
