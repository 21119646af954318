public import Receivables
public import ReceivablesPorts

extension JSONBook: AccountReading {
  public func account(_ id: AccountID, items: ItemSelection) throws -> AccountRecord? {
    try tables().account(id, items: items)
  }

  public func holders(of documents: [DocumentKey]) throws -> [DocumentKey: Holder] {
    try tables().holders(of: documents, pending: pending ?? BookTables.Pending())
  }

  public func accounts(
    due day: Day, liveOn live: Day, after cursor: AttentionCursor?, limit: Int
  ) throws -> [AccountRecord] {
    try tables().accounts(due: day, liveOn: live, after: cursor, limit: limit)
  }

  public func accountIDs(after id: AccountID?, limit: Int) throws -> [AccountID] {
    try tables().accountIDs(after: id, limit: limit)
  }

  public func accountIDsWithTasks(after id: AccountID?, limit: Int) throws -> [AccountID] {
    try tables().accountIDsWithTasks(after: id, limit: limit)
  }

  public func entries(
    of account: AccountID, from sequence: Int, limit: Int
  ) throws -> [Entry] {
    try tables().entries(of: account, from: sequence, limit: limit)
  }

  public func heads(
    movedAfter moment: Moment, after id: AccountID?, limit: Int
  ) throws -> [(account: AccountID, head: ChainHead)] {
    try tables().heads(movedAfter: moment, after: id, limit: limit)
  }

  public func commit(number: Int) throws -> Commit? {
    try tables().commit(number: number)
  }

  public func lastCommit() throws -> Commit? {
    try tables().commits.last
  }

  /// The book as it is on disk now.
  private func tables() throws -> BookTables {
    try folder.refresh()
    return folder.tables
  }
}

extension JSONBook: Outbox {
  public func openNotices(
    _ which: OpenNotices, after cursor: NoticeCursor?, limit: Int
  ) throws -> [Notice] {
    try tables().openNotices(which, after: cursor, limit: limit)
  }

  public func notices(
    on day: Day?, after cursor: NoticeCursor?, limit: Int
  ) throws -> [Notice] {
    try tables().notices(on: day, after: cursor, limit: limit)
  }

  public func notice(_ id: String) throws -> Notice? {
    try tables().notice(id)
  }
}
