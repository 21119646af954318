/// A customer's entries, folded: what is open, what was done about it, and what stands in the way.
///
/// A decision reads one account; a commit replaces one. Items that nothing asks for may be left out
/// when an account is read: ``post(_:on:)`` says so where it misses one.
public struct Account: Sendable, Equatable {
  public let id: AccountID
  /// The length of the account's chain.
  public private(set) var version: Int
  public internal(set) var standing: Standing
  public internal(set) var items: [ItemID: Item]
  /// Open notices, and those that changed since the account was read.
  public internal(set) var notices: [String: Notice]
  /// Items that changed since the account was read.
  public internal(set) var touched: Set<ItemID> = []
  /// Notices that changed since the account was read.
  public internal(set) var touchedNotices: Set<String> = []

  public init(
    id: AccountID, version: Int = 0, standing: Standing = Standing(), items: [Item] = [],
    notices: [Notice] = []
  ) {
    self.id = id
    self.version = version
    self.standing = standing
    self.items = Dictionary(items.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    self.notices = Dictionary(notices.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
  }

  /// The items of an invoice that the account holds, by due day: instalments that are closed may not have
  /// been read, and be it the first ones.
  public func items(ofInvoice number: String) -> [Item] {
    if let item = items[ItemID(.invoice, number)] { return [item] }
    return items.keys.filter { $0.part > 0 && $0.kind == .invoice && $0.document == number }
      .compactMap { items[$0] }.sorted { ($0.due, $0.id) < ($1.due, $1.id) }
  }

  /// The invoice that somebody means who quotes these words: its number, or one instalment of it as
  /// notices write it, such as `R-1#2`; nil where the account holds none.
  public func quoted(_ words: String) -> ItemID? {
    if !items(ofInvoice: words).isEmpty { return ItemID(.invoice, words) }
    return ItemID(instalment: words).flatMap { items[$0]?.id }
  }

  /// Money and credit of a currency that waits on the account on a day, above zero, in minor units.
  public func waiting(_ currency: Currency, on day: Day) -> Int64 {
    items.values.reduce(0) { sum, item in
      !item.id.kind.isOwed && item.currency == currency ? sum - item.open(on: day) : sum
    }
  }

  /// Adds items that were read later.
  public mutating func include(_ more: some Sequence<Item>) {
    for item in more where items[item.id] == nil { items[item.id] = item }
  }

  public mutating func include(_ notice: Notice) {
    if notices[notice.id] == nil { notices[notice.id] = notice }
  }

  /// The same account with only those items and notices that are asked for.
  public func holding(_ keeps: (Item) -> Bool, notices keepsNotice: (Notice) -> Bool) -> Account {
    Account(
      id: id, version: version, standing: standing, items: items.values.filter(keeps),
      notices: notices.values.filter(keepsNotice))
  }

  /// Takes over what the same account became, of which perhaps only a part was read.
  public mutating func replace(with after: Account) {
    version = after.version
    standing = after.standing
    for id in after.touched { items[id] = after.items[id] }
    for id in after.touchedNotices { notices[id] = after.notices[id] }
  }

  /// Forgets what changed: the account is as if just read.
  public mutating func settle() {
    touched = []
    touchedNotices = []
  }

  /// Folds one fact in.
  ///
  /// - Throws: ``PostingError`` where the fact does not fit the account, which is unchanged then.
  public mutating func post(_ fact: Fact, on day: Day) throws(PostingError) {
    // Every case checks before it changes anything, so that a refusal costs no copy.
    version += 1
    do {
      try apply(fact, on: day)
    } catch {
      version -= 1
      throw error
    }
  }

  private mutating func apply(_ fact: Fact, on day: Day) throws(PostingError) {
    switch fact {
    case .partyRecorded(let party): standing.record(party, from: day, entry: version)
    case .stopSet(let stop): set(stop)
    case .stopLifted(let fact): lift(fact)
    case .ladderSet(let ladder): standing.set(ladder, from: day)
    case .familySet(let fact): standing.set(fact, from: day)
    case .channelClosed(let fact): standing.closed.close(fact, from: day)
    case .channelOpened(let fact): standing.closed.open(fact, from: day)
    case .forgotten: standing.forget(entry: version)
    case .invoiceIssued(let invoice): try issue(invoice, on: day)
    case .invoiceOnStatement(let fact): try put(fact)
    case .creditIssued(let fact): try issue(fact, on: day)
    case .creditAssigned(let fact): try assign(fact)
    case .paymentReceived(let payment):
      let source = ItemID(.payment, payment.payment)
      try receive(payment.amount, as: source, settling: payment.allocations, on: day)
      standing.countPayment()
      if payment.namesMore || payment.allocations.areOfSeveral { standing.contest(on: day) }
      if payment.namesMore, items[source] != nil { standing.waitsAhead(source) }
      notePaid(source, of: day, payment.allocations, on: day)
    case .moneyApplied(let application): try spend(application, on: day)
    case .paymentReversed(let reversal): try reverse(reversal, on: day)
    case .moneyTransferred(let fact): try transfer(fact, on: day)
    case .noticePlanned(let fact): try plan(fact, on: day)
    case .noticeClaimed(let fact): try claim(fact, on: day)
    case .noticeAnswered(let fact): try answer(fact)
    case .noticeDropped(let fact): try drop(fact)
    case .noticeJudged(let fact): try judge(fact)
    case .noticeReturned(let fact): try takeBack(fact)
    case .taskRaised(let fact): try raise(fact, on: day)
    case .taskAssigned(let fact): try standing.tasks.assign(fact, entry: version)
    case .taskDone(let fact): try finish(fact, on: day)
    case .measureTaken(let fact): try take(fact, on: day)
    case .creditHoldLifted: standing.liftCreditHold()
    case .receiptProposed(let fact): standing.proposed.note(fact, on: day)
    case .noteTaken, .settlementBooked: break
    case .linkMade, .linkClosed, .moneyReturned, .refundAsked, .refundAnswered, .gatewayTold,
      .gatewayRead, .autopayAgreed, .autopayEnded, .debitPlanned, .debitSent, .debitAnswered:
      try applyGateway(fact, on: day)
    case .writtenOff, .invoiceWaived, .writeOffRecovered, .discountTaken, .discountWithdrawn,
      .moneyPaidOut, .moneyUnapplied, .creditReversed, .settlementReturned, .planReturned:
      try applyGiven(fact, on: day)
    case .chargeBooked, .chargeCorrected, .chargeWaived, .chargeForgone, .costCovered,
      .debtAcknowledged, .limitationNears:
      try applyLaw(fact, on: day)
    case .promiseMade(let fact): try promise(fact, on: day)
    case .planAgreed(let fact): try agree(fact, on: day)
    case .settlementOffered(let fact): try offer(fact, on: day)
    case .settlementAccepted(let fact): try accept(fact, on: day)
    case .disputeRaised(let fact): try dispute(fact, on: day)
    case .agreementEnded(let fact): try end(fact, on: day)
    case .handoffPlaced(let fact): try standing.place(fact, from: day)
    case .handoffRecalled(let fact): try standing.recall(fact, on: day)
    case .bookOpened, .policyAdopted, .runBegun, .runEnded, .importClosed, .periodClosed, .sealed,
      .handoffExported:
      guard id == .book else { throw .notOfAnAccount(fact.kind) }
    case .unknown(let kind, let version): throw .unknownKind(kind, version: version)
    }
  }
}

// MARK: - Invoices and money

extension Account {
  private mutating func issue(
    _ invoice: InvoiceIssued, on day: Day
  ) throws(PostingError) {
    let currency = invoice.amount.currency
    var parts = [(ItemID(.invoice, invoice.invoice), invoice.amount, invoice.due)]
    if !invoice.instalments.isEmpty {
      parts = invoice.instalments.enumerated().map { index, instalment in
        let id = ItemID(.invoice, invoice.invoice, part: index + 1)
        return (id, Money(minorUnits: instalment.minorUnits, currency), instalment.due)
      }
    }
    for (id, _, _) in parts where items[id] != nil { throw .alreadyThere(id) }
    for (id, amount, due) in parts { add(id, amount, due: due, on: day) }
    if let discount = EarlyDiscount(invoice, from: day) {
      items[parts[0].0]?.circumstances.discount = discount
    }
    standing.countInvoice(on: day)
  }

  mutating func add(_ id: ItemID, _ amount: Money, due: Day, on day: Day) {
    let movement = Movement(day: day, sequence: version, minorUnits: amount.minorUnits)
    items[id] = Item(
      id: id, currency: amount.currency, issued: day, due: due, movements: [movement])
    touched.insert(id)
  }

  /// Money or credit arrives: what it does not settle at once waits as an item below zero.
  mutating func receive(
    _ amount: Money, as source: ItemID, settling allocations: [Allocation], on day: Day
  ) throws(PostingError) {
    guard items[source] == nil else { throw .alreadyThere(source) }
    guard spent(by: allocations) <= amount.minorUnits else { throw .moreThanThere(source) }
    try check(allocations)
    var waiting = amount.minorUnits
    var later: [(day: Day, spent: Int64)] = []
    for allocation in allocations {
      let effect = settle(allocation, on: day)
      if effect == day {
        waiting -= allocation.spent
      } else {
        later.append((effect, allocation.spent))
      }
    }
    guard waiting > 0 else { return }
    add(source, Money(minorUnits: -waiting, amount.currency), due: day, on: day)
    for part in later { move(source, by: part.spent, on: part.day) }
  }

  private func spent(by allocations: [Allocation]) -> Int64 {
    allocations.reduce(0) { $0 + $1.spent }
  }

  /// Every allocation takes something, and together they take no more than is open.
  func check(_ allocations: [Allocation]) throws(PostingError) {
    var taken: [ItemID: Int64] = [:]
    for allocation in allocations {
      guard let item = items[allocation.item] else { throw .notThere(allocation.item) }
      taken[allocation.item, default: 0] += allocation.settled
      guard allocation.settled > 0, taken[allocation.item, default: 0] <= item.finallyOpen else {
        throw .moreThanOpen(allocation.item)
      }
    }
  }

  /// Takes an allocation off its item, and tells from which day on: never before the item counts.
  @discardableResult
  mutating func settle(_ allocation: Allocation, on day: Day) -> Day {
    let effect = max(day, items[allocation.item]?.issued ?? day)
    move(allocation.item, by: -allocation.settled, on: effect)
    return effect
  }

  private mutating func spend(_ application: MoneyApplied, on day: Day) throws(PostingError) {
    guard let source = items[application.source] else { throw .notThere(application.source) }
    if let until = application.until {
      let from = max(application.from ?? day, source.issued)
      return try spend(application.allocations, of: source, from: from, until: until)
    }
    guard spent(by: application.allocations) <= -source.finallyOpen else {
      throw .moreThanThere(application.source)
    }
    try check(application.allocations)
    let own = day
    let day = max(application.from ?? day, source.issued)
    let since = source.waited(spent(by: application.allocations), until: day)
    noteEarly(application, until: since)
    for allocation in application.allocations {
      noteEarly(allocation, since: since, until: day)
      let effect = settle(allocation, on: day)
      move(application.source, by: allocation.spent, on: effect)
    }
    noteCredit(application.source, application.allocations)
    if application.allocations.areOfSeveral { standing.contest(on: own) }
    // What is told after a run, of the same day, is not late.
    if application.basis != nil { standing.contest(on: own.adding(days: -1)) }
    if application.source.kind == .payment {
      notePaid(source.id, of: source.issued, application.allocations, on: day)
    } else {
      noteForDiscounts(source.id, of: source.issued, application.allocations)
    }
  }

  /// How the customer pays is told by items that money moved, not by what is credited or given up.
  private mutating func notePaid(
    _ money: ItemID, of own: Day, _ allocations: [Allocation], on day: Day
  ) {
    noteForDiscounts(money, of: own, allocations)
    countForAgreements(money.document, allocations, on: day)
    noteRecord(allocations)
  }

  mutating func noteRecord(_ allocations: [Allocation]) {
    for allocation in allocations {
      if let item = items[allocation.item] { standing.notePaid(item) }
    }
  }

  private mutating func reverse(_ reversal: PaymentReversed, on day: Day) throws(PostingError) {
    for allocation in reversal.allocations where items[allocation.item] == nil {
      throw .notThere(allocation.item)
    }
    for allocation in reversal.allocations {
      let issued = items[allocation.item]?.issued ?? day
      move(allocation.item, by: allocation.settled, on: max(day, issued))
      noteReturned(allocation.item, on: max(day, issued))
    }
    let source = ItemID(.payment, reversal.payment)
    takeFromDiscounts(source, reversal.allocations)
    uncountForAgreements(reversal.payment, reversal.allocations, on: day)
    noteRecord(reversal.allocations)
    noteWentBack(source, on: day)
    if let waiting = items[source] { neutralise(waiting, from: day) }
  }

  /// From the day on nothing of the item is left, and what was to happen to it later is undone.
  mutating func neutralise(_ item: Item, from day: Day) {
    let open = item.open(on: day)
    if open != 0 { move(item.id, by: -open, on: day) }
    for movement in item.movements where movement.day > day {
      move(item.id, by: -movement.minorUnits, on: movement.day)
    }
  }

  private mutating func transfer(_ transfer: MoneyTransferred, on day: Day) throws(PostingError) {
    switch transfer.direction {
    case .into:
      if items[transfer.source] == nil {
        add(transfer.source, -transfer.amount, due: day, on: day)
      } else {
        move(transfer.source, by: -transfer.amount.minorUnits, on: day)
      }
    case .out:
      guard let source = items[transfer.source] else { throw .notThere(transfer.source) }
      guard transfer.amount.minorUnits <= -source.finallyOpen else {
        throw .moreThanThere(transfer.source)
      }
      noteGone(transfer.amount.minorUnits, of: source, on: day)
      move(transfer.source, by: transfer.amount.minorUnits, on: max(day, source.issued))
    }
  }

  mutating func move(_ id: ItemID, by minorUnits: Int64, on day: Day) {
    items[id]?.movements.append(
      Movement(day: day, sequence: version, minorUnits: minorUnits))
    releaseHolds(of: id)
    noteUnfinished(id)
    if let item = items[id] { notePaid(item) }
    touched.insert(id)
  }
}

// MARK: - What is owed

extension Account {
  /// The invoices and charges on which something is open in a currency on a day, in the order of
  /// their due days.
  public func owed(in currency: Currency, on day: Day) -> [Item] {
    items.values.filter {
      $0.id.kind.isOwed && $0.currency == currency && $0.open(on: day) > 0
    }.oldestFirst()
  }
}
