// What was agreed holds parts of items back; what is paid on them counts for it.
extension Account {
  mutating func promise(_ fact: PromiseMade, on day: Day) throws(PostingError) {
    try check(fact.promise, fact.covers, fact.currency)
    guard !fact.parts.isEmpty, fact.parts.allSatisfy({ $0.minorUnits > 0 }),
      fact.parts.reduce(0, { $0 + $1.minorUnits }) == fact.covers.total
    else { throw .doesNotAddUp(fact.promise) }
    standing.agreements.promises.append(OpenPromise(fact, from: day))
    for covered in fact.covers {
      hold(
        Held(item: covered.item, minorUnits: covered.minorUnits), by: fact.promise, .promise,
        from: day, charges: true)
    }
  }

  mutating func agree(_ fact: PlanAgreed, on day: Day) throws(PostingError) {
    try check(fact.plan, fact.covers, fact.currency)
    guard !fact.instalments.isEmpty, fact.instalments.allSatisfy({ $0.minorUnits > 0 }),
      fact.instalments.reduce(0, { $0 + $1.minorUnits }) == fact.covers.total
    else { throw .doesNotAddUp(fact.plan) }
    standing.agreements.plans.append(OpenPlan(fact, from: day))
    for covered in fact.covers {
      hold(whole(covered), by: fact.plan, .plan, from: day, charges: false)
    }
  }

  mutating func offer(_ fact: SettlementOffered, on day: Day) throws(PostingError) {
    try check(fact.settlement, fact.covers, fact.amount.currency)
    guard fact.amount.isPositive, fact.amount.minorUnits < fact.covers.total else {
      throw .doesNotAddUp(fact.settlement)
    }
    standing.agreements.settlements.append(OpenSettlement(fact, from: day))
    for covered in fact.covers {
      hold(whole(covered), by: fact.settlement, .settlement, from: day, charges: true)
    }
  }

  mutating func accept(_ fact: SettlementAccepted, on day: Day) throws(PostingError) {
    guard
      let index = standing.agreements.settlements.firstIndex(where: { $0.id == fact.settlement }),
      standing.agreements.settlements[index].accepted == nil
    else { throw .notAgreed(fact.settlement) }
    standing.agreements.settlements[index].accepted = .init(on: day, payBy: fact.payBy)
  }

  mutating func dispute(_ fact: DisputeRaised, on day: Day) throws(PostingError) {
    try check(fact.dispute, fact.covers, fact.currency)
    standing.agreements.disputes.append(OpenDispute(fact, from: day, entry: version))
    for covered in fact.covers {
      hold(whole(covered), by: fact.dispute, .dispute, from: day, charges: false)
    }
  }

  mutating func end(_ fact: AgreementEnded, on day: Day) throws(PostingError) {
    let found =
      fact.ending == .paid
      ? standing.agreements.known(fact.agreement) : standing.agreements.find(fact.agreement)
    guard let found, found.kind == fact.agreementKind else { throw .notAgreed(fact.agreement) }
    if let promise = standing.agreements.promise(fact.agreement) {
      standing.agreements.record.note(fact, in: promise.made.currency, on: day)
    }
    let settlement = standing.agreements.settlement(fact.agreement)
    standing.agreements.remove(fact.agreement)
    if fact.isRevocable, let settlement { standing.agreements.remember(lapsed: settlement) }
    if fact.agreementKind == .plan { standing.triggers.drop(plan: fact.agreement) }
    let covered = found.covers.map(\.item)
    let charges = items.values.filter { item in
      item.id.kind == .charge && !covered.contains(item.id)
        && item.holds.contains { $0.agreement == fact.agreement }
    }.map(\.id)
    for id in covered + charges {
      guard let item = items[id] else { continue }
      for index in item.holds.indices where item.holds[index].agreement == fact.agreement {
        let hold = item.holds[index]
        // One that is closed has let go of its holds already; what was disputed may cost something
        // all the same, for as long as that lasted.
        guard hold.until == nil || (hold.kind == .dispute && hold.ending == nil) else { continue }
        let end = max(day, hold.from)
        items[id]?.circumstances.holds[index].until = hold.until.map { min($0, end) } ?? end
        items[id]?.circumstances.holds[index].ending = fact.ending
        if hold.kind == .dispute { items[id]?.circumstances.holds[index].charges = fact.charges }
        reckonAnew(id)
      }
    }
  }

  // MARK: Money

