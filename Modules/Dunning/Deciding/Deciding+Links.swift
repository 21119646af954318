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
    let open = account.undisputed(of: link.invoices, link.amount.currency, on: day)
    let waiting = policy.waiting(of: account, in: link.amount.currency, on: day)
    return open - waiting
  }
}
