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
}
