public import Receivables

/// Who pays statements is asked for them: what is invoiced falls due with the first one that asks for
/// nothing before its own terms do.
extension Deciding {
  mutating func putOnStatements() {
    guard policy.asksByStatement, let schedule = policy.statements, let dueDays = schedule.dueDays,
      !account.id.isReserved
    else { return }
    let courses = Courses(of: account, by: policy, on: day)
    for (currency, items) in openItems() where courses.of(currency).asksBy == .statement {
      var taken: [StatementSchedule.Period: [ItemID]] = [:]
      for item in items where isFree(item) {
        guard let period = statement(of: item, schedule, dueDays) else { continue }
        taken[period, default: []].append(item.id)
      }
      for (period, items) in taken.sorted(by: { $0.key.day < $1.key.day }) {
        let due = period.day.adding(days: dueDays)
        let fact = InvoiceOnStatement(
          statement: period.number, day: period.day, due: due, items: items)
        let names = items.map(\.text).joined(separator: ", ")
        bring(
          [.onStatement(fact)], .statement,
          "\(names) asked for by statement \(period.number), to be paid by \(due)")
      }
    }
  }

  /// An open item that goes its own way so far, and about which nobody was asked yet.
  private func isFree(_ item: Item) -> Bool {
    item.id.kind == .invoice && item.statement == nil && item.open(on: day) > 0
      && item.circumstances.charged.isEmpty && !item.acted.contains(where: isDemand)
      && account.standing.placements.holding(item.id, on: day) == nil
  }

  /// Whether it asked for the item as late, or is to: that it falls due soon, and thanks, do not.
  private func isDemand(_ acted: ActedTrigger) -> Bool {
    acted.isNotice && !acted.isVoid && acted.rung != Trigger.thanks
      && policy.rung(acted.rung)?.endsOnDueDay != true
  }

  /// The first statement since an item was issued that is due no sooner than it, where it can still go.
  ///
  /// Where that has gone, and the item is not late, it is the first one that can; what is late goes its
  /// own way.
  private func statement(
    of item: Item, _ schedule: StatementSchedule, _ dueDays: Int
  ) -> StatementSchedule.Period? {
    let start = max(item.issued, item.due.adding(days: -dueDays))
    guard let natural = schedule.first(from: start) else { return nil }
    if canGo(natural, schedule, item.currency) { return natural }
    guard item.due >= day else { return nil }
    var next = schedule.first(from: max(start, day.adding(days: 1 - StatementSchedule.windowDays)))
    while let period = next, !canGo(period, schedule, item.currency) {
      next = schedule.first(from: period.day.adding(days: 1))
    }
    return next
  }

  private func canGo(
    _ period: StatementSchedule.Period, _ schedule: StatementSchedule, _ currency: Currency
  ) -> Bool {
    let trigger = Trigger(
      item: ItemID(account: account.id, currency), rung: Trigger.statement,
      cycle: period.number.period)
    return schedule.isOpen(period, on: day) && !account.standing.triggers.hasActed(trigger)
  }
}

/// Whether a customer is asked by statement in a currency on a day, as far as a statement says by when it
/// is to be paid.
public func isAskedByStatement(
  _ account: Account, by policy: Policy, in currency: Currency, on day: Day
) -> Bool {
  policy.asksByStatement && policy.statements?.dueDays != nil
    && Courses(of: account, by: policy, on: day).of(currency).asksBy == .statement
}
