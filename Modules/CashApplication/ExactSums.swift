public import Receivables

/// What an account's invoices are paid with by exactly one sum: all that is open, or all of some of them, each
/// less a discount that is in time. Empty where that is true of no invoices, where none of them has a discount in
/// time, or where several choices of them come to that sum.
public func settlings(
  exactly money: Money, from day: Day, in account: Account, _ rules: Spreading
) -> [Settling] {
  let open = account.items.values.compactMap {
    NetSum($0, for: money, from: day, in: account, rules)
  }
  .sorted { ($0.item.due, $0.item.id) < ($1.item.due, $1.item.id) }
  let invoices = open.filter { $0.item.id.kind == .invoice }
  guard invoices.contains(where: \.isDiscounted) else { return [] }
  // What somebody holds takes nothing that does not name it, unless all that is open is paid.
  let free = invoices.filter { $0.isDiscounted || $0.item.held(on: day) == 0 }
  let whole = [invoices, open, free].first { $0.makeUp(money.minorUnits) }
  let chosen = whole ?? NetSum.onlyChoice(among: free, of: money.minorUnits)
  return chosen.map { Settling(from: day, Allocation($0.item.id, $0.minorUnits)) }
}

/// What is open of an item on the day of some money, less its discount where that is in time.
private struct NetSum {
  let item: Item
  /// In minor units.
  let minorUnits: Int64
  let isDiscounted: Bool

  /// Nil where the money cannot settle it on its own day: something else did, or an agency has it.
  init?(_ item: Item, for money: Money, from day: Day, in account: Account, _ rules: Spreading) {
    guard item.id.kind.isOwed, item.currency == money.currency, item.issued <= day,
      let room = item.room(from: day), room.since == day,
      !account.standing.placements.covers(item.id, on: day)
    else { return nil }
    let kept = item.keptForDiscount(rules)
    let worth =
      kept > 0
      ? 0 : item.discount(paying: day, graceDays: rules.discountGraceDays)?.minorUnits ?? 0
    guard room.minorUnits > worth + kept else { return nil }
    self.item = item
    minorUnits = room.minorUnits - worth - kept
    isDiscounted = worth > 0
  }

  /// The choice that comes to a sum with a discount in it, where there is just one; among very many, any sum is
  /// that of some of them.
  static func onlyChoice(among nets: [NetSum], of sum: Int64) -> [NetSum] {
    let most = 12
    let few = nets.count > most ? nets.filter(\.isDiscounted) : nets
    guard few.count <= most else { return [] }
    var choices: [(members: [NetSum], left: Int64)] = [([], sum)]
    for net in few {
      choices += choices.filter { $0.left >= net.minorUnits }.map {
        ($0.members + [net], $0.left - net.minorUnits)
      }
    }
    let exact = choices.filter { $0.left == 0 && $0.members.contains(where: \.isDiscounted) }
    return exact.count == 1 ? exact[0].members : []
  }
}

extension [NetSum] {
  /// Whether they come to a sum, which is above zero.
  fileprivate func makeUp(_ sum: Int64) -> Bool {
    var left = sum
    for net in self {
      left -= net.minorUnits
      if left < 0 { return false }
    }
    return left == 0
  }
}
