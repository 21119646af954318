/// Why a credit is given, as a code.
public enum CreditReason: String, Sendable, Hashable, CaseIterable {
  /// It was never owed.
  case correction
  case returnedGoods = "returned-goods"
  /// It was owed, and is given as a present: what being late cost stays owed.
  case goodwill

  /// Whether a credit of all that is open takes back what being late cost.
  public var takesCharges: Bool { self != .goodwill }
}
