import Foundation
import GRDB
import GRDBSQLite
public import Receivables
public import ReceivablesPorts

extension SQLiteBook: Journal {
  public func commit(
    _ changes: any AsyncSequence<AccountChange, any Error> & Sendable, at now: Moment,
    resetsAttention: Bool
  ) async throws -> Commit {
    guard !isCommitting else { throw BookError.busy("\(path) is being written already") }
    isCommitting = true
    defer {
      isCommitting = false
      drawn = DrawnChanges()
      beingWritten = DrawnChanges()
    }
    try await lockCommits()
    let commit = try begin(at: now)
    do {
      try beginReading()
      try await write(changes, commit)
      try endReading()
      try finish(resetsAttention: resetsAttention)
      return commit
    } catch {
      writer.forgetRows()
      // What it read is of no use any more, whatever becomes of its own transaction.
      reader = nil
      // The transaction may have ended by itself, as SQLite does when the disk is full.
      try readOwnWrites { database in
        if database.isInsideTransaction { try database.rollback() }
      }
      throw SQLiteBook.explain(error, path)
    }
  }

  /// Draws the next changes while the last ones are written: few where the writing waits for them,
  /// and more as long as it does not.
  private func write(
    _ changes: some AsyncSequence<AccountChange, any Error>, _ commit: Commit
  ) async throws {
    var iterator = changes.makeAsyncIterator()
    while true {
      beingWritten = drawn
      drawn = DrawnChanges()
      isWriting = true
      // Handed over, as a copy of what it remembers would be made with every batch.
      let writer = writer
      self.writer = ChangeWriter()
      async let written = write(beingWritten.changes, writer, queue)
      while drawn.weight < (isWriting ? SQLiteBook.mostDrawn : SQLiteBook.leastDrawn),
        let change = try await iterator.next(isolation: self)
      {
        drawn.append(ChainedChange(change, in: commit))
      }
      self.writer = try await written
      if drawn.changes.isEmpty { return }
    }
  }

  /// Where a document is that the commit under way has drawn.
  func drawnHolder(of key: DocumentKey) -> Holder? {
    drawn.holder(of: key) ?? beingWritten.holder(of: key)
  }

  /// So many entries are written at a time.
  private static let leastDrawn = 100
  private static let mostDrawn = 2000

  @concurrent
  private nonisolated func write(
    _ batch: [ChainedChange], _ writer: ChangeWriter, _ queue: DatabaseQueue
  ) async throws -> ChangeWriter {
    let writer = try queue.inDatabase { database in
      var writer = writer
      for change in batch { try writer.write(change, database) }
      return writer
    }
    await writingEnded()
    return writer
  }

  private func writingEnded() { isWriting = false }

  /// From here on the reader sees the book as it was before the commit, and asks for no lock.
  private func beginReading() throws {
    let reader = try reader ?? openReader()
    try reader.inDatabase { try $0.beginTransaction(.deferred) }
    self.reader = reader
  }

  private func endReading() throws {
    try reader?.inDatabase { try $0.rollback() }
  }

  func openReader() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .timeout(TimeInterval(SQLiteBook.patience) / 1000)
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -8192") }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// Begins the transaction. Waits while another handle writes, and blocks no thread meanwhile:
  /// the other one may need it to come to its end.
  private func lockCommits() async throws {
    for _ in 0..<SQLiteBook.patience / 5 {
      do {
        try queue.inDatabase { database in
          sqlite3_busy_timeout(database.sqliteConnection, 0)
          defer { sqlite3_busy_timeout(database.sqliteConnection, SQLiteBook.patience) }
          try database.beginTransaction(.immediate)
        }
        return
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
        try await Task.sleep(for: .milliseconds(5))
      } catch {
        throw SQLiteBook.explain(error, path)
      }
    }
    throw BookError.busy("\(path) is used by another process")
  }

  private func begin(at now: Moment) throws -> Commit {
    try readOwnWrites { database in
      do {
        try refuseFuture(database)
        let last = try SQLiteBook.lastCommit(database)
        var recorded = now
        if let last, last.recorded >= now {
          recorded = Moment(microseconds: last.recorded.microseconds + 1)
        }
        let commit = Commit(number: (last?.number ?? 0) + 1, recorded: recorded)
        try database.cachedStatement(sql: "INSERT INTO commits(number, recorded) VALUES (?, ?)")
          .execute(arguments: [commit.number, recorded.microseconds])
        return commit
      } catch {
        try database.rollback()
        throw error
      }
    }
  }

  private func refuseFuture(_ database: Database) throws {
    let kinds = try Row.fetchAll(
      database.cachedStatement(sql: "SELECT name, version FROM kind"))
    for kind in kinds {
      let name: String = kind[0]
      let version: Int = kind[1]
      if !Fact.isKnown(kind: name, version: version) {
        throw BookError.fromTheFuture("\(name) version \(version)")
      }
    }
  }

  private func finish(resetsAttention: Bool) throws {
    let forgets = writer.hasForgotten
    try readOwnWrites { database in
      if resetsAttention {
        try database.execute(
          sql: "UPDATE account SET attention = ?", arguments: [Day.distantPast.ordinal])
      }
      try database.commit()
    }
    if forgets { emptyLog() }
  }

  /// What was forgotten must not stay behind in the log either.
  ///
  /// The commit stands whatever happens here: where another process reads the log for long, the
  /// next commit tries again, and else the last process that closes the book removes the log.
  private func emptyLog() {
    do {
      try readOwnWrites { _ = try $0.checkpoint(.truncate) }
      writer.hasForgotten = false
    } catch {
      writer.hasForgotten = true
    }
  }
}
