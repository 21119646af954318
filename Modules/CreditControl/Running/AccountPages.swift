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
  /// What a decision reads was live on this day.
  private let live: Day

  init(_ store: any BookStore, _ policy: Policy, _ orders: DailyRun.Orders) {
    self.store = store
    self.orders = orders
    live = policy.looksBack(from: orders.day)
  }

  /// Nil at the end; the book's own account is never among them.
  func next(_ cursor: inout Cursor) async throws -> [AccountRecord]? {
    orders.readsAll ? try await everyAccount(&cursor) : try await dueAccounts(&cursor)
  }

  private func dueAccounts(_ cursor: inout Cursor) async throws -> [AccountRecord]? {
    let page = try await store.accounts(
      due: orders.day, liveOn: live, after: cursor.attention, limit: DailyRun.pageSize)
    guard let last = page.last else { return nil }
    cursor.attention = AttentionCursor(day: last.attention, account: last.account.id)
    var records: [AccountRecord] = []
    for record in page where record.account.id != .book {
      records.append(try await store.withUnfinishedCharges(record))
    }
    return records
  }

  private func everyAccount(_ cursor: inout Cursor) async throws -> [AccountRecord]? {
    let ids = try await store.accountIDs(after: cursor.account, limit: DailyRun.pageSize)
    guard let last = ids.last else { return nil }
    cursor.account = last
    var page: [AccountRecord] = []
    for id in ids where id != .book {
      if let record = try await store.account(id, items: .live(on: live)) {
        page.append(try await store.withUnfinishedCharges(record))
      }
    }
    return page
  }
}

extension AccountReading {
  /// The account with the closed items whose charges are not reckoned to the end.
  func withUnfinishedCharges(_ record: AccountRecord) async throws -> AccountRecord {
    let missing = record.account.standing.unfinishedCharges.filter {
      record.account.items[$0] == nil
    }
    guard !missing.isEmpty,
      let found = try await account(record.account.id, items: .named(missing)),
      found.head == record.head
    else { return record }
    var whole = record
    whole.account.include(found.account.items.values)
    return whole
  }
}
