import Receivables

/// A claim that came to its end stays there.
extension Deciding {
  /// What was written off and paid later is given up again where that money went back.
  mutating func keepClosed() {
    let reopened = account.items.values.filter { item in
      guard let closing = item.circumstances.closing, closing.kind == .writtenOff else {
        return false
      }
      return closing.recovered > 0 && item.finallyOpen > 0 && item.open(on: day) > 0
    }
    for item in reopened.sorted(by: { $0.id < $1.id }) {
      let open = min(item.open(on: day), item.finallyOpen)
      let given = min(open, item.circumstances.closing?.recovered ?? 0)
      let fact = WrittenOff(
        currency: item.currency, allocations: [Allocation(item.id, given)], closes: [item.id])
      let money = Money(minorUnits: given, item.currency)
      bring(
        [.givenUp(fact)], .closed,
        "\(item.id.text): \(money) of what was written off is given up again, as its money went back"
      )
    }
  }
}
