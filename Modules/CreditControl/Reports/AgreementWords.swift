public import Receivables

/// What was agreed, disputed, charged or granted, in words, for a story and for a chronology alike.
public enum AgreementWords {
  /// What happened and how much it was about; nil for facts of another sort.
  public static func words(_ fact: Fact) -> (what: String, amount: Money?)? {
    agreed(fact) ?? charged(fact) ?? limited(fact) ?? undone(fact) ?? PaymentWords.words(fact)
  }

  /// The items that such a fact is about; none for the end of an agreement, which its name tells.
  static func items(_ fact: Fact) -> [ItemID] {
    switch fact {
    case .promiseMade(let fact): fact.covers.map(\.item)
    case .planAgreed(let fact): fact.covers.map(\.item)
    case .settlementOffered(let fact): fact.covers.map(\.item)
    case .disputeRaised(let fact): fact.covers.map(\.item)
    case .invoiceOnStatement(let fact): fact.items
    case .chargeBooked(let fact): [fact.item]
    case .chargeCorrected(let fact): [fact.item]
    case .chargeWaived(let fact): [fact.item]
    case .chargeForgone(let fact): [fact.item]
    case .costCovered(let fact): [fact.item]
    case .debtAcknowledged(let fact): [fact.item]
    case .limitationNears(let fact): [fact.item]
    case .invoiceWaived(let fact): fact.closes
    case .settlementReturned(let fact): fact.allocations.map(\.item)
    case .planReturned(let fact): fact.holds
    case .creditReversed(let fact): fact.allocations.map(\.item)
    case .moneyUnapplied(let fact): fact.allocations.map(\.item)
    case .discountTaken(let fact): [fact.item]
    case .discountWithdrawn(let fact): [fact.item]
    case .writeOffRecovered(let fact): fact.allocations.map(\.item)
    case .debitPlanned(let fact): fact.listing.items
    default: []
    }
  }

  private static func agreed(_ fact: Fact) -> (String, Money?)? {
    switch fact {
    case .promiseMade(let fact):
      let days = fact.parts.map(\.due.description).joined(separator: ", ")
      let total = Money(minorUnits: fact.covers.total, fact.currency)
      return ("promise \(fact.promise): \(total) by \(days)", total)
    case .planAgreed(let fact):
      let total = Money(minorUnits: fact.covers.total, fact.currency)
      return ("plan \(fact.plan): \(total) in \(fact.instalments.count) instalments", total)
    case .settlementOffered(let fact):
      let open = Money(minorUnits: fact.covers.total, fact.amount.currency)
      return (
        "settlement \(fact.settlement): \(fact.amount) of \(open) offered until \(fact.validUntil)",
        fact.amount
      )
    case .settlementAccepted(let fact):
      return ("settlement \(fact.settlement) accepted, to be paid by \(fact.payBy)", nil)
    case .settlementReturned(let fact):
      let sum = Money(minorUnits: fact.allocations.settled, fact.currency)
      return (
        "settlement \(fact.settlement) is not paid after all, as its money went back: \(sum) is open"
          + " again"
          + (fact.stands.map { ", and it stands until \($0.deadline(on: .distantFuture))" } ?? ""),
        sum
      )
    case .disputeRaised(let fact):
      let total = Money(minorUnits: fact.covers.total, fact.currency)
      let what = fact.isDeduction ? "kept back" : "disputed"
      let items = fact.covers.map(\.item.text).joined(separator: ", ")
      return ("\(total) of \(items) \(what), \(fact.reason): \(fact.dispute)", total)
    case .invoiceOnStatement(let fact):
      let items = fact.items.map(\.text).joined(separator: ", ")
      guard !fact.isOff else {
        return (
          "\(items) off statement \(fact.statement), which was not sent; due \(fact.due)", nil
        )
      }
      return (
        "\(items) on statement \(fact.statement) of \(fact.day), to be paid by \(fact.due)", nil
      )
    case .agreementEnded(let fact):
      return ("\(fact.agreementKind.rawValue) \(fact.agreement) \(fact.ending.rawValue)", nil)
    default: return nil
    }
  }

