import Receivables

/// What is written to customers without asking for anything: thanks, and statements by a schedule.
extension Deciding {
  // MARK: Thanks

  /// One notice for all that was paid in full lately and was not thanked for yet.
  ///
  /// - Parameter owed: the currencies whose statements wait for their turn, which comes first.
  mutating func decideThanks(_ courses: Courses, behind owed: Set<Currency>) {
    guard let thanks = policy.thanks else { return }
    let paid = Dictionary(grouping: lately(paidWithin: thanks.withinDays), by: \.currency)
    for (currency, items) in paid.sorted(by: { $0.key < $1.key }) {
      guard canBeWritten(by: thanks.channel) else { continue }
      guard !owed.contains(currency) else {
        note(
          TraceLine(
            .currency(currency), .thanks, .waits, "the statement that is owed goes first",
            until: day.adding(days: 1)))
        continue
      }
      guard hasItsTurn(thanks.channel, currency, courses.of(currency)) else { continue }
      let triggers = (items + waitingMoney(behind: items)).map {
        Trigger(item: $0.id, rung: Trigger.thanks, cycle: $0.cycle(on: day))
      }
      calls.append(
        NoticeCall(
          channel: thanks.channel, rung: Trigger.thanks, triggers: triggers.sorted(),
          listing: everythingOpen(in: currency)))
      note(
        TraceLine(
          .currency(currency), .thanks, .allows,
          "thanks for \(items.map(\.id.text).sorted().joined(separator: ", "))"))
    }
  }

  /// Invoices that a payment has closed, be it by a settlement, rather than a credit or a write-off, and none that an earlier
  /// notice has thanked for, whole: what waited of that pays later ones without another word.
  private func lately(paidWithin days: Int) -> [Item] {
    let paid = Set(account.standing.record.paid.map(\.item))
    let thankedFor = Set(
      account.items.values.filter { money in
        money.id.kind == .payment
          && money.acted.contains { $0.rung == Trigger.thanks && !$0.isVoid }
      }.flatMap(\.movements).map(\.sequence))
    return account.items.values.filter { item in
      item.id.kind == .invoice && item.settled <= day
        && (paid.contains(item.id) || item.isFulfilled)
        && day.days(since: item.settled) < days
        && !item.acted.contains { $0.rung == Trigger.thanks && $0.cycle == item.cycle(on: day) }
        && !(item.lastSettling.map(thankedFor.contains) ?? false)
    }
  }

  /// Payments that have settled something of items, and of which something waits or waited since.
  private func waitingMoney(behind items: [Item]) -> [Item] {
    let entries = Set(items.flatMap(\.movements).filter { $0.minorUnits < 0 }.map(\.sequence))
    return account.items.values.filter { money in
      money.id.kind == .payment && money.movements.contains { entries.contains($0.sequence) }
        && !money.acted.contains {
          $0.rung == Trigger.thanks && !$0.isVoid && $0.cycle == money.cycle(on: day)
        }
    }
  }

  // MARK: Statements

  /// A statement goes on the first day of its window on which it may, and one that something waits for also
  /// after it.
  ///
  /// - Returns: the currencies whose statements have to wait for their turn.
  mutating func decideStatements(_ courses: Courses) -> Set<Currency> {
    guard let schedule = policy.statements, !account.id.isReserved,
      let period = schedule.latest(until: day)
    else { return [] }
    let waiting = Dictionary(grouping: waiting(for: period), by: \.currency)
    var owed: Set<Currency> = []
    for currency in Set(currencies(owingSince: period.day) + waiting.keys).sorted() {
      guard !account.standing.triggers.hasActed(trigger(of: period, in: currency)) else {
        continue
      }
      guard waiting[currency] != nil || schedule.isOpen(period, on: day) else {
        giveUp(period, schedule, currency)
        continue
      }
      guard canBeWritten(by: schedule.channel) else {
        askForAddress(waiting[currency] ?? [], of: period, schedule, currency)
        continue
      }
      let asks = isAskedByStatement(account, by: policy, in: currency, on: day)
      if hasItsTurn(schedule.channel, currency, courses.of(currency), hasThanked: !asks) {
        send(period, schedule, currency, asks: asks)
      } else {
        owed.insert(currency)
      }
    }
    return owed
  }

