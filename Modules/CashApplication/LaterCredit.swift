public import Receivables

/// A credit that came after a transfer which names the same invoice.
public struct LaterCredit: Sendable {
  public let name: String
  public let day: Day
  public let amount: Money
  public let named: NamedInvoices
  public let reason: CreditReason?

  public init(
    name: String, day: Day, amount: Money, named: NamedInvoices, reason: CreditReason?
  ) {
    self.name = name
    self.day = day
    self.amount = amount
    self.named = named
    self.reason = reason
  }
}

/// How a transfer of several invoices is spread that fits their discounts only with credits which came
/// later: its payer deducted them before they were told. Nil where it fits by itself, or with none of them.
///
/// - Parameters:
///   - account: as it is on the day of the transfer.
///   - credits: in the order of their days. The payer knows of the first of them, never of a later one alone.
public func settlings(
  of money: Money, from day: Day, over named: NamedInvoices, in account: Account,
  knowing credits: [LaterCredit], _ rules: Spreading
) -> [Settling]? {
  guard !credits.isEmpty, named.invoices(in: account).count > 1,
    settlings(lessDiscounts: money, from: day, over: named, in: account, rules) == nil
  else { return nil }
  var foreseen = account
  for credit in credits {
    let facts = foreseen.crediting(
      credit.name, credit.amount, on: credit.day, of: credit.named, because: credit.reason, rules)
    for fact in facts {
      do {
        try foreseen.post(fact, on: credit.day)
      } catch {
        // What does not fit takes nothing off the invoices.
        break
      }
    }
    let settled = settlings(lessDiscounts: money, from: day, over: named, in: foreseen, rules)
    if let settled { return settled }
  }
  return nil
}
