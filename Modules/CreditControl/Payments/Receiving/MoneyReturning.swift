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
    let waiting = max(0, -(change.account.items[source]?.finallyOpen ?? 0))
    guard !trail.wasMoved, amount.isPositive,
      let undone = trail.undoing(max(0, amount.minorUnits - waiting))
    else { return nil }
    return MoneyReturned(
      name: name, payment: payment, amount: amount, reason: reason, allocations: undone,
      why: why)
  }

  /// Posts money that went back, with what goes with it: a credit of what is not owed any more, and
  /// settlements that lapse.
  func post(
    _ fact: MoneyReturned, on day: Day, by author: Author, _ change: inout PendingChange
  ) async throws {
    try change.post(.moneyReturned(fact), on: day, by: author)
    if let reason = fact.why?.credit, fact.allocations.settled > 0 {
      let amount = Money(minorUnits: fact.allocations.settled, fact.amount.currency)
      let credit = CreditIssued(
        credit: "\(fact.name)-credit", amount: amount, allocations: fact.allocations, reason: reason
      )
      for fact in change.account.assigning(credit) + [.creditIssued(credit)] {
        try change.post(fact, on: day, by: author)
      }
    }
    for lapse in try await change.settlementsLapsing(store) {
      try change.post(.settlementReturned(lapse), on: day, by: author)
    }
  }
}
