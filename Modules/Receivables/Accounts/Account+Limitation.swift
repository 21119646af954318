// What bears on how long items can be enforced.
extension Account {
  /// What being late costs, and how long it can be enforced.
  mutating func applyLaw(_ fact: Fact, on day: Day) throws(PostingError) {
    switch fact {
    case .chargeBooked(let fact): try charge(fact, on: day)
    case .chargeCorrected(let fact): try correct(fact, on: day)
    case .chargeWaived(let fact): try waive(fact, on: day)
    case .chargeForgone(let fact): try forgo(fact)
    case .costCovered(let fact): try cover(fact)
    case .debtAcknowledged(let fact): try acknowledge(fact, on: day)
    case .limitationNears(let fact): try nearLimitation(fact, on: day)
    default: break
    }
  }

  mutating func acknowledge(_ fact: DebtAcknowledged, on day: Day) throws(PostingError) {
    guard items[fact.item] != nil else { throw .notThere(fact.item) }
    items[fact.item]?.circumstances.acknowledged.append(.init(day: day, form: fact.form))
    touched.insert(fact.item)
  }

  /// It raises its task by itself, so that none is ever without the other.
  mutating func nearLimitation(_ fact: LimitationNears, on day: Day) throws(PostingError) {
    guard items[fact.item] != nil else { throw .notThere(fact.item) }
    try standing.tasks.raise(
      TaskRaised(task: fact.task, reason: .limitation), on: day, entry: version)
    items[fact.item]?.circumstances.limitationTold = fact.ends
    touched.insert(fact.item)
  }
}
