import Receivables

/// What is written to customers without asking for anything: thanks, and statements by a schedule.
extension Deciding {
  // MARK: Thanks

  /// One notice for all that was paid in full lately and was not thanked for yet.
  mutating func decideThanks(_ courses: Courses) {
    guard let thanks = policy.thanks else { return }
    let paid = Dictionary(grouping: lately(paidWithin: thanks.withinDays), by: \.currency)
    for (currency, items) in paid.sorted(by: { $0.key < $1.key }) {
      guard allowsCourtesy(thanks.channel, currency, courses.of(currency)) else { continue }
      let triggers = items.map {
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

  /// Invoices that a payment has closed, rather than a credit or a write-off.
  private func lately(paidWithin days: Int) -> [Item] {
    let paid = Set(account.standing.record.paid.map(\.item))
    return account.items.values.filter { item in
      item.id.kind == .invoice && paid.contains(item.id) && item.settled <= day
        && day.days(since: item.settled) < days
        && !item.acted.contains { $0.rung == Trigger.thanks && $0.cycle == item.cycle(on: day) }
    }
  }

  // MARK: Statements

  mutating func decideStatements(_ courses: Courses) {
    guard let schedule = policy.statements, !account.id.isReserved,
      let period = schedule.period(on: day)
    else { return }
    for currency in currencies(owingSince: period.day) {
      let trigger = Trigger(
        item: ItemID(account: account.id, currency), rung: Trigger.statement,
        cycle: period.number.period)
      guard !account.standing.triggers.hasActed(trigger),
        allowsCourtesy(schedule.channel, currency, courses.of(currency))
      else { continue }
      calls.append(
        NoticeCall(
          channel: schedule.channel, rung: Trigger.statement, triggers: [trigger],
          listing: everythingPayable(in: currency)))
      note(
        TraceLine(
          .currency(currency), .statement, .allows,
          "statement of \(period.day) by \(schedule.channel)"))
    }
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

  /// The same with what can be paid of it: what is held is part of the balance that a statement states,
  /// and of nothing that it has paid.
  private func everythingPayable(in currency: Currency) -> NoticeListing {
    let whole = everythingOpen(in: currency)
    let held = whole.items.compactMap { account.items[$0] }.reduce(Int64(0)) { sum, item in
      sum + (account.ridesOnHeld(item, on: day) ? item.open(on: day) : item.held(on: day))
    }
    let balance = whole.amount.minorUnits
    return NoticeListing(
      items: whole.items, amount: Money(minorUnits: min(balance, max(0, balance - held)), currency))
  }
}
