/// A part of some money that settles a part of an item, or is taken back from it.
public struct Allocation: Sendable, Hashable {
  public let item: ItemID
  /// What the money loses, in minor units of its own currency.
  public let spent: Int64
  /// What the item loses, in minor units of its currency.
  public let settled: Int64
  /// Nil where both are one currency; else how many units of the item's one unit of the money buys,
  /// as a fraction.
  public let rate: Rate?

  /// An exchange rate as a fraction of whole numbers.
  public struct Rate: Sendable, Hashable {
    public let numerator: Int64
    public let denominator: Int64

    public init(numerator: Int64, denominator: Int64) {
      precondition(denominator > 0, "A rate needs a denominator above zero.")
      self.numerator = numerator
      self.denominator = denominator
    }
  }

  public init(_ item: ItemID, _ minorUnits: Int64) {
    self.item = item
    spent = minorUnits
    settled = minorUnits
    rate = nil
  }

  public init(_ item: ItemID, spent: Int64, settled: Int64, rate: Rate) {
    self.item = item
    self.spent = spent
    self.settled = settled
    self.rate = rate
  }

  /// `["i:INV-1",12345]`, and spent, numerator and denominator behind it across currencies.
  static func write(
    _ allocations: [Allocation], as key: StaticString = "allocations", into json: inout JSONWriter
  ) {
    guard !allocations.isEmpty else { return }
    json.array(key) { list in
      for allocation in allocations {
        list.array { row in
          row.string(nil, allocation.item.stored)
          row.integer(nil, allocation.settled)
          if let rate = allocation.rate {
            row.integer(nil, allocation.spent)
            row.integer(nil, rate.numerator)
            row.integer(nil, rate.denominator)
          }
        }
      }
    }
  }

  static func read(
    _ reader: FactReader, _ key: String = "allocations"
  ) throws(FactError) -> [Allocation] {
    var allocations: [Allocation] = []
    for value in try reader.list(key) {
      guard let row = value.array, row.count == 2 || row.count == 5,
        let item = row[0].string.flatMap(ItemID.init(stored:)), let settled = row[1].integer
      else { throw .wrong(key) }
      if row.count == 2 {
        allocations.append(Allocation(item, settled))
      } else {
        guard let spent = row[2].integer, let numerator = row[3].integer,
          let denominator = row[4].integer, denominator > 0
        else { throw .wrong(key) }
        let rate = Rate(numerator: numerator, denominator: denominator)
        allocations.append(Allocation(item, spent: spent, settled: settled, rate: rate))
      }
    }
    return allocations
  }
}

extension [Allocation] {
  /// Whether they are parts of more than one invoice.
  var areOfSeveral: Bool { contains { $0.item.document != first?.item.document } }
}

extension Sequence<Allocation> {
  /// What the items lose together, in minor units of their one currency.
  public var settled: Int64 { reduce(0) { $0 + $1.settled } }
}
