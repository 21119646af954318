import Foundation
import GRDB
import Receivables
import ReceivablesPorts

/// The rows of the tables as the values that they keep.
enum BookRows {
  static let accountColumns =
    "SELECT id, name, length, head, attention, standing FROM account"

  static func record(
    _ row: Row, _ items: ItemSelection, _ database: Database
  ) throws -> AccountRecord {
    let rowID: Int64 = row[0]
    let id = AccountID(row[1])
    let standing: Data = row[5]
    let account: Account
    do {
      account = Account(
        id: id, version: row[2],
        standing: try Standing(FactReader(try JSONValue(parsing: standing))),
        items: try read(items, of: rowID, database),
        notices: try notices(items, of: rowID, id, database))
    } catch let error where error is FactError || error is JSONValue.Malformed {
      throw BookError.damaged("account \(id): \(error)")
    }
    return AccountRecord(
      account: account, head: try ChainHead(length: row[2], stored: row[3] as Data),
      attention: Day(ordinal: row[4]))
  }

  static func recordOrDamage(
    _ row: Row, _ items: ItemSelection, _ database: Database
  ) throws -> AccountRecord {
    do {
      return try record(row, items, database)
    } catch BookError.damaged(let what) {
      return AccountRecord(
        account: Account(id: AccountID(row[1]), version: row[2]),
        head: try ChainHead(length: row[2], stored: row[3] as Data),
        attention: Day(ordinal: row[4]),
        damage: what)
    }
  }

  private static func read(
    _ selection: ItemSelection, of account: Int64, _ database: Database
  ) throws -> [Item] {
    let values = """
      SELECT i.id, i.name, i.part, i.currency, i.issued, i.due, i.acted, i.sequence, i.amount,
        m.day, m.sequence, m.amount, i.circumstances
      """
    let columns = values + " FROM item i LEFT JOIN movement m ON m.item = i.id"
    switch selection {
    case .none: return []
    case .all: return try items(of: account, after: .distantPast, columns, database)
    case .live(let day): return try items(of: account, after: day, columns, database)
    case .named(let names):
      let statement = try BoundStatement(
        database,
        // Else SQLite reads every item of the account to find the one of the name.
        values + """
           FROM item i INDEXED BY item_name LEFT JOIN movement m ON m.item = i.id
          WHERE i.name = ? AND i.part = ? AND i.account = ? ORDER BY m.sequence, m.place
          """)
      return try names.flatMap { name in
        try items(statement, database) { values in
          values.text(name.rowName)
          values.integer(name.part)
          values.integer(account)
        }
      }
    }
  }

  /// Items on which something is open after a day, each part by the index that it stands in.
  private static func items(
    of account: Int64, after day: Day, _ columns: String, _ database: Database
  ) throws -> [Item] {
    let order = " ORDER BY i.id, m.sequence, m.place"
    let live = try BoundStatement(
      database, columns + " WHERE i.account = ? AND i.\(SQLiteSchema.isLive)" + order)
    let closed = try BoundStatement(
      database,
      columns + " WHERE i.account = ? AND i.\(SQLiteSchema.isClosed) AND i.settled > ?" + order)
    return try items(live, database) { $0.integer(account) }
      + items(closed, database) { values in
        values.integer(account)
        values.day(day)
      }
  }

  /// One item for each run of rows with the same id.
  private static func items(
    _ statement: BoundStatement, _ database: Database,
    _ bind: (inout BoundStatement.Binder) -> Void
  ) throws -> [Item] {
    var items: [Item] = []
    var current: Int64?
    try statement.each(database, bind) { row in
      if row.integer(0) != current {
        current = row.integer(0)
        items.append(try item(row))
      }
      guard !row.isNull(9), let last = items.indices.last else { return }
      items[last].append(
        Movement(day: row.day(9), sequence: row.int(10), minorUnits: row.integer(11)))
    }
    return items
  }

  /// An item with its first movement, which is in its own row.
  private static func item(_ row: BoundStatement.Columns) throws -> Item {
    guard let id = ItemID(rowName: row.text(1), part: row.int(2)),
      let currency = Currency(utf8: row.bytes(3))
    else {
      throw BookError.damaged("item \(row.text(1)) cannot be read")
    }
    let first = Movement(day: row.day(4), sequence: row.int(7), minorUnits: row.integer(8))
    return Item(
      id: id, currency: currency, issued: row.day(4), due: row.day(5), movements: [first],
      acted: row.isNull(6) ? [] : try ActedCoding.read(row.bytes(6)),
      circumstances: row.isNull(12)
        ? Circumstances() : try CircumstancesCoding.read(row.bytes(12)))
  }

  private static func notices(
    _ selection: ItemSelection, of account: Int64, _ id: AccountID, _ database: Database
  ) throws -> [Notice] {
    let filter: String
    switch selection {
    case .none, .named: return []
    case .live: filter = " AND open"
    case .all: filter = ""
    }
    let statement = try database.cachedStatement(
      sql: "SELECT id, day, content FROM notice WHERE account = ?" + filter)
    return try Row.fetchAll(statement, arguments: [account]).map { row in
      try NoticeCoding.read(row[2] as Data, id: row[0], account: id, day: Day(ordinal: row[1]))
    }
  }

  static func entries(
    of account: AccountID, from sequence: Int, limit: Int, _ database: Database
  ) throws -> [Entry] {
    let statement = try BoundStatement(
      database,
      """
      SELECT e.sequence, c.recorded, e.day, e.author, e.command, k.name, k.version, e.fact,
        e.digest, e.hash, p.salt, p.bytes
      FROM entry e JOIN account a ON a.id = e.account LEFT JOIN commits c ON c.number = e.made
        LEFT JOIN kind k ON k.id = e.kind LEFT JOIN private p ON p.id = e.private
      WHERE a.name = ? AND e.sequence >= ? ORDER BY e.sequence LIMIT ?
      """)
    var entries: [Entry] = []
    try statement.each(database) { values in
      values.text(account.text)
      values.integer(sequence)
      values.integer(limit)
    } _: { row in
      entries.append(try entry(row, account))
    }
    return entries
  }

  private static func entry(_ row: BoundStatement.Columns, _ account: AccountID) throws -> Entry {
    guard let hash = Hash(bytes: row.bytes(9)) else {
      throw BookError.damaged("entry \(row.int(0)) of \(account) has no hash")
    }
    let frame = EntryFrame(
      account: account, sequence: row.int(0), day: row.day(2),
      recorded: Moment(microseconds: row.integer(1)), author: row.text(3),
      command: row.isNull(4) ? nil : row.text(4), kind: row.text(5), version: row.int(6),
      fact: row.blob(7), privateHash: row.isNull(8) ? nil : Hash(bytes: row.bytes(8)))
    var record: PrivateRecord?
    if !row.isNull(10), !row.isNull(11) {
      record = PrivateRecord(salt: row.blob(10), bytes: row.blob(11))
    }
    return Entry(
      account: account, sequence: frame.sequence, recorded: frame.recorded, bytes: frame.bytes,
      hash: hash, privateRecord: record)
  }
}
