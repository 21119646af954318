// What is given up or granted, and money and credits that are taken back.

extension Account {
  /// Folds one of the facts in by which something is given up, granted or taken back.
  mutating func applyGiven(_ fact: Fact, on day: Day) throws(PostingError) {
    switch fact {
    case .writtenOff(let fact): try writeOff(fact, on: day)
    case .invoiceWaived(let fact): try waive(fact, on: day)
    case .moneyPaidOut(let fact): try payOut(fact, on: day)
    case .moneyUnapplied(let fact): try unapply(fact, on: day)
    case .creditReversed(let fact): try reverse(fact, on: day)
    case .settlementReturned(let fact): try takeBack(fact, on: day)
    case .discountTaken(let fact): try discount(fact, on: day)
    case .discountWithdrawn(let fact): try withdraw(fact, on: day)
    case .writeOffRecovered(let fact): try recover(fact, on: day)
    default: break
    }
  }

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
    for id in fact.assigned where items[id] == nil { throw .notThere(id) }
    try open(fact.allocations, on: day)
    for id in fact.assigned { unassign(fact.credit, from: id) }
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
