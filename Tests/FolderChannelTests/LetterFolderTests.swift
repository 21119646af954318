import FolderChannel
import Foundation
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("A folder of letters")
struct LetterFolderTests {
  private let day = Samples.day("2025-03-04")

  private func letter(_ act: String, _ text: String = "%PDF-1.7 Dear baker") -> RenderedNotice {
    RenderedNotice(
      act: act, bytes: Array(text.utf8), recipient: "Cafe Sole, Markt 1, 20095 Hamburg",
      sheets: RenderedNotice.Sheets(pages: 2, paper: "A4", country: "DE"))
  }

  private func files(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  @Test("A batch has every letter, a table that can be counted again, and its sums")
  func batch() async throws {
    try await withTemporaryFolder { folder in
      let letters = LetterFolder(folder: folder + "/letters")
      #expect(try await letters.deliver(letter("n-2.1")) == .sent)
      #expect(try await letters.deliver(letter("n-1.1", "<!DOCTYPE html>")) == .sent)
      let batch = try #require(try await letters.closeBatch(on: day))
      #expect(batch == ClosedBatch(place: folder + "/letters/2025-03-04-1", count: 2))
      #expect(
        try files(batch.place) == ["manifest.csv", "manifest.json", "n-1.1.html", "n-2.1.pdf"])
      let table = try text(batch.place + "/manifest.csv")
      let hashes = ["<!DOCTYPE html>", "%PDF-1.7 Dear baker"].map { SHA256.hash($0.utf8) }
      #expect(
        table == """
          file,pages,paper,country,bytes,sha256\r
          n-1.1.html,2,A4,DE,15,\(hashes[0])\r
          n-2.1.pdf,2,A4,DE,19,\(hashes[1])\r

          """)
      let sums = try JSONValue(parsing: Array(try text(batch.place + "/manifest.json").utf8))
      #expect(sums["letters"]?.integer == 2 && sums["pages"]?.integer == 4)
      #expect(sums["bytes"]?.integer == 34)
      #expect(sums["sha256"]?.string == SHA256.hash(table.utf8).description)
    }
  }

  @Test("A closed batch is never added to: the next letters are in the next one")
  func next() async throws {
    try await withTemporaryFolder { folder in
      let letters = LetterFolder(folder: folder)
      #expect(try await letters.closeBatch(on: day) == nil)
      _ = try await letters.deliver(letter("n-1.1"))
      #expect(try await letters.closeBatch(on: day)?.place == folder + "/2025-03-04-1")
      #expect(try await letters.closeBatch(on: day) == nil)
      _ = try await letters.deliver(letter("n-2.1"))
      #expect(try await letters.closeBatch(on: day)?.place == folder + "/2025-03-04-2")
      #expect(try files(folder) == ["2025-03-04-1", "2025-03-04-2"])
    }
  }

  @Test("The same act is one letter, also when its batch is long closed")
  func once() async throws {
    try await withTemporaryFolder { folder in
      let letters = LetterFolder(folder: folder)
      #expect(try await letters.deliver(letter("n-1.1")) == .sent)
      #expect(try await letters.deliver(letter("n-1.1", "<!DOCTYPE html>")) == .sent)
      _ = try await letters.closeBatch(on: day)
      #expect(try await letters.deliver(letter("n-1.1")) == .sent)
      #expect(try await letters.closeBatch(on: day) == nil)
      #expect(try await letters.answer(for: "n-1.1") == .sent)
      #expect(
        try await letters.answer(for: "n-2.1") == .notSent("The folder has no letter of it."))
    }
  }

  /// Method: what a crash leaves is written by hand, at each place where one can come.
  @Test("What a crash leaves of a letter or of a close is no letter, and is cleared away")
  func crash() async throws {
    try await withTemporaryFolder { folder in
      let letters = LetterFolder(folder: folder)
      _ = try await letters.deliver(letter("n-1.1"))
      let open = folder + "/open"
      for (file, text) in [(".draft-n-2.1.pdf", "%PDF"), (".draft-manifest.csv", "file,pa")] {
        try Data(text.utf8).write(to: URL(filePath: open + "/" + file))
      }
      // Two lines of a letter that never got its name, and the beginning of a third.
      let lines =
        try text(open + "/manifest.csv")
        + "n-2.1.pdf,1,A4,DE,4,ab\r\nn-2.1.pdf,1,A4,DE,4,ab\r\nn-3.1.p"
      try Data(lines.utf8).write(to: URL(filePath: open + "/manifest.csv"))
      #expect(
        try await letters.answer(for: "n-2.1") == .notSent("The folder has no letter of it."))
      let batch = try #require(try await letters.closeBatch(on: day))
      #expect(batch.count == 1)
      #expect(try files(batch.place) == ["manifest.csv", "manifest.json", "n-1.1.pdf"])
      #expect(try text(batch.place + "/manifest.csv").split(separator: "\r\n").count == 2)
      #expect(try text(batch.place + "/manifest.csv").contains("n-1.1.pdf,2,A4,DE,19,"))
    }
  }

  @Test("A forgotten person's letters and their lines are gone, and the manifest still adds up")
  func forgets() async throws {
    try await withTemporaryFolder { folder in
      let letters = LetterFolder(folder: folder)
      _ = try await letters.deliver(letter("n-1.1"))
      _ = try await letters.deliver(letter("n-2.1"))
      let batch = try #require(try await letters.closeBatch(on: day)).place
      _ = try await letters.deliver(letter("n-1.2"))
      try await letters.forget(acts: ["n-1.1", "n-1.2", "n-9.1"])
      #expect(try files(batch) == ["manifest.csv", "manifest.json", "n-2.1.pdf"])
      let table = try text(batch + "/manifest.csv")
      #expect(!table.contains("n-1.1") && table.contains("n-2.1.pdf,2,A4,DE"))
      let sums = try JSONValue(parsing: Array(try text(batch + "/manifest.json").utf8))
      #expect(sums["letters"]?.integer == 1)
      #expect(sums["batch"]?.string == "2025-03-04-1")
      #expect(sums["sha256"]?.string == SHA256.hash(table.utf8).description)
      #expect(try await letters.answer(for: "n-1.2") != .sent)
      #expect(try await letters.closeBatch(on: day) == nil)
    }
  }

  @Test("A folder that cannot be written was certainly not handed a letter")
  func refused() async throws {
    try await withTemporaryFolder { folder in
      try Data().write(to: URL(filePath: folder + "/letters"))
      let answer = try await LetterFolder(folder: folder + "/letters").deliver(letter("n-1.1"))
      #expect(answer == .notSent("The folder cannot be made: Not a directory."))
    }
  }
}
