import Receivables

/// A cashier's card of one customer: what each payment has to settle, and in which order, kept from
/// the facts alone, without items, folds or the code that allocates.
struct AllocationOracle {
  private struct Debt {
    let id: ItemID
    let due: Day
    /// Costs, then interest, then what was invoiced.
    let rank: Int
    let sequence: Int
    var open: Int64
    /// What is disputed of it, by dispute; nil is all of it.
    var disputed: [String: Int64?] = [:]

    /// What of it money that nobody named an invoice for may settle.
    var free: Int64 {
      let sum = disputed.values.reduce(Int64(0)) { $0 + ($1 ?? open) }
      return max(0, open - sum)
    }
  }

  private let costsFirst: Bool
  private var debts: [ItemID: Debt] = [:]
  /// What each payment and credit settled, by the name of its money, and what of it waits.
  private var settled: [ItemID: [Allocation]] = [:]
  private var waiting: [ItemID: Int64] = [:]
  /// What did not go where it should have, each as a sentence.
  private(set) var mistakes: [String] = []

  init(costsFirst: Bool) {
    self.costsFirst = costsFirst
  }

  /// - Parameter named: the invoices that a payment of a name was for.
  mutating func note(
    _ fact: Fact, sequence: Int, on day: Day, named: (String) -> [String]
  ) {
    switch fact {
    case .invoiceIssued(let fact):
      owe(ItemID(.invoice, fact.invoice), fact.amount.minorUnits, fact.due, rank: 2, sequence)
    case .chargeBooked(let fact):
      let isCost = fact.chargeKind == .cost || fact.chargeKind == .fixedSum
      owe(
        ItemID(.charge, fact.item.document, part: sequence), fact.amount.minorUnits, fact.due,
        rank: isCost ? 0 : 1, sequence)
    case .paymentReceived(let fact):
      let wanted = spread(fact.amount.minorUnits, over: named(fact.payment).flatMap(inOrder)) {
        $0.open
      }
      expect(fact.allocations, wanted, "payment \(fact.payment) on \(day)")
      spend(fact.allocations, of: ItemID(.payment, fact.payment), fact.amount)
    case .moneyApplied(let fact):
      // Nobody but the run applies money in these histories: what is due first comes first.
      let wanted = spread(waiting[fact.source] ?? 0, over: dueFirst()) { $0.free }
      expect(fact.allocations, wanted, "\(fact.source) on \(day)")
      spend(fact.allocations, of: fact.source)
    case .paymentReversed(let fact):
      waiting[ItemID(.payment, fact.payment)] = nil
      for part in settled.removeValue(forKey: ItemID(.payment, fact.payment)) ?? [] {
        debts[part.item]?.open += part.settled
      }
    default: noteOther(fact, sequence)
    }
  }

  private mutating func noteOther(_ fact: Fact, _ sequence: Int) {
    switch fact {
    case .creditIssued(let fact):
      spend(fact.allocations, of: ItemID(.credit, fact.credit), fact.amount)
    case .writtenOff(let fact): settle(fact.allocations)
    case .chargeCorrected(let fact):
      let name = ItemID(.credit, "\(fact.item.document)!\(sequence)")
      spend(fact.allocations, of: name, fact.amount)
    case .chargeWaived(let fact): settle(fact.allocations)
    case .moneyPaidOut(let fact): waiting[fact.source, default: 0] -= fact.amount.minorUnits
    case .creditReversed(let fact):
      waiting[ItemID(.credit, fact.credit)] = nil
      for part in settled.removeValue(forKey: ItemID(.credit, fact.credit)) ?? [] {
        debts[part.item]?.open += part.settled
      }
    case .invoiceWaived(let fact): settle(fact.allocations)
    case .settlementReturned(let fact):
      for part in fact.allocations { debts[part.item]?.open += part.settled }
    case .discountTaken(let fact): settle([Allocation(fact.item, fact.amount.minorUnits)])
    case .discountWithdrawn(let fact): debts[fact.item]?.open += fact.amount.minorUnits
    case .writeOffRecovered(let fact):
      for part in fact.allocations { debts[part.item]?.open += part.settled }
    case .disputeRaised(let fact):
      for covered in fact.covers {
        let isWhole = covered.minorUnits == debts[covered.item]?.open
        debts[covered.item]?.disputed[fact.dispute] = .some(isWhole ? nil : covered.minorUnits)
      }
    case .agreementEnded(let fact):
      for id in debts.keys { debts[id]?.disputed[fact.agreement] = nil }
    default: break
    }
  }

  private mutating func owe(
    _ id: ItemID, _ cents: Int64, _ due: Day, rank: Int, _ sequence: Int
  ) {
    debts[id] = Debt(id: id, due: due, rank: rank, sequence: sequence, open: cents)
  }

  /// - Parameter came: the whole of it, where it comes only now.
  private mutating func spend(_ parts: [Allocation], of money: ItemID, _ came: Money? = nil) {
    let spent = parts.reduce(Int64(0)) { $0 + $1.settled }
    waiting[money, default: 0] += (came?.minorUnits ?? 0) - spent
    settled[money, default: []] += parts
    settle(parts)
  }

  private mutating func settle(_ parts: [Allocation]) {
    for part in parts {
      debts[part.item]?.open -= part.settled
      if debts[part.item]?.open == 0 { debts[part.item]?.disputed = [:] }
    }
  }

  private mutating func expect(
    _ parts: [Allocation], _ wanted: [(ItemID, Int64)], _ what: String
  ) {
    let got = parts.map { "\($0.item) \($0.settled)" }
    let right = wanted.map { "\($0.0) \($0.1)" }
    if got != right { mistakes.append("\(what) settles \(got), and should \(right)") }
  }

  // MARK: In which order

  private func inOrder(_ invoice: String) -> [Debt] {
    let own = debts.values.filter { $0.id.document == invoice }
    return own.sorted { one, other in
      if one.rank != other.rank { return (one.rank < other.rank) == costsFirst }
      return one.sequence < other.sequence
    }
  }

  /// An invoice takes its turn, with its charges, on the first due day of what is open of it.
  private func dueFirst() -> [Debt] {
    let open = Dictionary(grouping: debts.values.filter { $0.open > 0 }, by: \.id.document)
    let turns = open.compactMap { number, debts in
      debts.map(\.due).min().map { (due: $0, number: number) }
    }
    return turns.sorted { $0 < $1 }.flatMap { inOrder($0.number) }
  }

  private func spread(
    _ cents: Int64, over debts: [Debt], _ available: (Debt) -> Int64
  ) -> [(ItemID, Int64)] {
    var left = cents
    var parts: [(ItemID, Int64)] = []
    for debt in debts {
      let part = min(left, available(debt))
      if part > 0 { parts.append((debt.id, part)) }
      left -= max(0, part)
    }
    return parts
  }
}