  /// Money of a payment settled parts of items: it counts for what was agreed about them.
  mutating func countForAgreements(_ money: String, _ allocations: [Allocation], on day: Day) {
    for allocation in allocations {
      guard let item = items[allocation.item], !item.holds.isEmpty else { continue }
      for (index, hold) in item.holds.enumerated() where hold.kind.isAgreed {
        let counted =
          hold.counts(on: day)
          ? allocation.settled : min(allocation.settled, item.promisedTooMuch(by: hold, day))
        guard counted > 0 else { continue }
        let received = Hold.Received(day: day, minorUnits: counted, money: money)
        items[item.id]?.circumstances.holds[index].paid.append(received)
        standing.agreements.note(received, for: hold.agreement)
      }
    }
  }

  /// What of a payment counted no longer does, from the day on which so much of each item was taken
  /// back.
  mutating func uncountForAgreements(_ money: String, _ allocations: [Allocation], on day: Day) {
    let returned = Dictionary(allocations.map { ($0.item, $0.settled) }, uniquingKeysWith: +)
    for (id, minorUnits) in returned.sorted(by: { $0.key < $1.key }) {
      for (index, hold) in (items[id]?.holds ?? []).enumerated() {
        let counted = hold.paid.filter { $0.money == money }
        let sum = min(minorUnits, counted.reduce(Int64(0)) { $0 + $1.minorUnits })
        guard sum != 0, let first = counted.first?.day else { continue }
        let back = Hold.Received(day: max(day, first), minorUnits: -sum, money: money)
        items[id]?.circumstances.holds[index].paid.append(back)
        // In the record the promise was not kept by it, whenever it came back.
        let isOpen = standing.agreements.find(hold.agreement) != nil
        standing.agreements.note(
          isOpen ? back : Hold.Received(day: first, minorUnits: -sum, money: money),
          for: hold.agreement)
      }
    }
  }

  /// An item that is closed lets go of its holds: reopened, it is chased again, but for what is in dispute,
  /// which nobody has answered yet.
  mutating func releaseHolds(of id: ItemID) {
    guard let item = items[id], !item.holds.isEmpty else { return }
    for (index, hold) in item.holds.enumerated() {
      if item.finallyOpen == 0, hold.until == nil {
        items[id]?.circumstances.holds[index].until = max(item.settled, hold.from)
      } else if item.finallyOpen > 0, hold.kind == .dispute, hold.ending == nil, hold.until != nil,
        standing.agreements.disputes.contains(where: { $0.id == hold.agreement })
      {
        items[id]?.circumstances.holds[index].until = nil
      }
    }
  }

  // MARK: What waits for a second person

  mutating func raise(_ fact: TaskRaised, on day: Day) throws(PostingError) {
    for id in fact.holds where items[id] == nil { throw .notThere(id) }
    try standing.tasks.raise(fact, on: day, entry: version)
    for id in fact.holds {
      hold(Held(item: id, minorUnits: nil), by: fact.task, .approval, from: day, charges: true)
    }
  }

  mutating func finish(_ fact: TaskDone, on day: Day) throws(PostingError) {
    let held = standing.tasks.task(fact.task)?.holds ?? []
    for id in held where items[id] == nil { throw .notThere(id) }
    try standing.tasks.finish(fact, on: day)
    for id in held {
      for (index, hold) in (items[id]?.holds ?? []).enumerated()
      where hold.agreement == fact.task && hold.until == nil {
        items[id]?.circumstances.holds[index].until = max(day, hold.from)
        touched.insert(id)
      }
    }
  }

  // MARK: Holds

  private func check(
    _ name: String, _ covers: [CoveredItem], _ currency: Currency
  ) throws(PostingError) {
    guard standing.agreements.find(name) == nil else { throw .agreed(name) }
    guard !covers.isEmpty else { throw .doesNotAddUp(name) }
    for covered in covers {
      guard let item = items[covered.item] else { throw .notThere(covered.item) }
      guard item.currency == currency, covered.minorUnits > 0,
        covered.minorUnits <= item.finallyOpen
      else { throw .moreThanOpen(covered.item) }
    }
  }

  private mutating func hold(
    _ covered: Held, by name: String, _ kind: AgreementKind, from day: Day, charges: Bool
  ) {
    items[covered.item]?.circumstances.holds.append(
      Hold(
        agreement: name, kind: kind, minorUnits: covered.minorUnits, from: day, charges: charges))
    touched.insert(covered.item)
  }

  /// What is covered in full is held as a whole: what is opened on it later as well.
  private func whole(_ covered: CoveredItem) -> Held {
    let isWhole = items[covered.item]?.finallyOpen == covered.minorUnits
    return Held(item: covered.item, minorUnits: isWhole ? nil : covered.minorUnits)
  }

  private struct Held {
    let item: ItemID
    /// Nil: all of it.
    let minorUnits: Int64?
  }
}
