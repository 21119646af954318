/// What a credit says of an item: that so much of it was never owed, or is given up.
public struct Credited: Sendable, Equatable {
  public let credit: String
  /// In minor units, whatever of it settles anything.
  public internal(set) var minorUnits: Int64
  /// Whether it was owed until the credit came.
  public let isGoodwill: Bool
  /// The entries by which the credit settled something of the item.
  public internal(set) var entries: [Int] = []
}

// What credits are for is kept with the items, beside what they settle.
extension Account {
  mutating func issue(_ credit: CreditIssued, on day: Day) throws(PostingError) {
    let source = ItemID(.credit, credit.credit)
    try receive(credit.amount, as: source, settling: credit.allocations, on: day)
    noteCredit(source, credit.allocations)
    for item in items.values
    where item.circumstances.credited.contains(where: { $0.credit == credit.credit }) {
      notePaid(item, credit: credit.credit)
    }
    standing.countCredit()
  }

  mutating func assign(_ fact: CreditAssigned) throws(PostingError) {
    guard let item = items[fact.item], item.currency == fact.amount.currency else {
      throw .notThere(fact.item)
    }
    if fact.isInstead { return try assignAnew(fact, item) }
    guard fact.amount.isPositive, item.credited + fact.amount.minorUnits <= item.invoiced else {
      throw .moreThanOpen(fact.item)
    }
    items[fact.item]?.circumstances.credited.append(
      Credited(
        credit: fact.credit, minorUnits: fact.amount.minorUnits, isGoodwill: fact.isGoodwill))
    notePaid(item, credit: fact.credit)
    reckonAnew(fact.item)
  }

  /// What waits of a credit may have been there since what it is for was paid, which is not read once that
  /// is closed. One of which nothing waits is not always read either, and is left alone.
  private mutating func notePaid(_ item: Item, credit: String) {
    let id = ItemID(.credit, credit)
    guard let source = items[id], source.finallyOpen < 0,
      let paid = item.movements.filter({ $0.minorUnits < 0 }).map(\.day).min()
    else { return }
    items[id]?.circumstances.paidSince = min(source.circumstances.paidSince ?? paid, paid)
    touched.insert(id)
  }

  /// What a credit says of an item is told anew.
  private mutating func assignAnew(_ fact: CreditAssigned, _ item: Item) throws(PostingError) {
    let credited = item.circumstances.credited
    let known = credited.firstIndex { $0.credit == fact.credit }
    let before = known.map { credited[$0].minorUnits } ?? 0
    guard fact.amount.minorUnits >= 0,
      item.credited - before + fact.amount.minorUnits <= item.invoiced
    else { throw .moreThanOpen(fact.item) }
    if let known {
      items[fact.item]?.circumstances.credited[known].minorUnits = fact.amount.minorUnits
    } else {
      items[fact.item]?.circumstances.credited.append(
        Credited(
          credit: fact.credit, minorUnits: fact.amount.minorUnits, isGoodwill: fact.isGoodwill))
    }
    items[fact.item]?.circumstances.credited.removeAll { $0.minorUnits == 0 }
    notePaid(item, credit: fact.credit)
    reckonAnew(fact.item)
  }

  /// A credit that is taken back is for the item no more.
  mutating func unassign(_ credit: String, from id: ItemID) {
    items[id]?.circumstances.credited.removeAll { $0.credit == credit }
    reckonAnew(id)
  }

  /// What was charged on an item is reckoned anew, though nothing of it moves.
  mutating func reckonAnew(_ id: ItemID) {
    touched.insert(id)
    guard let item = items[id], item.finallyOpen == 0, !item.circumstances.charged.isEmpty,
      !item.circumstances.isUncharged
    else { return }
    noteUnfinished(id, atOnce: true)
  }

  /// What a credit settles is known as its own.
  mutating func noteCredit(_ source: ItemID, _ allocations: [Allocation]) {
    guard source.kind == .credit else { return }
    for allocation in allocations {
      let credited = items[allocation.item]?.circumstances.credited ?? []
      for index in credited.indices where credited[index].credit == source.document {
        items[allocation.item]?.circumstances.credited[index].entries.append(version)
      }
      if let item = items[allocation.item] { notePaid(item) }
    }
  }

  /// The same of all credits that are for an item which money moved.
  mutating func notePaid(_ item: Item) {
    for credited in item.circumstances.credited { notePaid(item, credit: credited.credit) }
  }

  /// What says that a credit is for the items that it settles, of however many invoices.
  public func assigning(_ credit: CreditIssued) -> [Fact] {
    credit.allocations.filter { $0.item.kind == .invoice }.flatMap { part in
      assigning(
        credit.credit, Money(minorUnits: part.settled, credit.amount.currency),
        to: part.item.document, settling: [part], isGoodwill: credit.reason == .goodwill)
    }
  }

  /// What says that a credit is for an invoice: of each of its items what the credit settles, and what
  /// more of it there is of those that were paid already.
  public func assigning(
    _ credit: String, _ amount: Money, to number: String, settling allocations: [Allocation],
    isGoodwill: Bool
  ) -> [Fact] {
    let items = items(ofInvoice: number).filter { $0.currency == amount.currency }
    var sums: [ItemID: Int64] = [:]
    for allocation in allocations { sums[allocation.item, default: 0] += allocation.settled }
    var left = amount.minorUnits - items.reduce(0) { $0 + min($1.creditable, sums[$1.id] ?? 0) }
    return items.compactMap { item in
      let settled = min(item.creditable, sums[item.id] ?? 0)
      let more = min(left, item.creditable - settled)
      left -= more
      guard settled + more > 0 else { return nil }
      return .creditAssigned(
        CreditAssigned(
          credit: credit, item: item.id,
          amount: Money(minorUnits: settled + more, amount.currency), isGoodwill: isGoodwill))
    }
  }
}

extension Item {
  /// What it was at first, in minor units.
  public var invoiced: Int64 { movements.first?.minorUnits ?? 0 }

  /// What credits take off what it was, in minor units.
  public var credited: Int64 { circumstances.credited.reduce(0) { $0 + $1.minorUnits } }

  fileprivate var creditable: Int64 { max(0, invoiced - credited) }
}

extension Credited {
  /// `["CN-1",20000,false,[17]]`, each.
  static func write(_ credited: [Credited], into json: inout JSONWriter) {
    guard !credited.isEmpty else { return }
    json.array("credited") { list in
      for one in credited {
        list.array { row in
          row.string(nil, one.credit)
          row.integer(nil, one.minorUnits)
          row.bool(nil, one.isGoodwill)
          row.array(nil) { entries in
            for entry in one.entries { entries.integer(nil, entry) }
          }
        }
      }
    }
  }

  static func read(_ reader: FactReader) throws(FactError) -> [Credited] {
    var credited: [Credited] = []
    for value in try reader.list("credited") {
      guard let row = value.array, row.count == 4, let credit = row[0].string,
        let minorUnits = row[1].integer, let isGoodwill = row[2].bool,
        let entries = row[3].array?.compactMap({ $0.integer.map { Int($0) } })
      else { throw .wrong("credited") }
      credited.append(
        Credited(
          credit: credit, minorUnits: minorUnits, isGoodwill: isGoodwill, entries: entries))
    }
    return credited
  }
}
