import Foundation
import JSONStorage
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("What a crash leaves of a book of JSON lines")
struct CrashTests {
  private static let day = Samples.day("2025-06-01")

  private static func post(_ name: String, to id: AccountID, in book: JSONBook) async throws {
    try await Samples.post(
      [Samples.invoice("INV-\(name)", Samples.euros(9_00), issued: day, note: "note \(name)")],
      to: id, in: book)
  }

  /// Method: the last line is cut behind each of its bytes; the next commit then takes its place.
  @Test("A last line that is torn anywhere is as if it had never been begun")
  func tornJournal() async throws {
    try await withBook { book, files in
      try await CrashTests.post("1", to: Samples.cafe, in: book)
      let before = try await BookSnapshot(of: book)
      try await CrashTests.post("2", to: Samples.cafe, in: book)
      let whole = try files.bytes(of: files.journal)
      let start = try files.lineStarts(of: files.journal)[1]
      let records = try files.bytes(of: files.privateRecords)
      for end in start..<whole.count {
        try files.write(whole[..<end], to: files.journal)
        try files.write(records, to: files.privateRecords)
        let torn = try files.open()
        #expect(try await BookSnapshot(of: torn) == before, "cut at byte \(end)")
        guard end % 16 == start % 16 || end == whole.count - 1 else { continue }
        try await CrashTests.post("3", to: Samples.cafe, in: torn)
        let after = try await BookSnapshot(of: torn)
        #expect(
          after.rows[0].entries.map(\.privateRecord?.fields) == [
            ["note": "note 1"], ["note": "note 3"],
          ])
        #expect(try await BookSnapshot(of: files.open()) == after)
        #expect(try files.files(holding: "note 2").isEmpty)
      }
    }
  }

  @Test("A last line that is whole but not JSON is cut off as well")
  func lineOfZeros() async throws {
    try await withBook { book, files in
      try await CrashTests.post("1", to: Samples.cafe, in: book)
      let before = try await BookSnapshot(of: book)
      let whole = try files.bytes(of: files.journal)
      try files.write(whole + Data(count: 40) + Data([0x0A]), to: files.journal)
      let torn = try files.open()
      #expect(try await BookSnapshot(of: torn) == before)
      try await CrashTests.post("2", to: Samples.cafe, in: torn)
      #expect(try await files.open().lastCommit()?.number == 2)
    }
  }

  /// Goal: a private record never belongs to an entry that did not bring it.
  /// Method: private lines are there whose commit is not, whole or cut behind any byte.
  @Test("Private records whose commit was not made are dropped")
  func privateWithoutCommit() async throws {
    try await withBook { book, files in
      try await CrashTests.post("1", to: Samples.cafe, in: book)
      let before = try await BookSnapshot(of: book)
      let journal = try files.bytes(of: files.journal)
      try await CrashTests.post("2", to: Samples.cafe, in: book)
      let whole = try files.bytes(of: files.privateRecords)
      let start = try files.lineStarts(of: files.privateRecords)[1]
      for end in start...whole.count {
        try files.write(journal, to: files.journal)
        try files.write(whole[..<end], to: files.privateRecords)
        let crashed = try files.open()
        #expect(try await BookSnapshot(of: crashed) == before)
        // The entry that comes in its place has no private record.
        try await Samples.post(
          [Samples.invoice("INV-3", Samples.euros(9_00), issued: CrashTests.day)],
          to: Samples.cafe, in: crashed)
        #expect(
          try await files.open().entries(of: Samples.cafe, from: 2, limit: 1).map(
            \.privateRecord) == [nil])
        #expect(try files.files(holding: "note 2").isEmpty)
      }
    }
  }

  @Test("A commit that another process is writing is not seen before it is whole")
  func halfWrittenByAnother() async throws {
    try await withBook { book, files in
      try await CrashTests.post("1", to: Samples.cafe, in: book)
      let reading = try files.open()
      let begun = try files.bytes(of: files.journal)
      try await CrashTests.post("2", to: Samples.cafe, in: book)
      let whole = try files.bytes(of: files.journal)
      for end in [begun.count, begun.count + 1, whole.count - 1] {
        try files.write(whole[..<end], to: files.journal)
        #expect(try await reading.lastCommit()?.number == 1)
      }
      try files.write(whole, to: files.journal)
      #expect(try await reading.lastCommit()?.number == 2)
      #expect(try await BookSnapshot(of: reading) == BookSnapshot(of: book))
    }
  }

  @Test("A commit that was taken back after another process had read it is read no more")
  func takenBack() async throws {
    try await withBook { book, files in
      try await CrashTests.post("1", to: Samples.cafe, in: book)
      let one = try files.bytes(of: files.journal)
      try await CrashTests.post("2", to: Samples.cafe, in: book)
      try files.write(one, to: files.journal)
      #expect(try await book.lastCommit()?.number == 1)
      try await CrashTests.post("3", to: Samples.hotel, in: book)
      #expect(try await BookSnapshot(of: files.open()) == BookSnapshot(of: book))
    }
  }
}
