/// A credit was taken back: what it settled is open again, what waited of it is gone.
public struct CreditReversed: FactBody {
  public static let kind = "invoice.credit-reversed"

  public let credit: String
  public let currency: Currency
  /// Everything that the credit had settled.
  public let allocations: [Allocation]
  /// The items that it was for, which are owed again as they were.
  public let assigned: [ItemID]

  public init(
    credit: String, currency: Currency, allocations: [Allocation], assigned: [ItemID] = []
  ) {
    self.credit = credit
    self.currency = currency
    self.allocations = allocations
    self.assigned = assigned
  }

  public func write(into json: inout JSONWriter) {
    json.string("credit", credit)
    json.string("currency", currency.code)
    Allocation.write(allocations, into: &json)
    ItemID.write(assigned, as: "assigned", into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    credit = try reader.string("credit")
    currency = try reader.currency()
    allocations = try Allocation.read(reader)
    assigned = try reader.items("assigned")
  }
}
