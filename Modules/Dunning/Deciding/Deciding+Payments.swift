public import Receivables

/// What payments mean that are not all of an invoice: money that waits, discounts, a few cents short.
extension Deciding {
  mutating func applyPayments() {
    // What was short for a discount that was earned is no room for other money.
    let discounted = account.items.values.filter { $0.circumstances.discount != nil }
    for item in discounted.sorted(by: { $0.id < $1.id }) { judgeDiscount(item) }
    correctBeforeCharges()
    applyWaiting()
    if let short = policy.shortPayment { giveUpShort(short) }
  }

  // MARK: Waiting money

  /// Before waiting money takes charges, these are corrected for it, as if it had settled what was
  /// invoiced: what would not be owed had the money been known is not paid by it.
  private mutating func correctBeforeCharges() {
    guard policy.charges != nil,
      account.items.values.contains(where: \.isOpenCharge),
      account.items.values.contains(where: { !$0.id.kind.isOwed && $0.open(on: day) < 0 })
    else { return }
    var trial = self
    trial.applyWaiting { $0.id.kind == .invoice }
    let known = trial.outcomes.count
    trial.bookCharges()
    for outcome in trial.outcomes.dropFirst(known) {
      guard case .corrected = outcome else { continue }
      bring([outcome], .charge, outcome.words)
    }
  }

  /// Money settles what was owed on its own day, what is due first of that at first; what is left of
  /// it, what came to be owed since. Of one invoice, in the policy's order.
  ///
  /// What is due and nobody holds comes first, charges that are left alone and that nobody has asked for yet
  /// behind it; then what is promised, settled or part of a plan, then what is
  /// not due yet, and at last what was charged beside what is agreed. Money that is
  /// exactly what was asked for beside what a person or the desk had in hand goes to what was asked for. What is
  /// disputed, with its charges, or placed takes nothing that does not name it. A customer who pays by statement
  /// sends round sums: they go this way in any policy that does not leave such money alone, and to what is in
  /// hand as to the rest, which the statement lists together. Where the policy leaves it alone, it pays what was
  /// charged on what it settles.
  ///
  /// - Parameter isMeant: whether it settles an item.
  private mutating func applyWaiting(_ isMeant: (Item) -> Bool = { _ in true }) {
    if policy.givesWaitingMoney {
      spendWaiting(goesToOldest: policy.waitingMoney == .oldestFirst, isMeant) { $1.byDay }
    }
    if policy.waitingMoney == .waits { spendOnOwnCharges(isMeant) }
  }

  /// Money that is left where it waits goes on all the same to what was charged on an invoice that it
  /// settles: that invoice is what it was paid for.
  private mutating func spendOnOwnCharges(_ isMeant: (Item) -> Bool) {
    guard account.items.values.contains(where: { $0.isOpenCharge && isMeant($0) }) else { return }
    let waiting = account.items.values.filter {
      $0.id.kind == .payment && $0.open(on: day) < 0 && !$0.isAskedAbout
    }
    for source in waiting.sorted(by: { ($0.issued, $0.id) < ($1.issued, $1.id) }) {
      guard let spare = source.spare, spare.since <= day else { continue }
      let own = ownCharges(of: source).filter(isMeant)
      let taken = own.settled(by: spare.minorUnits, from: spare.since) {
        min($0.finallyOpen, $0.chased(on: day))
      }
      guard !taken.isEmpty else { continue }
      let names = taken.map(\.allocation.item.text).joined(separator: ", ")
      bring(
        applied(source, taken.byDay), .unapplied,
        "\(source.id.text) settles \(names), as charged on what it was paid for")
    }
  }

  /// The charges whose invoices are closed and settled by some money, but for those of one in dispute.
  private func ownCharges(of source: Item) -> [Item] {
    let entries = Set(source.movements.map(\.sequence))
    let settled = Set(
      account.items.values.filter { item in
        item.id.kind == .invoice
          && item.movements.reduce(Int64(0)) {
            entries.contains($1.sequence) ? $0 + $1.minorUnits : $0
          } < 0
      }.map(\.id.document))
    return payable(in: source.currency).filter {
      $0.id.kind == .charge && settled.contains($0.id.document)
        && account.openInvoice(of: $0, on: day) == nil && !account.ridesOnHeld($0, on: day)
    }
  }

