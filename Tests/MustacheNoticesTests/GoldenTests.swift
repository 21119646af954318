import Foundation
import MustacheNotices
import ReceivablesPorts
import Testing

@Suite("Whole notices")
struct GoldenTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden")

  /// Goal: whoever changes a word or a tag sees what becomes of a whole notice. Method: a reminder
  /// with everything in it, compared whole; `RECORD=1` writes the files anew and fails.
  @Test("A reminder is the one in the file, byte for byte", arguments: ["en", "de", "fr", "es"])
  func reminder(language: String) throws {
    let said = try Northwind.standard.get()
      .render(try Northwind.full(language: language), template: "reminder")
    let parts = ["txt": "Subject: \(said.subject)\n\n\(said.text)", "html": said.html]
    for (ending, text) in parts {
      let place = Self.folder.appending(path: "reminder.\(language).\(ending)")
      if ProcessInfo.processInfo.environment["RECORD"] != nil {
        try Data(text.utf8).write(to: place)
        Issue.record("recorded; look at what changed, and run again without RECORD")
      }
      #expect(try String(contentsOf: place, encoding: .utf8) == text)
    }
  }

  @Test(
    "A statement of several accounts with all that moved is the one in the file",
    arguments: ["en", "de", "fr", "es"])
  func statement(language: String) throws {
    let said = try Northwind.standard.get()
      .render(try Northwind.statement(language: language), template: "statement")
    let place = Self.folder.appending(path: "statement.\(language).txt")
    let text = "Subject: \(said.subject)\n\n\(said.text)"
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try Data(text.utf8).write(to: place)
      Issue.record("recorded; look at what changed, and run again without RECORD")
    }
    #expect(try String(contentsOf: place, encoding: .utf8) == text)
  }
}
