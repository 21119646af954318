/// How a customer paid the latest invoices: what segments and forecasts go by.
public struct PaymentRecord: Sendable, Equatable {
  /// An item that was paid in full.
  public struct Paid: Sendable, Equatable {
    public let item: ItemID
    public let due: Day
    /// The day from which nothing was open any more.
    public let on: Day

    /// Days between due and paid; below zero where it was early.
    public var daysLate: Int { on.days(since: due) }
  }

  /// The latest ones, in the order in which they became known.
  public private(set) var paid: [Paid] = []

  /// So many are remembered; a year of monthly invoices.
  public static let kept = 12

  init() {}

  /// Days late on average over the remembered items that were paid by a day, rounded down; nil where
  /// there are none.
  public func averageDaysLate(on day: Day) -> Int? {
    let known = paid.filter { $0.on <= day }
    guard !known.isEmpty else { return nil }
    let sum = known.reduce(0) { $0 + max(0, $1.daysLate) }
    return sum / known.count
  }

  /// The first later day on which an item that is known to be paid by then counts.
  public func nextChange(after day: Day) -> Day? {
    paid.lazy.map(\.on).filter { $0 > day }.min()
  }

  /// Takes note of an item that money moved: paid in full, or open again.
  mutating func note(_ item: Item) {
    paid.removeAll { $0.item == item.id }
    guard item.finallyOpen <= 0 else { return }
    paid.append(Paid(item: item.id, due: item.due, on: item.settled))
    if paid.count > PaymentRecord.kept { paid.removeFirst() }
  }

  // MARK: As stored

  /// `["i:INV-1","2025-03-01","2025-03-09"]`, each.
  func write(into json: inout JSONWriter) {
    guard !paid.isEmpty else { return }
    json.array("paid") { list in
      for entry in paid {
        list.array { row in
          row.string(nil, entry.item.stored)
          row.day(nil, entry.due)
          row.day(nil, entry.on)
        }
      }
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    for value in try reader.list("paid") {
      guard let row = value.array, row.count == 3,
        let item = row[0].string.flatMap(ItemID.init(stored:)),
        let due = row[1].string.flatMap({ Day($0) }), let on = row[2].string.flatMap({ Day($0) })
      else { throw .wrong("paid") }
      paid.append(Paid(item: item, due: due, on: on))
    }
  }
}
