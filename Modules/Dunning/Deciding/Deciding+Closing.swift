import Receivables

/// A claim that came to its end stays there.
extension Deciding {
  /// What is open again on what was written off is given up with it: money of before or after that went
  /// back, a credit that was taken back. Who gave up the rest of a claim chases no part of it.
  mutating func keepClosed() {
    let reopened = account.items.values.filter { item in
      item.circumstances.closing?.kind == .writtenOff && item.finallyOpen > 0
        && item.open(on: day) > 0
    }
    for item in reopened.sorted(by: { $0.id < $1.id }) {
      let given = min(item.open(on: day), item.finallyOpen)
      let fact = WrittenOff(
        currency: item.currency, allocations: [Allocation(item.id, given)], closes: [item.id])
      let money = Money(minorUnits: given, item.currency)
      bring(
        [.givenUp(fact)], .closed,
        "\(item.id.text): \(money) is open again, and given up with what was written off of it")
    }
  }
}
