import Receivables

/// An act that a decision recorded, and what it was decided on.
struct RecordedAct {
  let fact: Fact
  let basis: DecisionBasis
  /// What it was about.
  let items: [ItemID]

  /// Nil where the fact is no act of a decision.
  init?(_ fact: Fact) {
    switch fact {
    case .noticePlanned(let plan): (basis, items) = (plan.basis, plan.listing.items)
    case .measureTaken(let measure): (basis, items) = (measure.basis, measure.listing.items)
    case .agreementEnded(let ended):
      guard let own = ended.basis else { return nil }
      (basis, items) = (own, [])
    case .writtenOff(let writeOff):
      guard let own = writeOff.basis else { return nil }
      (basis, items) = (own, writeOff.allocations.map(\.item))
    default: return nil
    }
    self.fact = fact
  }
}
