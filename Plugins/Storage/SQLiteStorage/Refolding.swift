import Foundation
import GRDB
import Receivables
import ReceivablesPorts

/// Folds every account of a book anew and writes what the tables say otherwise: a book of an earlier
/// program, whose folds said less, is then what this program would have made of its entries.
///
/// An account that cannot be folded stays as it is; `verify` names it, and it cannot be decided.
struct Refolding {
  private let database: Database
  private var writer = ChangeWriter()

  init(_ database: Database) {
    self.database = database
  }

  mutating func execute() throws {
    var last = ""
    while true {
      let names = try String.fetchAll(
        database, sql: "SELECT name FROM account WHERE name > ? ORDER BY name LIMIT 1000",
        arguments: [last])
      guard let end = names.last else { return }
      for name in names { try refold(AccountID(name)) }
      last = end
      writer.forgetRows()
    }
  }

  private mutating func refold(_ id: AccountID) throws {
    guard let folded = try folded(id),
      let row = try Row.fetchOne(
        database, sql: BookRows.accountColumns + " WHERE name = ?", arguments: [id.text])
    else { return }
    let record = try BookRows.recordOrDamage(row, .all, database)
    // A fold that this program cannot read any more is written whole.
    let stored = record.damage == nil ? record.account : nil
    var differs = false
    for item in folded.items.values where stored?.items[item.id] != item {
      do {
        try write(item, was: stored?.items[item.id], account: row[0])
      } catch BookError.damaged {
        // Its row is gone. That is no matter of folding: `verify` names it.
        continue
      }
      differs = true
    }
    for notice in folded.notices.values where stored?.notices[notice.id] != notice {
      try writer.put(notice, row[0], database)
      differs = true
    }
    guard differs || stored?.standing != folded.standing else { return }
    // Decided by less than is known now: a run looks at it again, whatever day it is.
    try database.execute(
      sql: "UPDATE account SET standing = ?, tasks = ?, attention = ? WHERE id = ?",
      arguments: [
        Data(ChangeWriter.bytes(of: folded.standing)), folded.standing.tasks.open.count,
        Day.distantPast.ordinal, row[0] as Int64,
      ])
  }

  /// What the entries of an account say; nil where they cannot be read or do not fit.
  private func folded(_ id: AccountID) throws -> Account? {
    var account = Account(id: id)
    while true {
      let page: [Entry]
      do {
        page = try BookRows.entries(of: id, from: account.version + 1, limit: 1000, database)
        for entry in page {
          let content = try EntryContent(parsing: entry.bytes)
          try account.post(content.fact, on: content.day)
        }
      } catch let error where error is FactError || error is PostingError || error is BookError {
        return nil
      }
      if page.isEmpty { return account }
    }
  }

  private mutating func write(_ item: Item, was stored: Item?, account: Int64) throws {
    let row = try writer.rowID(of: item.id, in: account, database)
    try writer.update(item, row, database)
    guard stored?.movements != item.movements else { return }
    try database.execute(sql: "DELETE FROM movement WHERE item = ?", arguments: [row])
    for (place, movement) in item.movements.dropFirst().enumerated() {
      try database.execute(
        sql: """
          INSERT INTO movement(item, sequence, place, day, made, amount)
          SELECT ?, e.sequence, ?, ?, e.made, ? FROM entry e
          WHERE e.account = ? AND e.sequence = ?
          """,
        arguments: [
          row, place, movement.day.ordinal, movement.minorUnits, account, movement.sequence,
        ])
    }
  }
}