  private static func undone(_ fact: Fact) -> (String, Money?)? {
    switch fact {
    case .moneyPaidOut(let fact):
      let whither = fact.toAnother ? "another account" : "the account it came from"
      return ("\(fact.amount) of \(fact.source.text) paid out to \(whither)", fact.amount)
    case .moneyUnapplied(let fact):
      let items = fact.allocations.map(\.item.text).joined(separator: ", ")
      return (
        "\(fact.source.text) taken off \(items) again\(fact.from == nil ? ", to be moved back" : "")",
        nil
      )
    case .creditReversed(let fact): return ("credit \(fact.credit) taken back", nil)
    case .planReturned(let fact):
      let items = fact.holds.map(\.text).joined(separator: ", ")
      return ("plan \(fact.stands.id) goes on, as \(items) is owed again", nil)
    default: return nil
    }
  }

  private static func charged(_ fact: Fact) -> (String, Money?)? {
    switch fact {
    case .chargeBooked(let fact):
      let corrects = fact.corrects.map { ", correcting entry \($0)" } ?? ""
      return (
        "\(fact.amount) \(fact.chargeKind.words) on \(fact.item.text) through \(fact.through)"
          + " by \(fact.law)\(corrects)\(doubts(fact.schedule))", fact.amount
      )
    case .chargeCorrected(let fact):
      let waived = Money(minorUnits: fact.waived.settled, fact.amount.currency)
      return (
        "\(fact.amount) less \(fact.chargeKind.words) on \(fact.item.text), correcting entry"
          + " \(fact.corrects)" + (waived.isZero ? "" : ", \(waived) of it was waived before"),
        Money(minorUnits: waived.minorUnits - fact.amount.minorUnits, waived.currency)
      )
    case .chargeWaived(let fact):
      let waived = Money(
        minorUnits: fact.allocations.settled, fact.currency)
      let stops = fact.stops ? ", nothing more is charged" : ""
      return ("\(waived) of charges on \(fact.item.text) waived\(stops)", -waived)
    case .chargeForgone(let fact):
      return (
        "\(fact.item.text) was paid by the day that \(fact.notice) named: nothing more is charged",
        nil
      )
    case .costCovered(let fact):
      return (
        "\(fact.amount) cost of collecting \(fact.item.text), covered by the fixed sum by"
          + " \(fact.law)", nil
      )
    case .invoiceWaived(let fact):
      let waived = Money(minorUnits: fact.allocations.settled, fact.currency)
      return ("invoice \(fact.invoice) waived: \(waived) with its charges", -waived)
    case .discountTaken(let fact):
      return (
        "discount of \(fact.amount) on \(fact.item.text), earned by \(fact.through)", -fact.amount
      )
    case .discountWithdrawn(let fact):
      return (
        "discount of \(fact.amount) on \(fact.item.text) withdrawn, correcting entry"
          + " \(fact.corrects)", fact.amount
      )
    case .writeOffRecovered(let fact):
      let sum = Money(minorUnits: fact.allocations.settled, fact.currency)
      return ("\(sum) that was written off is open again, as money came for it", sum)
    default: return nil
    }
  }
}

extension AgreementWords {
  private static func limited(_ fact: Fact) -> (String, Money?)? {
    switch fact {
    case .debtAcknowledged(let fact):
      let how =
        switch fact.form {
        case .signed: ", in writing and signed"
        case .payment: " by a payment"
        case .other: ""
        }
      return ("\(fact.item.text) acknowledged by the debtor\(how)", nil)
    case .limitationNears(let fact):
      return ("\(fact.item.text) can be enforced through \(fact.ends): task \(fact.task)", nil)
    default: return nil
    }
  }

  /// What is not sure of a schedule; empty where all is.
  private static func doubts(_ schedule: [StoredChargeLine]) -> String {
    let unsure = schedule.filter { !$0.isSure }
    guard let first = unsure.map(\.from).min(), let last = unsure.map(\.to).max() else { return "" }
    return unsure.contains { !$0.isCharged }
      ? ", nothing for days between \(first) and \(last), whose rate nobody confirmed"
      : ", by a rate from \(first) through \(last) that nobody confirmed"
  }
}

extension ChargeKind {
  /// As a sentence has it.
  public var words: String {
    switch self {
    case .interest: "interest"
    case .fixedSum: "fixed sum"
    case .cost: "cost of collecting"
    case .planInterest: "interest of the plan"
    }
  }
}
