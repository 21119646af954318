import Receivables

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
    var acted: (index: Int, day: Day)?
    for trigger in item.acted where trigger.cycle == cycle {
      guard let index = ladder.firstIndex(where: { $0.name == trigger.rung }) else { continue }
      if index >= acted?.index ?? 0 { acted = (index, trigger.day) }
    }
    self.acted = acted
    var ahead: [Ahead] = []
    var before = acted?.day
    for index in (acted.map { $0.index + 1 } ?? 0)..<ladder.count {
      let rung = ladder[index]
      let anchorDay: Day?
      switch rung.anchor {
      case .due: anchorDay = item.due
      case .issued: anchorDay = item.issued
      case .previous: anchorDay = before ?? (index == 0 ? item.due : nil)
      }
      before = nil
      guard let anchorDay else { continue }
      let reached = rung.day(from: anchorDay, policy.calendar)
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
