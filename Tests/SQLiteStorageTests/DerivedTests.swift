import GRDB
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import SQLiteStorage
import Testing

/// Goal: what the tables say beside the entries cannot go wrong unnoticed. Method: one row is
/// altered by hand, behind the back of the book.
@Suite("What an SQLite database derives")
struct DerivedTests {
  @Test(
    "An altered row is told, with its account",
    arguments: [
      "UPDATE item SET open = open - 1 WHERE name = 'i:INV-1'",
      "UPDATE item SET settled = 0 WHERE name = 'i:INV-1'",
      "UPDATE item SET last = last + 1 WHERE name = 'i:INV-1'",
      "UPDATE item SET owed = 0 WHERE name = 'i:INV-1'",
      "UPDATE movement SET amount = amount + 1 WHERE item = 1",
      "UPDATE movement SET day = day + 40 WHERE item = 1",
      "UPDATE movement SET made = made + 1 WHERE item = 1",
      "UPDATE item SET amount = amount + 1 WHERE name = 'i:INV-1'",
      "UPDATE item SET made = made + 1 WHERE name = 'i:INV-1'",
      "DELETE FROM movement WHERE item = 1",
      "UPDATE account SET moved = moved - 1 WHERE name = 'C1001'",
      "UPDATE account SET tasks = 0 WHERE name = 'C1001'",
      "UPDATE account SET tasks = tasks + 1 WHERE name = 'C1001'",
      "UPDATE notice SET open = 0",
      "UPDATE document SET sequence = 99 WHERE kind = 'payment'",
    ])
  func altered(_ sql: String) async throws {
    try await withBook { book, files in
      let day = Samples.day("2025-06-01")
      try await Samples.post(
        [
          Samples.invoice("INV-1", Samples.euros(5_00), issued: day),
          Samples.payment(
            "PAY-1", Samples.euros(2_00), on: day,
            settling: [Allocation(Samples.item("INV-1"), 1_00)]),
          Samples.planned("N-1", about: ["INV-1"], Samples.euros(4_00), on: day),
          Samples.task("W-1", on: day),
        ], to: Samples.cafe, in: book)
      try await Samples.post(
        [Samples.invoice("INV-2", Samples.euros(5_00), issued: day)], to: Samples.hotel, in: book)
      #expect(try await book.derivedProblems().isEmpty)
      try await DatabaseQueue(path: files.path).write { try $0.execute(sql: sql) }
      let problems = try await book.derivedProblems()
      #expect(problems.isEmpty == false)
      #expect(problems.allSatisfy { $0.account == Samples.cafe })
    }
  }
}
