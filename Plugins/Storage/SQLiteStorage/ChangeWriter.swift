import Foundation
import GRDB
import Receivables
import ReceivablesPorts

/// Writes changes of accounts into the tables, inside a transaction that is open already.
struct ChangeWriter {
  /// Rows of items that were read or written lately; saves asking for each by its name.
  private var itemRows: [ItemID: Int64] = [:]
  private var kindsSeen: Set<String> = []
  var hasForgotten = false

  mutating func forgetRows() {
    itemRows = [:]
    kindsSeen = []
    hasForgotten = false
  }

  mutating func write(_ change: AccountChange, _ commit: Commit, _ database: Database) throws {
    if itemRows.count > 20_000 { itemRows = [:] }
    var (row, head) = try chain(of: change.id, database)
    guard head.length == change.expectedVersion else { throw BookError.stale(change.id) }
    if change.drafts.isEmpty, let row {
      try lookAgain(row, on: change.attention, database)
      return
    }
    if change.forgets, let row { try forget(row, database) }
    let entries = change.drafts.map {
      head.append($0, to: change.id, recorded: commit.recorded)
    }
    let account = try put(change, row, head, commit, database)
    for (entry, draft) in zip(entries, change.drafts) {
      try insert(entry, account, database)
      try note(draft.fact, database)
      for key in draft.documents where key.kind != .invoice {
        try claim(key, account, sequence: entry.sequence, database)
      }
    }
    for id in change.after.touched.sorted() {
      guard let item = change.after.items[id] else { continue }
      try put(item, account, change, commit, database)
    }
    for id in change.after.touchedNotices.sorted() {
      guard let notice = change.after.notices[id] else { continue }
      try put(notice, account, database)
    }
  }

  // MARK: Accounts and entries

  private func chain(
    of id: AccountID, _ database: Database
  ) throws -> (row: Int64?, head: ChainHead) {
    let statement = try database.cachedStatement(
      sql: "SELECT id, length, head FROM account WHERE name = ?")
    guard let row = try Row.fetchOne(statement, arguments: [id.text]) else {
      return (nil, .empty)
    }
    return (row[0], try ChainHead(length: row[1], stored: row[2]))
  }

