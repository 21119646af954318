import Receivables
import ReceivablesPorts

/// A book whose process may end before and after each commit.
struct FallingStore {
  private let book: any BookStore
  private let boundary: Boundary

  init(_ book: any BookStore, _ boundary: Boundary) {
    self.book = book
    self.boundary = boundary
  }
}

extension FallingStore: Journal {
  func commit(
    _ changes: any AsyncSequence<AccountChange, any Error> & Sendable, at now: Moment,
    resetsAttention: Bool
  ) async throws -> Commit {
    await boundary.pass()
    let commit = try await book.commit(changes, at: now, resetsAttention: resetsAttention)
    await boundary.pass()
    return commit
  }
}

extension FallingStore: AccountReading {
  func account(_ id: AccountID, items: ItemSelection) async throws -> AccountRecord? {
    try await book.account(id, items: items)
  }

  func holders(of documents: [DocumentKey]) async throws -> [DocumentKey: Holder] {
    try await book.holders(of: documents)
  }

  func accounts(
    due day: Day, liveOn live: Day, after cursor: AttentionCursor?, limit: Int
  ) async throws -> [AccountRecord] {
    try await book.accounts(due: day, liveOn: live, after: cursor, limit: limit)
  }

  func accountIDs(after id: AccountID?, limit: Int) async throws -> [AccountID] {
    try await book.accountIDs(after: id, limit: limit)
  }

  func accountIDsWithTasks(after id: AccountID?, limit: Int) async throws -> [AccountID] {
    try await book.accountIDsWithTasks(after: id, limit: limit)
  }

  func entries(of account: AccountID, from sequence: Int, limit: Int) async throws -> [Entry] {
    try await book.entries(of: account, from: sequence, limit: limit)
  }

  func heads(
    movedAfter moment: Moment, after id: AccountID?, limit: Int
  ) async throws -> [(account: AccountID, head: ChainHead)] {
    try await book.heads(movedAfter: moment, after: id, limit: limit)
  }

  func commit(number: Int) async throws -> Commit? { try await book.commit(number: number) }

  func lastCommit() async throws -> Commit? { try await book.lastCommit() }
}

extension FallingStore: Outbox {
  func openNotices(
    _ which: OpenNotices, after cursor: NoticeCursor?, limit: Int
  ) async throws -> [Notice] {
    try await book.openNotices(which, after: cursor, limit: limit)
  }

  func notices(on day: Day?, after cursor: NoticeCursor?, limit: Int) async throws -> [Notice] {
    try await book.notices(on: day, after: cursor, limit: limit)
  }

  func notice(_ id: String) async throws -> Notice? { try await book.notice(id) }
}

extension FallingStore: RunLock {
  func lockRuns() async throws { try await book.lockRuns() }

  func unlockRuns() async { await book.unlockRuns() }
}
