import Foundation
import ReceivablesPorts
import ReceivablesTesting
import Testing
import WeasyPrintPages

@Suite("A machine without WeasyPrint")
struct AbsentTests {
  @Test("It says what to install, whatever else is there")
  func absent() async throws {
    try await withTemporaryFolder { folder in
      await #expect(throws: Absent.expected) { try await WeasyPrintKind(path: folder).open() }
      // A Python without it, and a program of the name that is no Python's.
      try Absent.write("#!/bin/sh\nexit 1\n", to: folder + "/python3")
      await #expect(throws: Absent.expected) { try await WeasyPrintKind(path: folder).open() }
      try Absent.write("#!/bin/sh\nexit 1\n", to: folder + "/weasyprint")
      await #expect(throws: Absent.expected) { try await WeasyPrintKind(path: folder).open() }
    }
  }
}

@Suite("PDF by WeasyPrint", .enabled(if: Printer.isThere, "WeasyPrint is not on this machine"))
struct PrinterTests {
  @Test("Pages are counted, and the file is PDF/A with its fonts in it")
  func prints() async throws {
    let printer = try await WeasyPrintKind().open()
    for count in 1...3 {
      let breaks = String(repeating: "<p style='break-before: page'>weiter</p>", count: count - 1)
      let printed = try await printer.pages(of: Printer.page("<p>Grüße, קפה, 9 €</p>" + breaks))
      #expect(printed.count == count)
      #expect(printed.pdf.starts(with: "%PDF-1.".utf8))
      #expect(Printer.holds(printed.pdf, "pdfaid:part"))
      #expect(Printer.holds(printed.pdf, "/FontFile2") || Printer.holds(printed.pdf, "/ObjStm"))
    }
  }

  @Test("The same document is the same bytes, from another process as well")
  func same() async throws {
    let page = Printer.page("<p>INV-1</p>")
    let first = try await WeasyPrintKind().open().pages(of: page)
    let second = try await WeasyPrintKind().open().pages(of: page)
    #expect(first == second)
  }

  /// Goal: a name or a template cannot make a letter show a file of this machine. Method: a picture
  /// whose file is there makes no difference to one whose file is not.
  @Test("Nothing is loaded from this machine or elsewhere, only what the document brings along")
  func loadsNothing() async throws {
    let printer = try await WeasyPrintKind().open()
    try await withTemporaryFolder { folder in
      let picture = try #require(Data(base64Encoded: Printer.dot))
      try picture.write(to: URL(filePath: folder + "/dot.png"))
      let there = try await printer.pages(of: Printer.page("<img src='file://\(folder)/dot.png'>"))
      let gone = try await printer.pages(of: Printer.page("<img src='file://\(folder)/no.png'>"))
      let own = try await printer.pages(
        of: Printer.page("<img src='data:image/png;base64,\(Printer.dot)'>"))
      #expect(!Printer.holds(there.pdf, "/Image") && !Printer.holds(gone.pdf, "/Image"))
      #expect(Printer.holds(own.pdf, "/Image"))
    }
  }

  @Test("Odd documents are printed or refused, and the next one is printed all the same")
  func goesOn() async throws {
    let printer = try await WeasyPrintKind().open()
    for html in ["", "<", "\u{0}", "<p>" + String(repeating: "ä\n", count: 20_000)] {
      // Either is an answer; what must not be is none.
      _ = try? await printer.pages(of: html)
      #expect(try await printer.pages(of: Printer.page("<p>next</p>")).count == 1)
    }
  }
}

private enum Printer {
  static let isThere: Bool = {
    let asked = Process()
    asked.executableURL = URL(filePath: "/usr/bin/env")
    asked.arguments = ["weasyprint", "--version"]
    asked.standardOutput = FileHandle.nullDevice
    asked.standardError = FileHandle.nullDevice
    // A machine that cannot ask has none.
    guard (try? asked.run()) != nil else { return false }
    asked.waitUntilExit()
    return asked.terminationStatus == 0
  }()

  /// A picture of one point.
  static let dot =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

  static func page(_ body: String) -> String {
    "<!DOCTYPE html><html lang='de'><meta charset='utf-8'><title>Letter</title>"
      + "<style>@page { size: A4 }</style>\(body)</html>"
  }

  static func holds(_ pdf: [UInt8], _ words: String) -> Bool {
    Data(pdf).range(of: Data(words.utf8)) != nil
  }
}

private enum Absent {
  static let expected = PrintError(
    "WeasyPrint is not on this machine. Install it (`apt-get install weasyprint`, or "
      + "`pip install weasyprint`) to have PDF.")

  static func write(_ text: String, to path: String) throws {
    let made = FileManager.default.createFile(
      atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o700])
    try #require(made)
  }
}
