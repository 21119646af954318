import Receivables
import ReceivablesPorts

/// The charges of an account that fell away by themselves, as what they were for was closed.
struct WaiverTrail {
  /// By charge, what of it has not come back, in minor units.
  private var rest: [ItemID: Int64] = [:]

  init(in account: AccountID, _ store: any AccountReading) async throws {
    for try await entry in store.chain(of: account) {
      switch try EntryContent(parsing: entry.bytes).fact {
      // What a person waived stays so.
      case .chargeWaived(let fact) where fact.basis != nil:
        for part in fact.allocations { rest[part.item, default: 0] += part.settled }
      case .writeOffRecovered(let fact):
        for part in fact.allocations where rest[part.item] != nil {
          rest[part.item, default: 0] -= part.settled
        }
      default: break
      }
    }
  }

  /// What is owed again with invoices of which more is open now; nil where nothing is.
  ///
  /// - Parameter before: the account without what opened them.
  func restored(reopenedSince before: Account, in account: Account) -> WriteOffRecovered? {
    let reopened = account.items.values.filter { item in
      item.id.kind == .invoice
        && item.finallyOpen > max(0, before.items[item.id]?.finallyOpen ?? item.finallyOpen)
    }
    let documents = Set(reopened.map(\.id.document))
    guard let currency = reopened.first?.currency else { return nil }
    let charges = rest.filter { documents.contains($0.key.document) && $0.value > 0 }
    guard !charges.isEmpty else { return nil }
    return WriteOffRecovered(
      currency: currency,
      allocations: charges.sorted { $0.key < $1.key }.map { Allocation($0.key, $0.value) })
  }
}
