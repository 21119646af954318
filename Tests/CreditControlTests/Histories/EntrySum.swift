import Receivables

/// What is owed by the entries of an account alone: what each of them added or took away.
struct EntrySum {
  private var steps: [(day: Day, cents: Int64)] = []

  init(_ entries: [EntryContent]) {
    var payments: [String: Int64] = [:]
    var credits: [String: Int64] = [:]
    var paidOut: [ItemID: Int64] = [:]
    for entry in entries {
      var cents = EntrySum.of(entry.fact)
      if case .paymentReceived(let fact) = entry.fact {
        payments[fact.payment] = fact.amount.minorUnits
      }
      if case .creditIssued(let fact) = entry.fact {
        credits[fact.credit] = fact.amount.minorUnits
      }
      if case .moneyPaidOut(let fact) = entry.fact {
        paidOut[fact.source, default: 0] += fact.amount.minorUnits
      }
      // What was paid out of it before stays paid out.
      if case .paymentReversed(let fact) = entry.fact {
        cents = (payments[fact.payment] ?? 0) - (paidOut[ItemID(.payment, fact.payment)] ?? 0)
      }
      if case .creditReversed(let fact) = entry.fact { cents = credits[fact.credit] ?? 0 }
      if cents != 0 { steps.append((entry.day, cents)) }
    }
  }

  /// In cents; below zero where more was paid than owed.
  func on(_ day: Day) -> Int64 { steps.reduce(0) { $1.day <= day ? $0 + $1.cents : $0 } }

  private static func of(_ fact: Fact) -> Int64 {
    switch fact {
    case .invoiceIssued(let fact): fact.amount.minorUnits
    case .creditIssued(let fact): -fact.amount.minorUnits
    case .paymentReceived(let fact): -fact.amount.minorUnits
    case .writtenOff(let fact): -fact.allocations.reduce(0) { $0 + $1.settled }
    case .writeOffRecovered(let fact): fact.allocations.reduce(0) { $0 + $1.settled }
    case .moneyPaidOut(let fact): fact.amount.minorUnits
    case .invoiceWaived(let fact): -fact.allocations.reduce(0) { $0 + $1.settled }
    case .settlementReturned(let fact): fact.allocations.reduce(0) { $0 + $1.settled }
    case .chargeBooked(let fact): fact.amount.minorUnits
    case .chargeCorrected(let fact):
      // What had been waived was taken off before.
      fact.waived.reduce(-fact.amount.minorUnits) { $0 + $1.settled }
    case .chargeWaived(let fact): -fact.allocations.reduce(0) { $0 + $1.settled }
    case .discountTaken(let fact): -fact.amount.minorUnits
    case .discountWithdrawn(let fact): fact.amount.minorUnits
    default: 0
    }
  }
}
