/// What money that was moved here had settled is open again, and the money waits.
public struct MoneyUnapplied: FactBody {
  public static let kind = "money.unapplied"

  public let source: ItemID
  public let allocations: [Allocation]

  public init(source: ItemID, allocations: [Allocation]) {
    self.source = source
    self.allocations = allocations
  }

  public func write(into json: inout JSONWriter) {
    json.string("source", source.stored)
    Allocation.write(allocations, into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    source = try reader.item("source")
    allocations = try Allocation.read(reader)
  }
}
