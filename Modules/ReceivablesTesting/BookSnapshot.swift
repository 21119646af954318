public import Receivables
public import ReceivablesPorts

/// Everything that can be read of a book, to be compared: two books that are equal have equal ones.
public struct BookSnapshot: Equatable, Sendable {
  /// One account with its whole chain.
  public struct Row: Equatable, Sendable {
    public let account: Account
    public let head: ChainHead
    public let attention: Day
    public let entries: [Entry]
  }

  public let rows: [Row]
  /// Accounts that have open tasks.
  public let accountsWithTasks: [AccountID]
  public let notices: [Notice]
  public let openNotices: [Notice]
  public let commits: [Commit]

  /// Reads the book in small pages.
  public init(of store: any BookStore) async throws {
    var rows: [Row] = []
    var page = try await store.accountIDs(after: nil, limit: 3)
    while let last = page.last {
      for id in page { rows.append(try await Row(of: id, in: store)) }
      page = try await store.accountIDs(after: last, limit: 3)
    }
    self.rows = rows
    var withTasks = try await store.accountIDsWithTasks(after: nil, limit: 2)
    while let last = withTasks.last {
      let more = try await store.accountIDsWithTasks(after: last, limit: 2)
      if more.isEmpty { break }
      withTasks += more
    }
    accountsWithTasks = withTasks
    notices = try await BookSnapshot.pages { try await store.notices(on: nil, after: $0, limit: 2) }
    openNotices = try await BookSnapshot.pages {
      try await store.openNotices(.any, after: $0, limit: 2)
    }
    var commits: [Commit] = []
    while let commit = try await store.commit(number: commits.count + 1) { commits.append(commit) }
    self.commits = commits
  }

  private static func pages(
    _ page: (NoticeCursor?) async throws -> [Notice]
  ) async throws -> [Notice] {
    var notices: [Notice] = []
    var next = try await page(nil)
    while let last = next.last {
      notices += next
      next = try await page(NoticeCursor(day: last.on, id: last.id))
    }
    return notices
  }
}

extension BookSnapshot.Row {
  init(of id: AccountID, in store: any BookStore) async throws {
    guard let record = try await store.account(id, items: .all) else {
      throw BookError.damaged("\(id) is listed and cannot be read")
    }
    account = record.account
    head = record.head
    attention = record.attention
    entries = try await store.wholeChain(of: id)
  }
}

extension AccountReading {
  /// All entries of an account, read in small pages.
  func wholeChain(of id: AccountID) async throws -> [Entry] {
    var entries: [Entry] = []
    var page = try await self.entries(of: id, from: 1, limit: 3)
    while !page.isEmpty {
      entries += page
      page = try await self.entries(of: id, from: entries.count + 1, limit: 3)
    }
    return entries
  }
}