  private mutating func spendWaiting(
    goesToOldest: Bool, _ isMeant: (Item) -> Bool,
    by days: (Account, [Settling]) -> [(from: Day, allocations: [Allocation])]
  ) {
    let waiting = account.items.values
      .filter { !$0.id.kind.isOwed && $0.open(on: day) < 0 && !$0.isAskedAbout }
      .sorted { ($0.issued, $0.id) < ($1.issued, $1.id) }
    let courses = waiting.isEmpty ? nil : Courses(of: account, by: policy, on: day)
    for source in waiting {
      let paysStatements = courses?.of(source.currency).asksBy == .statement
      guard goesToOldest || paysStatements else { continue }
      guard let spare = source.spare, spare.since <= day else { continue }
      let items = payable(in: source.currency)
      let unasked = paysStatements ? [] : unaskedCharges(in: source.currency)
      let asked =
        paysStatements
        ? [] : askedBeside(spare.minorUnits, from: spare.since, items, unasked: unasked)
      let settled = spread(
        spare.minorUnits, from: spare.since, over: items.filter(isMeant),
        asked: asked.filter(isMeant), unasked: unasked)
      guard !settled.isEmpty else { continue }
      let names = settled.map(\.allocation.item.text).joined(separator: ", ")
      bring(
        applied(source, days(account, settled)),
        .unapplied,
        "\(source.id.text) settles \(names), as what is due first")
    }
  }

  /// What settles from each day on, with what of a credit had been there before.
  private func applied(
    _ source: Item, _ days: [(from: Day, allocations: [Allocation])]
  ) -> [Outcome] {
    let there = InterestBase.there(source, in: account)
    var spent: Int64 = 0
    return days.map { day in
      let left = there.compactMap { step in
        step.minorUnits > spent
          ? MoneyThere(from: step.from, minorUnits: step.minorUnits - spent) : nil
      }
      spent += day.allocations.reduce(0) { $0 + $1.spent }
      return .applied(source.id, day.allocations, from: day.from, there: left)
    }
  }

  /// What was asked for when money came, beside what a person or the desk had in hand and charges that are left
  /// alone, where it is exactly that: what was overdue, what was announced, or both. Nothing where the money is
  /// another sum.
  private func askedBeside(
    _ minorUnits: Int64, from since: Day, _ items: [Item], unasked: Set<ItemID>
  ) -> [Item] {
    guard let currency = items.first?.currency else { return [] }
    let beside = inHand(in: currency, on: since).union(unasked)
    guard !beside.isEmpty else { return [] }
    let free = items.filter { !beside.contains($0.id) && $0.issued <= since }
    let overdue = free.filter { $0.due < since }
    let announced = free.filter { $0.due >= since && wasAsked($0, by: since) }
    return [overdue, announced, overdue + announced].first { asked in
      asked.reduce(0) { $0 + max(0, $1.chased(on: since)) } == minorUnits
    } ?? []
  }

  /// Charges whose invoice is closed, for which nobody has asked yet.
  private func unaskedCharges(in currency: Currency) -> Set<ItemID> {
    Set(chargesAlone(in: currency, on: day).filter { !$0.wasAskedAlone }.map(\.id))
  }

  /// What a person or the desk had in hand on a day, with what was charged on it since.
  private func inHand(in currency: Currency, on day: Day) -> Set<ItemID> {
    let items = DunningStanding(account, in: currency, by: policy, on: day).inHandItems
    return Set(items + items.flatMap { account.items[$0]?.charges ?? [] })
  }

  /// The account as if what waits had been spent as it is taken off what notices ask for: on what is
  /// overdue, held by nobody and in nobody's hands, and what is left on what was agreed about. So it counts
  /// once. Money of a day before an agreement is there for it too.
  func spendingWhatWaits(in currency: Currency) -> Account {
    guard policy.waiting(of: account, in: currency, on: day) > 0 else { return account }
    var after = self
    let inHand = inHand(in: currency, on: day)
    after.spendWaiting(goesToOldest: true) { item in
      item.currency == currency
        && (item.held(on: day) > 0 || (item.due < day && !inHand.contains(item.id)))
    } by: { account, settled in
      settled.map { settling in
        let agreed = account.items[settling.allocation.item]?.agreedSince ?? settling.from
        return (max(settling.from, agreed), [settling.allocation])
      }
    }
    return after.account
  }

