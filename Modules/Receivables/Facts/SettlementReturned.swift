/// Money of a settlement that was paid went back: it counts as lapsed, and what it left is owed again.
public struct SettlementReturned: FactBody {
  public static let kind = "agreement.settlement-returned"

  public let settlement: String
  public let currency: Currency
  /// What had been given up, and is open again.
  public let allocations: [Allocation]
  /// Items on which charges run again.
  public let opens: [ItemID]

  public init(
    settlement: String, currency: Currency, allocations: [Allocation], opens: [ItemID]
  ) {
    self.settlement = settlement
    self.currency = currency
    self.allocations = allocations
    self.opens = opens
  }

  public func write(into json: inout JSONWriter) {
    json.string("settlement", settlement)
    json.string("currency", currency.code)
    Allocation.write(allocations, into: &json)
    ItemID.write(opens, as: "opens", into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    settlement = try reader.string("settlement")
    currency = try reader.currency()
    allocations = try Allocation.read(reader)
    opens = try reader.items("opens")
  }
}
