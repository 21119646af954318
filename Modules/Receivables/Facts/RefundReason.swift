/// Why money is given back, as a code.
public enum RefundReason: String, Sendable, Hashable, CaseIterable {
  /// It was more than was owed, and waits.
  case overpaid
  /// It came twice: what this one settled is open again.
  case duplicate
  /// Somebody else owes it: what it settled is open again.
  case wrongPayer = "wrong-payer"
  /// What it settled is not owed any more, and is credited.
  case returnedGoods = "returned-goods"
  /// What it settled is given as a present, and is credited.
  case goodwill
  /// What it settled is owed, and open again.
  case reopened

  /// The credit that goes with it; nil where what was settled is owed again.
  public var credit: CreditReason? {
    switch self {
    case .returnedGoods: .returnedGoods
    case .goodwill: .goodwill
    case .overpaid, .duplicate, .wrongPayer, .reopened: nil
    }
  }
}
