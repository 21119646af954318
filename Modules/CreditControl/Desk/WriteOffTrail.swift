import Receivables
import ReceivablesPorts

/// What of an invoice was given up and has not come back.
struct WriteOffTrail {
  /// By item, in minor units: what was invoiced, then what was charged on it, in the order of the items.
  private(set) var rest: [(item: ItemID, minorUnits: Int64)] = []

  var total: Int64 { rest.reduce(0) { $0 + $1.minorUnits } }

  init(
    ofInvoice number: String, in account: AccountID, _ store: any AccountReading
  ) async throws {
    let replay = try await AccountReplay(account, in: store, upTo: .everything)
    var sums: [ItemID: Int64] = [:]
    for content in replay.contents {
      switch content.fact {
      case .writtenOff(let fact):
        for part in fact.allocations { sums[part.item, default: 0] += part.settled }
      case .writeOffRecovered(let fact):
        for part in fact.allocations { sums[part.item, default: 0] -= part.settled }
      case .settlementReturned(let fact):
        for part in fact.allocations { sums[part.item, default: 0] -= part.settled }
      default: break
      }
    }
    let left = sums.filter { $0.key.kind.isOwed && $0.key.document == number && $0.value > 0 }
      .sorted { $0.key < $1.key }.map { (item: $0.key, minorUnits: $0.value) }
    rest = left.filter { $0.item.kind == .invoice } + left.filter { $0.item.kind != .invoice }
  }
}
