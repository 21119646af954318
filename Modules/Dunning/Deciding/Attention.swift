public import Receivables

/// The first later day on which, with no new entry, a decision could be anything but nothing.
///
/// It may be early, never late: every day on which something that a decision reads changes by
/// itself is looked at, and the first of them is taken. Nil: not before a new entry.
public func attention(of account: Account, by policy: Policy, after day: Day) -> Day? {
  let tomorrow = day.adding(days: 1)
  if acts(account, by: policy, on: tomorrow) { return tomorrow }
  var first: Day?
  func consider(_ candidate: Day) {
    if candidate > day, candidate < first ?? .distantFuture { first = candidate }
  }
  var isPending = false
  let courses = Courses(of: account, by: policy, on: tomorrow)
  for item in account.items.values where item.settled > day {
    for movement in item.movements { consider(movement.day) }
    if let change = item.nextHoldChange(after: day) { consider(change) }
    if let task = chargesAloneDay(item) { consider(task) }
    guard item.id.kind.isOwed, let ladder = courses.of(item.currency).ladder(of: item).ladder
    else { continue }
    let position = LadderPosition(item, on: ladder.rungs, policy, tomorrow)
    for rung in position.ahead {
      consider(rung.day)
      // Once it can act no more, the day of the rung that follows it is known.
      if ladder.rungs[rung.index].endsOnDueDay { consider(item.due.adding(days: 1)) }
    }
    if case .skipOlderThan(let days) = policy.catchUp {
      // One that cannot act, as its channel is closed, gives way to those below when it is too old.
      for rung in position.reached { consider(rung.day.adding(days: days + 1)) }
    }
    // Under "each" a rung may wait for the next run day only.
    isPending = isPending || !position.reached.isEmpty
  }
  if isPending {
    // What is asked for grows when another item becomes overdue, and so may pass a threshold.
    for item in account.items.values where item.id.kind.isOwed && item.settled > day {
      consider(item.due.adding(days: 1))
    }
    if let last = account.standing.lastContact {
      for gap in [policy.leastGapDays] + policy.segments.compactMap(\.leastGapDays) {
        consider(last.adding(days: Policy.daysBetweenNotices(gap)))
      }
    }
  }
  if isCharged(account, by: policy, after: day) {
    // Interest is charged through the end of each month.
    let next = day.adding(months: 1)
    consider(next.adding(days: 1 - next.dayOfMonth))
  }
  for candidate in agreementDays(of: account, by: policy) { consider(candidate) }
  for candidate in autopayDays(of: account, by: policy, after: day) { consider(candidate) }
  for candidate in courtesyDays(of: account, by: policy, after: day) { consider(candidate) }
  for stop in account.standing.stops {
    consider(stop.from)
    if let until = stop.until { consider(until.adding(days: 1)) }
  }
  for step in account.standing.party.steps { consider(step.from) }
  for change in account.standing.placements.changes { consider(change) }
  // A pause and a closed channel end by an entry, whose day may be still to come.
  if let change = account.standing.tasks.nextChange(after: day) { consider(change) }
  if let change = account.standing.closed.nextChange(after: day) { consider(change) }
  for change in Course.changes(of: account, by: policy, after: day) { consider(change) }
  return first
}

/// Whether something is charged to the account by itself, month by month.
private func isCharged(_ account: Account, by policy: Policy, after day: Day) -> Bool {
  guard let rules = policy.charges, rules.interest == .booked else { return false }
  return account.items.values.contains { item in
    item.settled > day
      && (!item.circumstances.charged.isEmpty || item.acted.contains { $0.rung == rules.after })
  }
}

/// The days on which money is taken by a saved method, or a gateway is asked what came of it.
private func autopayDays(of account: Account, by policy: Policy, after day: Day) -> [Day] {
  if account.standing.autopay?.open != nil || !account.standing.refunds.isEmpty {
    return [day.adding(days: 1)]
  }
  guard let autopay = account.standing.autopay else { return [] }
  let due = account.items.values.filter { $0.id.kind.isOwed && $0.settled > day }
    .map { $0.due.adding(days: policy.autopayRules.afterDueDays) }
  return due + [autopay.from, policy.autopayRules.nextTry(autopay)].compactMap(\.self)
}

/// The days from which an agreement counts, and on which it can be over or something is sent about it.
private func agreementDays(of account: Account, by policy: Policy) -> [Day] {
  let agreements = account.standing.agreements
  var days: [Day] = []
  for promise in agreements.promises {
    let graceDays = policy.promiseRules.graceDays
    days += [promise.from] + promise.made.parts.map { $0.due.adding(days: graceDays + 1) }
  }
  for settlement in agreements.settlements {
    days += [settlement.from, settlement.offered.validUntil.adding(days: 1)]
    if let accepted = settlement.accepted {
      days += [accepted.on, accepted.payBy.adding(days: 1)]
    }
  }
  for plan in agreements.plans {
    days.append(plan.from)
    for instalment in plan.agreed.instalments {
      days += [
        instalment.due.adding(days: 1),
        instalment.due.adding(days: policy.planRules.graceDays + 1),
      ]
      days += policy.planRules.reminders.map { $0.day(from: instalment.due, policy.calendar) }
    }
  }
  return days + agreements.disputes.map(\.from)
}

/// The days of statements and thanks, and those on which a gap that holds them back is over.
private func courtesyDays(of account: Account, by policy: Policy, after day: Day) -> [Day] {
  var days: [Day] = []
  if let schedule = policy.statements {
    days += [schedule.nextDay(after: day)].compactMap(\.self)
  }
  if policy.thanks != nil {
    // Money that is known to come, or an item whose closing is still to take effect.
    days += account.items.values.lazy.map(\.settled).filter { $0 > day && $0 < .distantFuture }
  }
  guard policy.statements != nil || policy.thanks != nil,
    let last = account.standing.lastContact
  else { return days }
  let gaps = [policy.leastGapDays] + policy.segments.compactMap(\.leastGapDays)
  return days + gaps.map { last.adding(days: Policy.daysBetweenNotices($0)) }
}
