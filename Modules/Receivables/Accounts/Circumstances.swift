/// What bears on an item beside what moved it: few things, and for most items none.
public struct Circumstances: Sendable, Equatable {
  /// In the order in which they became known; those that are over stay as long as the item does.
  public internal(set) var holds: [Hold] = []

  /// What a charge is for; nil for other items. The invoice that it is for may be closed and not read.
  public internal(set) var chargeKind: ChargeKind?

  /// What being late on the item was charged, by kind.
  public internal(set) var charged: [Charged] = []

  /// Charges of one kind.
  public struct Charged: Sendable, Equatable {
    public let kind: ChargeKind
    /// The pack or contract of the latest of them.
    public internal(set) var law: String
    /// All that was charged, corrections taken off, in minor units; paid or not.
    public internal(set) var total: Int64
    /// The last day that is charged for.
    public internal(set) var through: Day
    /// The latest entry that charged or corrected.
    public internal(set) var entry: Int
    /// The entries of the charges, by which these are named.
    public internal(set) var parts: [Int]
  }

  /// What paying early is worth; nil for most invoices.
  public internal(set) var discount: EarlyDiscount?
  /// Whether nothing more is charged for the item.
  public internal(set) var isWaived = false
  /// How the claim came to its end, where it was not paid; nil for most items.
  public internal(set) var closing: Closing?

  /// Whether nothing is charged for the item any more, whatever becomes of it.
  public var isUncharged: Bool { isWaived || closing != nil }
  /// What of it was credited as not owed, in minor units.
  public internal(set) var credited: Int64 = 0

  public init() {}

  public func charged(_ kind: ChargeKind) -> Charged? { charged.first { $0.kind == kind } }

  public var isEmpty: Bool { self == Circumstances() }

  // MARK: As stored

  public func write(into json: inout JSONWriter) {
    if !holds.isEmpty {
      json.array("holds") { list in
        for hold in holds { list.object { hold.write(into: &$0) } }
      }
    }
    if !charged.isEmpty {
      json.array("charged") { list in
        for one in charged { list.object { one.write(into: &$0) } }
      }
    }
    if let discount { json.object("discount") { discount.write(into: &$0) } }
    if isWaived { json.bool("waived", true) }
    if credited != 0 { json.integer("credited", credited) }
    if let closing { json.object("closed") { closing.write(into: &$0) } }
    json.string("for", ifPresent: chargeKind?.rawValue)
  }

  public init(_ reader: FactReader) throws(FactError) {
    for value in try reader.list("holds") { holds.append(try Hold(FactReader(value))) }
    for value in try reader.list("charged") { charged.append(try Charged(FactReader(value))) }
    if let row = try reader.objectIfPresent("discount") { discount = try EarlyDiscount(row) }
    isWaived = reader.value["waived"]?.bool ?? false
    if reader.value["credited"] != nil { credited = try reader.integer64("credited") }
    if let row = try reader.objectIfPresent("closed") { closing = try Closing(row) }
    chargeKind = reader.value["for"] == nil ? nil : try reader.word("for")
  }
}

extension Circumstances.Charged {
  fileprivate func write(into json: inout JSONWriter) {
    json.string("kind", kind.rawValue)
    json.string("law", law)
    json.integer("total", total)
    json.day("through", through)
    json.integer("entry", entry)
    json.array("parts") { list in
      for part in parts { list.integer(nil, part) }
    }
  }

  fileprivate init(_ reader: FactReader) throws(FactError) {
    var parts: [Int] = []
    for value in try reader.list("parts") {
      guard let part = value.integer else { throw .wrong("parts") }
      parts.append(Int(part))
    }
    self.init(
      kind: try reader.word("kind"), law: try reader.string("law"),
      total: try reader.integer64("total"), through: try reader.day("through"),
      entry: try reader.integer("entry"), parts: parts)
  }
}
