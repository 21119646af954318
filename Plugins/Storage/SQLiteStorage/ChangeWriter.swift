import Foundation
import GRDB
import Receivables
import ReceivablesPorts

/// Writes changes of accounts into the tables, inside a transaction that is open already.
struct ChangeWriter {
  /// Rows of items that were read or written lately; saves asking for each by its name.
  var itemRows: [ItemPlace: Int64] = [:]
  private var kinds: [Kind: Int64] = [:]
  /// Whether the log may hold what was forgotten.
  var hasForgotten = false

  private struct Kind: Hashable {
    let name: String
    let version: Int
  }

  /// Waiting money of one name may be in several accounts.
  struct ItemPlace: Hashable {
    let account: Int64
    let item: ItemID
  }

  mutating func forgetRows() {
    itemRows = [:]
    kinds = [:]
  }

  mutating func write(_ chained: ChainedChange, _ database: Database) throws {
    if itemRows.count > 20_000 { itemRows = [:] }
    let change = chained.change
    let row = try row(of: chained, database)
    if change.drafts.isEmpty {
      if let row { try lookAgain(row, on: change.attention, database) }
      return
    }
    if change.forgets, let row { try forget(row, database) }
    let account = try put(chained, row, database)
    for link in chained.links { try insert(link, account, chained.commit, database) }
    for id in change.after.touched.sorted() {
      guard let item = change.after.items[id] else { continue }
      try put(item, account, chained, database)
    }
    for id in change.after.touchedNotices.sorted() {
      guard let notice = change.after.notices[id] else { continue }
      try put(notice, account, database)
    }
  }

  // MARK: Accounts and entries

  /// The account's row, nil where it is new.
  ///
  /// - Throws: ``BookError/stale(_:)`` where its chain does not end where the change begins.
  private func row(of chained: ChainedChange, _ database: Database) throws -> Int64? {
    var found: Int64?
    var head = ChainHead.empty
    var moved = 0
    let statement = try BoundStatement(
      database, "SELECT id, length, head, moved FROM account WHERE name = ?")
    try statement.each(database) {
      $0.text(chained.change.id.text)
    } _: { row in
      found = row.integer(0)
      head = try ChainHead(length: row.int(1), stored: row.bytes(2))
      moved = row.int(3)
    }
    guard head == chained.change.base, moved < chained.commit.number else {
      throw BookError.stale(chained.change.id)
    }
    return found
  }

  private func put(
    _ chained: ChainedChange, _ row: Int64?, _ database: Database
  ) throws -> Int64 {
    let change = chained.change
    let standing = ChangeWriter.bytes(of: change.after.standing)
    let tasks = change.after.standing.tasks.open.count
    if let row {
      let statement = try BoundStatement(
        database,
        """
        UPDATE account SET length = ?, head = ?, moved = ?, attention = ?, standing = ?, tasks = ?
        WHERE id = ?
        """)
      try statement.run(database) { values in
        values.integer(chained.head.length)
        values.blob(chained.head.hash.bytes)
        values.integer(chained.commit.number)
        values.day(change.attention)
        values.blob(standing)
        values.integer(tasks)
        values.integer(row)
      }
      return row
    }
    let statement = try BoundStatement(
      database,
      """
      INSERT INTO account(name, length, head, moved, attention, standing, tasks)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """)
    try statement.run(database) { values in
      values.text(change.id.text)
      values.integer(chained.head.length)
      values.blob(chained.head.hash.bytes)
      values.integer(chained.commit.number)
      values.day(change.attention)
      values.blob(standing)
      values.integer(tasks)
    }
    return database.lastInsertedRowID
  }

  static func bytes(of standing: Standing) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { standing.write(into: &$0) }
    return writer.bytes
  }

  /// Without a new entry nothing but the attention day can have changed.
  private func lookAgain(_ account: Int64, on day: Day, _ database: Database) throws {
    let statement = try BoundStatement(
      database, "UPDATE account SET attention = ? WHERE id = ?")
    try statement.run(database) { values in
      values.day(day)
      values.integer(account)
    }
  }

  private mutating func insert(
    _ link: ChainedChange.Link, _ account: Int64, _ commit: Commit, _ database: Database
  ) throws {
    let frame = link.frame
    let secret = try link.privateRecord.map { try insert($0, database) }
    let kind = try row(of: Kind(name: frame.kind, version: frame.version), database)
    let statement = try BoundStatement(
      database,
      """
      INSERT INTO
        entry(account, sequence, made, day, author, command, kind, fact, digest, hash, private)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    try statement.run(database) { values in
      values.integer(account)
      values.integer(frame.sequence)
      values.integer(commit.number)
      values.day(frame.day)
      values.text(frame.author)
      values.text(ifPresent: frame.command)
      values.integer(kind)
      values.blob(frame.fact)
      values.blob(frame.privateHash?.bytes)
      values.blob(link.hash.bytes)
      values.integer(ifPresent: secret)
    }
    for key in link.documents where key.kind != .invoice {
      try claim(key, account, sequence: frame.sequence, database)
    }
  }

  private mutating func row(of kind: Kind, _ database: Database) throws -> Int64 {
    if let row = kinds[kind] { return row }
    try database.execute(
      sql: "INSERT OR IGNORE INTO kind(name, version) VALUES (?, ?)",
      arguments: [kind.name, kind.version])
    let row = try Int64.fetchOne(
      database, sql: "SELECT id FROM kind WHERE name = ? AND version = ?",
      arguments: [kind.name, kind.version])
    guard let row else { throw BookError.damaged("the kinds of facts cannot be read") }
    kinds[kind] = row
    return row
  }

  private func insert(_ record: PrivateRecord, _ database: Database) throws -> Int64 {
    let statement = try BoundStatement(
      database, "INSERT INTO private(salt, bytes) VALUES (?, ?)")
    try statement.run(database) { values in
      values.blob(record.salt)
      values.blob(record.bytes)
    }
    return database.lastInsertedRowID
  }

  /// Overwrites what is forgotten where it stands, with as many zeros.
  private mutating func forget(_ account: Int64, _ database: Database) throws {
    hasForgotten = true
    try database.execute(
      sql: """
        UPDATE private SET salt = zeroblob(length(salt)), bytes = zeroblob(length(bytes))
        WHERE id IN (SELECT private FROM entry WHERE account = ? AND private IS NOT NULL)
        """, arguments: [account])
    try database.execute(
      sql: "UPDATE entry SET private = NULL WHERE account = ? AND private IS NOT NULL",
      arguments: [account])
  }

  private func claim(
    _ key: DocumentKey, _ account: Int64, sequence: Int, _ database: Database
  ) throws {
    do {
      let statement = try BoundStatement(
        database, "INSERT INTO document(kind, id, account, sequence) VALUES (?, ?, ?, ?)")
      try statement.run(database) { values in
        values.text(key.kind.rawValue)
        values.text(key.id)
        values.integer(account)
        values.integer(sequence)
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      let holder = try String.fetchOne(
        database,
        sql: """
          SELECT a.name FROM document d JOIN account a ON a.id = d.account
          WHERE d.kind = ? AND d.id = ?
          """, arguments: [key.kind.rawValue, key.id])
      throw BookError.taken(key, by: AccountID(holder ?? ""))
    }
  }
}

extension ChainHead {
  init(length: Int, stored: some Collection<UInt8>) throws {
    guard let hash = Hash(bytes: stored) else {
      throw BookError.damaged("a chain's head is not thirty-two bytes")
    }
    self.init(length: length, hash: hash)
  }
}
