public import Receivables

/// What being late costs is booked through days that follow from the calendar and the ladder alone:
/// however often and whenever it runs, the same is charged once.
extension Deciding {
  mutating func bookCharges() {
    bookPlanInterest()
    guard let rules = policy.charges, rules.areBooked else { return }
    let party = account.standing.party.value(on: day)
    let since = account.waitsSince
    let charged = account.items.values.filter { isCharged($0, since) }.sorted { $0.id < $1.id }
    guard !charged.isEmpty else { return }
    let base = interestBase(for: party)
    let isFree = base.free.covers(day)
    for item in charged {
      let before = beforeRunningTime(of: item)
      guard let planned = self.charged(item, rules, base, before) else { continue }
      guard let charges = rules.charges(item, for: party, on: base) else {
        note(TraceLine(.item(item.id), .charge, .forbids, rules.whyNothing(for: party)))
        continue
      }
      let kept = forgone(item, charges, rules, base)
      let demand = kept == nil || paidByPlan(item) ? nil : paidInTime(item, base)?.day
      // A fixed sum that is first asked for in the time of a demand waits for the end of that.
      bring(about: item) {
        try $0.outcomes(
          charges, through: planned, keeping: kept, askedBy: demand, asksSum: !isFree, late: before)
      }
      noteDoubts(charges, planned)
    }
  }

  /// What is not charged as nobody confirmed its rate.
  private mutating func noteDoubts(_ charges: ItemCharges, _ through: Day) {
    // Why it cannot be reckoned is noted where it is booked.
    guard isTracing, let schedule = try? charges.interest(through: through) else { return }
    let doubts = schedule.lines.filter { !$0.isCharged }
    guard let first = doubts.first else { return }
    let tables = Set(doubts.flatMap(\.rate.doubts)).sorted().joined(separator: ", ")
    note(
      TraceLine(
        .item(charges.item.id), .charge, .forbids,
        "nothing from \(first.from) on: nobody confirmed \(tables)"))
  }

  /// Closed items are read for their last interest, and where they were open when money came that waits;
  /// what is placed, for what corrects it.
  private func isCharged(_ item: Item, _ waitsSince: Day?) -> Bool {
    guard item.id.kind == .invoice, !item.circumstances.isUncharged, !isAskedAbout(item) else {
      return false
    }
    return item.settled > day || isUnfinished(item)
      || (!item.circumstances.charged.isEmpty && waitsSince.map { item.settled > $0 } ?? false)
  }

  /// While a second person is asked about an item, or about what was charged on it, nothing is added.
  private func isAskedAbout(_ item: Item) -> Bool {
    let all = [item] + item.charges.compactMap { account.items[$0] }
    return all.contains { one in
      one.holds.contains { $0.kind == .approval && $0.covers(day) }
    }
  }

  /// What was paid without ever being charged is left alone after a while: a policy that charges from now
  /// on is none for what was closed long before.
  private func isUnfinished(_ item: Item) -> Bool {
    account.standing.unfinishedCharges.contains(item.id)
      && (!item.circumstances.charged.isEmpty || item.settled.adding(days: 92) >= day)
  }

  /// The day through which an item is charged by now: that which the notice of the rung named for
  /// paying, then the end of each month and what later demands named, and at last the day on which it was
  /// closed. Nil: not yet.
  ///
  /// - Parameter before: the day, or that of the demand whose time is running.
  private func charged(
    _ item: Item, _ rules: ChargeRules, _ base: InterestBase, _ before: Day
  ) -> Day? {
    let known = item.reckonedThrough
    // What was not owed was not late: what was charged is corrected, and nothing is added.
    if item.isCreditedInFull || account.standing.placements.covers(item.id, on: day) {
      return known
    }
    if item.chased(on: day) == 0, item.open(on: day) > 0 {
      // A plan is of all that is owed on its day: what was not booked by then is not asked for beside it.
      let isPlanned = item.holds.contains { $0.kind == .plan && $0.covers(day) }
      // Who paid all that was not in dispute is charged nothing before that is decided.
      if isPlanned || base.isKept(item) { return known }
    }
    guard let booked = booked(of: item, rules, by: before) else { return known }
    if item.settled <= day { return max(item.settled, known ?? item.settled) }
    // What was to be booked by the day of the demand whose time is running was booked on that day.
    return before < day ? known ?? booked : booked
  }

