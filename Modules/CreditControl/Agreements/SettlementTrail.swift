import Receivables
import ReceivablesPorts

/// Which settlements of an account were paid, by which money, and what each of them left.
struct SettlementTrail {
  private struct Paid {
    /// As it was when it was paid.
    let offer: OpenSettlement
    let covers: Set<ItemID>
    /// By payment, in minor units.
    var received: [String: Int64]
    var left: [Allocation] = []
    var closes: [ItemID] = []

    var name: String { offer.id }
    var amount: Money { offer.offered.amount }

    mutating func note(_ money: String, _ allocations: [Allocation], sign: Int64) {
      let sum = allocations.filter { covers.contains($0.item) }.settled
      if sum != 0 { received[money, default: 0] += sign * sum }
    }
  }

  private var paid: [Paid] = []
  /// Charges that an offer holds beside what it covers.
  private var charges: [String: Set<ItemID>] = [:]

  /// - Parameter change: with what is to be written beside what is in the book.
  init(in change: PendingChange, _ store: any AccountReading) async throws {
    var account = Account(id: change.id)
    for try await entry in store.chain(of: change.id) {
      let content = try EntryContent(parsing: entry.bytes)
      take(content.fact, before: account)
      try account.post(content.fact, on: content.day)
    }
    for draft in change.drafts {
      take(draft.fact, before: account)
      try account.post(draft.fact, on: draft.day)
    }
  }

  /// What is to be posted because money went back: a settlement of which too little is left is paid no
  /// more, and stands until its day.
  func lapses() -> [SettlementReturned] {
    paid.filter { $0.received.values.reduce(0, +) < $0.amount.minorUnits }.map { paid in
      SettlementReturned(
        settlement: paid.name, currency: paid.amount.currency, allocations: paid.left,
        opens: paid.closes, stands: paid.offer.receiving(paid.received),
        holds: paid.covers.sorted())
    }
  }

  private mutating func take(_ fact: Fact, before account: Account) {
    switch fact {
    case .agreementEnded(let fact) where fact.agreementKind == .settlement && fact.ending == .paid:
      let agreements = account.standing.agreements
      guard
        let open = agreements.settlement(fact.agreement)
          ?? agreements.lapsedSettlement(fact.agreement)
      else { return }
      var received: [String: Int64] = [:]
      for part in open.received { received[part.money, default: 0] += part.minorUnits }
      paid.append(
        Paid(
          offer: open,
          covers: Set(open.offered.covers.map(\.item)).union(charges[open.id] ?? []),
          received: received))
    case .chargeBooked(let fact):
      guard let offer = fact.settlement else { return }
      charges[offer, default: []].insert(
        ItemID(.charge, fact.item.document, part: account.version + 1))
    case .writtenOff(let fact) where fact.reason == WrittenOff.settled:
      // Earlier versions did not name it: it is the one that was paid just before.
      guard let index = paid.lastIndex(where: { $0.name == fact.settlement ?? $0.name }) else {
        return
      }
      paid[index].left += fact.allocations
      paid[index].closes += fact.closes
    case .writeOffRecovered(let fact):
      for index in paid.indices { paid[index].left.undo(fact.allocations) }
    case .settlementReturned(let fact): paid.removeAll { $0.name == fact.settlement }
    default: takeMoney(fact)
    }
  }

  /// Money counts until it goes back; a credit given for it stands in its place.
  private mutating func takeMoney(_ fact: Fact) {
    for index in paid.indices {
      switch fact {
      case .paymentReversed(let fact):
        paid[index].received[fact.payment] = nil
      case .moneyReturned(let fact):
        paid[index].note(fact.payment, fact.allocations, sign: -1)
      case .moneyUnapplied(let fact) where fact.until == nil:
        paid[index].note(fact.source.document, fact.allocations, sign: -1)
      case .creditIssued(let fact): paid[index].note(fact.credit, fact.allocations, sign: 1)
      case .creditReversed(let fact): paid[index].received[fact.credit] = nil
      default: break
      }
    }
  }
}

extension PendingChange {
  /// The settlements that lapse because of what is in the change, with the items that they need.
  mutating func settlementsLapsing(_ store: any BookStore) async throws -> [SettlementReturned] {
    let lapses = try await SettlementTrail(in: self, store).lapses()
    try await include(lapses, store)
    return lapses
  }

  /// Reads what settlements that lapse open again.
  mutating func include(_ lapses: [SettlementReturned], _ store: any BookStore) async throws {
    guard !lapses.isEmpty else { return }
    let items = lapses.flatMap { $0.allocations.map(\.item) + $0.opens + $0.holds }
    try await include(.named(items), from: store)
  }
}
