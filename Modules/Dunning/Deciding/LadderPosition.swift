import Receivables

/// That somebody did not do what was agreed about an item: chasing goes on where it stood.
private struct Breach {
  let day: Day
  let after: AfterBreach

  /// Nil where nothing was broken since the item was opened for the last time.
  init?(of item: Item, by policy: Policy, on day: Day) {
    guard !item.holds.isEmpty, let last = item.lastBreach(by: day),
      last >= item.opening(on: day).since
    else { return nil }
    self.day = last
    let isPlan = item.holds.contains { $0.ending == .defaulted && $0.until == last }
    after = isPlan ? policy.planRules.afterBreach : policy.promiseRules.afterBreach
  }
}

/// Where an item stands on a ladder on a day.
struct LadderPosition {
  /// A rung, and the first day on which it can act.
  struct Ahead: Equatable {
    let index: Int
    let day: Day
  }

  /// Which round of chasing the item is in.
  let cycle: Int
  /// The highest rung that acted; nil where none did. What came to nothing has not.
  let acted: (index: Int, day: Day)?
  /// The highest rung by which a notice about it was delivered, and the day from which the distance to
  /// the next one counts.
  let delivered: (index: Int, day: Day)?
  /// Whether a notice about it has not been handed over yet.
  let isPending: Bool
  /// The day on which money that had settled the item or some of it went back, while no notice has told of
  /// that; nil while the item is not overdue.
  var returned: Day? { item.due < day ? wentBack : nil }
  /// The same of one that is not due yet as well: it is told of with the others that the money had settled.
  let wentBack: Day?
  /// When the last rung of the ladder was delivered, and how often: nothing above it is left.
  let last: (notice: ActedTrigger, count: Int)?
  /// Whether more of it is to be paid than the last rung asked for: what was held then is not any more, or
  /// what was credited is owed again.
  var isFreed: Bool {
    guard let last else { return false }
    // A notice of another item's that came after it has asked for all of it.
    let later = demand.map { $0.day > last.notice.day ? item.chased(on: $0.day) : 0 } ?? 0
    return item.chased(on: day) > max(later, item.chased(on: last.notice.day))
  }
  /// The day on which the item's own age reaches each rung; nil where that is not known yet.
  let own: [Day?]
  private let breach: Breach?
  let item: Item
  private let ladder: [Rung]
  private let policy: Policy
  private let day: Day
  private let demand: Demand?
  private let canReach: (Rung) -> Bool

  /// - Parameters:
  ///   - pending: notices that are decided and were not handed over yet.
  ///   - demand: the latest notice that was handed over and asked for the item.
  ///   - isReturnTold: whether a notice about another item has told of the money of it that went back.
  ///   - lateFrom: the first day on which it is late; nil for the one after its due day.
  ///   - isUnasked: whether it is asked for by a statement that nobody got yet: no rung counts before it.
  ///   - canReach: whether the customer has an open channel for a rung.
  init(
    _ item: Item, on ladder: [Rung], _ policy: Policy, _ day: Day, pending: Set<String> = [],
    demand: Demand? = nil, isReturnTold: Bool = false, lateFrom: Day? = nil,
    isUnasked: Bool = false,
    canReach: @escaping (Rung) -> Bool = { _ in true }
  ) {
    self.item = item
    self.ladder = ladder
    self.policy = policy
    self.day = day
    self.demand = demand
    self.canReach = canReach
    cycle = max(item.cycle(on: day), item.acted.reduce(1) { max($0, $1.cycle) })
    breach = Breach(of: item, by: policy, on: day)
    // By a policy of before, what came to nothing has acted all the same.
    let real = item.acted.filter { !$0.isVoid || policy.edition == .first }
    isPending = real.contains { pending.contains($0.notice) }
    let since = item.missingMoney(on: day)
    let told = real.last { $0.rung == Trigger.returned && $0.day >= since ?? item.issued }
    // What a demand has asked for since then needs no word of why it is open.
    let isAsked = real.contains { acted in
      acted.isNotice && acted.day > since ?? .distantFuture && !pending.contains(acted.notice)
        && ladder.contains { $0.name == acted.rung && $0.isDemand }
    }
    wentBack = told != nil || isAsked || isReturnTold ? nil : since
    var acted: (index: Int, day: Day)?
    var delivered: (index: Int, day: Day)?
    var days: [Int: Day] = [:]
    for trigger in real {
      guard let index = ladder.firstIndex(where: { $0.name == trigger.rung }) else { continue }
      days[index] = trigger.day
      if index >= acted?.index ?? 0 { acted = (index, trigger.day) }
      guard trigger.isNotice, !ladder[index].endsOnDueDay, !pending.contains(trigger.notice) else {
        continue
      }
      // The distance counts from the first time: being listed again puts nothing off.
      if delivered.map({ index > $0.index }) ?? true { delivered = (index, trigger.day) }
    }
    if let told, let rung = delivered { delivered = (rung.index, max(rung.day, told.day)) }
    self.acted = acted
    self.delivered = delivered
    last = LadderPosition.last(ladder, real, told, pending)
    own =
      isUnasked
      ? ladder.map { _ in nil }
      : LadderPosition.ownDays(
        item, ladder, policy, day, days, lateFrom: lateFrom ?? item.due.adding(days: 1))
  }

