public import Receivables

extension Account {
  /// What of written-off invoices is open again for money that names them, before that settles it. What else
  /// it names and is asked for comes first. Nil: nothing is.
  public func recovery(
    by money: Money, from day: Day, naming named: NamedInvoices, _ rules: Spreading
  ) -> WriteOffRecovered? {
    let given = named.items(for: money, from: day, in: self, rules).filter(\.isWrittenOff)
    guard !given.isEmpty else { return nil }
    let settled = CashApplication.settlings(
      of: money, from: day, over: named, in: self, rules)
    return given.recovery(
      by: money.minorUnits - settled.allocations.settled, money.currency)
  }
}

extension [Item] {
  /// What was given up of them, as far as a sum goes; nil where that is nothing.
  ///
  /// - Parameter minorUnits: the sum.
  func recovery(by minorUnits: Int64, _ currency: Currency) -> WriteOffRecovered? {
    guard minorUnits > 0 else { return nil }
    let allocations = allocations(of: minorUnits) { $0.circumstances.closing?.minorUnits ?? 0 }
    return allocations.isEmpty
      ? nil : WriteOffRecovered(currency: currency, allocations: allocations)
  }
}

extension Item {
  /// Whether it was given up in the books alone: money that comes for it is a recovery.
  var isWrittenOff: Bool { circumstances.closing?.kind == .writtenOff }
}
