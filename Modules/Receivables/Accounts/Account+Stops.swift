// Stops that free of charges free what was closed since as well, whenever they are told.
extension Account {
  mutating func set(_ stop: StopSet) {
    standing.add(stop)
    if stop.reason.freesOfCharges { reckonAnew(since: stop.from) }
  }

  mutating func lift(_ fact: StopLifted) {
    standing.lift(fact)
    if fact.reason.freesOfCharges { reckonAnew(since: fact.from) }
  }

  /// What was charged on items is reckoned anew that were open on a day or later and are closed now.
  private mutating func reckonAnew(since day: Day) {
    for item in items.values.sorted(by: { $0.id < $1.id })
    where !item.circumstances.charged.isEmpty && item.settled > day && item.finallyOpen == 0 {
      reckonAnew(item.id)
    }
  }
}
