// What being late costs is items of their own, named after the invoice and the entry that charged.
extension Account {
  mutating func charge(_ fact: ChargeBooked, on day: Day) throws(PostingError) {
    guard let item = items[fact.item] else { throw .notThere(fact.item) }
    guard fact.amount.isPositive, fact.amount.currency == item.currency else {
      throw .moreThanOpen(fact.item)
    }
    let charge = ItemID(.charge, fact.item.document, part: version)
    add(charge, fact.amount, due: fact.due, on: max(day, item.issued))
    items[charge]?.circumstances.chargeKind = fact.chargeKind
    if let settlement = fact.settlement {
      items[charge]?.circumstances.holds.append(
        Hold(
          agreement: settlement, kind: .settlement, minorUnits: nil, from: max(day, item.issued),
          charges: true))
    }
    let entry = version
    if let incurred = fact.incurred {
      items[fact.item]?.circumstances.costs.incurred += incurred
      items[fact.item]?.circumstances.costs.charged += fact.amount.minorUnits
    }
    note(fact.chargeKind, of: fact.item, on: day) { charged in
      charged.law = fact.law
      charged.total += fact.amount.minorUnits
      charged.through = max(charged.through, fact.through)
      charged.parts.append(entry)
      // What corrects an entry tells all of its time anew.
      charged.isDoubted =
        fact.schedule.contains { !$0.isCharged } || (charged.isDoubted && fact.corrects == nil)
    }
  }

  mutating func cover(_ fact: CostCovered) throws(PostingError) {
    guard let item = items[fact.item] else { throw .notThere(fact.item) }
    guard fact.amount.isPositive, fact.amount.currency == item.currency else {
      throw .moreThanOpen(fact.item)
    }
    items[fact.item]?.circumstances.costs.incurred += fact.amount.minorUnits
    touched.insert(fact.item)
  }

  mutating func correct(_ fact: ChargeCorrected, on day: Day) throws(PostingError) {
    guard let item = items[fact.item] else { throw .notThere(fact.item) }
    let (taken, waived) = (fact.allocations.settled, fact.waived.settled)
    guard let charged = item.circumstances.charged(fact.chargeKind),
      fact.amount.isPositive, fact.amount.minorUnits <= charged.total,
      taken + waived <= fact.amount.minorUnits
    else { throw .moreThanOpen(fact.item) }
    try check(fact.allocations)
    for one in fact.waived {
      guard let charge = items[one.item] else { throw .notThere(one.item) }
      guard one.settled > 0, one.settled <= charge.circumstances.waived else {
        throw .moreThanOpen(one.item)
      }
    }
    for allocation in fact.allocations { settle(allocation, on: day) }
    for one in fact.waived {
      items[one.item]?.circumstances.waived -= one.settled
      touched.insert(one.item)
    }
    let paid = fact.amount.minorUnits - taken - waived
    if paid > 0 {
      let name = "\(fact.item.document)!\(version)"
      add(
        ItemID(.credit, name), Money(minorUnits: -paid, fact.amount.currency), due: day, on: day)
    }
    note(fact.chargeKind, of: fact.item, on: day) { charged in
      charged.total -= fact.amount.minorUnits
      charged.through = max(charged.through, fact.through)
      charged.isDoubted = fact.schedule.contains { !$0.isCharged }
    }
  }

  mutating func waive(_ fact: ChargeWaived, on day: Day) throws(PostingError) {
    guard items[fact.item] != nil else { throw .notThere(fact.item) }
    try check(fact.allocations)
    for allocation in fact.allocations {
      settle(allocation, on: day)
      items[allocation.item]?.circumstances.waived += allocation.settled
    }
    if fact.stops {
      items[fact.item]?.circumstances.isWaived = true
      standing.unfinishedCharges.removeAll { $0 == fact.item }
    }
    touched.insert(fact.item)
  }

  /// The reckoning of the item is closed, as long as nothing moves it again.
  mutating func forgo(_ fact: ChargeForgone) throws(PostingError) {
    guard items[fact.item] != nil else { throw .notThere(fact.item) }
    standing.unfinishedCharges.removeAll { $0 == fact.item }
  }

