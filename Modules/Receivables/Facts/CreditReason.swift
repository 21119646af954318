/// Why a credit is given, as a code.
public enum CreditReason: String, Sendable, Hashable, CaseIterable {
  /// It was never owed.
  case correction
  case returnedGoods = "returned-goods"
  /// It was owed, and is given as a present: what being late cost stays owed.
  case goodwill

  /// What somebody wrote for a reason, where that is a code; else a credit corrects what it is for.
  public init(reason words: String?) {
    self = words.flatMap(CreditReason.init(rawValue:)) ?? .correction
  }
}
