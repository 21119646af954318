import Foundation
import GRDB
import GRDBSQLite
public import Receivables
public import ReceivablesPorts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A book in an SQLite database.
///
/// One connection writes, and its transaction stays open while the changes of one commit arrive;
/// meanwhile another one reads the book as it was before, so that the next changes are made while
/// the last ones are written.
public actor SQLiteBook {
  let path: String
  let queue: DatabaseQueue
  private var writer = ChangeWriter()
  private var isCommitting = false
  /// Whether changes are being written at this moment.
  private var isWriting = false
  private var drawn = DrawnChanges()
  private var beingWritten = DrawnChanges()
  /// A connection for reading alone, opened with the first commit.
  private var reader: DatabaseQueue?
  /// Holds the run lock: an exclusive transaction on a file of its own ends with the process.
  private var runLock: DatabaseQueue?

  /// Opens a book.
  ///
  /// - Parameter creating: makes an empty one; else one must be there.
  /// - Throws: ``BookError``.
  public init(path: String, creating: Bool) throws {
    self.path = path
    let exists = FileManager.default.fileExists(atPath: path)
    if creating, exists { throw BookError.exists(path) }
    if !creating, !exists { throw BookError.missing(path) }
    let hasLog = FileManager.default.fileExists(atPath: path + "-wal")
    do {
      if creating { try SQLiteBook.makePrivateFile(path) }
      queue = try DatabaseQueue(path: path, configuration: SQLiteBook.configuration)
      try SQLiteBook.migrate(queue, path: path)
      if hasLog { SQLiteBook.emptyLog(leftIn: queue) }
    } catch {
      throw SQLiteBook.explain(error, path)
    }
  }

  /// How long others who hold the book are waited for, in milliseconds.
  private static let patience: Int32 = 20_000

  static var configuration: Configuration {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .timeout(TimeInterval(patience) / 1000)
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
          PRAGMA cache_size = -131072; PRAGMA temp_store = MEMORY;
          """)
    }
    return configuration
  }

  private static func migrate(_ queue: DatabaseQueue, path: String) throws {
    let migrator = SQLiteSchema.migrator
    if try queue.read(migrator.hasBeenSuperseded) {
      throw BookError.fromTheFuture("\(path) has tables of a later version")
    }
    if try queue.read(migrator.hasCompletedMigrations) { return }
    try migrator.migrate(queue)
  }

  /// A process that was killed leaves its log, and in it perhaps what was forgotten.
  private static func emptyLog(leftIn queue: DatabaseQueue) {
    // Where it cannot be emptied at once another process uses the book, and will do it.
    try? queue.inDatabase { database in
      try database.execute(sql: "PRAGMA busy_timeout = 0")
      defer { sqlite3_busy_timeout(database.sqliteConnection, patience) }
      _ = try database.checkpoint(.truncate)
    }
  }

  /// Only the owner may read a book; the files that SQLite adds take over the mode of this one.
  private static func makePrivateFile(_ path: String) throws {
    // Not by way of a file that takes its place, so that two processes lock the same one.
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw BookError.cannotWrite(path) }
    close(descriptor)
  }

  /// What SQLite says, in the words of the port.
  static func explain(_ error: any Error, _ path: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return BookError.busy("\(path) is used by another process")
    case .SQLITE_FULL: return BookError.cannotWrite("\(path): the disk is full")
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_PERM:
      return BookError.cannotWrite("\(path): \(error.message ?? "it cannot be written")")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      return BookError.damaged("\(path): \(error.message ?? "it is no SQLite database")")
    default: return error
    }
  }

  /// Reads the book as of the last commit.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try SQLiteBook.access(isCommitting ? reader ?? queue : queue, path, body)
  }

  /// Reads what the commit under way has written too.
  func readOwnWrites<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try SQLiteBook.access(queue, path, body)
  }

  private static func access<Value>(
    _ queue: DatabaseQueue, _ path: String, _ body: (Database) throws -> Value
  ) throws -> Value {
    do {
      return try queue.inDatabase(body)
    } catch {
      throw explain(error, path)
    }
  }
}

// MARK: - Committing

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

  private func openReader() throws -> DatabaseQueue {
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

// MARK: - The run lock

extension SQLiteBook: RunLock {
  public func lockRuns() throws {
    guard runLock == nil else { throw BookError.busy("this process runs already") }
    let path = path + "-run"
    do {
      if !FileManager.default.fileExists(atPath: path) { try SQLiteBook.makePrivateFile(path) }
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let lock = try DatabaseQueue(path: path, configuration: configuration)
      try lock.inDatabase { try $0.beginTransaction(.exclusive) }
      runLock = lock
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      throw BookError.busy("another run is under way")
    } catch {
      throw SQLiteBook.explain(error, path)
    }
  }

  public func unlockRuns() {
    // Closing the connection gives the lock back; there is nothing to roll back in it.
    runLock = nil
  }
}

extension SQLiteBook: BackingUp {
  public func backUp(to target: String) async throws {
    guard !FileManager.default.fileExists(atPath: target) else { throw BookError.exists(target) }
    do {
      try SQLiteBook.makePrivateFile(target)
      let copy = try DatabaseQueue(path: target)
      // By a connection of its own, which sees nothing of a commit under way.
      try openReader().backup(to: copy)
      try copy.close()
    } catch {
      // Half a book is worse than none; where it cannot be removed, the first error says more.
      try? FileManager.default.removeItem(atPath: target)
      throw SQLiteBook.explain(error, target)
    }
  }
}
