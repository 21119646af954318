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
    _ change: inout PendingChange
  ) async throws -> MoneyReturned? {
    let trail = try await PaymentTrail(of: payment, in: change, store)
    let source = ItemID(.payment, payment)
    let needed = [source] + trail.settled.map(\.item)
    let record = try await store.account(change.id, items: .named(needed))
    change.include(record?.account.items.values ?? [:].values)
    let waiting = max(0, -(change.account.items[source]?.finallyOpen ?? 0))
    guard !trail.wasMoved, amount.isPositive,
      let undone = trail.undoing(max(0, amount.minorUnits - waiting))
    else { return nil }
    return MoneyReturned(
      name: name, payment: payment, amount: amount, reason: reason, allocations: undone)
  }
}
