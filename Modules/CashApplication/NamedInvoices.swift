public import Receivables

/// What a payer wrote, as the invoices it may name, by their numbers or by that of a statement or a notice.
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

  /// The numbers of invoices that they can mean: what is written, and of an instalment the invoice.
  public var documents: [String] {
    numbers.flatMap { words in
      [words] + (ItemID(instalment: words).map { [$0.document] } ?? [])
    }
  }

  /// Those of them that mean one of these invoices.
  public func only(_ invoices: [String]) -> NamedInvoices {
    NamedInvoices(
      numbers: numbers.filter {
        NamedInvoices(numbers: [$0]).documents.contains(where: invoices.contains)
      })
  }

  /// What an account holds of them that can be paid with money of a day, each item once and in turn;
  /// instalments that nobody asked for yet come after all that is named.
  func payable(in account: Account, from day: Day, order: LateChargeLaw.Order) -> [Item] {
    var seen: Set<ItemID> = []
    let items = numbers.flatMap { account.payable(quoting: $0, from: day, order: order) }
      .filter { seen.insert($0.id).inserted }
    return account.instalmentsInTurn(
      items, from: day, quoted: Set(numbers.compactMap(account.quoted)),
      listed: listed(in: account))
  }

  /// What they name by the statements and notices that listed it, and not by itself.
  private func listed(in account: Account) -> Set<ItemID> {
    let items = numbers.flatMap(account.items(listedBy:))
    guard !items.isEmpty else { return [] }
    let named = Set(numbers.compactMap { account.quoted($0)?.document })
    return Set(items.lazy.filter { !named.contains($0.id.document) }.map(\.id))
  }

  /// What of items is named without being asked for, in minor units: of one of several invoices what is in
  /// dispute, or part of a plan of which a demand asked for less; and of a statement or a notice, which list
  /// what is held or in hand as well, all of that.
  func unasked(
    of items: [Item], in account: Account, from day: Day, _ rules: Spreading
  ) -> [ItemID: Int64] {
    guard let currency = items.first?.currency else { return [:] }
    let isSeveral = items.contains { $0.id.document != items[0].id.document }
    var unasked = isSeveral ? aside(items, in: account, from: day, rules) : [:]
    let listed = listed(in: account)
    guard !listed.isEmpty else { return unasked }
    let inHand = rules.inHand(account, currency, day)
    let documents = Set(listed.map(\.document))
    for item in items where documents.contains(item.id.document) {
      guard listed.contains(item.id) || item.id.kind == .charge else { continue }
      let isAside = inHand.contains(item.id) || account.ridesOnHeld(item, on: day)
      let cents = isAside ? .max : item.held(on: day)
      if cents > 0 { unasked[item.id] = cents }
    }
    return unasked
  }

  /// What of items is in dispute, or held by a plan beyond what a demand whose time runs asked for with other
  /// invoices.
  private func aside(
    _ items: [Item], in account: Account, from day: Day, _ rules: Spreading
  ) -> [ItemID: Int64] {
    let plans = Set(account.standing.agreements.plans.map(\.id))
    let isPlanned = { (item: Item) in item.holds.contains { plans.contains($0.agreement) } }
    // Finding what was asked for means deciding that day again.
    let asked = items.first(where: isPlanned).flatMap { rules.asked(account, $0.currency, day) }
    let parts = asked.map { asked in
      Dictionary(asked.parts.map { ($0.item, $0.settled) }, uniquingKeysWith: +)
    }
    var aside: [ItemID: Int64] = [:]
    for item in items {
      var cents = item.disputed(on: day)
      if let parts, isPlanned(item) {
        cents += max(0, item.open(on: day) - cents - (parts[item.id] ?? 0))
      }
      if cents > 0 { aside[item.id] = cents }
    }
    return aside
  }

  /// Those of them that money of a day can settle: what was charged later takes nothing of it.
  func items(
    for money: Money, from day: Day, in account: Account, _ rules: Spreading
  ) -> [Item] {
    payable(in: account, from: day, order: rules.order)
      .filter { $0.currency == money.currency && ($0.id.kind == .invoice || $0.issued <= day) }
  }

  /// The numbers of those that an account holds, each once.
  public func invoices(in account: Account) -> [String] {
    var seen: Set<String> = []
    return numbers.flatMap(account.invoices(quoted:)).filter { seen.insert($0).inserted }
  }

  /// Whether they name several invoices, or may name one that an account does not hold: numbers have a
  /// digit.
  public func nameMore(than account: Account) -> Bool {
    var known = 0
    return numbers.contains { number in
      let isKnown = !account.invoices(quoted: number).isEmpty
      if isKnown { known += 1 }
      return known > 1 || (!isKnown && number.utf8.contains { 0x30...0x39 ~= $0 })
    }
  }

  /// Whether an account holds one of them.
  public func isKnown(in account: Account) -> Bool {
    numbers.contains { !account.invoices(quoted: $0).isEmpty }
  }
}

/// How money is spread over the invoices that it names, as of its own day: each takes what was open on
/// it then, in turn, and those that were issued later take from what is left.
///
/// Instalments of an invoice take in the order of their due days. What was charged on it later than the
/// money came takes nothing, and neither does what is short for a discount that was earned. Where the sum is
/// that of the invoices less their discounts, each that is in time leaves its discount open, and what is short
/// is short of those that are late. The account must hold the items of the invoices named; what it does not
/// hold takes nothing. What is left stays unapplied.
///
/// - Parameter day: the day from which the money counts.
public func settlings(
  of money: Money, from day: Day, over named: NamedInvoices, in account: Account,
  _ rules: Spreading = Spreading()
) -> [Settling] {
  if let settled = settlings(lessDiscounts: money, from: day, over: named, in: account, rules) {
    return settled
  }
  let items = named.items(for: money, from: day, in: account, rules)
  return items.settled(
    by: money.minorUnits, from: day, last: named.unasked(of: items, in: account, from: day, rules)
  ) { $0.wholeRoom(from: day, rules) }
}

