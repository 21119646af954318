import GRDB
import Receivables
import ReceivablesPorts

/// What an item's row keeps beside its sums, as columns.
private struct Beside {
  let acted: [UInt8]?
  let circumstances: [UInt8]?

  init(_ item: Item) {
    acted = item.acted.isEmpty ? nil : ActedCoding.write(item.acted)
    circumstances = CircumstancesCoding.write(item.circumstances)
  }
}

extension ChangeWriter {
  mutating func put(
    _ item: Item, _ account: Int64, _ chained: ChainedChange, _ database: Database
  ) throws {
    guard let first = item.movements.first else { return }
    let known = chained.change.base.length
    // The first movement is in the item's own row.
    let later = item.movements.dropFirst().filter { $0.sequence > known }
    let beside = Beside(item)
    let row: Int64
    if first.sequence > known {
      row = try insert(item, first, account, beside, chained.commit, database)
      itemRows[ItemPlace(account: account, item: item.id)] = row
    } else if later.isEmpty, item.circumstances.moved.allSatisfy({ $0.until <= known }) {
      return try note(beside, on: item.id, in: account, database)
    } else {
      row = try rowID(of: item.id, in: account, database)
      try update(item, row, database)
    }
    guard !later.isEmpty else { return }
    let statement = try BoundStatement(
      database,
      """
      INSERT INTO movement(item, sequence, place, day, made, amount)
      VALUES (?, ?, ?, ?, ?, ?)
      """)
    for (place, movement) in later.enumerated() {
      try statement.run(database) { values in
        values.integer(row)
        values.integer(movement.sequence)
        values.integer(place)
        values.day(movement.day)
        values.integer(chained.commit.number)
        values.integer(movement.minorUnits)
      }
    }
  }

  /// Writes an item's sums and what is kept beside them over those of its row.
  func update(_ item: Item, _ row: Int64, _ database: Database) throws {
    let beside = Beside(item)
    let statement = try BoundStatement(
      database,
      """
      UPDATE item SET due = ?, open = ?, settled = ?, last = ?, acted = ?, circumstances = ?
      WHERE id = ?
      """)
    try statement.run(database) { values in
      values.day(item.due)
      values.integer(item.finallyOpen)
      values.day(item.settled)
      values.day(item.lastMovement)
      values.blob(beside.acted)
      values.blob(beside.circumstances)
      values.integer(row)
    }
  }

  /// Something was noted beside an item, and nothing moved it: no index is concerned.
  private func note(
    _ beside: Beside, on item: ItemID, in account: Int64, _ database: Database
  ) throws {
    let statement = try BoundStatement(
      database,
      """
      UPDATE item INDEXED BY item_name SET acted = ?, circumstances = ?
      WHERE name = ? AND account = ?
      """)
    try statement.run(database) { values in
      values.blob(beside.acted)
      values.blob(beside.circumstances)
      values.text(item.rowName)
      values.integer(account)
    }
    guard database.changesCount == 1 else {
      throw BookError.damaged("item \(item.text) is not in the tables")
    }
  }

  private func insert(
    _ item: Item, _ first: Movement, _ account: Int64, _ beside: Beside, _ commit: Commit,
    _ database: Database
  ) throws -> Int64 {
    do {
      let statement = try BoundStatement(
        database,
        """
        INSERT INTO item(
          name, part, account, owed, currency, issued, due, sequence, made, amount, open,
          settled, last, acted, circumstances)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
      try statement.run(database) { values in
        values.text(item.id.rowName)
        values.integer(item.id.part)
        values.integer(account)
        values.integer(item.id.kind.isOwed ? 1 : 0)
        values.text(item.currency.code)
        values.day(item.issued)
        values.day(item.due)
        values.integer(first.sequence)
        values.integer(commit.number)
        values.integer(first.minorUnits)
        values.integer(item.finallyOpen)
        values.day(item.settled)
        values.day(item.lastMovement)
        values.blob(beside.acted)
        values.blob(beside.circumstances)
      }
      return database.lastInsertedRowID
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      let holder = try String.fetchOne(
        database,
        sql: "SELECT a.name FROM item i JOIN account a ON a.id = i.account WHERE i.name = ?",
        arguments: [item.id.rowName])
      throw BookError.taken(item.id.documentKey, by: AccountID(holder ?? ""))
    }
  }

  func rowID(
    of item: ItemID, in account: Int64, _ database: Database
  ) throws -> Int64 {
    if let row = itemRows[ItemPlace(account: account, item: item)] { return row }
    var found: Int64?
    let statement = try BoundStatement(
      database, "SELECT id FROM item INDEXED BY item_name WHERE name = ? AND account = ?")
    try statement.each(database) { values in
      values.text(item.rowName)
      values.integer(account)
    } _: { row in
      found = row.integer(0)
    }
    guard let found else {
      throw BookError.damaged("item \(item.text) is not in the tables")
    }
    return found
  }

  func put(_ notice: Notice, _ account: Int64, _ database: Database) throws {
    let statement = try BoundStatement(
      database,
      """
      INSERT OR REPLACE INTO notice(id, account, day, open, unanswered, content)
      VALUES (?, ?, ?, ?, ?, ?)
      """)
    try statement.run(database) { values in
      values.text(notice.id)
      values.integer(account)
      values.day(notice.on)
      values.integer(notice.isOpen ? 1 : 0)
      values.integer(notice.isUnanswered ? 1 : 0)
      values.blob(NoticeCoding.write(notice))
    }
  }
}
