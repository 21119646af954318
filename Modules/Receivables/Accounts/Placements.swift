/// What of an account was handed to agencies and lawyers, and what was taken back.
public struct Placements: Sendable, Equatable {
  /// One of them.
  public struct Placement: Sendable, Equatable {
    public let id: String
    /// The name that the settings give the agency or lawyer.
    public let agency: String
    public let currency: Currency
    /// The day from which the house is silent.
    public let from: Day
    /// The day from which the house chases again; nil where nobody took it back.
    public fileprivate(set) var recalled: Day?
    /// What was open then.
    public let items: [PlacedItem]

    /// What was open when it was placed.
    public var amount: Money {
      Money(minorUnits: items.reduce(0) { $0 + $1.minorUnits }, currency)
    }

    /// Who has it, since when, and what it is called.
    public var words: String { "\(agency) has it since \(from), \(id)" }

    /// Whether it holds on a day.
    public func holds(on day: Day) -> Bool {
      from <= day && recalled.map { day < $0 } ?? true
    }
  }

  /// In the order in which they became known.
  public private(set) var all: [Placement] = []

  init() {}

  public subscript(id: String) -> Placement? {
    all.first { $0.id == id }
  }

  /// The first that holds on a day; nil where the house may chase.
  public func first(holdingOn day: Day) -> Placement? {
    all.first { $0.holds(on: day) }
  }

  /// Whether somebody else has an item on a day.
  public func covers(_ item: ItemID, on day: Day) -> Bool { holding(item, on: day) != nil }

  /// By which somebody else has an item on a day, or the invoice that a charge is for; nil where nobody
  /// has.
  public func holding(_ item: ItemID, on day: Day) -> Placement? {
    all.first { placement in
      placement.holds(on: day)
        && placement.items.contains { placed in
          placed.item == item
            || item.kind == .charge && placed.item.document == item.document
              && placed.item.kind == .invoice
        }
    }
  }

  /// Days on which one begins or ends.
  public var changes: [Day] {
    all.flatMap { [$0.from] + ($0.recalled.map { [$0] } ?? []) }
  }

  mutating func place(_ fact: HandoffPlaced, from day: Day) throws(PostingError) {
    guard self[fact.placement] == nil else { throw .placed(fact.placement) }
    all.append(
      Placement(
        id: fact.placement, agency: fact.agency, currency: fact.currency, from: day,
        recalled: nil, items: fact.items))
  }

  mutating func recall(_ fact: HandoffRecalled, on day: Day) throws(PostingError) {
    guard let index = all.firstIndex(where: { $0.id == fact.placement }),
      all[index].recalled == nil
    else { throw .notPlaced(fact.placement) }
    all[index].recalled = max(day, all[index].from)
  }

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    guard !all.isEmpty else { return }
    json.array("placements") { list in
      for placement in all {
        list.object { row in
          row.string("id", placement.id)
          row.string("agency", placement.agency)
          row.string("currency", placement.currency.code)
          row.day("from", placement.from)
          if let recalled = placement.recalled { row.day("recalled", recalled) }
          PlacedItem.write(placement.items, into: &row)
        }
      }
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    for value in try reader.list("placements") {
      let row = FactReader(value)
      all.append(
        Placement(
          id: try row.string("id"), agency: try row.string("agency"), currency: try row.currency(),
          from: try row.day("from"), recalled: try row.dayIfPresent("recalled"),
          items: try PlacedItem.read(row)))
    }
  }
}
