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
    let issued: Day
    /// What came and went, each from its day on.
    var moves: [(day: Day, cents: Int64)]
    /// What is disputed of it, by dispute; nil is all of it.
    var disputed: [String: Int64?] = [:]
    /// What of it is promised, or part of a plan or an offer, by that; nil is all of it. And what came of
    /// that with which money.
    var agreed: [String: (cents: Int64?, came: [ItemID: Int64])] = [:]

    var open: Int64 { moves.reduce(0) { $0 + $1.cents } }

    func open(on day: Day) -> Int64 { moves.reduce(0) { $1.day <= day ? $0 + $1.cents : $0 } }

    /// The days from which money of a day finds something more open on it until the end, tried day by
    /// day, and how much more.
    func rooms(from day: Day) -> [(since: Day, cents: Int64)] {
      let start = max(day, issued)
      let last = moves.map(\.day).max().map { max($0, start) } ?? start
      var found: [(since: Day, cents: Int64)] = []
      var date = start
      var taken: Int64 = 0
      while date <= last {
        var least = Int64.max
        var later = date
        while later <= last {
          least = min(least, open(on: later))
          later = later.adding(days: 1)
        }
        if least > taken {
          found.append((date, least - taken))
          taken = least
        }
        date = date.adding(days: 1)
      }
      return found
    }

    /// What of it money that nobody named an invoice for may settle.
    var free: Int64 {
      let sum = disputed.values.reduce(Int64(0)) { $0 + ($1 ?? open) }
      return max(0, open - sum)
    }

    /// What of that nobody has agreed about either.
    var unheld: Int64 {
      let sum = agreed.values.reduce(Int64(0)) { sum, one in
        sum + (one.cents.map { min(open, max(0, $0 - one.came.values.reduce(0, +))) } ?? open)
      }
      return max(0, free - sum)
    }
  }

  private let costsFirst: Bool
  private var debts: [ItemID: Debt] = [:]
  /// What each payment and credit settled, by the name of its money, and what of it waits.
  private var settled: [ItemID: [Allocation]] = [:]
  private var waiting: [ItemID: Int64] = [:]
  /// The day from which each payment and credit counts.
  private var came: [ItemID: Day] = [:]
  /// The invoices of each notice that is their last one, and the day by which that wanted to be paid.
  private var finals: [String: Set<String>] = [:]
  private var handed: [String: Day] = [:]
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
      owe(
        ItemID(.invoice, fact.invoice), fact.amount.minorUnits, fact.due, rank: 2, sequence, day)
    case .chargeBooked(let fact):
      let isCost = fact.chargeKind == .cost || fact.chargeKind == .fixedSum
      owe(
        ItemID(.charge, fact.item.document, part: sequence), fact.amount.minorUnits, fact.due,
        rank: isCost ? 0 : 1, sequence, day)
      if let settlement = fact.settlement {
        debts[ItemID(.charge, fact.item.document, part: sequence)]?.agreed[settlement] = (nil, [:])
      }
    case .paymentReceived(let fact):
      let owed = named(fact.payment).flatMap(inOrder).filter { $0.rank == 2 || $0.issued <= day }
      let wanted = spread(fact.amount.minorUnits, from: day, over: owed) { $0.open }
      expect(
        fact.allocations, wanted.map { ($0.id, $0.cents) }, "payment \(fact.payment) on \(day)")
      spend(fact.allocations, of: ItemID(.payment, fact.payment), fact.amount, on: day)
    case .moneyApplied(let fact) where fact.until != nil:
      for part in fact.allocations {
        move(part.item, -part.settled, on: fact.from ?? day)
        move(part.item, part.settled, on: fact.until ?? day)
      }
    case .moneyApplied(let fact):
      // What names an invoice that is open again takes it by an act of a person.
      guard fact.basis != nil else {
        return spend(fact.allocations, of: fact.source, on: fact.from ?? day)
      }
      // Else the run applies money in these histories: what was owed on its own day, what is due first of
      // that; then what was owed later.
      let (from, cents) = (came[fact.source] ?? day, waiting[fact.source] ?? 0)
      // Whether a person has an invoice by then hangs on more than a cashier's card tells.
      let orders = [handed.filter { $0.value < from }, [:]].map { handed in
        unnamed(cents, from: from, last: Set(handed.keys)).filter { $0.since == fact.from }
          .map { ($0.id, $0.cents) }
      }
      let fits = orders.first { $0.elementsEqual(fact.allocations) { $0 == ($1.item, $1.settled) } }
      expect(
        fact.allocations, fits ?? orders[1],
        "\(fact.source) on \(day) from \(fact.from ?? day)")
      spend(fact.allocations, of: fact.source, on: fact.from ?? day)
    case .paymentReversed(let fact):
      waiting[ItemID(.payment, fact.payment)] = nil
      for part in settled.removeValue(forKey: ItemID(.payment, fact.payment)) ?? [] {
        move(part.item, part.settled, on: day)
        for name in debts[part.item]?.agreed.keys.sorted() ?? [] {
          debts[part.item]?.agreed[name]?.came[ItemID(.payment, fact.payment)] = nil
        }
      }
    default: noteOther(fact, sequence, day)
    }
  }

  private mutating func noteOther(_ fact: Fact, _ sequence: Int, _ day: Day) {
    switch fact {
    case .creditIssued(let fact):
      spend(fact.allocations, of: ItemID(.credit, fact.credit), fact.amount, on: day)
    case .writtenOff(let fact): settle(fact.allocations, on: day)
    case .chargeCorrected(let fact):
      let name = ItemID(.credit, "\(fact.item.document)!\(sequence)")
      let left = fact.waived.reduce(fact.amount.minorUnits) { $0 - $1.settled }
      spend(fact.allocations, of: name, Money(minorUnits: left, fact.amount.currency), on: day)
    case .chargeWaived(let fact): settle(fact.allocations, on: day)
    case .moneyPaidOut(let fact): waiting[fact.source, default: 0] -= fact.amount.minorUnits
    case .moneyUnapplied(let fact) where fact.until != nil:
      for part in fact.allocations {
        move(part.item, part.settled, on: fact.from ?? day)
        move(part.item, -part.settled, on: fact.until ?? day)
      }
    case .moneyUnapplied(let fact): unapply(fact, on: fact.from ?? day)
    case .creditReversed(let fact):
      waiting[ItemID(.credit, fact.credit)] = nil
      for part in settled.removeValue(forKey: ItemID(.credit, fact.credit)) ?? [] {
        move(part.item, part.settled, on: day)
      }
    case .invoiceWaived(let fact): settle(fact.allocations, on: day)
    case .settlementReturned(let fact):
      for part in fact.allocations { move(part.item, part.settled, on: day) }
    case .discountTaken(let fact):
      settle([Allocation(fact.item, fact.amount.minorUnits)], on: day)
    case .discountWithdrawn(let fact): move(fact.item, fact.amount.minorUnits, on: day)
    case .writeOffRecovered(let fact):
      for part in fact.allocations { move(part.item, part.settled, on: day) }
    case .disputeRaised(let fact):
      for covered in fact.covers {
        let isWhole = covered.minorUnits == debts[covered.item]?.open
        debts[covered.item]?.disputed[fact.dispute] = .some(isWhole ? nil : covered.minorUnits)
      }
    case .promiseMade(let fact):
      for covered in fact.covers {
        debts[covered.item]?.agreed[fact.promise] = (covered.minorUnits, [:])
      }
    case .planAgreed(let fact): agree(fact.plan, fact.covers)
    case .settlementOffered(let fact): agree(fact.settlement, fact.covers)
    case .noticePlanned(let fact):
      finals[fact.notice] = Set(fact.triggers.filter { $0.rung == "final" }.map(\.item.document))
    case .noticeClaimed(let fact):
      for invoice in finals[fact.notice] ?? [] { handed[invoice] = fact.demand?.payBy ?? day }
    case .agreementEnded(let fact):
      for id in debts.keys {
        debts[id]?.disputed[fact.agreement] = nil
        debts[id]?.agreed[fact.agreement] = nil
      }
    default: break
    }
  }

  private mutating func unapply(_ fact: MoneyUnapplied, on day: Day) {
    for part in fact.allocations {
      let own = settled[fact.source, default: []].filter { $0.item == part.item }
      let left = own.reduce(-part.settled) { $0 + $1.settled }
      settled[fact.source]?.removeAll { $0.item == part.item }
      if left > 0 { settled[fact.source]?.append(Allocation(part.item, left)) }
      waiting[fact.source, default: 0] += part.settled
      move(part.item, part.settled, on: day)
    }
  }

  private mutating func agree(_ name: String, _ covers: [CoveredItem]) {
    for covered in covers {
      let isWhole = debts[covered.item]?.open == covered.minorUnits
      debts[covered.item]?.agreed[name] = (isWhole ? nil : covered.minorUnits, [:])
    }
  }

  private mutating func owe(
    _ id: ItemID, _ cents: Int64, _ due: Day, rank: Int, _ sequence: Int, _ day: Day
  ) {
    debts[id] = Debt(
      id: id, due: due, rank: rank, sequence: sequence, issued: day, moves: [(day, cents)])
  }

  /// - Parameter whole: all of it, where it comes only now.
  private mutating func spend(
    _ parts: [Allocation], of money: ItemID, _ whole: Money? = nil, on day: Day
  ) {
    if whole != nil { came[money] = day }
    let spent = parts.reduce(Int64(0)) { $0 + $1.settled }
    waiting[money, default: 0] += (whole?.minorUnits ?? 0) - spent
    settled[money, default: []] += parts
    for part in parts {
      for name in debts[part.item]?.agreed.keys.sorted() ?? [] {
        debts[part.item]?.agreed[name]?.came[money, default: 0] += part.settled
      }
    }
    settle(parts, on: day)
  }

  private mutating func settle(_ parts: [Allocation], on day: Day) {
    for part in parts {
      move(part.item, -part.settled, on: day)
      if debts[part.item]?.open == 0 {
        debts[part.item]?.disputed = [:]
        debts[part.item]?.agreed = [:]
      }
    }
  }

  private mutating func move(_ id: ItemID, _ cents: Int64, on day: Day) {
    guard let issued = debts[id]?.issued else { return }
    debts[id]?.moves.append((max(day, issued), cents))
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

  /// Where money goes that names nothing. What is agreed about comes last; before that what is with a person
  /// since its last notice, where something else is due.
  ///
  /// - Parameter last: the invoices that a person has.
  private func unnamed(
    _ cents: Int64, from day: Day, last: Set<String>
  ) -> [(since: Day, id: ItemID, cents: Int64)] {
    let debts = dueFirst()
    let isHanded = { (debt: Debt) in last.contains(debt.id.document) }
    var parts: [(since: Day, id: ItemID, cents: Int64)] = []
    func take(_ debts: [Debt], _ most: (Debt) -> Int64) {
      let taken = Dictionary(parts.map { ($0.id, $0.cents) }, uniquingKeysWith: +)
      let left = parts.reduce(cents) { $0 - $1.cents }
      parts += spread(left, from: day, over: debts) { most($0) - (taken[$0.id] ?? 0) }
    }
    if debts.contains(where: isHanded) {
      take(debts.filter { !isHanded($0) && $0.due <= day }) { $0.unheld }
      take(debts.filter { $0.unheld < $0.free }) { isHanded($0) ? $0.free - $0.unheld : $0.free }
      take(debts.filter(isHanded)) { $0.free }
    }
    take(debts) { $0.unheld }
    take(debts) { $0.free }
    return parts
  }

  /// Day by day: on each the debts that find money then, in their order; what was charged later waits
  /// for the invoice, where that comes first.
  private func spread(
    _ cents: Int64, from day: Day, over debts: [Debt], _ most: (Debt) -> Int64
  ) -> [(since: Day, id: ItemID, cents: Int64)] {
    var left = cents
    var parts: [(since: Day, id: ItemID, cents: Int64)] = []
    let rooms = debts.flatMap { debt -> [(Debt, (since: Day, cents: Int64), Day)] in
      let isLater = debt.rank != 2 && debt.issued > day && !costsFirst
      let invoice =
        isLater ? self.debts[ItemID(.invoice, debt.id.document)]?.rooms(from: day).first : nil
      return debt.rooms(from: day).map { (debt, $0, max($0.since, invoice?.since ?? $0.since)) }
    }
    for date in Set(rooms.map(\.2)).sorted() {
      for (debt, room, turn) in rooms where turn == date {
        let taken = parts.reduce(Int64(0)) { $1.id == debt.id ? $0 + $1.cents : $0 }
        let part = min(left, room.cents, most(debt) - taken)
        if part > 0 { parts.append((room.since, debt.id, part)) }
        left -= max(0, part)
      }
    }
    return parts
  }
}
