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
    case .debitPlanned(let debit):
      guard let planned = debit.basis else { return nil }
      (basis, items) = (planned, debit.listing.items)
    default:
      guard let (basis, items) = RecordedAct.broughtAbout(fact) else { return nil }
      (self.basis, self.items) = (basis, items)
    }
    self.fact = fact
  }

  /// As an answer calls it.
  var name: String {
    switch fact {
    case .noticePlanned: "notice"
    case .debitPlanned: "debit"
    case .measureTaken(let measure): measure.act.rawValue
    case .agreementEnded(let fact): "\(fact.agreementKind.rawValue)-\(fact.ending.rawValue)"
    case .writtenOff: "write-off"
    case .moneyApplied: "apply"
    case .invoiceOnStatement: "on-statement"
    case .chargeBooked: "charge"
    case .chargeCorrected: "charge-corrected"
    case .chargeForgone: "charge-forgone"
    case .chargeWaived: "charge-waived"
    case .limitationNears: "task"
    case .discountTaken: "discount"
    case .discountWithdrawn: "discount-withdrawn"
    case .autopayEnded: "autopay-ended"
    default: fact.kind
    }
  }

  /// The notice that was planned; nil where it is something else.
  var notice: String? {
    if case .noticePlanned(let plan) = fact { plan.notice } else { nil }
  }

  var rung: String? {
    switch fact {
    case .noticePlanned(let plan): plan.rung
    case .measureTaken(let measure): measure.rung
    default: nil
    }
  }

  /// What a notice is about where it is no step of a ladder.
  var about: String? {
    if case .noticePlanned(let plan) = fact { Trigger.subject(of: plan.triggers) } else { nil }
  }

  /// In words, as it was stored.
  var words: String {
    switch fact {
    case .noticePlanned(let plan):
      "\(Trigger.title(of: plan.triggers, rung: plan.rung)) by \(plan.channel) for"
        + " \(plan.listing.amount)"
    case .measureTaken(let measure):
      "\(measure.act.rawValue) of \(measure.rung), \(measure.listing.amount) owed"
    case .debitPlanned(let debit): "\(debit.listing.amount) taken by \(debit.autopay)"
    default: AgreementWords.words(fact)?.what ?? name
    }
  }

  /// What a day brought about by itself; nil where a person did it.
  private static func broughtAbout(_ fact: Fact) -> (DecisionBasis, [ItemID])? {
    let found: (basis: DecisionBasis?, items: [ItemID])
    switch fact {
    case .agreementEnded(let fact): found = (fact.basis, [])
    case .writtenOff(let fact): found = (fact.basis, fact.allocations.map(\.item))
    case .moneyApplied(let fact): found = (fact.basis, fact.allocations.map(\.item))
    case .invoiceOnStatement(let fact): found = (fact.basis, fact.items)
    case .moneyUnapplied(let fact): found = (fact.basis, fact.allocations.map(\.item))
    case .chargeBooked(let fact): found = (fact.basis, [fact.item])
    case .chargeCorrected(let fact): found = (fact.basis, [fact.item])
    case .chargeForgone(let fact): found = (fact.basis, [fact.item])
    case .limitationNears(let fact): found = (fact.basis, [fact.item])
    case .chargeWaived(let fact): found = (fact.basis, [fact.item] + fact.allocations.map(\.item))
    case .discountTaken(let fact): found = (fact.basis, [fact.item])
    case .autopayEnded(let fact): found = (fact.basis, [])
    case .discountWithdrawn(let fact): found = (fact.basis, [fact.item])
    default: return nil
    }
    return found.basis.map { ($0, found.items) }
  }
}
