import Receivables
import ReceivablesPorts

/// What a payment settled, and what of it went back already.
struct PaymentTrail {
  /// What it still settles, the oldest first.
  private(set) var settled: [Allocation] = []
  /// Whether some of it was moved to another account: what it did there is not known here.
  private(set) var wasMoved = false
  /// The invoices that it ever settled.
  private(set) var invoices: [String] = []

  /// - Parameter change: with what is to be written beside what is in the book.
  init(of payment: String, in change: PendingChange, _ store: any AccountReading) async throws {
    for try await entry in store.chain(of: change.id) {
      take(try EntryContent(parsing: entry.bytes).fact, payment)
    }
    for draft in change.drafts { take(draft.fact, payment) }
  }

  private mutating func take(_ fact: Fact, _ payment: String) {
    switch fact {
    case .paymentReceived(let fact) where fact.payment == payment: settle(fact.allocations)
    case .moneyApplied(let fact)
    where fact.source == ItemID(.payment, payment) && fact.until == nil:
      settle(fact.allocations)
    case .moneyUnapplied(let fact)
    where fact.source == ItemID(.payment, payment) && fact.until == nil:
      settled.undo(fact.allocations)
    case .paymentReversed(let fact) where fact.payment == payment: settled = []
    case .moneyReturned(let fact) where fact.payment == payment: settled.undo(fact.allocations)
    case .moneyTransferred(let fact)
    where fact.source == ItemID(.payment, payment) && fact.direction == .out:
      wasMoved = true
    default: break
    }
  }

  private mutating func settle(_ allocations: [Allocation]) {
    settled += allocations
    for allocation in allocations where !invoices.contains(allocation.item.document) {
      invoices.append(allocation.item.document)
    }
  }

  /// What is undone when so much goes back, beside what had been waiting: the latest first.
  ///
  /// - Returns: nil where less was settled than goes back.
  func undoing(_ minorUnits: Int64) -> [Allocation]? {
    var rest = minorUnits
    var undone: [Allocation] = []
    for allocation in settled.reversed() where rest > 0 {
      // Across currencies a part has no exact value.
      guard allocation.rate == nil else { return nil }
      let part = min(rest, allocation.settled)
      undone.append(Allocation(allocation.item, part))
      rest -= part
    }
    return rest == 0 ? undone : nil
  }
}

extension [Allocation] {
  /// Takes off what went back: of each item the latest part first.
  mutating func undo(_ undone: [Allocation]) {
    for allocation in undone {
      var rest = allocation.settled
      for index in indices.reversed() where self[index].item == allocation.item {
        let part = Swift.min(rest, self[index].settled)
        guard part > 0 else { continue }
        self[index] = Allocation(allocation.item, self[index].settled - part)
        rest -= part
      }
    }
    removeAll { $0.settled == 0 }
  }
}
