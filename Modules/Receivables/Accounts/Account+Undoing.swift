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
    case .planReturned(let fact): try takeUp(fact)
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
    noteGone(fact.amount.minorUnits, of: source, on: day)
    move(fact.source, by: fact.amount.minorUnits, on: max(day, source.issued))
  }

  mutating func unapply(_ fact: MoneyUnapplied, on day: Day) throws(PostingError) {
    guard let currency = items[fact.source]?.currency ?? fact.whole else {
      throw .notThere(fact.source)
    }
    // What it is told to wait from is the day of the money: it was never meant for what it had settled.
    let day = fact.from ?? day
    if let until = fact.until { return try unapply(fact, currency, from: day, until: until) }
    try open(fact.allocations, on: day)
    let spent = fact.allocations.reduce(Int64(0)) { $0 + $1.spent }
    if let source = items[fact.source] {
      move(fact.source, by: -spent, on: max(day, source.issued))
    } else {
      add(fact.source, Money(minorUnits: -spent, currency), due: day, on: day)
    }
    noteCredit(fact.source, fact.allocations)
    for allocation in fact.allocations { forgetEarly(allocation, until: day) }
    takeFromDiscounts(fact.source, fact.allocations)
    uncountForAgreements(fact.source.document, fact.allocations, on: day)
    noteRecord(fact.allocations)
  }

  mutating func reverse(_ fact: CreditReversed, on day: Day) throws(PostingError) {
    for id in fact.assigned where items[id] == nil { throw .notThere(id) }
    try open(fact.allocations, on: day)
    for allocation in fact.allocations {
      noteReturned(allocation.item, on: max(day, items[allocation.item]?.issued ?? day))
    }
    takeFromDiscounts(ItemID(.credit, fact.credit), fact.allocations)
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
