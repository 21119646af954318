public import Receivables

extension Account {
  /// A credit of the invoices that it names: for how much of which it is, and what it settles of them.
  /// What was invoiced comes first, in any policy's order.
  ///
  /// A discount that was earned on one of them is worth less now: it is granted anew, and what the payer
  /// deducted too much is taken off the credit.
  ///
  /// - Parameter give: the entries by which it settles something; unless told, those that bring it in.
  public func crediting(
    _ credit: String, _ amount: Money, on day: Day, of named: NamedInvoices,
    because reason: CreditReason?, _ rules: Spreading, give: (([Settling]) -> [Fact])? = nil
  ) -> [Fact] {
    let known = named.invoices(in: self)
    var withdrawn: [Fact] = []
    var granted: [Fact] = []
    var after = self
    if let reopened = reopening(known, crediting: amount) {
      do {
        try after.post(reopened, on: day)
        withdrawn.append(reopened)
      } catch {
        // What cannot be opened stays given up, and the credit waits.
      }
    }
    var kept: [ItemID: Int64] = [:]
    for item in known.flatMap(items(ofInvoice:)) where item.currency == amount.currency {
      let change = item.discountChange(crediting: amount.minorUnits, on: day, rules)
      kept[item.id] = change.kept
      guard let withdrawal = change.withdrawal else { continue }
      do {
        try after.post(withdrawal, on: day)
      } catch {
        // What stands in the account can be withdrawn; else it stays as it is.
        kept[item.id] = 0
        continue
      }
      withdrawn.append(withdrawal)
      if let discount = change.discount { granted.append(discount) }
    }
    let settled = named.payable(in: after, from: day, order: .principalFirst)
      .filter { $0.currency == amount.currency && ($0.id.kind == .invoice || $0.issued <= day) }
      .settled(by: amount.minorUnits, from: day) { $0.finallyOpen - (kept[$0.id] ?? 0) }
    let assigned = known.flatMap { number in
      let parts = settled.allocations.filter {
        $0.item.document == number && $0.item.kind == .invoice
      }
      let share =
        known.count == 1 ? amount : Money(minorUnits: parts.settled, amount.currency)
      return after.assigning(
        credit, share, to: number, settling: parts, isGoodwill: reason == .goodwill)
    }
    let given =
      give?(settled)
      ?? facts(of: ItemID(.credit, credit), from: day, settling: settled, in: after) {
        .creditIssued(
          CreditIssued(credit: credit, amount: amount, allocations: $0, reason: reason))
      }
    return withdrawn + assigned + given + granted
  }
}

extension Account {
  /// Nobody paid what was given up in the books: a credit takes that off the claim first, and only what is
  /// more waits.
  private func reopening(_ invoices: [String], crediting amount: Money) -> Fact? {
    let given = invoices.flatMap(items(ofInvoice:)).filter {
      $0.currency == amount.currency && $0.isWrittenOff
    }
    let open = given.reduce(Int64(0)) { $0 + max(0, $1.finallyOpen) }
    return given.recovery(by: amount.minorUnits - open, amount.currency)
      .map { .writeOffRecovered($0) }
  }
}

extension Item {
  /// What becomes of a discount when so much is credited: what the credit leaves open for it, and where it
  /// was granted already, what takes its place.
  fileprivate func discountChange(
    crediting cents: Int64, on day: Day, _ rules: Spreading
  ) -> (kept: Int64, withdrawal: Fact?, discount: Fact?) {
    let more = min(cents, max(0, invoiced - credited))
    let earned = earnedDiscount(
      by: .distantFuture, graceDays: rules.discountGraceDays, tolerance: rules.tolerance(currency),
      credited: more)
    guard let discount = circumstances.discount, more > 0 else { return (0, nil, nil) }
    guard let granted = discount.granted else { return (earned?.minorUnits ?? 0, nil, nil) }
    let rest = min(granted.minorUnits, earned?.minorUnits ?? 0)
    guard rest < granted.minorUnits else { return (0, nil, nil) }
    let withdrawal = DiscountWithdrawn(
      item: id, amount: Money(minorUnits: granted.minorUnits, currency), tax: granted.tax,
      corrects: granted.entry)
    guard rest > 0 else { return (0, .discountWithdrawn(withdrawal), nil) }
    let taken = DiscountTaken(
      item: id, amount: Money(minorUnits: rest, currency),
      tax: discount.tax(of: rest, amount: invoiced), through: granted.through)
    return (rest, .discountWithdrawn(withdrawal), .discountTaken(taken))
  }
}
