// Money that had come for an item before it settled it.
extension Account {
  /// Money that came before it could settle an item, as other money had closed it for a while, was there
  /// for it all the same.
  mutating func noteEarly(_ allocation: Allocation, since: Day, until day: Day) {
    guard let item = items[allocation.item], item.id.kind == .invoice else { return }
    let since = max(since, item.issued)
    guard since < day else { return }
    items[item.id]?.circumstances.early.append(
      .init(since: since, until: day, minorUnits: allocation.settled))
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
