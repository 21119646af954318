// Money that had come for an item before it settled it.
extension Account {
  /// Money that came before it could settle an item, as other money had closed it for a while, was there
  /// for it all the same.
  mutating func noteEarly(_ allocation: Allocation, since: Day, until day: Day) {
    noteEarly(allocation.settled, for: allocation.item, since: since, until: day)
  }

  /// A credit's money was there before the credit, since what that is for had been paid.
  mutating func noteEarly(_ application: MoneyApplied, until day: Day) {
    var spent: Int64 = 0
    for allocation in application.allocations {
      var known: Int64 = 0
      for step in application.there {
        let part = min(allocation.settled, step.minorUnits - spent)
        guard part > known else { continue }
        noteEarly(part - known, for: allocation.item, since: step.from, until: day)
        known = part
      }
      spent += allocation.spent
    }
  }

  private mutating func noteEarly(
    _ minorUnits: Int64, for id: ItemID, since: Day, until day: Day
  ) {
    guard let item = items[id], item.id.kind == .invoice else { return }
    let since = max(since, item.issued)
    guard since < day else { return }
    items[id]?.circumstances.early.append(
      .init(since: since, until: day, minorUnits: minorUnits))
  }

  /// It was not meant for the item, or settled it before.
  mutating func forgetEarly(_ allocation: Allocation, until day: Day) {
    var left = allocation.settled
    let early = items[allocation.item]?.circumstances.early ?? []
    guard !early.isEmpty else { return }
    items[allocation.item]?.circumstances.early = early.reversed().compactMap { one in
      guard one.until == day, left > 0 else { return one }
      let part = min(left, one.minorUnits)
      left -= part
      return one.minorUnits == part
        ? nil : .init(since: one.since, until: one.until, minorUnits: one.minorUnits - part)
    }.reversed()
  }
}

// What money settled for some days, and does no more.
extension Account {
  /// Money settles items from a day until another: of what it settles in the end nothing changes.
  mutating func spend(
    _ allocations: [Allocation], of source: Item, from day: Day, until end: Day
  ) throws(PostingError) {
    for allocation in allocations where items[allocation.item] == nil {
      throw .notThere(allocation.item)
    }
    for allocation in allocations {
      shift(allocation.item, by: -allocation.settled, from: day, until: end)
      shift(source.id, by: allocation.spent, from: day, until: end)
      forgetEarly(allocation, until: end)
      changeGone(source.id, by: -allocation.spent, on: end)
    }
    noteCredit(source.id, allocations)
  }

  /// Money did not settle items from a day until another.
  mutating func unapply(
    _ fact: MoneyUnapplied, _ currency: Currency, from day: Day, until end: Day
  ) throws(PostingError) {
    for allocation in fact.allocations where items[allocation.item] == nil {
      throw .notThere(allocation.item)
    }
    if items[fact.source] == nil {
      items[fact.source] = Item(
        id: fact.source, currency: currency, issued: day, due: day, movements: [])
    }
    for allocation in fact.allocations {
      shift(allocation.item, by: allocation.settled, from: day, until: end)
      shift(fact.source, by: -allocation.spent, from: day, until: end)
      changeGone(fact.source, by: allocation.spent, on: end)
    }
    noteCredit(fact.source, fact.allocations)
  }

  private mutating func shift(_ id: ItemID, by minorUnits: Int64, from day: Day, until end: Day) {
    let issued = items[id]?.issued ?? day
    move(id, by: minorUnits, on: max(day, issued))
    move(id, by: -minorUnits, on: max(end, issued))
  }
}

extension Item {
  /// The first day since which so much of money, in minor units, has waited until a day.
  func waited(_ minorUnits: Int64, until end: Day) -> Day {
    var since = end
    for day in Set(movements.map(\.day) + [issued]).filter({ $0 < end }).sorted(by: >) {
      guard -open(on: day) >= minorUnits else { break }
      since = day
    }
    return since
  }
}
