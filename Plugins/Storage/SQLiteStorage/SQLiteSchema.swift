import Foundation
import GRDB
import Receivables

/// The tables of a book. What is derived from the entries can be rebuilt from them at any time.
enum SQLiteSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(sql: firstVersion)
    }
    migrator.registerMigration("2") { database in
      try database.execute(sql: tasks)
    }
    migrator.registerMigration("3") { database in
      try database.execute(sql: circumstances)
    }
    migrator.registerMigration("4") { database in
      try noteChargeKinds(database)
    }
    // What a fold says grew without a column: discounts, returns, waivers, competing money.
    migrator.registerMigration("5") { database in
      var refolding = Refolding(database)
      try refolding.execute()
    }
    // Due days that statements moved, statements and contacts by what came of them.
    migrator.registerMigration("6") { database in
      var refolding = Refolding(database)
      try refolding.execute()
    }
    // Credits know since when what they are for was paid.
    migrator.registerMigration("7") { database in
      var refolding = Refolding(database)
      try refolding.execute()
    }
    // Money that waited and left is remembered.
    migrator.registerMigration("8") { database in
      var refolding = Refolding(database)
      try refolding.execute()
    }
    // So is money that went back and had settled something all the time.
    migrator.registerMigration("9") { database in
      var refolding = Refolding(database)
      try refolding.execute()
    }
    return migrator
  }

  /// Holds for items on which something is open for good, as far as is known; told in these words,
  /// as SQLite finds a partial index by them.
  static let isLive = "settled = \(Day.distantFuture.ordinal)"
  /// Holds for all others.
  static let isClosed = "settled < \(Day.distantFuture.ordinal)"

  /// Derived from the fold: how many tasks are open, so that a worklist reads no other account. A
  /// book of the first version has none.
  private static let tasks = """
    ALTER TABLE account ADD COLUMN tasks INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX account_tasks ON account(name) WHERE tasks > 0;
    """

  /// Derived from the fold: what was agreed about an item, and what it was charged.
  private static let circumstances = "ALTER TABLE item ADD COLUMN circumstances BLOB"

  /// Derived from the fold: a charge says what it is for. Before, only the invoice knew.
  private static func noteChargeKinds(_ database: Database) throws {
    let rows = try Row.fetchAll(
      database, sql: "SELECT name, part, circumstances FROM item WHERE circumstances IS NOT NULL")
    for row in rows {
      guard let late = ItemID(rowName: row["name"], part: row["part"]) else { continue }
      let bytes: Data = row["circumstances"]
      for charged in try CircumstancesCoding.read(bytes).charged {
        for part in charged.parts {
          try database.execute(
            sql: """
              UPDATE item SET circumstances = CAST(
                json_set(coalesce(CAST(circumstances AS TEXT), '{}'), '$.for', ?) AS BLOB)
              WHERE name = ?
              """,
            arguments: [
              charged.kind.rawValue, ItemID(.charge, late.document, part: part).rowName,
            ])
        }
      }
    }
  }

  /// Days are counted from 1970-01-01, moments are microseconds from then, amounts minor units;
  /// `made` and `moved` are numbers of commits.
  private static let firstVersion = """
    -- The record: entries are appended, never changed.
    CREATE TABLE commits(number INTEGER PRIMARY KEY, recorded INTEGER NOT NULL);
    -- The parts of an entry, from which its text follows byte for byte. Rows are put behind all
    -- others: an account's entries are found by their places, and no page is written twice.
    CREATE TABLE entry(
      id INTEGER PRIMARY KEY, account INTEGER NOT NULL, sequence INTEGER NOT NULL,
      made INTEGER NOT NULL, day INTEGER NOT NULL, author TEXT NOT NULL, command TEXT,
      kind INTEGER NOT NULL, fact BLOB NOT NULL, digest BLOB, hash BLOB NOT NULL,
      private INTEGER);
    CREATE UNIQUE INDEX entry_place ON entry(account, sequence);
    -- What can be forgotten. A row is put behind all others and never changes its size: SQLite
    -- copies rows that it moves, and would leave the copy of what is forgotten later in the file.
    CREATE TABLE private(id INTEGER PRIMARY KEY, salt BLOB NOT NULL, bytes BLOB NOT NULL);
    -- Every kind of fact that the book holds, so that one from a later version is seen at once.
    CREATE TABLE kind(
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, version INTEGER NOT NULL,
      UNIQUE (name, version));

    -- Derived: folds, attention days, open items, movements, documents, notices.
    CREATE TABLE account(
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, length INTEGER NOT NULL,
      head BLOB NOT NULL, moved INTEGER NOT NULL, attention INTEGER NOT NULL,
      standing BLOB NOT NULL);
    CREATE INDEX account_attention ON account(attention, name);
    CREATE INDEX account_moved ON account(moved);
    CREATE TABLE item(
      id INTEGER PRIMARY KEY, name TEXT NOT NULL, part INTEGER NOT NULL,
      account INTEGER NOT NULL, owed INTEGER NOT NULL, currency TEXT NOT NULL,
      issued INTEGER NOT NULL, due INTEGER NOT NULL, sequence INTEGER NOT NULL,
      made INTEGER NOT NULL, amount INTEGER NOT NULL, open INTEGER NOT NULL,
      settled INTEGER NOT NULL, last INTEGER NOT NULL, acted BLOB);
    -- An invoice is in one account; money that was moved waits in several under its name.
    CREATE UNIQUE INDEX item_name ON item(name, (CASE WHEN owed THEN 0 ELSE account END));
    -- What is open is few and asked for daily; what is closed is found by the day that closed it.
    CREATE INDEX item_live
      ON item(account, owed, currency, issued, due, last, open) WHERE \(isLive);
    CREATE INDEX item_closed ON item(account, settled) WHERE \(isClosed);
    -- What moved an item after its first movement, which is in its own row.
    CREATE TABLE movement(
      item INTEGER NOT NULL, sequence INTEGER NOT NULL, place INTEGER NOT NULL,
      day INTEGER NOT NULL, made INTEGER NOT NULL, amount INTEGER NOT NULL,
      PRIMARY KEY (item, sequence, place)) WITHOUT ROWID;
    CREATE TABLE document(
      kind TEXT NOT NULL, id TEXT NOT NULL, account INTEGER NOT NULL, sequence INTEGER NOT NULL,
      PRIMARY KEY (kind, id)) WITHOUT ROWID;
    CREATE TABLE notice(
      id TEXT PRIMARY KEY, account INTEGER NOT NULL, day INTEGER NOT NULL,
      open INTEGER NOT NULL, unanswered INTEGER NOT NULL, content BLOB NOT NULL) WITHOUT ROWID;
    CREATE INDEX notice_open ON notice(day, id) WHERE open;
    CREATE INDEX notice_unanswered ON notice(day, id) WHERE open AND unanswered;
    CREATE INDEX notice_day ON notice(day, id);
    CREATE INDEX notice_account ON notice(account, open);
    """
}
