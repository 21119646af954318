/// A credit was taken back: what it settled is open again, what waited of it is gone.
public struct CreditReversed: FactBody {
  public static let kind = "invoice.credit-reversed"

  public let credit: String
  public let currency: Currency
  /// Everything that the credit had settled.
  public let allocations: [Allocation]
  /// What of it counted as not owed.
  public let owed: [Allocation]

  public init(
    credit: String, currency: Currency, allocations: [Allocation], owed: [Allocation] = []
  ) {
    self.credit = credit
    self.currency = currency
    self.allocations = allocations
    self.owed = owed
  }

  public func write(into json: inout JSONWriter) {
    json.string("credit", credit)
    json.string("currency", currency.code)
    Allocation.write(allocations, into: &json)
    if !owed.isEmpty { json.object("owed") { Allocation.write(owed, into: &$0) } }
  }

  public init(_ reader: FactReader) throws(FactError) {
    credit = try reader.string("credit")
    currency = try reader.currency()
    allocations = try Allocation.read(reader)
    if let row = try reader.objectIfPresent("owed") {
      owed = try Allocation.read(row)
    } else {
      owed = []
    }
  }
}
