// What gateways do for an account: pages to pay on, autopay, money that goes back.

extension Account {
  /// Folds one of their facts in.
  mutating func applyGateway(_ fact: Fact, on day: Day) throws(PostingError) {
    switch fact {
    case .linkMade(let fact): standing.links.add(fact, entry: version)
    case .linkClosed(let fact): standing.links.close(fact)
    case .moneyReturned(let fact): try giveBack(fact, on: day)
    case .refundAsked(let fact): standing.refunds.append(OpenRefund(fact, entry: version))
    case .refundAnswered(let fact): try answer(fact)
    case .gatewayTold: standing.gateway.note(eventAt: version)
    case .gatewayRead(let fact): standing.gateway.read(until: fact.until, through: fact.through)
    case .autopayAgreed(let fact): agree(fact, on: day)
    case .autopayEnded(let fact): try end(fact)
    case .debitPlanned(let fact): try plan(fact, on: day)
    case .debitSent(let fact): try send(fact, on: day)
    case .debitAnswered(let fact): try answer(fact, on: day)
    default: break
    }
  }

  mutating func agree(_ fact: AutopayAgreed, on day: Day) {
    standing.autopay = Autopay(fact, from: day, entry: version)
  }

  mutating func end(_ fact: AutopayEnded) throws(PostingError) {
    guard standing.autopay?.agreed.autopay == fact.autopay else {
      throw .noAutopay(fact.autopay)
    }
    standing.autopay = nil
  }

  mutating func plan(_ fact: DebitPlanned, on day: Day) throws(PostingError) {
    guard var autopay = standing.autopay, autopay.agreed.autopay == fact.autopay else {
      throw .noAutopay(fact.autopay)
    }
    guard autopay.open == nil else { throw .debitOpen(fact.debit) }
    // What was not sent counts for nothing, and would only grow.
    autopay.attempts.removeAll { $0.state == .notSent }
    autopay.attempts.append(
      Autopay.Attempt(
        debit: fact.debit, listing: fact.listing, number: fact.attempt, state: .planned, on: day))
    standing.autopay = autopay
  }

  mutating func send(_ fact: DebitSent, on day: Day) throws(PostingError) {
    let entry = version
    try changeAttempt(fact.debit, on: day) { attempt in
      attempt.state = .sent
      attempt.sent = fact.at
      attempt.sentEntry = entry
    }
  }

  mutating func answer(_ fact: DebitAnswered, on day: Day) throws(PostingError) {
    switch fact.answer {
    case .taken:
      try changeAttempt(fact.debit, on: day) { _ in }
      standing.autopay?.attempts = []
    case .dropped:
      try changeAttempt(fact.debit, on: day) { _ in }
      standing.autopay?.attempts.removeLast()
    case .pending: try changeAttempt(fact.debit, on: day) { $0.state = .pending }
    case .unknown: try changeAttempt(fact.debit, on: day) { $0.state = .unknown }
    case .notSent: try changeAttempt(fact.debit, on: day) { $0.state = .notSent }
    case .declined:
      try changeAttempt(fact.debit, on: day) { attempt in
        attempt.state = .declined
        attempt.category = fact.category
        attempt.advice = fact.advice
      }
    }
  }

  /// Only the latest attempt can be open.
  private mutating func changeAttempt(
    _ debit: String, on day: Day, _ change: (inout Autopay.Attempt) -> Void
  ) throws(PostingError) {
    guard var autopay = standing.autopay, let last = autopay.attempts.indices.last,
      autopay.attempts[last].debit == debit, autopay.attempts[last].isOpen
    else { throw .debitNotOpen(debit) }
    change(&autopay.attempts[last])
    autopay.attempts[last].on = day
    standing.autopay = autopay
  }

  mutating func answer(_ fact: RefundAnswered) throws(PostingError) {
    guard let index = standing.refunds.firstIndex(where: { $0.asked.refund == fact.refund }) else {
      throw .refundNotOpen(fact.refund)
    }
    switch fact.answer {
    case .given, .declined, .notSent: standing.refunds.remove(at: index)
    case .pending: standing.refunds[index].isPending = true
    case .unknown: break
    }
  }

  /// Money that had settled some of an item went back.
  mutating func noteReturned(_ id: ItemID, on day: Day) {
    guard let item = items[id] else { return }
    items[id]?.circumstances.returned = max(item.circumstances.returned ?? day, day)
  }

  /// What the money had settled is open again; what had waited is gone.
  mutating func giveBack(_ fact: MoneyReturned, on day: Day) throws(PostingError) {
    for allocation in fact.allocations where items[allocation.item] == nil {
      throw .notThere(allocation.item)
    }
    let source = ItemID(.payment, fact.payment)
    let undone = fact.allocations.reduce(Int64(0)) { $0 + $1.spent }
    let fromWaiting = fact.amount.minorUnits - undone
    guard fromWaiting >= 0, fromWaiting == 0 || fromWaiting <= -(items[source]?.finallyOpen ?? 0)
    else { throw .moreThanThere(source) }
    for allocation in fact.allocations {
      let issued = items[allocation.item]?.issued ?? day
      move(allocation.item, by: allocation.settled, on: max(day, issued))
      noteReturned(allocation.item, on: max(day, issued))
    }
    takeFromDiscounts(source, fact.allocations)
    uncountForAgreements(fact.payment, fact.allocations, on: day)
    noteRecord(fact.allocations)
    if fromWaiting > 0, let waiting = items[source] {
      noteGone(fromWaiting, of: waiting, on: day)
      move(source, by: fromWaiting, on: max(day, waiting.issued))
    }
  }
}