  private mutating func send(
    _ period: StatementSchedule.Period, _ schedule: StatementSchedule, _ currency: Currency,
    asks: Bool
  ) {
    let dueDays = asks ? schedule.dueDays : nil
    if let dueDays { leave(period, dueDays, in: currency) }
    calls.append(
      NoticeCall(
        channel: schedule.channel, rung: Trigger.statement,
        triggers: [trigger(of: period, in: currency)],
        listing: stated(in: currency, due: dueDays.map { max(period.day, day).adding(days: $0) })))
    note(
      TraceLine(
        .currency(currency), .statement, .allows,
        "statement of \(period.day) by \(schedule.channel)"))
  }

  private mutating func giveUp(
    _ period: StatementSchedule.Period, _ schedule: StatementSchedule, _ currency: Currency
  ) {
    note(
      TraceLine(
        .currency(currency), .statement, .notMet,
        "the statement of \(period.day) did not go within \(StatementSchedule.windowDays) days, and"
          + " is given up", until: schedule.nextDay(after: day)))
  }

  /// Those in which something was open on the day of the statement and still is. Who answers for
  /// others gets one in any case, as what they owe is not read here.
  private func currencies(owingSince start: Day) -> [Currency] {
    var currencies = Set(
      account.items.values.lazy.filter {
        $0.id.kind.isOwed && $0.open(on: start) > 0 && $0.open(on: day) > 0
      }.map(\.currency))
    if let family = account.standing.family.value(on: start), !family.children.isEmpty,
      let own = account.standing.party.value(on: day)?.currency
    {
      currencies.insert(own)
    }
    return currencies.sorted()
  }

  // MARK: What is open

  /// Everything, also what no ladder chases and what is within the tolerance, with the balance.
  private func everythingOpen(in currency: Currency) -> NoticeListing {
    let items = account.owed(in: currency, on: day)
    // A balance is what the movements come to, whatever of it the policy sets against demands.
    let waiting = account.waiting(currency, on: day)
    let open = items.reduce(Int64(0)) { $0 + $1.open(on: day) }
    return NoticeListing(
      items: items.map(\.id), amount: Money(minorUnits: open - waiting, currency))
  }

  /// What a statement is about, as its subject says: what it asks for, or where it asks for nothing, the
  /// balance that it states. What those owe whom the customer answers for is added when it is written.
  ///
  /// - Parameter due: the day by which it wants to be paid; nil where it asks for nothing.
  func stated(in currency: Currency, due: Day?) -> NoticeListing {
    guard let due else { return everythingOpen(in: currency) }
    let share = StatementShare(account, in: currency, by: policy, on: day, dueBy: due)
    let left = share.minorUnits - account.waiting(currency, on: day)
    let amount =
      left > 0 ? Money(minorUnits: left, currency) : everythingOpen(in: currency).amount
    return NoticeListing(items: share.items, amount: amount)
  }

  // MARK: What stands in the way

  /// Whether what lists everything may be written at all: as other notices, and not while it would speak of
  /// what somebody else asks for.
  private mutating func canBeWritten(by channel: String) -> Bool {
    guard passesGate(channel) else { return false }
    guard let placement = account.standing.placements.first(holdingOn: day) else { return true }
    note(TraceLine(.account, .placed, .forbids, placement.words, until: placement.recalled))
    return false
  }

  /// Whether it may go now, after others. When it was planned that was asked.
  ///
  /// - Parameter hasThanked: whether thanks use the gap up as well.
  private mutating func hasItsTurn(
    _ channel: String, _ currency: Currency, _ course: Course, hasThanked: Bool = true
  ) -> Bool {
    guard gap == .asked else { return true }
    let subject = TraceLine.Subject.currency(currency)
    let isTaken = calls.contains {
      $0.channel == channel && $0.listing.amount.currency == currency
    }
    guard !isTaken else {
      note(
        TraceLine(
          subject, .leastGap, .waits, "another notice goes today", until: day.adding(days: 1)))
      return false
    }
    return keepsGap(subject, course, hasThanked: hasThanked)
  }
}

extension Item {
  /// The entry that settled something of it last: behind the money of a settlement the rest was given up.
  fileprivate var lastSettling: Int? {
    let entries = movements.filter { $0.minorUnits < 0 }.map(\.sequence).sorted()
    let isGivenUp = isFulfilled && circumstances.closing?.minorUnits ?? 0 > 0
    return isGivenUp ? entries.dropLast().last : entries.last
  }
}