  private mutating func note(
    _ kind: ChargeKind, of id: ItemID, on day: Day,
    _ change: (inout Circumstances.Charged) -> Void
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
    // Money that is told ahead closes an item later: until then it is charged on.
    noteUnfinished(id, atOnce: item.settled > day)
  }

  /// An item that is closed and was charged interest is looked at until that is charged, or
  /// corrected, through the day on which it was closed, by rates that were confirmed.
  ///
  /// So is one that was not charged anything yet, and was closed later than a demand had asked for.
  ///
  /// - Parameter atOnce: whether something else than a movement has changed what it is charged.
  mutating func noteUnfinished(_ id: ItemID, atOnce: Bool = false) {
    guard let item = items[id], item.id.kind == .invoice else { return }
    let charged = item.circumstances.charged
    guard !charged.isEmpty || standing.unfinishedCharges.contains(id) || item.finallyOpen == 0
    else { return }
    standing.unfinishedCharges.removeAll { $0 == id }
    guard item.finallyOpen == 0, !item.circumstances.isUncharged else { return }
    let latest = charged.reduce(0) { max($0, $1.entry) }
    let isLeft =
      charged.isEmpty
      ? closedAfterDemand(item)
      : atOnce || latest < item.lastMoved || charged.contains(where: \.isDoubted)
    guard isLeft else { return }
    standing.unfinishedCharges.append(id)
    if standing.unfinishedCharges.count > Standing.unfinishedKept {
      standing.unfinishedCharges.removeFirst()
    }
  }

  private func closedAfterDemand(_ item: Item) -> Bool {
    item.acted.contains { acted in
      // A book of before knows no demands, and keeps its fold.
      guard acted.isNotice, !acted.isVoid, acted.day > item.due,
        let demand = standing.demands[acted.notice]
      else { return false }
      return (demand.payBy ?? demand.day) < item.settled
    }
  }

  /// The charges of an invoice that are read with it: costs first, then by their entries.
  public func charges(ofInvoice number: String) -> [Item] {
    items(ofInvoice: number).flatMap(\.charges).compactMap { items[$0] }
      .inPaymentOrder(.costsFirst)
  }

  /// Whether an item is of what somebody quoted: of the whole invoice, or of one instalment with what was
  /// charged on that.
  public func isOf(_ quoted: ItemID, _ item: ItemID) -> Bool {
    guard quoted.part > 0 else { return item.kind.isOwed && item.document == quoted.document }
    return item == quoted || items[quoted]?.charges.contains(item) ?? false
  }

  /// What of an invoice can be paid with money of a day, with its charges: an instalment that is quoted,
  /// then what is asked for in the order in which money settles it, then later instalments, then charges
  /// that wait for what is agreed about the invoice. Of a statement or a notice what is open on it, the
  /// oldest first.
  public func payable(
    quoting words: String, from day: Day, order: LateChargeLaw.Order
  ) -> [Item] {
    guard let quoted = quoted(words) else { return payable(listedBy: words, order: order) }
    let all = items(ofInvoice: quoted.document) + charges(ofInvoice: quoted.document)
    let ordered = instalmentsInTurn(all.inPaymentOrder(order), from: day, quoted: [quoted])
    return ordered.filter { !isBeside($0, on: day) } + ordered.filter { isBeside($0, on: day) }
  }

  /// Items as they stand, but for instalments: those that are quoted come first of all, and those which
  /// the latest demand did not ask for yet come last, what is due before what is not. Who pays what was
  /// asked for has paid it.
  ///
  /// - Parameters:
  ///   - day: that of the money.
  ///   - listed: by statements that are quoted; it stays in its place.
  public func instalmentsInTurn(
    _ items: [Item], from day: Day, quoted: Set<ItemID>, listed: Set<ItemID> = []
  ) -> [Item] {
    let places = items.map { item -> Int in
      guard item.id.kind == .invoice, item.id.part > 0 else { return 1 }
      if quoted.contains(item.id) { return 0 }
      if listed.contains(item.id) { return 1 }
      let demand = standing.demands.all.last { $0.currency == item.currency && $0.day <= day }
      guard let demand else { return item.due <= day ? 1 : 3 }
      return item.due < demand.day ? 1 : item.due <= day ? 2 : 3
    }
    return zip(places, items).enumerated().sorted {
      ($0.element.0, $0.offset) < ($1.element.0, $1.offset)
    }.map(\.element.1)
  }
}

