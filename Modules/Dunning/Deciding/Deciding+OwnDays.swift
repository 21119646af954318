public import Receivables

extension Deciding {
  /// Whether money that waits since a day could have settled something then that other money has settled, or left
  /// alone as other money was there that is gone.
  ///
  /// A run on that day would have given it, and the other money would have gone on.
  fileprivate func givesLate(since first: Day) -> Bool {
    guard policy.givesWaitingMoney else { return false }
    let waiting = account.items.values.filter { !$0.id.kind.isOwed && !$0.isAskedAbout }
    return waiting.contains { source in
      guard let spare = source.spare, spare.since >= first, spare.since <= day else { return false }
      let wasBehind = account.standing.gone.contains { gone in
        gone.on > spare.since && gone.on >= first
          && account.items[gone.money].map { $0.currency == source.currency } ?? false
      }
      return wasBehind
        || account.items.values.contains { item in
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

  /// Whether runs give an account money that waits, and some that came since a day could have settled something on
  /// its own day that money of a later day has settled.
  ///
  /// - Parameters:
  ///   - account: with what was open since its waiting money came.
  ///   - first: the day on which runs had to look at it again.
  public func givesLate(_ account: Account, since first: Day, on day: Day) -> Bool {
    Deciding(account, self, day, isTracing: false).givesLate(since: first)
  }
}
