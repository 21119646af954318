/// What money that was moved here had settled is open again, and the money waits.
public struct MoneyUnapplied: FactBody {
  public static let kind = "money.unapplied"

  public let source: ItemID
  public let allocations: [Allocation]
  /// The day from which it waits; nil: from the day of the entry.
  public let from: Day?
  /// The day from which it is as it was before; nil where it is open for good.
  public let until: Day?
  /// The currency of money of which nothing had waited before; nil where something had.
  public let whole: Currency?
  /// Nil where a person took it off.
  public let basis: DecisionBasis?

  public init(
    source: ItemID, allocations: [Allocation], from: Day? = nil, until: Day? = nil,
    whole: Currency? = nil, basis: DecisionBasis? = nil
  ) {
    self.source = source
    self.allocations = allocations
    self.from = from
    self.until = until
    self.whole = whole
    self.basis = basis
  }

  /// One that a decision brought about is of the second version, one for some days of the third.
  public var version: Int {
    until != nil ? 3 : basis != nil || from != nil || whole != nil ? 2 : 1
  }

  public func write(into json: inout JSONWriter) {
    json.string("source", source.stored)
    Allocation.write(allocations, into: &json)
    if let from { json.day("from", from) }
    if let until { json.day("until", until) }
    json.string("whole", ifPresent: whole?.code)
    basis?.write(into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    source = try reader.item("source")
    allocations = try Allocation.read(reader)
    from = try reader.dayIfPresent("from")
    until = try reader.dayIfPresent("until")
    whole = reader.value["whole"] == nil ? nil : try reader.currency("whole")
    basis = try DecisionBasis.ifPresent(reader)
  }
}