  /// The day through which an item is charged by itself when a day has come; nil where it is not yet.
  func booked(of item: Item, _ rules: ChargeRules, by day: Day) -> Day? {
    guard let start = chargeStart(of: item, rules), start.booked <= day else { return nil }
    // What a later demand announced for the day that it named is booked when its time is over.
    let named = account.standing.demands.all.compactMap { demand -> (through: Day, booked: Day)? in
      guard policy.edition != .first, !pending.contains(demand.notice), let payBy = demand.payBy,
        policy.arrival(of: payBy) < day, isAsked(item, by: demand)
      else { return nil }
      return (payBy, policy.arrival(of: payBy).adding(days: 1))
    }
    let told = named.reduce(start) { $0.through < $1.through ? $1 : $0 }
    // What was told is booked as it was told: the end of a month before that counts with the next one.
    let month = day.adding(days: -day.dayOfMonth)
    return month >= told.booked ? month : told.through
  }

  /// The day, or that of the demand whose time is running: what it asks for is all that is owed of the
  /// item until that is over.
  private func beforeRunningTime(of item: Item) -> Day {
    guard policy.edition != .first else { return day }
    return account.standing.demands.all.reversed().reduce(day) { day, demand in
      givesTime(demand, to: item, on: day) ? demand.day : day
    }
  }

  /// The day through which an item is charged when it is handed over; nil where it is not.
  func charged(handingOver item: Item, _ rules: ChargeRules) -> Day? {
    let before = beforeRunningTime(of: item)
    return before < day ? booked(of: item, rules, by: before) ?? item.reckonedThrough : day
  }

  /// From which day on an item is charged by itself, and through which one at first: when the rung
  /// after which charges are booked, or a later one, was delivered, and the day that it named has
  /// passed. Nil while neither was.
  ///
  /// - Parameter paid: the day from which all of it was there; nil for that on which it was closed.
  func chargeStart(
    of item: Item, _ rules: ChargeRules, paid: Day? = nil
  ) -> (through: Day, booked: Day)? {
    guard let after = rules.after else { return nil }
    let met = item.acted.filter { acted in
      guard acted.isNotice, !acted.isVoid, !pending.contains(acted.notice),
        // What went out after the money had come changes nothing about the time before.
        acted.day <= paid ?? item.settled
      else { return false }
      return policy.isReached(after, by: acted.rung)
    }.min { $0.day < $1.day }
    guard let met else { return nil }
    guard policy.edition != .first, let payBy = account.standing.demands[met.notice]?.payBy else {
      return (met.day, met.day.adding(days: 1))
    }
    // What is announced for the time after a day is not booked before money of that day can be there.
    return (payBy, policy.arrival(of: payBy).adding(days: 1))
  }

  /// The notice that asked for an item and was paid in the time that it gave: nothing more is owed.
  func paidInTime(_ item: Item, _ base: InterestBase) -> Demand? {
    let paid = policy.edition == .first ? .distantFuture : base.paid(item)
    guard paid <= day else { return nil }
    return account.standing.demands.all.last { demand in
      demand.day <= paid && demand.payBy.map { paid <= policy.arrival(of: $0) } ?? false
        && isAsked(item, by: demand)
    }
  }

  /// Whether instalments of a plan paid what was left of an item.
  private func paidByPlan(_ item: Item) -> Bool {
    guard item.settled <= day else { return false }
    return item.holds.contains { hold in
      hold.kind == .plan && hold.minorUnits == nil && hold.from <= item.settled
        && hold.ending?.isBreach != true
        && hold.until.map { $0 >= item.settled } ?? true
    }
  }

  /// Closes the reckoning of an item that was paid by the day which a notice had named; what was
  /// charged before that notice is still corrected, what was charged after it is taken back.
  ///
  /// - Returns: the day through which it stays charged; nil where it was not paid in time.
  private mutating func forgone(
    _ item: Item, _ charges: ItemCharges, _ rules: ChargeRules, _ base: InterestBase
  ) -> Day? {
    if paidByPlan(item) { return item.reckonedThrough ?? .distantPast }
    guard let demand = paidInTime(item, base) else {
      // Money that was there counts from its day, whatever other money settled the item since.
      let paid = min(item.settled, base.paid(item))
      let isBefore = item.settled <= day && chargeStart(of: item, rules, paid: paid) == nil
      return isBefore && item.acted.contains { $0.isNotice && $0.day > paid }
        ? .distantPast : nil
    }
    guard let known = item.reckonedThrough else { return .distantPast }
    let asked = reckoned(item, rules, before: demand)
    // A rate that is not known leaves nothing to forgo; what could be reckoned is told.
    let whole = try? charges.interest(through: item.settled)
    let total = item.circumstances.charged(.interest)?.total ?? 0
    if let whole, whole.total > total, item.settled > known, item.settled <= day,
      account.standing.unfinishedCharges.contains(item.id)
    {
      bring(
        [.forgone(ChargeForgone(item: item.id, through: item.settled, notice: demand.notice))],
        .charge,
        "\(item.id.text) was paid by the day that \(demand.notice) named: what accrued since is not"
          + " charged")
    }
    return min(asked, known)
  }

