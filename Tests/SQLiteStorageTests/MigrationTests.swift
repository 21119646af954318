import GRDB
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import SQLiteStorage
import Testing

@Suite("A database of an earlier version")
struct MigrationTests {
  /// Goal: a book that was made before there were tasks is read and written on. Method: take away
  /// what the second version added.
  @Test("A book without a column of tasks gets one, with nothing in it")
  func tasks() async throws {
    try await withBook { book, files in
      let june = Samples.day("2025-06-01")
      try await Samples.post(
        [Samples.invoice("INV-1", Samples.euros(5_00), issued: june)], to: Samples.cafe, in: book)
      try await DatabaseQueue(path: files.path).write { database in
        try database.execute(
          sql: """
            DROP INDEX account_tasks;
            ALTER TABLE account DROP COLUMN tasks;
            DELETE FROM grdb_migrations WHERE identifier = '2';
            """)
      }
      let opened = try files.open()
      #expect(try await opened.accountIDsWithTasks(after: nil, limit: 9).isEmpty)
      try await Samples.post([Samples.task("W-1", on: june)], to: Samples.cafe, in: opened)
      #expect(try await opened.accountIDsWithTasks(after: nil, limit: 9) == [Samples.cafe])
      #expect(try await opened.derivedProblems().isEmpty)
    }
  }

  /// Goal: charges that were booked before they said what for are told apart. Method: take the word
  /// away from them, and let the tables be compared with the entries.
  @Test("A charge of a book that kept its kind with the invoice alone gets it")
  func chargeKinds() async throws {
    try await withBook { book, files in
      let june = Samples.day("2025-06-01")
      let charges = [ChargeKind.fixedSum, .interest].map { kind in
        Fact.chargeBooked(
          ChargeBooked(
            item: ItemID(.invoice, "INV-1"), kind: kind, law: "de", amount: Samples.euros(40_00),
            through: june, due: june))
      }
      try await Samples.post(
        [Samples.invoice("INV-1", Samples.euros(5_00), issued: june)]
          + charges.map { EntryDraft(day: june, author: .person, fact: $0) },
        to: Samples.cafe, in: book)
      try await DatabaseQueue(path: files.path).write { database in
        try database.execute(sql: "UPDATE item SET circumstances = NULL WHERE name LIKE 'x%:%'")
        #expect(database.changesCount == charges.count)
        try database.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = '4'")
      }
      let opened = try files.open()
      #expect(try await opened.derivedProblems().isEmpty)
      let account = try #require(try await opened.account(Samples.cafe, items: .all)).account
      #expect(
        account.charges(ofInvoice: "INV-1").map(\.circumstances.chargeKind)
          == [.fixedSum, .interest])
    }
  }

  /// Goal: a book whose folds said less than those of today is what it would be had it been written
  /// today. Method: take from every row what folds say beside the sums, falsify a sum and a movement,
  /// let the tables be compared with the entries, and let a run look at the account again.
  @Test("A book of an earlier program is folded anew")
  func refolding() async throws {
    try await withBook { book, files in
      let june = Samples.day("2025-06-01")
      let paid = Fact.paymentReceived(
        PaymentReceived(
          payment: "P-1", amount: Samples.euros(3_00),
          allocations: [Allocation(Samples.item("INV-1"), 3_00)]))
      try await Samples.post(
        [
          Samples.invoice("INV-1", Samples.euros(5_00), issued: june),
          EntryDraft(day: june, author: .person, fact: paid),
          Samples.task("W-1", on: june),
        ],
        to: Samples.cafe, in: book)
      let before = try #require(try await book.account(Samples.cafe, items: .all))
      try await DatabaseQueue(path: files.path).write { database in
        try database.execute(
          sql: """
            UPDATE account SET standing = '{"was":"less"}', tasks = 0, attention = 99999;
            UPDATE item SET circumstances = NULL, acted = NULL, open = 4;
            UPDATE movement SET amount = -1;
            DELETE FROM grdb_migrations WHERE identifier = '5';
            """)
      }
      let opened = try files.open()
      #expect(try await opened.derivedProblems().isEmpty)
      let after = try #require(try await opened.account(Samples.cafe, items: .all))
      #expect(after.account == before.account)
      #expect(after.attention == .distantPast)
      #expect(try await opened.accountIDsWithTasks(after: nil, limit: 9) == [Samples.cafe])
    }
  }
}
