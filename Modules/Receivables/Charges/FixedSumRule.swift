/// A sum that is owed once for an invoice that is late, by how much was open then.
public struct FixedSumRule: Sendable, Hashable {
  /// One sum, from an amount on.
  public struct Tier: Sendable, Hashable {
    /// In minor units: for debts of so much or more.
    public let from: Int64
    /// In minor units.
    public let sum: Int64

    public init(from: Int64, sum: Int64) {
      self.from = from
      self.sum = sum
    }
  }

  public let currency: Currency
  /// The first day on which interest may begin for the sum to be owed.
  public let since: Day
  /// From the smallest amount on.
  public let tiers: [Tier]
  public let source: String

  public init(currency: Currency, since: Day, tiers: [Tier], source: String) {
    self.currency = currency
    self.since = since
    self.tiers = tiers.sorted { $0.from < $1.from }
    self.source = source
  }

  /// The sum for what was open on the day on which it became late; nil where none is owed, or in
  /// another currency.
  public func sum(for debt: Money, late day: Day) -> Money? {
    guard debt.currency == currency, debt.isPositive, day >= since,
      let tier = tiers.last(where: { $0.from <= debt.minorUnits }), tier.sum > 0
    else { return nil }
    return Money(minorUnits: tier.sum, currency)
  }

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    json.string("currency", currency.code)
    json.day("since", since)
    json.array("tiers") { list in
      for tier in tiers {
        list.array { row in
          row.integer(nil, tier.from)
          row.integer(nil, tier.sum)
        }
      }
    }
    json.string("source", source)
  }

  init(_ reader: FactReader) throws(FactError) {
    var tiers: [Tier] = []
    for value in try reader.list("tiers") {
      guard let row = value.array, row.count == 2, let from = row[0].integer,
        let sum = row[1].integer
      else { throw .wrong("tiers") }
      tiers.append(Tier(from: from, sum: sum))
    }
    self.init(
      currency: try reader.currency(), since: try reader.day("since"), tiers: tiers,
      source: try reader.string("source"))
  }
}
