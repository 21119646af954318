public import Receivables

/// What a payer wrote, as the invoices it may name.
public struct NamedInvoices: Sendable, Equatable {
  /// In the order in which they take money; each once.
  public let numbers: [String]

  /// Invoices that somebody else has told apart already.
  public init(numbers: [String]) {
    self.numbers = numbers
  }

  /// An invoice that is named by itself stands alone; else each word of the reference may be one.
  ///
  /// Words end at spaces, commas and semicolons and are taken whole, in exactly this writing.
  public init(invoice: String?, reference: String?) {
    if let invoice {
      numbers = [invoice]
      return
    }
    // Most payers write one number and nothing else.
    if let reference,
      reference.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2C && $0 != 0x3B })
    {
      numbers = reference.isEmpty ? [] : [reference]
      return
    }
    let words = (reference ?? "").split { $0.isWhitespace || $0 == "," || $0 == ";" }
    var seen: Set<Substring> = []
    numbers = words.filter { seen.insert($0).inserted }.map(String.init)
  }
}

/// How money is spread over the invoices that it names: each takes what is open on it, in turn.
///
/// Instalments of an invoice take in the order of their due days. The account must hold the items
/// of the invoices named; what it does not hold takes nothing. What is left stays unapplied.
///
/// - Parameter order: whether an invoice's charges are settled before it, or after.
public func allocations(
  of money: Money, over named: NamedInvoices, in account: Account,
  order: LateChargeLaw.Order = .principalFirst
) -> [Allocation] {
  named.numbers.flatMap { account.payable(ofInvoice: $0, order: order) }
    .filter { $0.currency == money.currency }.allocations(of: money.minorUnits)
}
