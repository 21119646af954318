public import Receivables

extension Policy {
  /// The rungs that open items of an account carry by this policy and that another one has on no ladder,
  /// one for each such item.
  public func carried(by account: Account, missingIn other: Policy, on day: Day) -> [String] {
    let known = Set(other.ladders.flatMap(\.rungs).map(\.name))
    return account.items.values.filter { $0.id.kind == .invoice && $0.open(on: day) > 0 }
      .compactMap { item in
        item.acted.filter { $0.isNotice && !$0.isVoid }
          .compactMap { acted in height(of: acted.rung) }.max()?.rung.name
      }
      .filter { !known.contains($0) }
  }

  /// Whether there is a rung by which somebody was written to and that another policy has on no ladder.
  public func loses(rungsIn other: Policy) -> Bool {
    let known = Set(other.ladders.flatMap(\.rungs).map(\.name))
    return ladders.flatMap(\.rungs).contains { $0.isDemand && !known.contains($0.name) }
  }
}
