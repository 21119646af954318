/// The end of a claim that was not paid: from its day on nothing is charged on the item.
public struct Closing: Sendable, Equatable {
  public enum Kind: String, Sendable {
    /// In the books: it can still be placed, and money that comes is a recovery.
    case writtenOff = "written-off"
    /// For good: nobody asks for it any more.
    case waived
    /// By a settlement that was paid.
    case settled
  }

  public let kind: Kind
  /// What of the item was given up and has not come back, in minor units.
  public internal(set) var minorUnits: Int64
  /// What of it money came for later, in minor units.
  public internal(set) var recovered: Int64 = 0

  init(_ kind: Kind, minorUnits: Int64) {
    self.kind = kind
    self.minorUnits = minorUnits
  }

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    json.string("kind", kind.rawValue)
    json.integer("amount", minorUnits)
    if recovered != 0 { json.integer("recovered", recovered) }
  }

  init(_ reader: FactReader) throws(FactError) {
    kind = try reader.word("kind")
    minorUnits = try reader.integer64("amount")
    recovered = reader.value["recovered"] == nil ? 0 : try reader.integer64("recovered")
  }
}

extension Item {
  /// Whether a settlement that was paid has closed it.
  public var isFulfilled: Bool {
    id.kind == .invoice && circumstances.closing?.kind == .settled
      && circumstances.closing?.recovered == 0
  }
}