  /// - Parameters:
  ///   - asked: what the money was asked for, before all else.
  ///   - unasked: charges that wait until nothing else is asked for, behind what is due.
  private func spread(
    _ minorUnits: Int64, from since: Day, over items: [Item], asked: [Item], unasked: Set<ItemID>
  ) -> [Settling] {
    // While the rest of an invoice is in dispute nobody is asked for what was charged on it.
    let own = items.filter { !account.ridesOnHeld($0, on: day) }
    var settled: [Settling] = []
    func take(_ items: [Item], upTo most: (Item) -> Int64 = { _ in .max }) {
      let taken = Dictionary(
        settled.map { ($0.allocation.item, $0.allocation.settled) }, uniquingKeysWith: +)
      let left = minorUnits - settled.allocations.settled
      guard left > 0 else { return }
      settled += items.settled(by: left, from: since) { item in
        let most = most(item)
        return most == .max ? most : most - (taken[item.id] ?? 0)
      }
    }
    func chased(_ item: Item) -> Int64 { min(item.finallyOpen, item.chased(on: day)) }
    take(asked, upTo: chased)
    if !unasked.isEmpty {
      take(own.filter { $0.due <= day && !unasked.contains($0.id) }, upTo: chased)
    }
    // Beside what is agreed about, what nobody has to pay yet comes last; beside what is in dispute it takes
    // nothing: the money was paid for that, and pays what falls due.
    let late = own.filter { $0.due < day }
    let agreed = own.contains { item in item.agreedSince.map { $0 <= day } ?? false }
    let isDisputed = own.contains { $0.disputed(on: day) > 0 }
    take(agreed || isDisputed ? late : own, upTo: chased)
    let rest = isDisputed ? own.filter { $0.due < day || $0.agreedSince != nil } : own
    take(rest) { min($0.open(on: day), $0.finallyOpen) - $0.disputed(on: day) }
    take(items.filter { account.isBeside($0, on: day) })
    return settled.enumerated().sorted {
      ($0.element.from, $0.offset) < ($1.element.from, $1.offset)
    }.map(\.element)
  }

  /// Whether the customer was written to about an item by a day, be it that it falls due soon.
  private func wasAsked(_ item: Item, by day: Day) -> Bool {
    item.acted.contains {
      $0.isNotice && !$0.isVoid && $0.day <= day && !pending.contains($0.notice)
    }
  }

  /// The first due day first; what was charged on an invoice goes with what is first of it, in the
  /// policy's order. The invoice may be closed.
  private func payable(in currency: Currency) -> [Item] {
    let order = policy.allocationOrder(for: account.standing.party.value(on: day))
    let owed = account.owed(in: currency, on: day).filter {
      !account.standing.placements.covers($0.id, on: day)
    }
    let open = Set(owed.filter { $0.id.kind == .invoice }.map(\.id.document))
    let charges = Dictionary(
      grouping: owed.filter { $0.id.kind == .charge }, by: \.id.document)
    let first = owed.filter { $0.id.kind == .invoice || !open.contains($0.id.document) }
    return Account.inTurn(first, charges: charges.filter { open.contains($0.key) }, order: order)
  }

  /// What a run of the day gives of waiting money to what is due first.
  static func applying(
    waitingOn account: Account, _ policy: Policy, _ day: Day
  ) -> [MoneyApplied] {
    var deciding = Deciding(account, policy, day, isTracing: false)
    deciding.applyWaiting()
    return deciding.outcomes.compactMap(\.applied)
  }

  /// What waits, once everything else that is overdue and in nobody's hands has taken of it, set against some
  /// items, as of the money's own day.
  fileprivate mutating func set(against items: Set<ItemID>) -> [MoneyApplied] {
    let currencies = Set(account.items.values.map(\.currency)).sorted().filter {
      policy.waiting(of: account, in: $0, on: day) > 0
    }
    guard !currencies.isEmpty else { return [] }
    let aside = currencies.reduce(into: items) { $0.formUnion(inHand(in: $1, on: day)) }
    let today = day
    spendWaiting(goesToOldest: true) {
      $0.due < today && !aside.contains($0.id)
    } by: {
      $1.byDay
    }
    let known = outcomes.count
    spendWaiting(goesToOldest: true) {
      items.contains($0.id)
    } by: {
      $1.byDay
    }
    return outcomes.dropFirst(known).compactMap(\.applied)
  }