  private static func last(
    _ ladder: [Rung], _ real: [ActedTrigger], _ told: ActedTrigger?, _ pending: Set<String>
  ) -> (notice: ActedTrigger, count: Int)? {
    guard let name = ladder.last(where: \.isDemand)?.name else { return nil }
    let sent = real.filter { $0.rung == name && $0.isNotice && !pending.contains($0.notice) }
    guard var latest = sent.max(by: { $0.day < $1.day }) else { return nil }
    if let told, told.day > latest.day, !pending.contains(told.notice) { latest = told }
    return (latest, Set(sent.map(\.cycle)).count)
  }

  private static func ownDays(
    _ item: Item, _ ladder: [Rung], _ policy: Policy, _ day: Day, _ acted: [Int: Day],
    lateFrom: Day
  ) -> [Day?] {
    var before: Day?
    return ladder.enumerated().map { index, rung in
      let anchorDay: Day?
      switch rung.anchor {
      case .due: anchorDay = item.due
      case .issued: anchorDay = item.issued
      case .previous: anchorDay = before ?? (index == 0 ? item.due : nil)
      }
      var reached = anchorDay.map { item.thawed(rung.day(from: $0, policy.calendar)) }
      // A demand is about what is late, and nothing is late on its due day, nor on days off behind it where
      // the law moves that.
      if rung.isDemand, rung.anchor != .issued, policy.edition != .first {
        reached = reached.map { max($0, lateFrom) }
      }
      // Nothing is asked for before the statement that asks for it.
      if let statement = item.statement {
        reached = reached.map { max($0, statement.day.adding(days: 1)) }
      }
      // A reminder before the due date that was missed never acts; what follows it counts from the
      // day on which it would have.
      before = acted[index] ?? (rung.endsOnDueDay && item.due < day ? reached : nil)
      return reached
    }
  }

  // MARK: What acts now

  /// The rung that is to act now, as the catch-up says; nil where none is.
  var due: Ahead? {
    switch policy.catchUp {
    case .jump: reached.last
    case .each where keepsNoDistance:
      item.acted.contains { $0.cycle == cycle && $0.day >= day } ? nil : reached.first
    case .latest, .skipOlderThan: keepsNoDistance ? reached.last : next
    case .each: next
    }
  }

  /// Policies of before, and instalments of plans, count the days of the item alone.
  private var keepsNoDistance: Bool { policy.edition == .first || item.id.kind == .plan }

  /// Rungs above those that acted which the item's own age has reached and which can still act.
  var reached: [Ahead] {
    rungsAhead.filter { $0.day <= day && !hasPassed($0) }
  }

  /// Rungs above those that acted whose day is known, each with that day.
  private var rungsAhead: [Ahead] {
    (firstAhead..<ladder.count).compactMap { index in
      own[index].map { Ahead(index: index, day: afterVoids(index, escalated($0, index))) }
    }
  }

  private var hasActedSinceBreach: Bool {
    guard let breach else { return true }
    return item.acted.contains { !$0.isVoid && $0.day >= breach.day && $0.isNotice }
  }

  private var firstAhead: Int {
    guard let acted else { return 0 }
    return breach?.after == .again && !hasActedSinceBreach ? acted.index : acted.index + 1
  }

  /// After a broken agreement the next rung may act at once.
  private func escalated(_ own: Day, _ index: Int) -> Day {
    guard let breach, breach.after == .escalate, index == firstAhead, !hasActedSinceBreach else {
      return own
    }
    return min(own, breach.day)
  }

  private func hasPassed(_ rung: Ahead) -> Bool {
    if ladder[rung.index].endsOnDueDay, day > item.due { return true }
    // A plan ends after it was said that an instalment is missed, however late that is said.
    if item.id.kind == .plan, policy.edition != .first { return false }
    guard case .skipOlderThan(let days) = policy.catchUp else { return false }
    return day.days(since: rung.day) > days
  }

  // MARK: One above what was delivered

