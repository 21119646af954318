/// What the law gives and takes, as facts are stored: kept apart from the rest of the table.
extension Fact {
  /// Nil where the kind is none of these.
  init?(ofLaw kind: String, _ reader: FactReader) throws(FactError) {
    switch kind {
    case ChargeBooked.kind: self = .chargeBooked(try ChargeBooked(reader))
    case ChargeCorrected.kind: self = .chargeCorrected(try ChargeCorrected(reader))
    case ChargeWaived.kind: self = .chargeWaived(try ChargeWaived(reader))
    case ChargeForgone.kind: self = .chargeForgone(try ChargeForgone(reader))
    case CostCovered.kind: self = .costCovered(try CostCovered(reader))
    case DebtAcknowledged.kind: self = .debtAcknowledged(try DebtAcknowledged(reader))
    case LimitationNears.kind: self = .limitationNears(try LimitationNears(reader))
    default: return nil
    }
  }
}