extension Account {
  /// What is left of charges in a currency whose invoices are closed, in the order of their due days.
  public func chargesAlone(in currency: Currency, on day: Day) -> [Item] {
    let charges = owed(in: currency, on: day).filter { $0.id.kind == .charge }
    guard !charges.isEmpty else { return [] }
    // Instalments that are closed may not have been read, so that no invoice is put together here.
    let open = Set(
      items.values.filter { $0.id.kind == .invoice && $0.open(on: day) > 0 }.map(\.id.document))
    return charges.filter {
      !open.contains($0.id.document) && !isInDispute($0.id.document, on: day)
    }
  }

  /// Whether nobody has decided yet about something of an invoice that is disputed, be it paid or not.
  public func isInDispute(_ invoice: String, on day: Day) -> Bool {
    standing.agreements.disputes.contains { dispute in
      dispute.from <= day && dispute.raised.covers.contains { $0.item.document == invoice }
    }
  }

  /// Whether a charge is no part of what is promised or agreed about all that is open of its invoice:
  /// nobody is asked for it meanwhile, and what is agreed is paid first.
  public func isBeside(_ charge: Item, on day: Day) -> Bool {
    let open = openItems(ofInvoice: charge.id.document, on: day)
    return !open.isEmpty && ridesOnHeld(charge, on: day)
      && open.allSatisfy { item in
        item.holds.contains { $0.kind.isAgreed && $0.covers(day) }
      }
  }

  /// Whether all that is open of a charge's invoice is held and the charge is not, or the invoice was paid
  /// while it is in dispute: nobody is asked for it.
  public func ridesOnHeld(_ charge: Item, on day: Day) -> Bool {
    guard charge.id.kind == .charge, charge.held(on: day) == 0 else { return false }
    let open = openItems(ofInvoice: charge.id.document, on: day)
    guard !open.isEmpty else { return isInDispute(charge.id.document, on: day) }
    return open.allSatisfy { $0.chased(on: day) == 0 }
  }

  /// Instalments that are closed may not have been read.
  private func openItems(ofInvoice number: String, on day: Day) -> [Item] {
    items.values.filter {
      $0.id.kind == .invoice && $0.id.document == number && $0.open(on: day) > 0
    }
  }

  /// An open item of the invoice that a charge is for; nil where none is, and for other items.
  public func openInvoice(of item: Item, on day: Day) -> ItemID? {
    guard item.id.kind == .charge else { return nil }
    return openItems(ofInvoice: item.id.document, on: day).map(\.id).min()
  }
}

extension [Item] {
  /// Of one invoice and its charges: in the order in which money settles them.
  public func inPaymentOrder(_ order: LateChargeLaw.Order) -> [Item] {
    sorted { one, other in
      if one.paymentRank != other.paymentRank {
        return (one.paymentRank < other.paymentRank) == (order == .costsFirst)
      }
      return (one.placeInRank, one.id.part) < (other.placeInRank, other.id.part)
    }
  }
}

extension Item {
  /// Costs, then interest, then what was invoiced; or the reverse throughout.
  fileprivate var paymentRank: Int {
    switch circumstances.chargeKind {
    case .cost, .fixedSum: 0
    case .interest, .planInterest: 1
    case nil: 2
    }
  }

  /// Instalments go by their days, charges by their entries alone.
  fileprivate var placeInRank: Day { circumstances.chargeKind == nil ? due : .distantPast }

  /// The entry that moved it last.
  var lastMoved: Int { movements.reduce(0) { max($0, $1.sequence) } }

  /// The names of what it was charged.
  public var charges: [ItemID] {
    circumstances.charged.flatMap(\.parts).map { ItemID(.charge, id.document, part: $0) }
  }
}