  /// The day through which an item was charged when a demand went out.
  func reckoned(_ item: Item, _ rules: ChargeRules, before demand: Demand) -> Day {
    guard let known = item.reckonedThrough else { return .distantPast }
    // What a person charged through a later day than the calendar has it was a choice. A demand that money of
    // an earlier day has overtaken was on the calendar.
    let isNamed = account.standing.demands.all.contains { $0.payBy == known }
    guard let booked = booked(of: item, rules, by: day), known <= booked || isNamed else {
      return known
    }
    return self.booked(of: item, rules, by: demand.day) ?? .distantPast
  }

  /// Interest of plans is charged through the day of each instalment.
  private mutating func bookPlanInterest() {
    for plan in account.standing.agreements.plans {
      guard let through = plan.agreed.instalments.map(\.due).filter({ $0 < day }).max() else {
        continue
      }
      bookInterest(of: plan, through: through)
    }
  }

  /// The interest of a plan through a day: of what is paid by then, through the day on which it was.
  ///
  /// - Parameter isLast: whether the plan ends with it, so that what is paid is charged for once more.
  mutating func bookInterest(of plan: OpenPlan, through: Day, isLast: Bool = false) {
    guard let rate = plan.agreed.interest else { return }
    for covered in plan.agreed.covers {
      guard let item = account.items[covered.item], item.id.kind == .invoice,
        isLast ? !item.circumstances.isUncharged : isCharged(item, nil)
      else { continue }
      bring(about: item) {
        try $0.planInterest(rate, plan: plan.id, on: item, through: min(through, item.settled))
      }
    }
  }

  /// The days on which a fixed sum is first asked for.
  static func fixedSumDays(_ account: Account, _ policy: Policy, after day: Day) -> [Day] {
    guard let rules = policy.charges, rules.fixedSum == .booked else { return [] }
    let party = account.standing.party.value(on: day.adding(days: 1))
    return account.items.values.filter { $0.settled > day }.compactMap { item in
      let charges = rules.charges(item, for: party)
      return charges?.began.map { began in
        max(began.adding(days: rules.fixedSumFromDays - 1), charges?.bearsSince ?? began)
      }
    }
  }

  private mutating func bring(
    about item: Item, _ book: (ChargeBooking) throws -> [Outcome]
  ) {
    let booking = ChargeBooking(account, policy.charges ?? ChargeRules(law: nil), on: day)
    do {
      let offer = item.holds.first { $0.kind == .settlement && $0.covers(day) }?.agreement
      for outcome in try book(booking) {
        bring([outcome.held(by: offer)], .charge, outcome.words)
      }
    } catch {
      note(TraceLine(.item(item.id), .charge, .forbids, "cannot be reckoned: \(error)"))
    }
  }
}

extension Account {
  /// The demand that named a day by which an item was paid: nothing more is charged on it. Nil where none was
  /// kept to.
  ///
  /// - Parameters:
  ///   - base: what bears interest of the items of the account.
  ///   - day: as of which it is asked.
  public func demandKept(
    for item: Item, by policy: Policy, _ base: InterestBase, on day: Day
  ) -> Demand? {
    Deciding(self, policy, day, isTracing: false).paidInTime(item, base)
  }
}

extension Item {
  /// The last day that is charged for by law: what collecting cost is of no time, and the interest of a plan
  /// is reckoned by the plan.
  fileprivate var reckonedThrough: Day? {
    circumstances.charged.filter { $0.kind == .interest || $0.kind == .fixedSum }.map(\.through)
      .max()
  }
}

extension Outcome {
  /// What a charge is for, in a line of a trace.
  var words: String {
    switch self {
    case .charged(let fact):
      "\(fact.item.text): \(fact.chargeKind.rawValue) of \(fact.amount) through \(fact.through) by"
        + " \(fact.law)" + (fact.corrects.map { ", correcting entry \($0)" } ?? "")
    case .corrected(let fact):
      "\(fact.item.text): \(fact.amount) less \(fact.chargeKind.rawValue) through"
        + " \(fact.through), correcting entry \(fact.corrects)"
    default: name
    }
  }
}
