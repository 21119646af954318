import Receivables

/// What was agreed is judged before anybody is chased: what has come of it holds from this day on.
extension Deciding {
  mutating func judgeAgreements() {
    let agreements = account.standing.agreements
    for promise in agreements.promises where promise.from <= day { judge(promise) }
    for settlement in agreements.settlements where settlement.from <= day { judge(settlement) }
    for settlement in agreements.lapsed { judgeAgain(settlement) }
    for plan in agreements.plans where plan.from <= day { judge(plan) }
  }

  // MARK: Promises

  private mutating func judge(_ promise: OpenPromise) {
    let made = promise.made
    var promised: Int64 = 0
    for (index, part) in made.parts.enumerated() {
      promised += part.minorUnits
      let deadline = part.due.adding(days: policy.promiseRules.graceDays)
      let received = promise.received(by: min(deadline, day))
      let enough = policy.promiseRules.enough(of: promised)
      let isLast = index == made.parts.count - 1
      if received >= promised {
        if isLast { end(promise, .kept, received, enough, deadline) }
        continue
      }
      if isLast, !isOpen(made.covers) {
        let ending: AgreementEnding = received >= enough ? .kept : .cancelled
        return end(promise, ending, received, enough, deadline)
      }
      guard day > deadline else { return }
      let came = received >= enough ? received : cameOrWaits(promise, received, by: deadline)
      guard came < enough else {
        if isLast { end(promise, .kept, came, enough, deadline) }
        continue
      }
      let isPart = came > 0 && came >= policy.promiseRules.partlyEnough(of: promised)
      return end(promise, isPart ? .partKept : .broken, received, enough, deadline)
    }
  }

  /// What came by a day, with money that waits: that is not held against who promised it, and counts once.
  private func cameOrWaits(_ promise: OpenPromise, _ received: Int64, by deadline: Day) -> Int64 {
    let spent = spendingWhatWaits(in: promise.made.currency).standing.agreements
    return spent.promise(promise.id)?.received(by: deadline) ?? received
  }

  private mutating func end(
    _ promise: OpenPromise, _ ending: AgreementEnding, _ received: Int64, _ enough: Int64,
    _ deadline: Day
  ) {
    let came = Money(minorUnits: received, promise.made.currency)
    let expected = Money(minorUnits: enough, promise.made.currency)
    bring(
      [
        .ended(
          promise.id, .promise, ending, received: received, expected: enough, deadline: deadline)
      ], .promise, "\(promise.id) \(ending.rawValue): \(came) of \(expected) came by \(deadline)")
  }

  // MARK: Settlements

  private mutating func judge(_ settlement: OpenSettlement) {
    let amount = settlement.offered.amount
    let deadline = settlement.deadline(on: day)
    let received = settlement.lasting(by: deadline, on: day)
    let came = Money(minorUnits: received, amount.currency)
    func ended(_ ending: AgreementEnding) -> Outcome {
      .ended(
        settlement.id, .settlement, ending, received: received, expected: amount.minorUnits,
        deadline: deadline)
    }
    if received >= amount.minorUnits { return fulfil(settlement, ended(.paid), came) }
    // Credited, or given up: nothing is left to be settled.
    guard settlement.offered.covers.contains(where: { isOpen($0.item) }) else {
      return bring(
        [ended(.lapsed)], .settlement, "\(settlement.id): nothing that it covers is open any more")
    }
    // Money of a day in time is told later.
    guard day > policy.arrival(of: deadline) else { return }
    let spent = spendingWhatWaits(in: amount.currency).standing.agreements
    let cameOrWaits = spent.settlement(settlement.id)?.received(by: deadline) ?? received
    guard cameOrWaits < amount.minorUnits else {
      return note(
        TraceLine(
          .currency(amount.currency), .settlement, .forbids,
          "waiting money covers \(settlement.id): apply it to what it settles"))
    }
    bring(
      [ended(.lapsed)], .settlement,
      "\(settlement.id) lapsed: \(came) of \(amount) came by \(deadline)")
  }

  /// Whether something is open on an item, now or by what is known to come.
  private func isOpen(_ id: ItemID) -> Bool {
    account.items[id].map { $0.open(on: day) > 0 || $0.finallyOpen > 0 } ?? false
  }

