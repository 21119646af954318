import GRDB
import GRDBSQLite
import Receivables

/// A prepared statement whose values are bound and read without a box around each.
///
/// An import writes millions of rows, and GRDB's arguments would cost more than SQLite itself.
struct BoundStatement {
  private let statement: Statement
  private let pointer: OpaquePointer

  init(_ database: Database, _ sql: String) throws {
    statement = try database.cachedStatement(sql: sql)
    pointer = statement.sqliteStatement
  }

  /// Binds values by their places, from 1.
  struct Binder {
    fileprivate let pointer: OpaquePointer
    private var place: Int32 = 0
    /// Holds texts and blobs until the statement has run; those that it has no room for are copied
    /// by SQLite, one allocation each.
    private var room: UnsafeMutableRawBufferPointer

    fileprivate init(_ pointer: OpaquePointer, room: UnsafeMutableRawBufferPointer) {
      self.pointer = pointer
      self.room = room
    }

    /// A copy of the bytes that outlives the statement's run; nil where there is no room.
    private mutating func kept(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawPointer? {
      guard bytes.count <= room.count, let start = room.baseAddress else { return nil }
      room.copyMemory(from: bytes)
      room = UnsafeMutableRawBufferPointer(rebasing: room[bytes.count...])
      return UnsafeRawPointer(start)
    }

    mutating func integer(_ value: Int64) {
      place += 1
      sqlite3_bind_int64(pointer, place, value)
    }

    mutating func integer(_ value: Int) { integer(Int64(value)) }

    /// Nil binds NULL.
    mutating func integer(ifPresent value: Int64?) {
      if let value {
        integer(value)
      } else {
        place += 1
        sqlite3_bind_null(pointer, place)
      }
    }

    mutating func day(_ value: Day) { integer(Int64(value.ordinal)) }

    mutating func text(_ value: String) {
      place += 1
      var value = value
      value.withUTF8 { utf8 in
        let bytes = UnsafeRawBufferPointer(utf8)
        let kept = kept(bytes)
        let start = (kept ?? bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
        let count = Int32(bytes.count)
        sqlite3_bind_text(pointer, place, start, count, kept == nil ? transient : nil)
      }
    }

    /// Nil binds NULL.
    mutating func text(ifPresent value: String?) {
      if let value {
        text(value)
      } else {
        blob(nil)
      }
    }

    /// Nil binds NULL.
    mutating func blob(_ value: [UInt8]?) {
      place += 1
      guard let value else {
        sqlite3_bind_null(pointer, place)
        return
      }
      value.withUnsafeBytes { bytes in
        let kept = kept(bytes)
        let start = kept ?? bytes.baseAddress
        let count = Int32(bytes.count)
        sqlite3_bind_blob(pointer, place, start, count, kept == nil ? transient : nil)
      }
    }
  }

  /// One row of an answer.
  struct Columns {
    fileprivate let pointer: OpaquePointer

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(pointer, column) }
    func int(_ column: Int32) -> Int { Int(integer(column)) }
    func day(_ column: Int32) -> Day { Day(ordinal: Int32(truncatingIfNeeded: integer(column))) }
    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(pointer, column) == SQLITE_NULL }

    func text(_ column: Int32) -> String {
      String(decoding: bytes(column), as: UTF8.self)
    }

    func blob(_ column: Int32) -> [UInt8] { Array(bytes(column)) }

    /// Valid until the next row is read.
    func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
      let start = sqlite3_column_blob(pointer, column)
      return UnsafeRawBufferPointer(
        start: start, count: Int(sqlite3_column_bytes(pointer, column)))
    }
  }

  /// Runs a statement that answers nothing.
  ///
  /// - Throws: `DatabaseError`.
  func run(_ database: Database, _ bind: (inout Binder) -> Void) throws {
    try each(database, bind) { _ in }
  }

  /// Runs a statement and looks at each row.
  ///
  /// - Throws: `DatabaseError`, and what the look throws.
  func each(
    _ database: Database, _ bind: (inout Binder) -> Void, _ look: (Columns) throws -> Void
  ) throws {
    try withUnsafeTemporaryAllocation(byteCount: BoundStatement.room, alignment: 8) { room in
      var binder = Binder(pointer, room: room)
      bind(&binder)
      defer {
        sqlite3_reset(pointer)
        sqlite3_clear_bindings(pointer)
      }
      try step(database, look)
    }
  }

  /// Bytes on the stack for what a statement binds.
  private static let room = 2048

  private func step(_ database: Database, _ look: (Columns) throws -> Void) throws {
    while true {
      switch sqlite3_step(pointer) {
      case SQLITE_ROW: try look(Columns(pointer: pointer))
      case SQLITE_DONE: return
      default:
        let connection = database.sqliteConnection
        throw DatabaseError(
          resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
          message: String(cString: sqlite3_errmsg(connection)))
      }
    }
  }
}

/// Tells SQLite to keep a copy of what is bound.
private var transient: sqlite3_destructor_type {
  unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
