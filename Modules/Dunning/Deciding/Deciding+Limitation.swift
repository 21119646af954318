import Receivables

/// What can be enforced no more is not asked for by itself; some time before, a person is asked to look.
extension Deciding {
  /// Raises a task for each item whose time ends soon: once for each end.
  mutating func watchLimitation() {
    guard let watch = policy.limitation else { return }
    let kind = account.standing.party.value(on: day)?.kind
    for item in account.items.values.sorted(by: { $0.id < $1.id }) where item.isEnforceable(on: day)
    {
      guard let last = watch.lastDay(of: item, kind: kind),
        last.adding(days: -watch.warnDays) <= day, item.circumstances.limitationTold != last
      else { continue }
      let name = "L-\(account.id)-\(account.version + 1)"
      bring(
        [.limitationNears(LimitationNears(item: item.id, ends: last, task: name))], .limitation,
        "\(item.id.text) can be enforced through \(last): a person is to look at it")
    }
  }

  /// Whether an item may be barred, with a line that says so; a charge is with its invoice.
  mutating func isBarred(_ item: Item) -> Bool {
    guard let watch = policy.limitation else { return false }
    let kind = account.standing.party.value(on: day)?.kind
    // Instalments that are closed may not have been read, and must not tell.
    let claim = account.openInvoice(of: item, on: day).flatMap { account.items[$0] } ?? item
    guard watch.isBarred(claim, kind: kind, on: day),
      let last = watch.lastDay(of: claim, kind: kind)
    else { return false }
    note(
      TraceLine(
        .item(item.id), .limitation, .forbids,
        "could be enforced through \(last): nobody is asked for it without a person"))
    return true
  }

  /// The days on which a task is raised, or on which an item is barred.
  static func limitationDays(_ account: Account, _ policy: Policy, after day: Day) -> [Day] {
    guard let watch = policy.limitation else { return [] }
    let kind = account.standing.party.value(on: day.adding(days: 1))?.kind
    return account.items.values.filter { $0.isEnforceable(on: day) }.flatMap { item -> [Day] in
      guard let last = watch.lastDay(of: item, kind: kind) else { return [] }
      return [last.adding(days: -watch.warnDays), last.adding(days: 1)]
    }
  }
}

extension Item {
  fileprivate func isEnforceable(on day: Day) -> Bool { id.kind == .invoice && settled > day }
}
