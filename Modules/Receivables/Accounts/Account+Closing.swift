// How a claim comes to its end without being paid, and how what was given up comes back.

extension Account {
  mutating func writeOff(_ fact: WrittenOff, on day: Day) throws(PostingError) {
    let kind: Closing.Kind = fact.reason == WrittenOff.settled ? .settled : .writtenOff
    try giveUp(fact.allocations, closing: fact.closes, as: kind, on: day)
  }

  mutating func waive(_ fact: InvoiceWaived, on day: Day) throws(PostingError) {
    try giveUp(fact.allocations, closing: fact.closes, as: .waived, on: day)
  }

  private mutating func giveUp(
    _ allocations: [Allocation], closing closes: [ItemID], as kind: Closing.Kind, on day: Day
  ) throws(PostingError) {
    for id in closes where items[id] == nil { throw .notThere(id) }
    try check(allocations)
    // Before the amounts: what is closed is not looked at for its last interest.
    for id in closes { close(id, kind, allocations) }
    for allocation in allocations { settle(allocation, on: day) }
  }

  private mutating func close(_ id: ItemID, _ kind: Closing.Kind, _ allocations: [Allocation]) {
    let given = allocations.filter { $0.item == id }.settled
    var closing = Closing(kind, minorUnits: given)
    if let before = items[id]?.circumstances.closing {
      closing.minorUnits += before.minorUnits
      closing.recovered = max(0, before.recovered - given)
    }
    items[id]?.circumstances.closing = closing
    standing.unfinishedCharges.removeAll { $0 == id }
    touched.insert(id)
  }

  /// Money came for what was given up: so much of it is open again, for the money to settle.
  mutating func recover(_ fact: WriteOffRecovered, on day: Day) throws(PostingError) {
    for allocation in fact.allocations {
      guard items[allocation.item] != nil else { throw .notThere(allocation.item) }
      guard allocation.settled > 0 else { throw .moreThanOpen(allocation.item) }
    }
    for allocation in fact.allocations {
      let issued = items[allocation.item]?.issued ?? day
      move(allocation.item, by: allocation.settled, on: max(day, issued))
      items[allocation.item]?.circumstances.closing?.minorUnits -= allocation.settled
      items[allocation.item]?.circumstances.closing?.recovered += allocation.settled
      // What is owed again is not waived: a correction that gives it back takes it as it takes any other.
      let waived = items[allocation.item]?.circumstances.waived ?? 0
      items[allocation.item]?.circumstances.waived = max(0, waived - allocation.settled)
    }
  }

  /// The settlement is not paid after all: what it had left is open again, and charged for from now on. It
  /// stands until its day, as if the money that went back had never come.
  mutating func takeBack(_ fact: SettlementReturned, on day: Day) throws(PostingError) {
    for id in fact.allocations.map(\.item) + fact.opens + fact.holds where items[id] == nil {
      throw .notThere(id)
    }
    for id in fact.opens where items[id]?.circumstances.closing?.kind == .settled {
      items[id]?.circumstances.closing = nil
      touched.insert(id)
    }
    for allocation in fact.allocations {
      let issued = items[allocation.item]?.issued ?? day
      move(allocation.item, by: allocation.settled, on: max(day, issued))
    }
    guard let stands = fact.stands else { return }
    standing.agreements.restore(stands)
    for id in fact.holds { hold(id, againBy: stands.id) }
  }

  /// What a plan covers is owed again: it goes on as if what went back had never come.
  mutating func takeUp(_ fact: PlanReturned) throws(PostingError) {
    for id in fact.holds where items[id] == nil { throw .notThere(id) }
    standing.agreements.restore(fact.stands)
    standing.triggers.restore(fact.acted, ofPlan: fact.stands.id)
    for id in fact.holds { hold(id, againBy: fact.stands.id) }
  }

  private mutating func hold(_ id: ItemID, againBy agreement: String) {
    guard let item = items[id], item.finallyOpen != 0 else { return }
    for index in item.holds.indices where item.holds[index].agreement == agreement {
      items[id]?.circumstances.holds[index].until = nil
      items[id]?.circumstances.holds[index].ending = nil
      touched.insert(id)
    }
  }
}
