import Dunning
import Receivables

/// What gateways did for an account, in words.
enum PaymentWords {
  /// What happened and how much it was about; nil for facts of another sort.
  static func words(_ fact: Fact) -> (what: String, amount: Money?)? {
    switch fact {
    case .autopayAgreed(let fact):
      let most = fact.most.map { ", \($0) at most" } ?? ""
      return (
        "autopay \(fact.autopay) by \(fact.gateway), consented on \(fact.consented)\(most)", nil
      )
    case .autopayEnded(let fact): return ("autopay \(fact.autopay) \(fact.reason.rawValue)", nil)
    case .debitPlanned(let fact):
      return (
        "\(fact.listing.amount) to be taken, try \(fact.attempt): \(fact.debit)",
        fact.listing.amount
      )
    case .debitAnswered(let fact): return ("\(fact.debit) \(answer(fact))", nil)
    case .linkClosed(let fact) where fact.reason == .outdated:
      return ("the page \(fact.reference) of \(fact.gateway) was closed", nil)
    case .moneyReturned(let fact):
      return ("\(fact.reason.rawValue) of \(fact.payment): \(fact.amount)", -fact.amount)
    case .refundAsked(let fact):
      return ("\(fact.gateway) asked to give \(fact.amount) of \(fact.payment) back", fact.amount)
    case .refundAnswered(let fact): return ("\(fact.refund) \(fact.answer.rawValue)", nil)
    case .receiptProposed(let fact): return ("may be theirs: \(fact.words)", nil)
    default: return nil
    }
  }

  private static func answer(_ fact: DebitAnswered) -> String {
    guard let category = fact.category, let advice = fact.advice else {
      return fact.answer.rawValue
    }
    return "\(fact.answer.rawValue): \(category.rawValue), \(advice.rawValue)"
  }
}
