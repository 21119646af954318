/// Money of a settlement that was paid went back: it counts as lapsed, and what it left is owed again.
public struct SettlementReturned: FactBody {
  public static let kind = "agreement.settlement-returned"

  public let settlement: String
  public let currency: Currency
  /// What had been given up, and is open again.
  public let allocations: [Allocation]
  /// Items on which charges run again.
  public let opens: [ItemID]

  /// The offer as it stands again, with what of its money has not gone back; nil where it is over.
  public let stands: OpenSettlement?
  /// What it holds again.
  public let holds: [ItemID]

  public init(
    settlement: String, currency: Currency, allocations: [Allocation], opens: [ItemID],
    stands: OpenSettlement? = nil, holds: [ItemID] = []
  ) {
    self.settlement = settlement
    self.currency = currency
    self.allocations = allocations
    self.opens = opens
    self.stands = stands
    self.holds = holds
  }

  /// One after which the offer stands is of the second version.
  public var version: Int { stands != nil ? 2 : 1 }

  public func write(into json: inout JSONWriter) {
    json.string("settlement", settlement)
    json.string("currency", currency.code)
    Allocation.write(allocations, into: &json)
    ItemID.write(opens, as: "opens", into: &json)
    if let stands {
      json.object("stands") { stands.write(into: &$0) }
      ItemID.write(holds, as: "holds", into: &json)
    }
  }

  public init(_ reader: FactReader) throws(FactError) {
    settlement = try reader.string("settlement")
    currency = try reader.currency()
    allocations = try Allocation.read(reader)
    opens = try reader.items("opens")
    if let row = try reader.objectIfPresent("stands") {
      stands = try OpenSettlement(row)
      holds = try reader.items("holds")
    } else {
      stands = nil
      holds = []
    }
  }
}
