// An account as if some of its entries had settled nothing.
extension Account {
  /// The account without what pieces of money settled and took back by some entries, and without what
  /// credits among them are for; the money itself is gone.
  ///
  /// - Parameter entries: those of the money, and those that granted discounts.
  public func without(entries: Set<Int>, of money: Set<ItemID>) -> Account {
    var rest = self
    for source in money { rest.items[source] = nil }
    for item in rest.items.values where item.isTouched(by: entries, of: money) {
      rest.items[item.id] = item.without(entries, money)
    }
    return rest
  }
}

extension Item {
  fileprivate func isTouched(by entries: Set<Int>, of money: Set<ItemID>) -> Bool {
    movements.contains { entries.contains($0.sequence) }
      || circumstances.credited.contains { money.contains(ItemID(.credit, $0.credit)) }
  }

  fileprivate func without(_ entries: Set<Int>, _ money: Set<ItemID>) -> Item {
    var rest = self
    rest.movements.removeAll { entries.contains($0.sequence) }
    rest.circumstances.credited.removeAll { money.contains(ItemID(.credit, $0.credit)) }
    guard var discount = rest.circumstances.discount else { return rest }
    discount.paid.removeAll { money.contains($0.money) }
    if let granted = discount.granted, entries.contains(granted.entry) { discount.granted = nil }
    rest.circumstances.discount = discount
    return rest
  }
}
