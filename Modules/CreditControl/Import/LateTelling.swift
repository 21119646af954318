import CashApplication
import Dunning
import Receivables
import ReceivablesPorts

/// What is told later than it happened is as if it had been told in time: money that came since, and
/// could have settled something else then, is spread anew.
///
/// An account's chain is read only where something that is told now competes with what is there.
struct LateTelling {
  private let store: any BookStore
  private let policy: Policy?

  /// - Parameter policy: the one in force; nil before the first run.
  init(_ store: any BookStore, _ policy: Policy?) {
    self.store = store
    self.policy = policy
  }

  /// Posts what corrects the money that is there, behind what is told now.
  ///
  /// - Parameter privateRecord: what is kept privately of each correction.
  func correct(
    _ change: inout PendingChange, by author: Author,
    privateRecord: () -> PrivateRecord? = { nil }
  ) async throws {
    let credits = LateTelling.explaining(change)
    guard let day = LateTelling.firstDay(of: change) ?? credits.map(\.day).min() else { return }
    let told = try await told(in: change)
    let explained = told.firstExplained(by: credits.map(\.credit), LateTelling.invoices(in: change))
    guard let first = [LateTelling.firstDay(of: change), explained].compactMap(\.self).min() else {
      return
    }
    let corrections = corrections(of: told, since: first, on: day)
    try await post(corrections, &change, by: author, privateRecord)
  }

  /// Posts what makes of the money that is there what it would be had a run been made on every day until one: money
  /// that nobody said an invoice for would have settled what was owed on its own day, and not what other money
  /// left.
  ///
  /// - Parameter change: with what was open since its waiting money came.
  func give(_ change: inout PendingChange, asIfRunThrough day: Day, by author: Author) async throws
  {
    guard let first = change.account.waitsSince else { return }
    let told = try await told(in: change)
    let corrections = corrections(of: told, since: first, on: day, asIfRunThrough: day)
    try await post(corrections, &change, by: author) { nil }
  }

  private func told(in change: PendingChange) async throws -> ToldMoney {
    try await ToldMoney(in: change, store) { policy?.spreading(for: $0) ?? Spreading() }
  }

  /// - Parameters:
  ///   - first: the first day of what may change something.
  ///   - runs: the last of days on each of which a run is taken to have been made; nil for those that were.
  private func corrections(
    of told: ToldMoney, since first: Day, on day: Day, asIfRunThrough runs: Day? = nil
  ) -> [(fact: Fact, day: Day)] {
    let movable = told.movable(since: first)
    guard !movable.isEmpty else { return [] }
    let retelling = Retelling(told, of: movable, by: policy, asIfRunThrough: runs)
    return Corrections(told, retelling, of: movable, since: first, on: day).facts
  }

  private func post(
    _ corrections: [(fact: Fact, day: Day)], _ change: inout PendingChange, by author: Author,
    _ privateRecord: () -> PrivateRecord?
  ) async throws {
    guard !corrections.isEmpty else { return }
    try await change.include(.all, from: store)
    for (fact, day) in corrections {
      try change.post(fact, on: day, by: author, privateRecord: privateRecord())
    }
  }

  /// Whether a change tells anything that can be late.
  static func mayBe(_ change: PendingChange) -> Bool {
    firstDay(of: change) != nil || !explaining(change).isEmpty
  }

  /// The credits that are told where a transfer has named several invoices: it may have deducted them before
  /// they were.
  private static func explaining(_ change: PendingChange) -> [(credit: ItemID, day: Day)] {
    guard change.account.standing.contested != nil else { return [] }
    return change.drafts.compactMap { draft in
      guard case .creditIssued(let fact) = draft.fact else { return nil }
      return (ItemID(.credit, fact.credit), draft.day)
    }
  }

  /// The invoices that are told where a transfer may have named some of them.
  private static func invoices(in change: PendingChange) -> Set<String> {
    guard change.account.standing.contested != nil else { return [] }
    return change.drafts.reduce(into: []) { numbers, draft in
      if case .invoiceIssued(let fact) = draft.fact { numbers.insert(fact.invoice) }
    }
  }

