// Items that are asked for by statements.
extension Account {
  /// Each item falls due with its statement, and never before its own terms. It moves on to a later day or
  /// a later statement, and never back; or it goes its own way again.
  mutating func put(_ fact: InvoiceOnStatement) throws(PostingError) {
    for id in fact.items {
      guard id.kind == .invoice, let item = items[id] else { throw .notThere(id) }
      if fact.isOff {
        guard item.statement?.number == fact.statement, fact.due == item.ownDue else {
          throw .notOnStatement(id)
        }
      } else {
        guard item.statement.map({ $0.number <= fact.statement }) ?? true else {
          throw .onStatement(id)
        }
        guard fact.due >= item.ownDue else { throw .dueLater(id) }
      }
    }
    for id in fact.items {
      guard let item = items[id] else { continue }
      items[id]?.circumstances.statement =
        fact.isOff
        ? nil
        : Circumstances.Statement(number: fact.statement, day: fact.day, ownDue: item.ownDue)
      items[id]?.circumstances.moved.append(
        Circumstances.MovedDue(until: version, due: item.due))
      items[id]?.due = fact.due
      touched.insert(id)
    }
  }

  /// What a statement listed and is still open, the oldest first: what was put on it, on an earlier one,
  /// or on none and was to be paid by then. Of one that the account has not, nothing.
  public func items(onStatement number: StatementNumber) -> [Item] {
    guard let (day, due) = days(ofStatement: number) else { return [] }
    return items.values.filter { item in
      guard item.id.kind == .invoice, item.finallyOpen > 0 else { return false }
      return item.statement.map { $0.number <= number }
        ?? (item.issued <= day && item.due <= due)
    }.oldestFirst()
  }

  /// The day of a statement, and by which day it is to be paid; nil where nothing was put on it and none
  /// of that number was sent.
  private func days(ofStatement number: StatementNumber) -> (day: Day, due: Day)? {
    let own = items.values.compactMap { item in
      item.statement.flatMap { $0.number == number ? (day: $0.day, due: item.due) : nil }
    }
    if let last = own.max(by: { ($0.due, $0.day) < ($1.due, $1.day) }) { return last }
    let sent = standing.triggers.acted.first {
      $0.trigger.rung == Trigger.statement && $0.trigger.item.kind == .account
        && $0.trigger.cycle == number.period
    }
    // What nobody had to put on it was late, or on one before.
    return sent.flatMap { standing.dayOfContact($0.notice) }.map { ($0, $0) }
  }

  /// What is open of all that a statement, or a notice that was read, listed, where somebody quotes that, the
  /// oldest first: an invoice of that number is meant first.
  public func items(listedBy words: String) -> [Item] {
    guard quoted(words) == nil else { return [] }
    if let number = StatementNumber(words) { return items(onStatement: number) }
    let notice = Notice.id(quoted: words).flatMap { notices[$0] }
    return (notice?.listing.items ?? []).compactMap { items[$0] }.filter { $0.finallyOpen > 0 }
      .oldestFirst()
  }

  /// The invoices that somebody means who quotes these words: one by its number or by an instalment, or
  /// all that are open of a statement or a notice.
  public func invoices(quoted words: String) -> [String] {
    if let item = quoted(words) { return [item.document] }
    return items(listedBy: words).map(\.id.document)
  }

  /// What is open of a statement or a notice that is quoted, each invoice with its charges.
  func payable(listedBy words: String, order: LateChargeLaw.Order) -> [Item] {
    let listed = items(listedBy: words)
    let invoices = Set(listed.filter { $0.id.kind == .invoice }.map(\.id.document))
    let open = listed.filter { $0.id.kind == .invoice || !invoices.contains($0.id.document) }
    let charges = open.map { ($0.id.document, self.charges(ofInvoice: $0.id.document)) }
    return Account.inTurn(
      open, charges: Dictionary(charges, uniquingKeysWith: { first, _ in first }), order: order)
  }

  /// What is owed in a currency on a day and falls due by another, each charge with its invoice; but for
  /// what somebody else asks for.
  public func owed(in currency: Currency, on day: Day, dueBy last: Day) -> [Item] {
    owed(in: currency, on: day).filter { item in
      let invoice = openInvoice(of: item, on: day).flatMap { items[$0] }
      return (invoice ?? item).due <= last
        && standing.placements.holding(item.id, on: day) == nil
    }
  }

  /// What money for a notice is to name: the statements where these ask for all that it lists, else the
  /// invoices.
  public func numbers(quotedFor listing: NoticeListing) -> [String] {
    let invoices = listing.items.filter { $0.kind == .invoice }.map { items[$0]?.statement?.number }
    let numbers = Set(invoices.compactMap { $0 })
    guard !invoices.isEmpty, !invoices.contains(nil) else { return listing.invoices }
    return numbers.sorted().map(\.text)
  }

  /// Items in their order, each invoice's charges with the first of it, as money settles these.
  ///
  /// - Parameter charges: by their invoices.
  public static func inTurn(
    _ items: [Item], charges: [String: [Item]], order: LateChargeLaw.Order
  ) -> [Item] {
    var seen: Set<String> = []
    return items.flatMap { item -> [Item] in
      let number = item.id.document
      guard seen.insert(number).inserted else { return [item] }
      return ([item] + (charges[number] ?? [])).inPaymentOrder(order)
    }
  }
}

extension Item {
  /// The statement by which it is asked for; nil where it is asked for by itself.
  public var statement: Circumstances.Statement? { circumstances.statement }

  /// The day by which it was to be paid before it came on a statement.
  public var ownDue: Day { statement?.ownDue ?? due }
}

extension [Item] {
  /// By their due days, those of one statement by the days of their own terms.
  public func oldestFirst() -> [Item] {
    sorted { ($0.due, $0.ownDue, $0.id) < ($1.due, $1.ownDue, $1.id) }
  }
}
