/// The creditor does without an invoice and its charges: the claim is at its end, unpaid.
public struct InvoiceWaived: FactBody {
  public static let kind = "invoice.waived"

  public let invoice: String
  public let currency: Currency
  /// What was open of the invoice and its charges.
  public let allocations: [Allocation]
  /// The invoice's items, on which nothing is charged any more.
  public let closes: [ItemID]

  public init(
    invoice: String, currency: Currency, allocations: [Allocation], closes: [ItemID]
  ) {
    self.invoice = invoice
    self.currency = currency
    self.allocations = allocations
    self.closes = closes
  }

  public func write(into json: inout JSONWriter) {
    json.string("invoice", invoice)
    json.string("currency", currency.code)
    Allocation.write(allocations, into: &json)
    ItemID.write(closes, as: "closes", into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    invoice = try reader.string("invoice")
    currency = try reader.currency()
    allocations = try Allocation.read(reader)
    closes = try reader.items("closes")
  }
}
