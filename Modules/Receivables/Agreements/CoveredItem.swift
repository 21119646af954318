/// A part of an item that an agreement or a dispute is about.
public struct CoveredItem: Sendable, Hashable {
  public let item: ItemID
  /// In minor units of the item's currency.
  public let minorUnits: Int64

  public init(_ item: ItemID, _ minorUnits: Int64) {
    self.item = item
    self.minorUnits = minorUnits
  }

  /// `["i:INV-1",12345]`, each.
  static func write(_ items: [CoveredItem], into json: inout JSONWriter) {
    json.array("covers") { list in
      for covered in items {
        list.array { row in
          row.string(nil, covered.item.stored)
          row.integer(nil, covered.minorUnits)
        }
      }
    }
  }

  static func read(_ reader: FactReader) throws(FactError) -> [CoveredItem] {
    var items: [CoveredItem] = []
    for value in try reader.list("covers") {
      guard let row = value.array, row.count == 2,
        let item = row[0].string.flatMap(ItemID.init(stored:)), let minorUnits = row[1].integer
      else { throw .wrong("covers") }
      items.append(CoveredItem(item, minorUnits))
    }
    return items
  }
}

extension [CoveredItem] {
  /// In minor units.
  public var total: Int64 { reduce(0) { $0 + $1.minorUnits } }
}
