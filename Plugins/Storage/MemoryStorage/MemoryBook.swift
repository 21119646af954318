public import Receivables
public import ReceivablesPorts

/// A book that is kept nowhere: it ends with the program.
public actor MemoryBook {
  private var tables = BookTables()
  /// What the commit under way has taken in; nil where none is.
  private var pending: BookTables.Pending?
  private var isRunning = false

  /// An empty book.
  public init() {}
}

// MARK: - Committing

extension MemoryBook: Journal {
  public func commit(
    _ changes: any AsyncSequence<AccountChange, any Error> & Sendable, at now: Moment,
    resetsAttention: Bool
  ) async throws -> Commit {
    guard pending == nil else { throw BookError.busy("another commit is under way") }
    pending = BookTables.Pending()
    defer { pending = nil }
    var collected: [AccountChange] = []
    for try await change in changes {
      try check(change)
      collected.append(change)
    }
    let number = (tables.commits.last?.number ?? 0) + 1
    let commit = Commit(number: number, recorded: tables.moment(for: now))
    tables.begin(commit)
    for change in collected {
      tables.apply(change, tables.entries(for: change, recorded: commit.recorded))
    }
    if resetsAttention { tables.resetAttention() }
    return commit
  }

  private func check(_ change: AccountChange) throws {
    var taken = pending ?? BookTables.Pending()
    // Taken out meanwhile, so that what is pending is changed in place.
    pending = BookTables.Pending()
    defer { pending = taken }
    try tables.check(change, pending: &taken)
  }
}

// MARK: - Reading

extension MemoryBook: AccountReading {
  public func account(_ id: AccountID, items: ItemSelection) throws -> AccountRecord? {
    try tables.account(id, items: items)
  }

  public func holders(of documents: [DocumentKey]) -> [DocumentKey: Holder] {
    tables.holders(of: documents, pending: pending ?? BookTables.Pending())
  }

  public func accounts(
    due day: Day, liveOn live: Day, after cursor: AttentionCursor?, limit: Int
  ) -> [AccountRecord] {
    tables.accounts(due: day, liveOn: live, after: cursor, limit: limit)
  }

  public func accountIDs(after id: AccountID?, limit: Int) -> [AccountID] {
    tables.accountIDs(after: id, limit: limit)
  }

  public func accountIDsWithTasks(after id: AccountID?, limit: Int) -> [AccountID] {
    tables.accountIDsWithTasks(after: id, limit: limit)
  }

  public func entries(of account: AccountID, from sequence: Int, limit: Int) -> [Entry] {
    tables.entries(of: account, from: sequence, limit: limit)
  }

  public func heads(
    movedAfter moment: Moment, after id: AccountID?, limit: Int
  ) -> [(account: AccountID, head: ChainHead)] {
    tables.heads(movedAfter: moment, after: id, limit: limit)
  }

  public func commit(number: Int) -> Commit? {
    tables.commit(number: number)
  }

  public func lastCommit() -> Commit? {
    tables.commits.last
  }
}

extension MemoryBook: Outbox {
  public func openNotices(
    _ which: OpenNotices, after cursor: NoticeCursor?, limit: Int
  ) -> [Notice] {
    tables.openNotices(which, after: cursor, limit: limit)
  }

  public func notices(on day: Day?, after cursor: NoticeCursor?, limit: Int) -> [Notice] {
    tables.notices(on: day, after: cursor, limit: limit)
  }

  public func notice(_ id: String) -> Notice? {
    tables.notice(id)
  }
}

// MARK: - Running

extension MemoryBook: RunLock {
  public func lockRuns() throws {
    guard !isRunning else { throw BookError.busy("another run is under way") }
    isRunning = true
  }

  public func unlockRuns() {
    isRunning = false
  }
}
