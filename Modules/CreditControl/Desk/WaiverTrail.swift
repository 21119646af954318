import Receivables
import ReceivablesPorts

/// The charges of an account that fell away by themselves, as what they were for was closed.
struct WaiverTrail {
  /// By charge, what of it has not come back, in minor units.
  private var rest: [ItemID: Int64] = [:]

  init(in account: AccountID, _ store: any AccountReading) async throws {
    var credited: (on: Moment, invoices: Set<String>)?
    for try await entry in store.chain(of: account) {
      let content = try EntryContent(parsing: entry.bytes)
      if credited?.on != content.recorded { credited = nil }
      switch content.fact {
      case .creditAssigned(let fact):
        credited = (
          content.recorded, (credited?.invoices ?? []).union([fact.item.document])
        )
      // What a person waived stays so; what fell away with a credit was told together with it.
      case .chargeWaived(let fact)
      where fact.basis != nil || credited?.invoices.contains(fact.item.document) == true:
        for part in fact.allocations { rest[part.item, default: 0] += part.settled }
      // What was corrected since was not owed, and is charged anew where it is owed after all.
      case .chargeCorrected(let fact):
        for part in fact.waived where rest[part.item] != nil {
          rest[part.item, default: 0] -= part.settled
        }
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
