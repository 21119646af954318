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
  let deciding = Deciding(account, policy, tomorrow, isTracing: false)
  var isWaiting = !deciding.pending.isEmpty
  let courses = Courses(of: account, by: policy, on: tomorrow)
  for item in account.items.values where item.settled > day {
    for movement in item.movements { consider(movement.day) }
    if let change = item.nextHoldChange(after: day) { consider(change) }
    // What falls due by a statement that nobody got is put off before it is late.
    if deciding.waitsForStatement(item) { consider(item.due) }
    for later in deciding.chargesAloneDays(item, courses) { consider(later) }
    guard item.id.kind == .invoice, let ladder = courses.of(item.currency).ladder(of: item).ladder
    else { continue }
    // What is overdue is asked for and carries a level; what is not is announced.
    consider(item.due.adding(days: 1))
    let position = deciding.position(of: item, on: ladder)
    for later in position.laterDays { consider(later) }
    for later in deciding.lastDays(position, ladder) { consider(later) }
    if case .skipOlderThan(let days) = policy.catchUp {
      // One that cannot act, as its channel is closed, gives way to those below when it is too old.
      for rung in position.reached { consider(rung.day.adding(days: days + 1)) }
    }
    isWaiting = isWaiting || position.due != nil || position.returned != nil
  }
  // A missed instalment waits its turn as a demand does.
  if isWaiting || !account.standing.agreements.plans.isEmpty {
    for candidate in waitingDays(of: account, by: policy, after: day) { consider(candidate) }
    // Nobody knows when a notice that is under way will have been delivered.
    if !deciding.pending.isEmpty { consider(tomorrow) }
  }
  for candidate in Deciding.proposalDays(account, policy) { consider(candidate) }
  for candidate in chargeDays(of: account, deciding, after: day) { consider(candidate) }
  for candidate in Deciding.limitationDays(account, policy, after: day) { consider(candidate) }
  for candidate in Deciding.fixedSumDays(account, policy, after: day) { consider(candidate) }
  for candidate in agreementDays(of: account, by: policy, on: tomorrow) { consider(candidate) }
  for candidate in Deciding.planDays(account, policy) { consider(candidate) }
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

/// The days on which something that has its turn may go: what keeps notices apart is over, or money may
/// have come by then.
private func waitingDays(of account: Account, by policy: Policy, after day: Day) -> [Day] {
  var days: [Day] = []
  if let last = account.standing.lastContact {
    for gap in [policy.leastGapDays] + policy.segments.compactMap(\.leastGapDays) {
      days.append(last.adding(days: Policy.daysBetweenNotices(gap)))
    }
  }
  for demand in account.standing.demands.all {
    days.append(demand.day.adding(days: policy.rhythmDays))
    if let payBy = demand.payBy {
      days += [policy.arrival(of: payBy), policy.arrival(of: payBy).adding(days: 1)]
    }
  }
  // A book of before tells by its items when somebody was written to.
  for item in account.items.values where item.settled > day {
    days += item.acted.filter(\.isNotice).map { $0.day.adding(days: policy.rhythmDays) }
  }
  return days
}

/// The days on which something is charged to the account by itself: at first when the day that a notice
/// named has passed, then at the end of each month.
private func chargeDays(of account: Account, _ deciding: Deciding, after day: Day) -> [Day] {
  guard let rules = deciding.policy.charges, rules.areBooked else { return [] }
  var days: [Day] = []
  for item in account.items.values where item.settled > day && item.id.kind == .invoice {
    if let start = deciding.chargeStart(of: item, rules) {
      days.append(start.booked)
    } else if item.circumstances.charged.isEmpty {
      continue
    }
    // Interest is charged through the end of each month.
    let next = day.adding(months: 1)
    days.append(next.adding(days: 1 - next.dayOfMonth))
  }
  guard !days.isEmpty else { return [] }
  // What a demand announced is booked when the time that it gave is over.
  return days
    + account.standing.demands.all.compactMap(\.payBy).map {
      deciding.policy.arrival(of: $0).adding(days: 1)
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
private func agreementDays(of account: Account, by policy: Policy, on day: Day) -> [Day] {
  let agreements = account.standing.agreements
  var days: [Day] = []
  for promise in agreements.promises {
    let graceDays = policy.promiseRules.graceDays
    days += [promise.from] + promise.made.parts.map { $0.due.adding(days: graceDays + 1) }
  }
  for settlement in agreements.settlements {
    days += [
      settlement.from, policy.arrival(of: settlement.offered.validUntil).adding(days: 1),
    ]
    if let accepted = settlement.accepted {
      days += [accepted.on, policy.arrival(of: accepted.payBy).adding(days: 1)]
    }
  }
  for plan in agreements.plans {
    days.append(plan.from)
    for due in PlanCourse(plan, of: account, by: policy, on: day).dues {
      days += [due.adding(days: 1), due.adding(days: policy.planRules.graceDays + 1)]
      days += policy.planRules.reminders.map { $0.day(from: due, policy.calendar) }
    }
  }
  return days + agreements.disputes.map(\.from)
}

/// The days of statements and thanks, and those on which a gap that holds them back is over.
private func courtesyDays(of account: Account, by policy: Policy, after day: Day) -> [Day] {
  var days: [Day] = []
  // Nobody answers for the accounts of the book and its gateways: they get no statements.
  if let schedule = policy.statements, !account.id.isReserved {
    days += [schedule.nextDay(after: day)].compactMap(\.self)
    if policy.thanks != nil, let latest = schedule.latest(until: day) {
      // Thanks that waited behind a statement go when that is given up.
      days.append(latest.day.adding(days: StatementSchedule.windowDays))
    }
  }
  if policy.thanks != nil {
    // Money that is known to come, or an item whose closing is still to take effect.
    days += account.items.values.lazy.map(\.settled).filter { $0 > day && $0 < .distantFuture }
  }
  guard (policy.statements != nil && !account.id.isReserved) || policy.thanks != nil,
    let last = account.standing.lastContact
  else { return days }
  let gaps = [policy.leastGapDays] + policy.segments.compactMap(\.leastGapDays)
  return days
    + [last, account.standing.lastWordOfMoney ?? last].flatMap { last in
      gaps.map { last.adding(days: Policy.daysBetweenNotices($0)) }
    }
}
