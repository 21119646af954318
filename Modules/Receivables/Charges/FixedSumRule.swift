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

  /// The sums that hold from a day on.
  public struct Row: Sendable, Hashable {
    /// The first day on which interest may begin for them to be owed.
    public let since: Day
    /// From the smallest amount on.
    public let tiers: [Tier]
    public let source: String

    public init(since: Day, tiers: [Tier], source: String) {
      self.since = since
      self.tiers = tiers.sorted { $0.from < $1.from }
      self.source = source
    }
  }

  public let currency: Currency
  /// In the order of their days.
  public let rows: [Row]

  public init(currency: Currency, rows: [Row]) {
    self.currency = currency
    self.rows = rows.sorted { $0.since < $1.since }
  }

  /// Sums that never changed.
  public init(currency: Currency, since: Day, tiers: [Tier], source: String) {
    self.init(currency: currency, rows: [Row(since: since, tiers: tiers, source: source)])
  }

  /// What held on the day on which a debt became late; nil before there were sums.
  public func row(on day: Day) -> Row? { rows.last { $0.since <= day } }

  /// The sum for what was open on the day on which it became late; nil where none is owed, or in
  /// another currency.
  public func sum(for debt: Money, late day: Day) -> Money? {
    guard debt.currency == currency, debt.isPositive,
      let tier = row(on: day)?.tiers.last(where: { $0.from <= debt.minorUnits }), tier.sum > 0
    else { return nil }
    return Money(minorUnits: tier.sum, currency)
  }

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    json.string("currency", currency.code)
    json.array("rows") { list in
      for row in rows { list.object { row.write(into: &$0) } }
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    var rows: [Row] = []
    for value in try reader.list("rows") { rows.append(try Row(FactReader(value))) }
    self.init(currency: try reader.currency(), rows: rows)
  }
}

extension FixedSumRule.Row {
  /// `{"since":"2014-07-29","tiers":[[1,4000]],"source":"BGB § 288(5)"}`
  fileprivate func write(into json: inout JSONWriter) {
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

  fileprivate init(_ reader: FactReader) throws(FactError) {
    var tiers: [FixedSumRule.Tier] = []
    for value in try reader.list("tiers") {
      guard let row = value.array, row.count == 2, let from = row[0].integer,
        let sum = row[1].integer
      else { throw .wrong("tiers") }
      tiers.append(.init(from: from, sum: sum))
    }
    self.init(
      since: try reader.day("since"), tiers: tiers, source: try reader.string("source"))
  }
}
