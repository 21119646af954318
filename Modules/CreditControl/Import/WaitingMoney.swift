import CashApplication
import Receivables
import ReceivablesPorts

/// Money of an account that waits, and the invoices that it names: what named one that was not there yet
/// takes it when it comes, as of the money's day.
struct WaitingMoney {
  /// The field of a private record that holds an invoice which money named before it came.
  static let invoice = "invoice"

  /// What is open and what waits, and what else the money names; empty where none waits.
  private(set) var items: [Item] = []
  /// The oldest first.
  private var sources: [Source] = []

  private struct Source {
    let id: ItemID
    let named: NamedInvoices
    /// Why it was given, where it is a credit.
    let reason: CreditReason?
  }

  init(on account: Account, _ store: any BookStore) async throws {
    guard account.standing.payments + account.standing.credits > 0 else { return }
    let open = try await store.openItems(of: account.id)
    let waiting = open.filter { $0.spare != nil && !$0.isAskedAbout }
    let keys = waiting.map(WaitingMoney.key)
    let holders = keys.isEmpty ? [:] : try await store.holders(of: keys)
    for (item, key) in zip(waiting, keys) {
      guard let holder = holders[key], holder.account == account.id else { continue }
      let entries = try await store.entries(of: account.id, from: holder.sequence, limit: 1)
      let words = entries.first?.privateRecord?.fields ?? [:]
      let named = NamedInvoices(words: words)
      guard !named.numbers.isEmpty else { continue }
      sources.append(
        Source(
          id: item.id, named: named, reason: try entries.first.flatMap(WaitingMoney.reason)))
    }
    guard !waiting.isEmpty else { return }
    let named = sources.flatMap(\.named.numbers)
    items = open + (try await ItemReader(store: store).items(of: account.id, invoices: named))
  }

  /// The same of an account of which everything is at hand.
  ///
  /// - Parameter items: what is open and what waits.
  init(named: [(ItemID, NamedInvoices, CreditReason?)], items: [Item]) {
    self.items = items
    sources = named.filter { !$0.1.numbers.isEmpty }.map {
      Source(id: $0.0, named: $0.1, reason: $0.2)
    }
  }

  /// What waits on an account and names something, the oldest first.
  private func waiting(on account: Account) -> [(item: Item, source: Source)] {
    sources.compactMap { source in account.items[source.id].map { ($0, source) } }
      .sorted { ($0.item.issued, $0.item.id) < ($1.item.issued, $1.item.id) }
  }

  private static func reason(_ entry: Entry) throws -> CreditReason? {
    guard case .creditIssued(let fact) = try EntryContent(parsing: entry.bytes).fact else {
      return nil
    }
    return fact.reason
  }

  private static func key(_ item: Item) -> DocumentKey {
    DocumentKey(item.id.kind == .credit ? .credit : .payment, item.id.document)
  }

  /// What settles invoices that have just come.
  ///
  /// - Parameter account: with them.
  func taken(by invoices: [String], in account: Account, _ rules: Spreading) -> [Fact] {
    var after = account
    var facts: [Fact] = []
    for (item, source) in waiting(on: after)
    where source.named.documents.contains(where: invoices.contains) {
      guard let spare = item.spare else { continue }
      let money = Money(minorUnits: spare.minorUnits, item.currency)
      let more =
        item.id.kind == .credit
        ? after.crediting(
          item.id.document, money, on: spare.since, of: source.named.only(invoices),
          because: source.reason, rules
        ) { $0.applying(item.id) }
        : settlings(of: money, from: spare.since, over: source.named, in: after, rules)
          .applying(item.id)
      for fact in more { facts += post(fact, on: spare.since, &after) }
    }
    return facts
  }

  /// What settles invoices that money which went back has opened again: money that names them, and
  /// credits of them, the oldest first. A discount that the money had earned falls before.
  ///
  /// - Parameters:
  ///   - before: the account without what went back.
  ///   - account: the same with it.
  ///   - day: on which it went back.
  func taken(
    reopenedSince before: Account, in account: Account, on day: Day, _ rules: Spreading
  ) -> [Fact] {
    var after = account
    after.include(items)
    let reopened = after.items.values.filter { item in
      item.id.kind == .invoice
        && item.finallyOpen > max(0, before.items[item.id]?.finallyOpen ?? item.finallyOpen)
    }
    guard !reopened.isEmpty else { return [] }
    let invoices = Set(reopened.map(\.id.document)).sorted()
    let money = waiting(on: after).filter { $0.item.id.kind == .payment }
      .map { (item: $0.item, named: $0.source.named.only(invoices)) }
    let credits = items.filter { $0.id.kind == .credit && $0.spare != nil && !$0.isAskedAbout }
      .map { credit in
        let own = reopened.filter { item in
          item.circumstances.credited.contains { $0.credit == credit.id.document }
        }
        return (item: credit, named: NamedInvoices(numbers: own.map(\.id.document).sorted()))
      }
    var facts: [Fact] = []
    for lost in reopened.sorted(by: { $0.id < $1.id }).compactMap({ $0.lostDiscount(rules) }) {
      facts += post(.discountWithdrawn(lost), on: day, &after)
    }
    for (item, named) in (money + credits).filter({ !$0.named.numbers.isEmpty })
      .sorted(by: { ($0.item.issued, $0.item.id) < ($1.item.issued, $1.item.id) })
    {
      guard let spare = after.items[item.id]?.spare else { continue }
      let rest = Money(minorUnits: spare.minorUnits, item.currency)
      for fact in settlings(of: rest, from: spare.since, over: named, in: after, rules)
        .applying(item.id)
      {
        facts += post(fact, on: spare.since, &after)
      }
    }
    return facts
  }

  /// The fact, where the account takes it.
  private func post(_ fact: Fact, on day: Day, _ account: inout Account) -> [Fact] {
    do {
      try account.post(fact, on: day)
      return [fact]
    } catch {
      // What does not fit stays as it is: it waits on.
      return []
    }
  }
}

extension NamedInvoices {
  /// What is kept privately of money says which invoices it names.
  ///
  /// - Parameter words: by field.
  init(words: [String: String]) {
    self.init(invoice: words[WaitingMoney.invoice], reference: words["reference"])
  }
}