  /// One that lapsed is fulfilled after all by money of a day in time that was told later.
  private mutating func judgeAgain(_ settlement: OpenSettlement) {
    let amount = settlement.offered.amount
    let deadline = settlement.deadline(on: day)
    let received = settlement.lasting(by: deadline, on: day)
    guard received >= amount.minorUnits else { return }
    let ended = Outcome.ended(
      settlement.id, .settlement, .paid, received: received, expected: amount.minorUnits,
      deadline: deadline)
    fulfil(settlement, ended, Money(minorUnits: received, amount.currency))
  }

  private mutating func fulfil(_ settlement: OpenSettlement, _ ended: Outcome, _ came: Money) {
    let surplus = surplus(of: settlement)
    if !surplus.isEmpty {
      let sum = Money(minorUnits: surplus.reduce(0) { $0 + $1.allocations.settled }, came.currency)
      bring(
        surplus.map { .unapplied($0) }, .settlement,
        "\(settlement.id): \(sum) more than \(settlement.offered.amount) came, and waits")
    }
    let rest = rest(of: settlement)
    let sum = Money(minorUnits: rest?.allocations.settled ?? 0, came.currency)
    bring(
      [ended] + (rest.map { [.givenUp($0)] } ?? []), .settlement,
      "\(settlement.id) paid: \(came) came, \(sum) is given up")
  }

  /// What came beyond a settlement is the customer's: the latest of its money waits again, from its day.
  private func surplus(of settlement: OpenSettlement) -> [MoneyUnapplied] {
    let sources = settlement.sources
    let over =
      sources.reduce(Int64(0)) { $0 + $1.minorUnits } - settlement.offered.amount.minorUnits
    return sources.taking(over, \.minorUnits).compactMap { source, minorUnits in
      let id = ItemID(.payment, source.money)
      let parts = account.items.values.sorted { $0.id > $1.id }.map { item in
        (item: item.id, minorUnits: item.paid(by: source.money, for: settlement.id))
      }
      let taken = parts.taking(minorUnits, \.minorUnits)
      guard !taken.isEmpty else { return nil }
      return MoneyUnapplied(
        source: id, allocations: taken.map { Allocation($0.from.item, $0.minorUnits) },
        from: source.day,
        whole: account.items[id] == nil ? settlement.offered.amount.currency : nil)
    }
  }

  /// What a paid settlement leaves, with what being late on it was charged meanwhile; nil where it
  /// leaves nothing.
  private func rest(of settlement: OpenSettlement) -> WrittenOff? {
    let covered = Set(settlement.offered.covers.map(\.item))
    let documents = Set(covered.map(\.document))
    // Another instalment of the invoice that it does not cover keeps what was charged on it.
    let beside = account.items.values.filter {
      $0.id.kind == .invoice && documents.contains($0.id.document) && !covered.contains($0.id)
        && $0.finallyOpen > 0
    }
    let kept = Set(beside.flatMap(\.charges))
    let open = account.items.values.filter { item in
      item.finallyOpen > 0
        && (covered.contains(item.id)
          || item.id.kind == .charge && documents.contains(item.id.document)
            && !kept.contains(item.id))
    }.sorted { $0.id < $1.id }
    let unfinished = account.standing.unfinishedCharges
    let closes = covered.filter { id in
      id.kind == .invoice
        && (unfinished.contains(id) || account.items[id].map { $0.finallyOpen > 0 } ?? false)
    }.sorted()
    guard !open.isEmpty || !closes.isEmpty else { return nil }
    return WrittenOff(
      currency: settlement.offered.amount.currency,
      allocations: open.map { Allocation($0.id, $0.finallyOpen) }, reason: WrittenOff.settled,
      closes: closes, settlement: settlement.id)
  }

  // MARK: What they have in common

  private func isOpen(_ covers: [CoveredItem]) -> Bool {
    covers.contains { (account.items[$0.item]?.open(on: day) ?? 0) > 0 }
  }

  /// Posts what comes of the day, so that all that follows is decided on it.
  mutating func bring(_ outcomes: [Outcome], _ rule: Rule, _ why: String) {
    var after = account
    do {
      for outcome in outcomes { try after.post(outcome.fact(nil), on: day) }
    } catch {
      return note(TraceLine(.account, rule, .forbids, "\(why); it cannot be posted: \(error)"))
    }
    account = after
    self.outcomes += outcomes
    note(TraceLine(.account, rule, .allows, why))
  }
}