  // MARK: Discounts

  /// Earned is what was short when enough had come by the last day of a tier.
  private mutating func judgeDiscount(_ item: Item) {
    guard let discount = item.circumstances.discount, let amount = item.movements.first?.minorUnits
    else { return }
    if let granted = discount.granted { return withdrawUnearned(item, granted) }
    let open = item.open(on: day)
    guard open > 0, open < amount, item.finallyOpen == open else { return }
    let tolerance = policy.tolerance.minorUnits(in: item.currency)
    let earned = item.earnedDiscount(
      by: day, graceDays: policy.discountGraceDays, tolerance: tolerance)
    if let earned {
      let taken = min(open, earned.minorUnits)
      let money = Money(minorUnits: taken, item.currency)
      let fact = DiscountTaken(
        item: item.id, amount: money, tax: discount.tax(of: taken, amount: amount),
        through: earned.tier.through)
      return bring(
        [.discounted(fact)], .discount,
        "\(item.id.text): \(earned.tier.percent)% until \(earned.tier.through) was earned, \(money)"
      )
    }
    guard let tier = discount.tiers.last, day > tier.through,
      open <= discount.worth(discount.tiers[0], of: amount) + tolerance
    else { return }
    note(
      TraceLine(
        .item(item.id), .discount, .forbids,
        "\(Money(minorUnits: open, item.currency)) short, but not paid by \(tier.through)"))
  }

  /// Beside a discount nothing is open: where something is again, the payment was taken back.
  private mutating func withdrawUnearned(_ item: Item, _ granted: EarlyDiscount.Granted) {
    let open = item.open(on: day)
    guard item.finallyOpen > 0, open > policy.tolerance.minorUnits(in: item.currency) else {
      return
    }
    let money = Money(minorUnits: granted.minorUnits, item.currency)
    let fact = DiscountWithdrawn(
      item: item.id, amount: money, tax: granted.tax, corrects: granted.entry)
    bring(
      [.discountWithdrawn(fact)], .discount,
      "\(item.id.text): the discount of \(money) was not earned, as"
        + " \(Money(minorUnits: open, item.currency)) is open again")
  }

  // MARK: A few cents

  /// Only what was paid for the most part, and is not agreed or disputed about.
  private mutating func giveUpShort(_ limit: Threshold) {
    let short = account.items.values.filter { item in
      let open = item.open(on: day)
      return item.id.kind == .invoice && open > 0 && open == item.finallyOpen
        && open < item.movements.first?.minorUnits ?? 0
        && open <= limit.minorUnits(in: item.currency) && item.held(on: day) == 0
    }
    for item in short.sorted(by: { $0.id < $1.id }) {
      let open = item.open(on: day)
      let money = Money(minorUnits: open, item.currency)
      bring([.short(item.id, money)], .tolerance, "\(item.id.text) is \(money) short: given up")
    }
  }
}

extension Item {
  fileprivate var isOpenCharge: Bool { id.kind == .charge && finallyOpen > 0 }
}

extension Outcome {
  fileprivate var applied: MoneyApplied? {
    guard case .applied(let source, let allocations, let from, let there) = self else {
      return nil
    }
    return MoneyApplied(source: source, allocations: allocations, from: from, there: there)
  }
}

extension Policy {
  /// What of the money that waits is taken off items when these are handed over: what nothing else that is overdue
  /// takes; nothing where it is not set against demands at all.
  public func setting(
    waitingOn account: Account, against items: Set<ItemID>, on day: Day
  ) -> [MoneyApplied] {
    var deciding = Deciding(account, self, day, isTracing: false)
    return deciding.set(against: items)
  }

  /// What a run of the day gives of money that waits to what is due first; nothing where it leaves it.
  public func applying(waitingOn account: Account, on day: Day) -> [MoneyApplied] {
    Deciding.applying(waitingOn: account, self, day)
  }
}
