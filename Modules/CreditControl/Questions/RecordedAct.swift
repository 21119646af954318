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
    default: return nil
    }
    self.fact = fact
  }
}