  private func put(
    _ change: AccountChange, _ row: Int64?, _ head: ChainHead, _ commit: Commit,
    _ database: Database
  ) throws -> Int64 {
    var standing = JSONWriter()
    standing.object { change.after.standing.write(into: &$0) }
    if let row {
      try database.cachedStatement(
        sql: """
          UPDATE account SET length = ?, head = ?, moved = ?, attention = ?, standing = ?
          WHERE id = ?
          """
      ).execute(arguments: [
        head.length, Data(head.hash.bytes), commit.recorded.microseconds,
        change.attention.ordinal, Data(standing.bytes), row,
      ])
      return row
    }
    try database.cachedStatement(
      sql: """
        INSERT INTO account(name, length, head, moved, attention, standing)
        VALUES (?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      change.id.text, head.length, Data(head.hash.bytes), commit.recorded.microseconds,
      change.attention.ordinal, Data(standing.bytes),
    ])
    return database.lastInsertedRowID
  }

  /// Without a new entry nothing but the attention day can have changed.
  private func lookAgain(_ account: Int64, on day: Day, _ database: Database) throws {
    try database.cachedStatement(sql: "UPDATE account SET attention = ? WHERE id = ?")
      .execute(arguments: [day.ordinal, account])
  }

  private func insert(_ entry: Entry, _ account: Int64, _ database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT INTO entry(account, sequence, recorded, bytes, hash, salt, private)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      account, entry.sequence, entry.recorded.microseconds, Data(entry.bytes),
      Data(entry.hash.bytes), entry.privateRecord.map { Data($0.salt) },
      entry.privateRecord.map { Data($0.bytes) },
    ])
  }

  private mutating func forget(_ account: Int64, _ database: Database) throws {
    hasForgotten = true
    try database.execute(
      sql: "UPDATE entry SET salt = NULL, private = NULL WHERE account = ?",
      arguments: [account])
  }

  private mutating func note(_ fact: Fact, _ database: Database) throws {
    guard kindsSeen.insert(fact.kind).inserted else { return }
    try database.cachedStatement(sql: "INSERT OR IGNORE INTO kind(name, version) VALUES (?, ?)")
      .execute(arguments: [fact.kind, fact.version])
  }

  private func claim(
    _ key: DocumentKey, _ account: Int64, sequence: Int, _ database: Database
  ) throws {
    do {
      try database.cachedStatement(
        sql: "INSERT INTO document(kind, id, account, sequence) VALUES (?, ?, ?, ?)"
      ).execute(arguments: [key.kind.rawValue, key.id, account, sequence])
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

  // MARK: Items and notices

  private mutating func put(
    _ item: Item, _ account: Int64, _ change: AccountChange, _ commit: Commit,
    _ database: Database
  ) throws {
    let fresh = item.movements.filter { $0.sequence > change.expectedVersion }
    let isNew = fresh.count == item.movements.count
    let acted = item.acted.isEmpty ? nil : Data(ActedCoding.write(item.acted))
    let row: Int64
    if isNew {
      row = try insert(item, account, acted, database)
    } else {
      row = try rowID(of: item.id, database)
      try database.cachedStatement(
        sql: "UPDATE item SET open = ?, settled = ?, last = ?, acted = ? WHERE id = ?"
      ).execute(arguments: [
        item.finallyOpen, item.settled.ordinal, item.lastMovement.ordinal, acted, row,
      ])
    }
    itemRows[item.id] = row
    let statement = try database.cachedStatement(
      sql: """
        INSERT INTO movement(item, sequence, place, day, recorded, amount)
        VALUES (?, ?, ?, ?, ?, ?)
        """)
    for (place, movement) in fresh.enumerated() {
      try statement.execute(arguments: [
        row, movement.sequence, place, movement.day.ordinal, commit.recorded.microseconds,
        movement.minorUnits,
      ])
    }
  }

  private func insert(
    _ item: Item, _ account: Int64, _ acted: Data?, _ database: Database
  ) throws -> Int64 {
    do {
      try database.cachedStatement(
        sql: """
          INSERT INTO item(name, account, owed, currency, issued, due, open, settled, last, acted)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [
        item.id.stored, account, item.id.kind == .invoice ? 1 : 0, item.currency.code,
        item.issued.ordinal, item.due.ordinal, item.finallyOpen, item.settled.ordinal,
        item.lastMovement.ordinal, acted,
      ])
      return database.lastInsertedRowID
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      let holder = try String.fetchOne(
        database,
        sql: "SELECT a.name FROM item i JOIN account a ON a.id = i.account WHERE i.name = ?",
        arguments: [item.id.stored])
      throw BookError.taken(
        DocumentKey(.invoice, item.id.document), by: AccountID(holder ?? ""))
    }
  }

  private func rowID(of item: ItemID, _ database: Database) throws -> Int64 {
    if let row = itemRows[item] { return row }
    let statement = try database.cachedStatement(sql: "SELECT id FROM item WHERE name = ?")
    guard let row = try Int64.fetchOne(statement, arguments: [item.stored]) else {
      throw BookError.damaged("item \(item.text) is not in the tables")
    }
    return row
  }

  private func put(_ notice: Notice, _ account: Int64, _ database: Database) throws {
    try database.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO notice(id, account, day, open, content) VALUES (?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      notice.id, account, notice.on.ordinal, notice.isOpen ? 1 : 0,
      Data(NoticeCoding.write(notice)),
    ])
  }
}

extension ChainHead {
  init(length: Int, stored: Data) throws {
    guard let hash = Hash(bytes: stored) else {
      throw BookError.damaged("a chain's head is not thirty-two bytes")
    }
    self.init(length: length, hash: hash)
  }
}
