import Foundation
import GRDB
import GRDBSQLite
import Receivables
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
  var writer = ChangeWriter()
  var isCommitting = false
  /// Whether changes are being written at this moment.
  var isWriting = false
  var drawn = DrawnChanges()
  var beingWritten = DrawnChanges()
  /// A connection for reading alone, opened with the first commit.
  var reader: DatabaseQueue?
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
  static let patience: Int32 = 20_000

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
