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

/// How money is spread over the invoices that it names, as of its own day: each takes what was open on
/// it then, in turn, and those that were issued later take from what is left.
///
/// Instalments of an invoice take in the order of their due days. What was charged on it later than the
/// money came takes nothing. Where the sum is that of the invoices less their discounts, each that is in
/// time leaves its discount open. The account must hold the items of the invoices named; what it does not
/// hold takes nothing. What is left stays unapplied.
///
/// - Parameter day: the day from which the money counts.
public func settlings(
  of money: Money, from day: Day, over named: NamedInvoices, in account: Account,
  _ rules: Spreading = Spreading()
) -> [Settling] {
  let items = named.numbers.flatMap { account.payable(ofInvoice: $0, order: rules.order) }
    .filter { $0.currency == money.currency && ($0.id.kind == .invoice || $0.issued <= day) }
  let rooms = items.filter { $0.id.kind == .invoice }.compactMap { item in
    item.room(from: day).map { (item: item, room: $0.minorUnits) }
  }
  let shares = DiscountShares(
    of: money, from: day, over: rooms,
    namesMore: named.numbers.contains { account.items(ofInvoice: $0).isEmpty }, rules)
  guard !shares.left.isEmpty else { return items.settled(by: money.minorUnits, from: day) }
  let most = Dictionary(
    rooms.map { ($0.item.id, $0.room - (shares.left[$0.item.id] ?? 0)) },
    uniquingKeysWith: { first, _ in first })
  let first = items.settled(by: money.minorUnits, from: day) { most[$0.id] ?? .max }
  guard shares.fillsUp else { return first }
  var over = money.minorUnits - first.allocations.settled
  return first.map { settling in
    let id = settling.allocation.item
    let more = min(over, shares.left[id] ?? 0)
    over -= more
    return Settling(from: settling.from, Allocation(id, settling.allocation.settled + more))
  }
}

/// How money is spread that names invoices; where it names none that the account knows, it may settle
/// exactly some of those it holds, less their discounts.
public func settlings(
  of money: Money, from day: Day, namedOrExactly named: NamedInvoices, in account: Account,
  _ rules: Spreading
) -> [Settling] {
  named.numbers.contains { !account.items(ofInvoice: $0).isEmpty }
    ? settlings(of: money, from: day, over: named, in: account, rules)
    : settlings(exactly: money, from: day, in: account, rules)
}

/// How money is entered: what it settles as soon as it counts, and what of it settles something later.
///
/// - Parameter receive: the fact that brings the money in, with what it settles at once.
public func facts(
  of source: ItemID, from day: Day, settling settled: [Settling], in account: Account,
  receive: ([Allocation]) -> Fact
) -> [Fact] {
  // What is issued later is settled when it is, by the same entry.
  let isAtOnce = { (settling: Settling) in
    settling.from <= Swift.max(day, account.items[settling.allocation.item]?.issued ?? day)
  }
  return [receive(settled.filter(isAtOnce).allocations)]
    + settled.filter { !isAtOnce($0) }.applying(source)
}
