public import Receivables

/// Something that a day brings about by itself, before anybody is chased.
public enum Outcome: Sendable, Equatable {
  /// A promise was kept or broken, a plan paid or in default, a settlement paid or lapsed.
  case ended(
    String, AgreementKind, AgreementEnding, received: Int64, expected: Int64, deadline: Day)
  /// What a paid settlement leaves is given up.
  case forgiven(Currency, [Allocation])

  /// What it is called among a day's acts.
  public var name: String {
    switch self {
    case .ended(_, let kind, let ending, _, _, _): "\(kind.rawValue)-\(ending.rawValue)"
    case .forgiven: "write-off"
    }
  }

  /// Whether it is about one of the items, in the account as it was before.
  public func concerns(_ items: Set<ItemID>, _ account: Account) -> Bool {
    switch self {
    case .ended(let name, _, _, _, _, _):
      account.standing.agreements.find(name)?.covers.contains { items.contains($0.item) } ?? false
    case .forgiven(_, let allocations): allocations.contains { items.contains($0.item) }
    }
  }

  /// The fact that records it.
  public func fact(_ basis: DecisionBasis?) -> Fact {
    switch self {
    case .ended(let name, let kind, let ending, let received, let expected, let deadline):
      .agreementEnded(
        AgreementEnded(
          agreement: name, kind: kind, ending: ending, received: received, expected: expected,
          deadline: deadline, basis: basis))
    case .forgiven(let currency, let allocations):
      .writtenOff(
        WrittenOff(
          currency: currency, allocations: allocations, reason: WrittenOff.settled, basis: basis))
    }
  }
}