/// The same where the sum is that of the invoices less their discounts; nil where it is not.
func settlings(
  lessDiscounts money: Money, from day: Day, over named: NamedInvoices, in account: Account,
  _ rules: Spreading
) -> [Settling]? {
  let items = named.items(for: money, from: day, in: account, rules)
  let rooms = items.compactMap { item -> (item: Item, room: Int64)? in
    guard item.id.kind == .invoice else { return nil }
    let room = item.wholeRoom(from: day, rules)
    // What a credit closed was open when the payer deducted, perhaps before knowing of it.
    let wasOpen = item.credited > 0 && item.keptForDiscount(rules) == 0
    return room > 0 || wasOpen ? (item, room) : nil
  }
  let shares = DiscountShares(
    of: money, from: day, over: rooms,
    namesMore: named.numbers.contains { account.invoices(quoted: $0).isEmpty }, rules)
  guard !shares.left.isEmpty else { return nil }
  let unasked = named.unasked(of: items, in: account, from: day, rules)
  let last = unasked.merging(shares.late(beside: items, from: day, rules), uniquingKeysWith: max)
  let most = Dictionary(
    rooms.map { ($0.item.id, $0.room - (shares.left[$0.item.id] ?? 0)) },
    uniquingKeysWith: { first, _ in first })
  let first = items.settled(by: money.minorUnits, from: day, last: last) {
    most[$0.id] ?? .max
  }
  guard shares.fillsUp else { return first }
  var over = money.minorUnits - first.allocations.settled
  let places = Dictionary(
    first.enumerated().map { ($0.element.allocation.item, $0.offset) }, uniquingKeysWith: max)
  return first.enumerated().map { index, settling in
    let id = settling.allocation.item
    let more = places[id] == index ? min(over, shares.left[id] ?? 0) : 0
    over -= more
    return Settling(from: settling.from, Allocation(id, settling.allocation.settled + more))
  }
}

extension Item {
  /// All that is open of it for money of a day, in minor units.
  fileprivate func wholeRoom(from day: Day) -> Int64 {
    rooms(from: day).reduce(Int64(0)) { $0 + $1.minorUnits }
  }

  /// All that money of a day can settle of it, in minor units.
  fileprivate func wholeRoom(from day: Day, _ rules: Spreading) -> Int64 {
    max(0, wholeRoom(from: day) - keptForDiscount(rules))
  }
}

extension DiscountShares {
  /// What takes what everything else has left, in minor units: what was deducted too late, and what was charged
  /// beside the invoices that the sum is made up of. Where charges come before what was invoiced, so much of the
  /// invoice.
  fileprivate func late(
    beside items: [Item], from day: Day, _ rules: Spreading
  ) -> [ItemID: Int64] {
    var last = late
    for charge in items where charge.id.kind == .charge {
      let invoice = items.first {
        $0.id.kind == .invoice && $0.id.document == charge.id.document
      }
      let payer = rules.order == .principalFirst ? charge.id : invoice?.id ?? charge.id
      last[payer, default: 0] += charge.wholeRoom(from: day)
    }
    return last
  }
}

extension [Item] {
  /// The same as a sum of theirs, of which so much of each takes what everything else has left.
  ///
  /// - Parameter last: what of items comes last, in minor units.
  fileprivate func settled(
    by minorUnits: Int64, from day: Day, last: [ItemID: Int64],
    upTo most: (Item) -> Int64 = { _ in .max }
  ) -> [Settling] {
    guard !last.isEmpty else { return settled(by: minorUnits, from: day, upTo: most) }
    let rooms = Dictionary(
      map { ($0.id, Swift.min($0.wholeRoom(from: day), most($0))) },
      uniquingKeysWith: { first, _ in first })
    var taken: [ItemID: Int64] = [:]
    let first = settled(by: minorUnits, from: day) {
      Swift.max(0, (rooms[$0.id] ?? 0) - (last[$0.id] ?? 0))
    }.allocations
    for part in first { taken[part.item, default: 0] += part.settled }
    let rest = settled(by: minorUnits - first.settled, from: day) {
      (rooms[$0.id] ?? 0) - (taken[$0.id] ?? 0)
    }.allocations
    for part in rest { taken[part.item, default: 0] += part.settled }
    // Each takes its whole share from the first day on which there is room for it.
    return settled(by: minorUnits, from: day) { taken[$0.id] ?? 0 }
  }
}

/// How money is spread that names invoices; where it names none that the account knows, it may name what was
/// agreed, or settle exactly what a demand asked for with an instalment, some of those it holds, less their
/// discounts, or exactly what was agreed.
public func settlings(
  of money: Money, from day: Day, namedOrExactly named: NamedInvoices, in account: Account,
  _ rules: Spreading
) -> [Settling] {
  guard !named.isKnown(in: account) else {
    return settlings(of: money, from: day, over: named, in: account, rules)
  }
  let agreed = settlings(of: money, from: day, forAgreements: named.documents, in: account)
  guard agreed.isEmpty else { return agreed }
  let asked = settlings(asAsked: money, from: day, in: account, rules)
  guard asked.isEmpty else { return asked }
  let invoices = settlings(exactly: money, from: day, in: account, rules)
  return invoices.isEmpty ? settlings(asAgreed: money, from: day, in: account) : invoices
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
