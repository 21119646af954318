// What being late costs is items of their own, named after the invoice and the entry that charged.
extension Account {
  mutating func charge(_ fact: ChargeBooked, on day: Day) throws(PostingError) {
    guard let item = items[fact.item] else { throw .notThere(fact.item) }
    guard fact.amount.isPositive, fact.amount.currency == item.currency else {
      throw .moreThanOpen(fact.item)
    }
    let charge = ItemID(.charge, fact.item.document, part: version)
    add(charge, fact.amount, due: fact.due, on: max(day, item.issued))
    let entry = version
    note(fact.chargeKind, of: fact.item) { charged in
      charged.law = fact.law
      charged.total += fact.amount.minorUnits
      charged.through = max(charged.through, fact.through)
      charged.parts.append(entry)
    }
  }

  mutating func correct(_ fact: ChargeCorrected, on day: Day) throws(PostingError) {
    guard let item = items[fact.item] else { throw .notThere(fact.item) }
    let taken = fact.allocations.reduce(Int64(0)) { $0 + $1.settled }
    guard let charged = item.circumstances.charged(fact.chargeKind),
      fact.amount.isPositive, fact.amount.minorUnits <= charged.total,
      taken <= fact.amount.minorUnits
    else { throw .moreThanOpen(fact.item) }
    try check(fact.allocations)
    for allocation in fact.allocations { settle(allocation, on: day) }
    let paid = fact.amount.minorUnits - taken
    if paid > 0 {
      let name = "\(fact.item.document)!\(version)"
      add(
        ItemID(.credit, name), Money(minorUnits: -paid, fact.amount.currency), due: day, on: day)
    }
    note(fact.chargeKind, of: fact.item) { charged in
      charged.total -= fact.amount.minorUnits
      charged.through = max(charged.through, fact.through)
    }
  }

  mutating func waive(_ fact: ChargeWaived, on day: Day) throws(PostingError) {
    guard items[fact.item] != nil else { throw .notThere(fact.item) }
    try check(fact.allocations)
    for allocation in fact.allocations { settle(allocation, on: day) }
    if fact.stops {
      items[fact.item]?.circumstances.isWaived = true
      standing.unfinishedCharges.removeAll { $0 == fact.item }
    }
    touched.insert(fact.item)
  }

  private mutating func note(
    _ kind: ChargeKind, of id: ItemID, _ change: (inout Circumstances.Charged) -> Void
  ) {
    guard let item = items[id] else { return }
    var charged =
      item.circumstances.charged(kind)
      ?? Circumstances.Charged(
        kind: kind, law: "", total: 0, through: .distantPast, entry: 0, parts: [])
    change(&charged)
    charged.entry = version
    items[id]?.circumstances.charged.removeAll { $0.kind == kind }
    items[id]?.circumstances.charged.append(charged)
    touched.insert(id)
    noteUnfinished(id)
  }

  /// An item that is closed and was charged interest is looked at until that is charged, or
  /// corrected, through the day on which it was closed.
  mutating func noteUnfinished(_ id: ItemID) {
    guard let item = items[id], !item.circumstances.charged.isEmpty else { return }
    standing.unfinishedCharges.removeAll { $0 == id }
    guard item.finallyOpen == 0, !item.circumstances.isWaived else { return }
    let latest = item.circumstances.charged.reduce(0) { max($0, $1.entry) }
    guard latest < item.lastMoved else { return }
    standing.unfinishedCharges.append(id)
    if standing.unfinishedCharges.count > Standing.unfinishedKept {
      standing.unfinishedCharges.removeFirst()
    }
  }

  /// The charges of an invoice that are open and read, by kind and entry.
  public func charges(ofInvoice number: String) -> [(kind: ChargeKind, item: Item)] {
    let parts = items(ofInvoice: number).flatMap { item in
      item.circumstances.charged.flatMap { one in one.parts.map { (one.kind, $0) } }
    }
    return parts.sorted { ($0.0.rank, $0.1) < ($1.0.rank, $1.1) }.compactMap { kind, part in
      items[ItemID(.charge, number, part: part)].map { (kind, $0) }
    }
  }
}

extension Account {
  /// What of an invoice can be paid, with its charges, in the order in which money settles it.
  public func payable(ofInvoice number: String, order: LateChargeLaw.Order) -> [Item] {
    let principal = items(ofInvoice: number)
    let charges = charges(ofInvoice: number)
    switch order {
    case .costsFirst: return charges.map(\.item) + principal
    case .principalFirst:
      // Interest before costs: the reverse throughout.
      return principal + charges.sorted { $0.kind.rank > $1.kind.rank }.map(\.item)
    }
  }
}

extension Item {
  /// The entry that moved it last.
  var lastMoved: Int { movements.reduce(0) { max($0, $1.sequence) } }

  /// The names of what it was charged.
  public var charges: [ItemID] {
    circumstances.charged.flatMap(\.parts).map { ItemID(.charge, id.document, part: $0) }
  }
}