  /// The first day of what competes with money that was told before and came later; nil where nothing does.
  private static func firstDay(of change: PendingChange) -> Day? {
    let known = change.account.version - change.drafts.count
    let invoices = change.account.invoices(of: change.drafts)
    var first: Day?
    for (place, draft) in change.drafts.enumerated() where draft.day < first ?? .distantFuture {
      if change.account.competes(draft, at: known + place + 1, known: known, invoices) {
        first = draft.day
      }
    }
    return first
  }
}

extension Account {
  /// By number, where payments are told that could settle them.
  fileprivate func invoices(of drafts: [EntryDraft]) -> [String: [Item]] {
    let isPaid = drafts.contains { draft in
      if case .paymentReceived = draft.fact { true } else { false }
    }
    guard isPaid else { return [:] }
    return Dictionary(
      grouping: items.values.filter { $0.id.kind == .invoice }, by: \.id.document)
  }

  /// Whether what is told could have been settled, or could settle something, otherwise: other money of its
  /// day or later is there.
  ///
  /// - Parameters:
  ///   - entry: its own.
  ///   - known: the last entry that is in the book.
  ///   - invoices: by number.
  fileprivate func competes(
    _ draft: EntryDraft, at entry: Int, known: Int, _ invoices: [String: [Item]]
  ) -> Bool {
    let day = draft.day
    // What a run gave from an earlier day on was given when this was not known.
    let isContested = standing.contested.map { $0 >= day } ?? false
    let since = isContested ? Day.distantPast : day
    switch draft.fact {
    case .invoiceIssued:
      // What waited may have named it.
      if isContested || !standing.ahead.isEmpty { return true }
      // What waits may have named it, and a run have given some of that to another.
      if standing.contested != nil,
        items.values.contains(where: { $0.waitsOrMoved(since: known) })
      {
        return true
      }
      // With others it may be exactly what waiting money comes to.
      return items.values.contains { $0.circumstances.discount != nil }
        && items.values.contains { $0.id.kind == .payment && $0.issued >= day && $0.spare != nil }
    case .paymentReceived(let fact):
      // It is there for what a run has given later money to.
      if isContested, waits(ItemID(.payment, fact.payment)) { return true }
      let named = NamedInvoices(words: draft.privateRecord?.fields ?? [:])
      let documents = Set(named.documents + fact.allocations.map(\.item.document))
      let own = documents.flatMap { invoices[$0] ?? [] }
      guard own.isEmpty else {
        return own.contains { $0.wasSettled(from: since, before: entry, known: known) }
      }
      // It may be exactly what some of them are worth, with and without discounts.
      let all = invoices.values.joined()
      return all.contains { $0.circumstances.discount != nil }
        && all.contains { $0.wasSettled(from: since, before: entry, known: known) }
    case .creditIssued(let fact):
      if isContested, waits(ItemID(.credit, fact.credit)) { return true }
      let settled = Set(fact.allocations.map(\.item))
      return items.values.contains { item in
        let credited = item.circumstances.credited
        guard
          settled.contains(item.id) || credited.contains(where: { $0.credit == fact.credit })
            || (item.id.kind == .invoice && settled.isEmpty)
        else { return false }
        return item.wasSettled(from: since, before: entry, known: known)
          || credited.contains { $0.credit != fact.credit && $0.entries.isEmpty }
      }
    case .paymentReversed(let fact):
      let settled = fact.allocations.compactMap { items[$0.item] }
      return isContested
        || settled.contains { $0.wasSettled(from: day, before: entry, known: known) }
        || items.values.contains { $0.id.kind == .payment && $0.issued > day && $0.spare != nil }
    default: return false
    }
  }

  /// Whether something of a piece of money settles nothing.
  private func waits(_ money: ItemID) -> Bool { items[money]?.spare != nil }
}

extension Item {
  /// Whether it is a payment of which something waits, or went somewhere by what is told after an entry.
  fileprivate func waitsOrMoved(since known: Int) -> Bool {
    id.kind == .payment && (spare != nil || movements.contains { $0.sequence > known })
  }

  /// Whether something settled it on a day or later that was told before: of the day itself, in another
  /// change.
  fileprivate func wasSettled(from day: Day, before entry: Int, known: Int) -> Bool {
    movements.contains { movement in
      movement.minorUnits < 0 && movement.sequence < entry
        && (movement.day > day || (movement.day == day && movement.sequence <= known))
    }
  }
}
