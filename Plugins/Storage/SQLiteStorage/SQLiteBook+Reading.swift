import Foundation
import GRDB
public import Receivables
public import ReceivablesPorts

extension SQLiteBook: AccountReading {
  public func account(_ id: AccountID, items: ItemSelection) throws -> AccountRecord? {
    try read { database in
      let statement = try database.cachedStatement(
        sql: BookRows.accountColumns + " WHERE name = ?")
      guard let row = try Row.fetchOne(statement, arguments: [id.text]) else { return nil }
      return try BookRows.record(row, items, database)
    }
  }

  public func accounts(
    due day: Day, liveOn live: Day, after cursor: AttentionCursor?, limit: Int
  ) throws -> [AccountRecord] {
    try read { database in
      let statement = try database.cachedStatement(
        sql: BookRows.accountColumns + """
           WHERE attention <= ? AND (attention, name) > (?, ?)
          ORDER BY attention, name LIMIT ?
          """)
      let rows = try Row.fetchAll(
        statement,
        arguments: [
          day.ordinal, cursor?.day.ordinal ?? Int32.min, cursor?.account.text ?? "", limit,
        ])
      return try rows.map { try BookRows.recordOrDamage($0, .live(on: live), database) }
    }
  }

  public func accountIDs(after id: AccountID?, limit: Int) throws -> [AccountID] {
    try read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT name FROM account WHERE name > ? ORDER BY name LIMIT ?")
      return try String.fetchAll(statement, arguments: [id?.text ?? "", limit]).map {
        AccountID($0)
      }
    }
  }

  public func accountIDsWithTasks(after id: AccountID?, limit: Int) throws -> [AccountID] {
    try read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT name FROM account WHERE tasks > 0 AND name > ? ORDER BY name LIMIT ?")
      return try String.fetchAll(statement, arguments: [id?.text ?? "", limit]).map {
        AccountID($0)
      }
    }
  }

  public func entries(of account: AccountID, from sequence: Int, limit: Int) throws -> [Entry] {
    try read { try BookRows.entries(of: account, from: sequence, limit: limit, $0) }
  }

  public func heads(
    movedAfter moment: Moment, after id: AccountID?, limit: Int
  ) throws -> [(account: AccountID, head: ChainHead)] {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT name, length, head FROM account WHERE moved > ? AND name > ?
          ORDER BY name LIMIT ?
          """)
      let last = try lastCommit(by: moment, database)
      let rows = try Row.fetchAll(statement, arguments: [last, id?.text ?? "", limit])
      return try rows.map { row in
        (AccountID(row[0]), try ChainHead(length: row[1], stored: row[2] as Data))
      }
    }
  }

  public func holders(of documents: [DocumentKey]) throws -> [DocumentKey: Holder] {
    var found: [DocumentKey: Holder] = [:]
    var others: [DocumentKey] = []
    for key in documents {
      if let holder = drawnHolder(of: key) {
        found[key] = holder
      } else {
        others.append(key)
      }
    }
    guard !others.isEmpty else { return found }
    return try readOwnWrites { database in
      for key in others {
        found[key] =
          try key.kind == .invoice
          ? invoiceHolder(key.id, database) : holder(key, database)
      }
      return found
    }
  }

  public func commit(number: Int) throws -> Commit? {
    try read { database in
      let recorded = try Int64.fetchOne(
        database, sql: "SELECT recorded FROM commits WHERE number = ?", arguments: [number])
      return recorded.map { Commit(number: number, recorded: Moment(microseconds: $0)) }
    }
  }

  public func lastCommit() throws -> Commit? {
    try read { try SQLiteBook.lastCommit($0) }
  }

  static func lastCommit(_ database: Database) throws -> Commit? {
    let statement = try database.cachedStatement(
      sql: "SELECT number, recorded FROM commits ORDER BY number DESC LIMIT 1")
    return try Row.fetchOne(statement).map {
      Commit(number: $0[0], recorded: Moment(microseconds: $0[1]))
    }
  }

  /// The number of the last commit that was recorded by a moment; 0 where none was.
  func lastCommit(by moment: Moment, _ database: Database) throws -> Int {
    try Int.fetchOne(
      database,
      sql: "SELECT number FROM commits WHERE recorded <= ? ORDER BY number DESC LIMIT 1",
      arguments: [moment.microseconds]) ?? 0
  }

  // MARK: Holders

  private func holder(_ key: DocumentKey, _ database: Database) throws -> Holder? {
    let statement = try BoundStatement(
      database,
      """
      SELECT a.name, d.sequence FROM document d JOIN account a ON a.id = d.account
      WHERE d.kind = ? AND d.id = ?
      """)
    var found: Holder?
    try statement.each(database) { values in
      values.text(key.kind.rawValue)
      values.text(key.id)
    } _: { row in
      found = Holder(account: AccountID(row.text(0)), sequence: row.int(1))
    }
    return found
  }

  /// An invoice is where its item is, or its first instalment.
  private func invoiceHolder(_ invoice: String, _ database: Database) throws -> Holder? {
    let statement = try BoundStatement(
      database,
      """
      SELECT a.name, i.sequence FROM item i INDEXED BY item_name JOIN account a ON a.id = i.account WHERE i.name = ?
      """)
    var found: Holder?
    try statement.each(database) {
      $0.text(ItemID(.invoice, invoice).stored)
    } _: { row in
      found = Holder(account: AccountID(row.text(0)), sequence: row.int(1))
    }
    return found
  }
}
