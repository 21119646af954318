import Receivables

/// A page to pay on that would take more than is owed is to be closed.
extension Deciding {
  mutating func judgeLinks() {
    for link in account.standing.links.open {
      let owed = owed(on: link)
      guard owed < link.amount.minorUnits else { continue }
      closings.append(link)
      note(
        TraceLine(
          .currency(link.amount.currency), .link, .allows,
          "\(link.reference) takes \(link.amount), and"
            + " \(Money(minorUnits: max(0, owed), link.amount.currency)) is owed: it is closed"))
    }
  }

  /// What is open of the page's invoices, after money that waits; what is promised or paid by
  /// instalments may be paid there.
  private func owed(on link: OpenLink) -> Int64 {
    let invoices = Set(link.invoices)
    let open = account.items.values.reduce(Int64(0)) { sum, item in
      item.id.kind.isOwed && item.currency == link.amount.currency
        && invoices.contains(item.id.document)
        ? sum + max(0, item.open(on: day) - item.disputed(on: day)) : sum
    }
    let waiting = policy.unapplied == .net ? account.waiting(link.amount.currency, on: day) : 0
    return open - waiting
  }
}
