public import Receivables

/// Who pays statements is asked for them: what is invoiced falls due with the first one that asks for
/// nothing before its own terms do, and with none that nobody got.
extension Deciding {
  /// Where items are put, and from which day on that statement asks for them.
  private struct Place: Hashable {
    let statement: StatementNumber
    let day: Day
    let due: Day
    let isOff: Bool

    /// Who gets it late has the same time to pay.
    init(_ period: StatementSchedule.Period, leaving day: Day, _ dueDays: Int) {
      statement = period.number
      self.day = max(period.day, day)
      due = self.day.adding(days: dueDays)
      isOff = false
    }

    /// Nil where the item is on none.
    init?(off item: Item) {
      guard let known = item.statement else { return nil }
      (statement, day, due, isOff) = (known.number, known.day, known.ownDue, true)
    }
  }

  mutating func putOnStatements() {
    let asking = policy.asksByStatement ? policy.statements : nil
    guard !account.id.isReserved,
      asking?.dueDays != nil || account.items.values.contains(where: { $0.statement != nil })
    else { return }
    for (currency, items) in openItems() {
      let waiting = items.filter(waitsForStatement)
      guard let asking, let dueDays = asking.dueDays,
        isAskedByStatement(account, by: policy, in: currency, on: day)
      else {
        put(waiting.map { ($0.id, Place(off: $0)) })
        continue
      }
      put(waiting.map { ($0.id, later($0, asking, dueDays)) })
      let free = items.filter { $0.statement == nil && isFree($0) }
      put(free.map { ($0.id, first($0, asking, dueDays)) })
    }
  }

  /// Each item to its place, where it has a new one; what goes to one place as one fact.
  private mutating func put(_ places: [(item: ItemID, place: Place?)]) {
    var taken: [Place: [ItemID]] = [:]
    for (item, place) in places {
      guard let place else { continue }
      taken[place, default: []].append(item)
    }
    for (place, items) in taken.sorted(by: { ($0.key.day, $0.key.due) < ($1.key.day, $1.key.due) })
    {
      let fact = InvoiceOnStatement(
        statement: place.statement, day: place.day, due: place.due, items: items,
        isOff: place.isOff)
      let names = items.map(\.text).joined(separator: ", ")
      bring(
        [.onStatement(fact)], .statement,
        place.isOff
          ? "\(names) asked for by itself, as statement \(place.statement) was not sent"
          : "\(names) asked for by statement \(place.statement), to be paid by \(place.due)")
    }
  }

  // MARK: On none yet

  /// An open item about which nobody was asked yet.
  private func isFree(_ item: Item) -> Bool {
    item.id.kind == .invoice && item.open(on: day) > 0 && item.circumstances.charged.isEmpty
      && !item.acted.contains { isDemand($0, of: item) }
      && account.standing.placements.holding(item.id, on: day) == nil
  }

  /// Whether it asked for the item as late, or is to: that it falls due soon, and thanks, do not.
  private func isDemand(_ acted: ActedTrigger, of item: Item) -> Bool {
    acted.isNotice && !acted.isVoid && acted.rung != Trigger.thanks
      && policy.rung(acted.rung)?.endsOnDueDay != true && !acted.tellsAhead(of: item)
  }

  /// The first statement since an item was issued that is due no sooner than it, where it can still go.
  ///
  /// Where that has gone, and the item is not late, it is the first one that can; what is late goes its
  /// own way.
  private func first(
    _ item: Item, _ schedule: StatementSchedule, _ dueDays: Int
  ) -> Place? {
    let start = max(item.issued, item.due.adding(days: -dueDays))
    guard let natural = schedule.first(from: start) else { return nil }
    if canGo(natural, schedule, item.currency) { return place(natural, dueDays) }
    guard item.due >= day else { return nil }
    var next = schedule.first(from: max(start, day.adding(days: 1 - StatementSchedule.windowDays)))
    while let period = next, !canGo(period, schedule, item.currency) {
      next = schedule.first(from: period.day.adding(days: 1))
    }
    return next.map { place($0, dueDays) }
  }

  /// Whether a statement is still to come: one of which something waits is sent late rather than never.
  private func canGo(
    _ period: StatementSchedule.Period, _ schedule: StatementSchedule, _ currency: Currency
  ) -> Bool {
    !account.standing.triggers.hasActed(trigger(of: period, in: currency))
      && (schedule.isOpen(period, on: day)
        || waiting(for: period).contains { $0.currency == currency })
  }

  private func place(_ period: StatementSchedule.Period, _ dueDays: Int) -> Place {
    Place(period, leaving: day, dueDays)
  }

  // MARK: On one that nobody got

  /// Whether an item falls due with a statement that reached nobody yet.
  func waitsForStatement(_ item: Item) -> Bool {
    guard let statement = item.statement, isFree(item) else { return false }
    return !account.standing.triggers.wasDelivered(
      statement.number, to: ItemID(account: account.id, item.currency), but: pending)
  }

  /// What waits for a statement of the schedule.
  func waiting(for period: StatementSchedule.Period) -> [Item] {
    account.items.values.filter {
      $0.statement?.number == period.number && waitsForStatement($0)
    }.oldestFirst()
  }

  /// Where an item goes whose statement has not gone on its day: to the next one where that has come or its
  /// own came to nothing, and else to the same on a later day, before it could be late. Nil: it stays.
  private func later(
    _ item: Item, _ schedule: StatementSchedule, _ dueDays: Int
  ) -> Place? {
    guard let known = item.statement, known.day <= day else { return nil }
    var period = schedule.latest(until: day)
    if let latest = period {
      let trigger = trigger(of: latest, in: item.currency)
      if latest.number < known.number || account.standing.triggers.isVoid(trigger) { period = nil }
    }
    var next = period ?? schedule.first(from: day.adding(days: 1))
    while let one = next, place(one, dueDays).due < item.ownDue {
      next = schedule.first(from: max(one.day, day).adding(days: 1))
    }
    guard let next else { return nil }
    let isUnderWay = account.standing.triggers.hasActed(trigger(of: next, in: item.currency))
    guard next.number != known.number || isUnderWay || item.due <= day else { return nil }
    let place = place(next, dueDays)
    return place.statement == known.number && place.due == item.due ? nil : place
  }

  /// What waits for a statement that goes today falls due by it.
  mutating func leave(_ period: StatementSchedule.Period, _ dueDays: Int, in currency: Currency) {
    let place = place(period, dueDays)
    let items = waiting(for: period).filter {
      $0.currency == currency && $0.due != place.due && $0.ownDue <= place.due
    }
    put(items.map { ($0.id, place) })
  }

  /// What a statement of the schedule is called among what has acted.
  func trigger(of period: StatementSchedule.Period, in currency: Currency) -> Trigger {
    Trigger(
      item: ItemID(account: account.id, currency), rung: Trigger.statement,
      cycle: period.number.period)
  }
}

/// Whether a customer is asked by statement in a currency on a day, as far as a statement says by when it
/// is to be paid: not while somebody else asks for some of what it would list.
public func isAskedByStatement(
  _ account: Account, by policy: Policy, in currency: Currency, on day: Day
) -> Bool {
  policy.asksByStatement && policy.statements?.dueDays != nil
    && account.standing.placements.first(holdingOn: day) == nil
    && Courses(of: account, by: policy, on: day).of(currency).asksBy == .statement
}
