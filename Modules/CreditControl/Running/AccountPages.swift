import Dunning
import Receivables
import ReceivablesPorts

/// The accounts that a run reads, page by page: those whose day has come, each at most once.
struct AccountPages {
  /// Where the reading is.
  struct Cursor {
    var attention: AttentionCursor?
    var account: AccountID?
  }

  private let store: any BookStore
  private let orders: DailyRun.Orders
  private let policy: Policy
  private let author: Author
  /// What a decision reads was live on this day.
  private let live: Day

  init(
    _ store: any BookStore, _ policy: Policy, _ orders: DailyRun.Orders, by author: Author
  ) {
    self.store = store
    self.orders = orders
    self.policy = policy
    self.author = author
    live = policy.looksBack(from: orders.day)
  }

  /// Nil at the end; the book's own account is never among them.
  func next(_ cursor: inout Cursor) async throws -> [OwnDays.Decidable]? {
    orders.readsAll ? try await everyAccount(&cursor) : try await dueAccounts(&cursor)
  }

  /// An account by itself, as it is now; nil where there is none.
  func again(_ id: AccountID) async throws -> OwnDays.Decidable? {
    guard let record = try await store.account(id, items: .live(on: live)) else { return nil }
    return try await decidable(record)
  }

  private func decidable(_ record: AccountRecord) async throws -> OwnDays.Decidable {
    try await OwnDays(store, policy, on: orders.day)
      .decidable(try await store.withClosedItems(record, for: policy), by: author)
  }

  private func dueAccounts(_ cursor: inout Cursor) async throws -> [OwnDays.Decidable]? {
    let page = try await store.accounts(
      due: orders.day, liveOn: live, after: cursor.attention, limit: DailyRun.pageSize)
    guard let last = page.last else { return nil }
    cursor.attention = AttentionCursor(day: last.attention, account: last.account.id)
    var decidable: [OwnDays.Decidable] = []
    for record in page where record.account.id != .book {
      decidable.append(try await self.decidable(record))
    }
    return decidable
  }

  private func everyAccount(_ cursor: inout Cursor) async throws -> [OwnDays.Decidable]? {
    let ids = try await store.accountIDs(after: cursor.account, limit: DailyRun.pageSize)
    guard let last = ids.last else { return nil }
    cursor.account = last
    var page: [OwnDays.Decidable] = []
    for id in ids where id != .book {
      if let decidable = try await again(id) { page.append(decidable) }
    }
    return page
  }
}

extension AccountReading {
  /// The account with the closed items that decisions depend on: those of plans, for charges those that
  /// are not reckoned to the end, and where money waits, those that were open since it came.
  func withClosedItems(_ record: AccountRecord, for policy: Policy) async throws -> AccountRecord {
    var whole = try await withPlanned(record)
    whole = try await including(record.account.standing.unfinishedCharges, in: whole)
    whole = try await withOverpaidSettlements(whole)
    if policy.charges != nil || policy.givesWaitingMoney {
      whole = try await withWhatWasOpen(whole)
    }
    if policy.waitingMoney == .waits { whole = try await withChargedInvoices(whole) }
    return policy.charges == nil ? whole : try await withCharges(whole)
  }

  /// The account, where money waits on it, with the closed invoices of charges that are open: what was paid
  /// for them pays these.
  private func withChargedInvoices(_ record: AccountRecord) async throws -> AccountRecord {
    let items = record.account.items.values
    guard items.contains(where: { $0.id.kind == .payment && $0.finallyOpen < 0 }) else {
      return record
    }
    let charges = items.filter { $0.id.kind == .charge && $0.finallyOpen > 0 }.map(\.id)
    let whole = try await ItemReader(store: self).charged(in: record.account, charges.sorted())
    return try await including(
      whole.items.keys.filter { record.account.items[$0] == nil }, in: record)
  }

  /// The account with the closed items that its plans cover: what notices asked for of a plan, and when its
  /// instalments are due, is told by what was open then.
  func withPlanned(_ record: AccountRecord) async throws -> AccountRecord {
    try await including(record.account.standing.agreements.planned, in: record)
  }

  /// An account with what is live on a day, and the closed items that its plans cover; nil where it has no
  /// entries.
  func withPlanned(_ id: AccountID, liveOn day: Day) async throws -> AccountRecord? {
    guard let record = try await account(id, items: .live(on: day)) else { return nil }
    return try await withPlanned(record)
  }

  /// The account with the closed charges of what it holds: where less was owed, what was paid of them
  /// is told from what was waived.
  private func withCharges(_ record: AccountRecord) async throws -> AccountRecord {
    try await including(record.account.items.values.flatMap(\.charges), in: record)
  }

  /// The account with what settlements cover of which more was paid than they want, and with that money.
  private func withOverpaidSettlements(_ record: AccountRecord) async throws -> AccountRecord {
    let agreements = record.account.standing.agreements
    let overpaid = (agreements.settlements + agreements.lapsed).filter { settlement in
      settlement.sources.reduce(0) { $0 + $1.minorUnits } > settlement.offered.amount.minorUnits
    }
    guard !overpaid.isEmpty else { return record }
    let covered = overpaid.flatMap(\.offered.covers).map(\.item)
    let money = overpaid.flatMap(\.sources).map { ItemID(.payment, $0.money) }
    let whole = try await including(covered + money, in: record)
    let charges = covered.flatMap { whole.account.items[$0]?.charges ?? [] }
    return try await including(charges, in: whole)
  }

  /// The account with items beside those that were read; as it was where it has changed since.
  private func including(
    _ items: [ItemID], in record: AccountRecord
  ) async throws -> AccountRecord {
    let missing = Set(items.filter { record.account.items[$0] == nil }).sorted()
    guard !missing.isEmpty,
      let found = try await account(record.account.id, items: .named(missing)),
      found.head == record.head
    else { return record }
    var whole = record
    whole.account.include(found.account.items.values)
    return whole
  }

  /// The account, where money waits on it, or did before it left, with what was open since that came.
  func withWhatWasOpen(_ record: AccountRecord) async throws -> AccountRecord {
    var whole = try await including(record.account.standing.gone.map(\.money), in: record)
    guard let since = whole.account.waitsSince,
      let found = try await account(record.account.id, items: .live(on: since)),
      found.head == record.head
    else { return whole }
    whole.account.include(found.account.items.values)
    return whole
  }
}
