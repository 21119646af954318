// Money and credits that are taken back by hand.

extension Account {
  mutating func payOut(_ fact: MoneyPaidOut, on day: Day) throws(PostingError) {
    guard let source = items[fact.source], !fact.source.kind.isOwed else {
      throw .notThere(fact.source)
    }
    guard fact.amount.isPositive, fact.amount.currency == source.currency,
      fact.amount.minorUnits <= -source.finallyOpen
    else { throw .moreThanThere(fact.source) }
    move(fact.source, by: fact.amount.minorUnits, on: max(day, source.issued))
  }

  mutating func unapply(_ fact: MoneyUnapplied, on day: Day) throws(PostingError) {
    guard let source = items[fact.source] else { throw .notThere(fact.source) }
    try open(fact.allocations, on: day)
    let waits = max(day, source.issued)
    move(fact.source, by: -fact.allocations.reduce(0) { $0 + $1.spent }, on: waits)
    uncountForAgreements(fact.source.document, fact.allocations, on: day)
    noteRecord(fact.allocations)
  }

  mutating func reverse(_ fact: CreditReversed, on day: Day) throws(PostingError) {
    try open(fact.allocations, on: day)
    noteCredited(fact.owed, sign: -1)
    if let waiting = items[ItemID(.credit, fact.credit)] { neutralise(waiting, from: day) }
  }

  private mutating func open(_ allocations: [Allocation], on day: Day) throws(PostingError) {
    for allocation in allocations where items[allocation.item] == nil {
      throw .notThere(allocation.item)
    }
    for allocation in allocations {
      let issued = items[allocation.item]?.issued ?? day
      move(allocation.item, by: allocation.settled, on: max(day, issued))
    }
  }
}
