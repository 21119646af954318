import Receivables

/// That somebody did not do what was agreed about an item: chasing goes on where it stood.
private struct Breach {
  let day: Day
  let after: AfterBreach
  /// The day from which the item was opened for the last time.
  private let opened: Day

  /// Nil where nothing was broken since then.
  init?(of item: Item, by policy: Policy, on day: Day) {
    guard !item.holds.isEmpty, let last = item.lastBreach(by: day) else { return nil }
    opened = item.opening(on: day).since
    guard last >= opened else { return nil }
    self.day = last
    let isPlan = item.holds.contains { $0.ending == .defaulted && $0.until == last }
    after = isPlan ? policy.planRules.afterBreach : policy.promiseRules.afterBreach
  }

  /// Whether a trigger acted since, so that the ladder goes on above it.
  func follows(_ trigger: ActedTrigger) -> Bool { trigger.day >= opened }
}

/// Where an item stands on a ladder on a day.
struct LadderPosition {
  /// A rung above the last one that acted, and the day on which the item reaches it.
  struct Ahead {
    let index: Int
    let day: Day
  }

  let cycle: Int
  /// The highest rung that acted in this cycle; nil where none did.
  let acted: (index: Int, day: Day)?
  /// Rungs above it whose day is known, in the order of the ladder.
  let ahead: [Ahead]
  private let item: Item
  private let ladder: [Rung]
  private let catchUp: Policy.CatchUp
  private let day: Day

  init(_ item: Item, on ladder: [Rung], _ policy: Policy, _ day: Day) {
    self.item = item
    self.ladder = ladder
    catchUp = policy.catchUp
    self.day = day
    let cycle = max(item.cycle(on: day), item.acted.reduce(1) { max($0, $1.cycle) })
    self.cycle = cycle
    let breach = Breach(of: item, by: policy, on: day)
    var acted: (index: Int, day: Day)?
    var hasActed = false
    for trigger in item.acted where trigger.cycle == cycle || breach?.follows(trigger) == true {
      guard let index = ladder.firstIndex(where: { $0.name == trigger.rung }) else { continue }
      if index >= acted?.index ?? 0 { acted = (index, trigger.day) }
      hasActed = hasActed || trigger.cycle == cycle
    }
    self.acted = acted
    var ahead: [Ahead] = []
    var before = acted?.day
    var first = acted.map { $0.index + 1 } ?? 0
    if let acted, !hasActed, breach?.after == .again { first = acted.index }
    for index in first..<ladder.count {
      let rung = ladder[index]
      let anchorDay: Day?
      switch rung.anchor {
      case .due: anchorDay = item.due
      case .issued: anchorDay = item.issued
      case .previous: anchorDay = before ?? (index == 0 ? item.due : nil)
      }
      before = nil
      guard let anchorDay else { continue }
      var reached = item.thawed(rung.day(from: anchorDay, policy.calendar))
      if index == first, !hasActed, let breach, breach.after == .escalate {
        reached = min(reached, breach.day)
      }
      ahead.append(Ahead(index: index, day: reached))
      // A reminder before the due date that was missed never acts; what follows it counts from
      // the day on which it would have.
      if rung.endsOnDueDay, item.due < day { before = reached }
    }
    self.ahead = ahead
  }

  /// Rungs that are reached and can still act.
  var reached: [Ahead] {
    ahead.filter { $0.day <= day && !hasPassed($0) }
  }

  private func hasPassed(_ rung: Ahead) -> Bool {
    if ladder[rung.index].endsOnDueDay, day > item.due { return true }
    if case .skipOlderThan(let days) = catchUp { return day.days(since: rung.day) > days }
    return false
  }

  /// The rung that is to act now, as the catch-up says; nil where none is.
  var due: Ahead? {
    switch catchUp {
    case .latest, .skipOlderThan: return reached.last
    case .each:
      let actedToday = item.acted.contains { $0.cycle == cycle && $0.day >= day }
      return actedToday ? nil : reached.first
    }
  }

  /// The next day on which a rung is reached.
  var nextDay: Day? {
    ahead.lazy.map(\.day).filter { $0 > day }.min()
  }
}