  /// The next notice where its day has come, else the highest task or hold below it; under "each"
  /// whatever stands next.
  private var next: Ahead? {
    let ahead = steps
    let ready = ahead.filter { $0.day <= day }
    if policy.catchUp == .each {
      let actedToday = item.acted.contains { $0.cycle == cycle && $0.day >= day }
      return actedToday ? nil : ready.first
    }
    return ready.last
  }

  /// The next notice that can follow what was delivered, and what is done inside the house before it,
  /// each with the first day on which it can act; in the order of the ladder.
  private var steps: [Ahead] {
    guard !isPending, returned == nil, !isTooOld else { return [] }
    var steps: [Ahead] = []
    for index in firstAhead..<ladder.count {
      guard let known = own[index] else { break }
      let rung = ladder[index]
      if rung.endsOnDueDay {
        if day <= item.due { steps.append(Ahead(index: index, day: known)) }
        continue
      }
      // The last rung is never a first contact: who was not reached before it is a person's task.
      if ladder.isLastOfSeveral(index), delivered == nil { break }
      steps.append(Ahead(index: index, day: earliest(index, escalated(known, index))))
      // Who cannot be reached is not waited for: what is done inside the house goes on.
      if rung.act == .notice, canReach(rung) { break }
    }
    let measures = steps.filter { ladder[$0.index].act != .notice && $0.day <= day }
    guard let last = steps.last, ladder[last.index].act == .notice, canReach(ladder[last.index])
    else { return measures.isEmpty ? Array(steps.prefix(1)) : measures }
    return steps.filter { ladder[$0.index].act != .notice || canReach(ladder[$0.index]) }
  }

  /// Whether the declared catch-up leaves the item alone: it reached no rung lately, and nobody has
  /// heard of it.
  private var isTooOld: Bool {
    guard case .skipOlderThan(let days) = policy.catchUp, delivered == nil else { return false }
    let latest = own.compactMap { $0 }.filter { $0 <= day }.max()
    return latest.map { day.days(since: $0) > days } ?? false
  }

  /// Not before its own day, nor before the ladder's own distance from the rung that was delivered, nor
  /// before money can have arrived that was sent by the day which the last notice named.
  private func earliest(_ index: Int, _ own: Day) -> Day {
    var earliest = own
    if let delivered, breach == nil || hasActedSinceBreach, ladder[index].anchor != .previous,
      index > delivered.index, let from = self.own[delivered.index], let to = self.own[index]
    {
      earliest = max(earliest, delivered.day.adding(days: max(0, to.days(since: from))))
    }
    if let payBy = demand?.payBy {
      earliest = max(earliest, policy.arrival(of: payBy).adding(days: 1))
    }
    return afterVoids(index, earliest)
  }

  private func afterVoids(_ index: Int, _ own: Day) -> Day {
    policy.retryDay(of: ladder[index].name, item).map { max(own, $0) } ?? own
  }

  // MARK: What a notice makes the item carry

  func rung(_ index: Int) -> Rung { ladder[index] }

  /// The first rung of the ladder by which something late is asked for.
  var first: Height? {
    ladder.firstIndex(where: \.isDemand).map { Height(index: $0, rung: ladder[$0]) }
  }

  /// The highest notice that the item's own age has reached, no harsher than a notice that lists it.
  func reach(upTo height: Height) -> Ahead? {
    ladder.indices.last { index in
      let rung = ladder[index]
      return rung.isDemand && Height(index: index, rung: rung) <= height
        && own[index].map { $0 <= day } ?? false
    }.flatMap { index in own[index].map { Ahead(index: index, day: $0) } }
  }

  /// In which cycle a rung acts: one that came to nothing, or is sent once more, in a new one.
  func cycle(of rung: String) -> Int {
    item.acted.contains { $0.rung == rung && $0.cycle == cycle } ? cycle + 1 : cycle
  }

  /// The trigger of the word that its money went back.
  var returnTrigger: Trigger {
    Trigger(item: item.id, rung: Trigger.returned, cycle: nextCycle(of: Trigger.returned))
  }

  /// The cycle of what acts as often as there is cause.
  func nextCycle(of rung: String) -> Int { max(cycle, item.nextCycle(of: rung, on: day)) }

  // MARK: Days to come

  /// Later days on which, without a new entry, another rung can act.
  var laterDays: [Day] {
    // While a notice is under way nobody knows from which day the next one counts.
    return (daysAhead + own.compactMap { $0 }).filter { $0 > day }
  }

  /// The next day on which a rung is reached.
  var nextDay: Day? {
    daysAhead.filter { $0 > day }.min()
  }

  private var daysAhead: [Day] {
    (keepsNoDistance || policy.catchUp == .jump ? rungsAhead : steps).map(\.day)
  }
}
