import CashApplication
import Receivables
import ReceivablesPorts

/// Works out what is undone when some of a payment goes back.
struct MoneyReturning {
  let store: any BookStore

  /// The fact, with the items that it needs put into the change; money that waited goes first.
  ///
  /// - Returns: nil where the payment was moved or taken back, or never was so much.
  func fact(
    named name: String, _ payment: String, _ amount: Money, _ reason: MoneyReturned.Reason,
    because why: RefundReason? = nil, _ change: inout PendingChange
  ) async throws -> MoneyReturned? {
    let trail = try await PaymentTrail(of: payment, in: change, store)
    let source = ItemID(.payment, payment)
    let needed = [source] + trail.settled.map(\.item)
    try await change.include(.named(needed), from: store)
    let credits = trail.settled.flatMap {
      change.account.items[$0.item]?.circumstances.credited.map(\.credit) ?? []
    }
    if !credits.isEmpty {
      try await change.include(.named(credits.map { ItemID(.credit, $0) }), from: store)
    }
    let waiting = max(0, -(change.account.items[source]?.finallyOpen ?? 0))
    guard !trail.wasMoved, amount.isPositive,
      let undone = trail.undoing(max(0, amount.minorUnits - waiting))
    else { return nil }
    return MoneyReturned(
      name: name, payment: payment, amount: amount, reason: reason, allocations: undone,
      why: why)
  }

  /// Posts money that went back, with what goes with it: a credit of what is not owed any more and the
  /// charges on that, settlements that lapse, and waiting money that names what is open again.
  func post(
    _ fact: MoneyReturned, on day: Day, by author: Author, _ rules: Spreading,
    _ change: inout PendingChange
  ) async throws {
    let before = change.account
    let name = fact.name
    let currency = fact.amount.currency
    try change.post(.moneyReturned(fact), on: day, by: author)
    var rest = fact.allocations
    if let why = fact.why, why == .overpaid || why.credit != nil {
      // What was credited already, and waits, is what goes back.
      for (source, allocation) in change.account.waitingCredits(of: rest) {
        let applied = MoneyApplied(source: source, allocations: [allocation])
        try change.post(.moneyApplied(applied), on: day, by: author)
        rest.undo([allocation])
      }
    }
    if let reason = fact.why?.credit, rest.settled > 0 {
      let amount = Money(minorUnits: rest.settled, currency)
      let credit = CreditIssued(
        credit: "\(name)-credit", amount: amount, allocations: rest, reason: reason)
      for fact in change.account.assigning(credit) + [.creditIssued(credit)] {
        try change.post(fact, on: day, by: author)
      }
    }
    for lapse in try await change.settlementsLapsing(store) {
      try change.post(.settlementReturned(lapse), on: day, by: author)
    }
    let waivers = try await WaiverTrail(in: change.id, store)
    if let restored = waivers.restored(reopenedSince: before, in: change.account) {
      try await change.include(.named(restored.allocations.map(\.item)), from: store)
      try change.post(.writeOffRecovered(restored), on: day, by: author)
    }
    for plan in try await PlanTrail.goingOn(reopenedSince: before, in: change.account, store) {
      try change.post(.planReturned(plan), on: day, by: author)
    }
    let waiting = try await WaitingMoney(on: before, store)
    change.include(waiting.items)
    for fact in waiting.taken(reopenedSince: before, in: change.account, on: day, rules) {
      try change.post(fact, on: change.day(of: fact, on: day), by: author)
    }
    try await CreditedCharges(store: store).waive(&change, by: author)
  }
}

extension Account {
  /// The credits that wait and are for what is opened by money that goes back, and how much of each item
  /// they cover.
  func waitingCredits(of opened: [Allocation]) -> [(source: ItemID, Allocation)] {
    var left: [ItemID: Int64] = [:]
    var covered: [(source: ItemID, Allocation)] = []
    for allocation in opened {
      var rest = allocation.settled
      for credited in items[allocation.item]?.circumstances.credited ?? [] where rest > 0 {
        let source = ItemID(.credit, credited.credit)
        let waits = left[source] ?? max(0, -(items[source]?.finallyOpen ?? 0))
        let part = min(rest, waits, credited.minorUnits)
        guard part > 0 else { continue }
        left[source] = waits - part
        rest -= part
        covered.append((source, Allocation(allocation.item, part)))
      }
    }
    return covered
  }
}
