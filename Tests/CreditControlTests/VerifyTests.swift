import CreditControl
import Foundation
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Goal: whatever is changed behind the book's back is found, and named. Method: change the files.
@Suite("Verify")
struct VerifyTests {
  typealias Storage = Bench.Storage

  /// A book with two customers, of whom the first has seven entries.
  private func withPractice(
    _ storage: Storage, _ body: (Bench, Tampering) async throws -> Void
  ) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.customer("C2", email: nil)
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.invoice("INV-2", of: "C1", 77_00, due: "2025-03-01")
      try await bench.invoice("INV-3", of: "C2", 55_00, due: "2025-09-01")
      try await bench.pay("P-1", of: "C1", 30_00, on: "2025-03-02", for: "INV-2")
      try await bench.run("2025-03-04")
      try await bench.expectWhole()
      try await body(bench, Tampering(bench))
    }
  }

  private func problems(_ bench: Bench) async throws -> [VerifyReport.Problem] {
    try await Verification(try bench.reopened()).execute().problems
  }

  @Test("An altered entry is named by its account and number", arguments: Tampering.possible)
  func altered(_ storage: Storage) async throws {
    try await withPractice(storage) { bench, tampering in
      try await tampering.alter("C1", 2, "\"amount\":10000", "\"amount\":20000")
      let problems = try await problems(bench)
      #expect(problems.contains { $0.account.text == "C1" && $0.entry == 2 })
      #expect(problems.allSatisfy { $0.account.text == "C1" })
    }
  }

  @Test("An entry that was forged with its hash is found", arguments: Tampering.possible)
  func forged(_ storage: Storage) async throws {
    try await withPractice(storage) { bench, tampering in
      // In the middle of a chain the next entry tells.
      try await tampering.alter("C1", 2, "\"amount\":10000", "\"amount\":20000", hash: true)
      #expect(try await problems(bench).contains { $0.account.text == "C1" && $0.entry == 3 })
    }
    try await withPractice(storage) { bench, tampering in
      // At its end only the seal does.
      try await tampering.alter(
        "C2", 2, "\"due\":\"2025-09-01\"", "\"due\":\"2026-09-01\"", hash: true)
      #expect(
        try await problems(bench).contains { $0.account == .book && $0.what.contains("seal") })
    }
  }

  @Test("A removed entry is named by its account and number", arguments: Tampering.possible)
  func removed(_ storage: Storage) async throws {
    try await withPractice(storage) { bench, tampering in
      try await tampering.remove("C1", 3)
      let problems = try await problems(bench)
      #expect(problems.contains { $0.account.text == "C1" && $0.entry == 3 })
    }
  }

  @Test("The last entry of a chain cannot go missing unnoticed", arguments: Tampering.possible)
  func lastRemoved(_ storage: Storage) async throws {
    try await withPractice(storage) { bench, tampering in
      try await tampering.remove("C2", 2)
      #expect(!(try await problems(bench)).isEmpty)
    }
  }

  @Test(
    "An entry of the book's own account is watched like any other", arguments: Tampering.possible)
  func bookAltered(_ storage: Storage) async throws {
    try await withPractice(storage) { bench, tampering in
      let length = try #require(try await bench.store.account(.book, items: .none)).head.length
      let entries = try await bench.store.entries(of: .book, from: 1, limit: length)
      let ended = try #require(
        entries.first { String(decoding: $0.bytes, as: UTF8.self).contains("book.run-ended") })
      try await tampering.alter(
        "@book", ended.sequence, "\"notices_planned\":1", "\"notices_planned\":0")
      #expect(
        try await problems(bench).contains { $0.account == .book && $0.entry == ended.sequence })
    }
  }

  @Test("Half of a transfer is named, by the account that has it", arguments: Storage.allCases)
  func halfTransfer(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.customer("C2")
      try await bench.pay("P-1", of: "C1", 50_00, on: "2025-03-01")
      try await bench.pay("P-2", of: "C1", 50_00, on: "2025-03-01")
      _ = try await bench.desk.move(
        "P-1", to: AccountID("C2"), amount: nil, transfer: "T-1", on: day("2025-03-02"))
      try await bench.expectWhole()
      let halves = Samples.transfer(
        "T-2", Samples.euros(20_00), of: ItemID(.payment, "P-2"), from: AccountID("C1"),
        to: AccountID("C2"), on: day("2025-03-03"))
      let record = try #require(try await bench.store.account(AccountID("C1"), items: .all))
      try await bench.store.commit(
        [try Samples.change(of: record, by: [halves.out])], at: bench.clock.moment)
      let problems = try await Verification(bench.installation).execute().problems
      #expect(problems.count == 1)
      #expect(problems.first?.account.text == "C1")
      #expect(problems.first?.entry == record.head.length + 1)
      #expect(problems.first?.what.contains("T-2") == true)
    }
  }

  @Test("A private record that was changed is named", arguments: Tampering.possible)
  func privateRecord(_ storage: Storage) async throws {
    try await withPractice(storage) { bench, tampering in
      if storage == .json {
        try tampering.edit("private", "Cafe Sole", "Cafe Luna")
      } else {
        try tampering.execute(
          "UPDATE private SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Cafe Sole', 'Cafe Luna') "
            + "AS BLOB) WHERE instr(bytes, CAST('Cafe Sole' AS BLOB)) > 0")
      }
      let problems = try await problems(bench)
      #expect(problems.contains { $0.account.text == "C1" && $0.entry == 1 })
      #expect(problems.contains { $0.account.text == "C2" && $0.entry == 1 })
    }
  }

  @Test("A later attention day in the journal is named", arguments: [Storage.json])
  func attention(_ storage: Storage) async throws {
    try await withPractice(storage) { bench, tampering in
      try tampering.edit("journal", #""C1":"2025-03-15""#, #""C1":"never""#)
      let problems = try await problems(bench)
      #expect(problems.map(\.account.text) == ["C1"])
      #expect(problems.first?.what.contains("2025-03-15") == true)
    }
  }

  /// Every column of the database that means something, and one way to be wrong in it.
  static let lies = [
    "UPDATE item SET open = open - 1 WHERE name = 'i:INV-1'",
    "UPDATE item SET settled = 0 WHERE name = 'i:INV-1'",
    "UPDATE item SET last = last + 9 WHERE name = 'i:INV-1'",
    "UPDATE item SET due = due + 1 WHERE name = 'i:INV-1'",
    "UPDATE item SET issued = issued - 1 WHERE name = 'i:INV-1'",
    "UPDATE item SET currency = 'USD' WHERE name = 'i:INV-1'",
    "UPDATE item SET owed = 0 WHERE name = 'i:INV-1'",
    "UPDATE item SET acted = NULL WHERE name = 'i:INV-1'",
    "DELETE FROM item WHERE name = 'i:INV-1'",
    "UPDATE item SET amount = amount + 1 WHERE name = 'i:INV-1'",
    "UPDATE item SET sequence = sequence + 1 WHERE name = 'i:INV-1'",
    "UPDATE item SET made = made - 1 WHERE name = 'i:INV-1'",
    "UPDATE movement SET amount = amount + 1 WHERE amount = -3000",
    "UPDATE movement SET day = day - 1 WHERE amount = -3000",
    "UPDATE movement SET made = made - 1 WHERE amount = -3000",
    "UPDATE entry SET day = day + 1 WHERE sequence = 2",
    "UPDATE entry SET made = made + 1 WHERE sequence = 2",
    "UPDATE entry SET author = 'run:1' WHERE sequence = 2",
    "UPDATE commits SET recorded = recorded + 1",
    "UPDATE entry SET command = 'key' WHERE sequence = 2",
    "UPDATE entry SET kind = 1 WHERE sequence = 3",
    "UPDATE entry SET digest = zeroblob(32) WHERE sequence = 1",
    "DELETE FROM movement WHERE amount = -3000",
    "UPDATE account SET attention = attention + 1 WHERE name = 'C1'",
    "UPDATE account SET length = length + 1 WHERE name = 'C1'",
    "UPDATE account SET head = zeroblob(32) WHERE name = 'C1'",
    "UPDATE account SET moved = moved + 1 WHERE name = 'C1'",
    "UPDATE account SET tasks = tasks + 1 WHERE name = 'C1'",
    "UPDATE account SET standing = CAST(replace(CAST(standing AS TEXT), '\"payments\":1', "
      + "'\"payments\":2') AS BLOB) WHERE name = 'C1'",
    "UPDATE account SET standing = x'7b' WHERE name = 'C1'",
    "DELETE FROM document WHERE kind = 'payment'",
    "UPDATE document SET sequence = 1 WHERE kind = 'payment'",
    "UPDATE notice SET open = 1",
    "UPDATE notice SET unanswered = 1",
    "UPDATE notice SET day = day + 1",
    "UPDATE notice SET content = CAST(replace(CAST(content AS TEXT), 'sent', 'failed') AS BLOB)",
    "DELETE FROM notice",
  ]

  @Test(
    "A changed row of the database is named by its account",
    .enabled(if: Tampering.possible.contains(.sqlite)), arguments: lies)
  func derived(_ lie: String) async throws {
    try await withPractice(.sqlite) { bench, tampering in
      try tampering.execute(lie)
      let problems = try await problems(bench)
      #expect(problems.contains { $0.account.text == "C1" })
    }
  }
}
