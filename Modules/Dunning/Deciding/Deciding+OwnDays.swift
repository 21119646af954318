public import Receivables

extension Deciding {
  /// Whether money that waits could have settled something on its own day that other money has settled since.
  ///
  /// A run on that day would have given it, and the other money would have gone on.
  fileprivate var givesLate: Bool {
    guard policy.givesWaitingMoney else { return false }
    let waiting = account.items.values.filter { !$0.id.kind.isOwed && !$0.isAskedAbout }
    return waiting.contains { source in
      guard let spare = source.spare, spare.since < day else { return false }
      return account.items.values.contains { item in
        item.id.kind.isOwed && item.currency == source.currency
          && item.wasSettledSince(max(spare.since, item.issued))
      }
    }
  }
}

extension Item {
  /// Whether more of it was open on a day than ever since.
  fileprivate func wasSettledSince(_ day: Day) -> Bool {
    let least = movements.lazy.map(\.day).filter { $0 > day }.map { open(on: $0) }.min()
    return least.map { open(on: day) > max(0, $0) } ?? false
  }
}

extension Policy {
  /// Whether runs give money that waits to what is due, be it that of some customers.
  public var givesWaitingMoney: Bool {
    waitingMoney == .oldestFirst || (asksByStatement && unapplied == .net)
  }

  /// Whether runs give an account money that waits, and some of it could have settled something on its own day
  /// that money of a later day has settled since.
  ///
  /// - Parameter account: with what was open since its waiting money came.
  public func givesLate(_ account: Account, on day: Day) -> Bool {
    Deciding(account, self, day, isTracing: false).givesLate
  }
}
