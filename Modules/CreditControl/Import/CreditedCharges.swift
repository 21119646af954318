import Dunning
import Receivables
import ReceivablesPorts

/// What being late cost falls away with an invoice that was never owed, by the act that says so: until the
/// next run nobody is told that it is owed.
struct CreditedCharges {
  let store: any BookStore

  /// Posts what falls away behind what is told now.
  ///
  /// - Parameter privateRecord: what is kept privately of it.
  func waive(
    _ change: inout PendingChange, by author: Author,
    privateRecord: () -> PrivateRecord? = { nil }
  ) async throws {
    for id in change.account.touched.sorted() {
      guard let item = change.account.items[id], item.isCreditedInFull, !item.charges.isEmpty,
        let told = CreditedCharges.day(of: id, in: change.drafts)
      else { continue }
      try await change.include(.named(item.charges), from: store)
      // Charges that were booked later than the credit counts from fall away when they were booked.
      let day = item.charges.compactMap { change.account.items[$0]?.issued }.reduce(told, max)
      guard let fact = change.account.waived(asCredited: item, on: day) else { continue }
      try change.post(.chargeWaived(fact), on: day, by: author, privateRecord: privateRecord())
    }
  }

  /// The day of the credit that says so, or of what has given the item to it; nil where nothing of the item
  /// is told.
  private static func day(of item: ItemID, in drafts: [EntryDraft]) -> Day? {
    let assigned = drafts.compactMap { draft -> Day? in
      guard case .creditAssigned(let fact) = draft.fact, fact.item == item else { return nil }
      return draft.day
    }
    return assigned.max() ?? drafts.map(\.day).max()
  }
}
