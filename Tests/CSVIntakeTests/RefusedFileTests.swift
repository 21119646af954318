import CSVIntake
import Foundation
import ReceivablesPorts
import Testing

@Suite("Files that are refused as a whole")
struct RefusedFileTests {
  @Test("A file that is not there, and a folder, are told apart")
  func noFile() throws {
    #expect(throws: IntakeError("no/such.csv: there is no such file. Look for a typing mistake.")) {
      try CSVFormat().open("no/such.csv", rows: .customers, options: IntakeOptions())
    }
    let folder = FileManager.default.temporaryDirectory.path
    #expect(throws: IntakeError("\(folder): this is a folder. Name a file in it.")) {
      try CSVFormat().open(folder, rows: .customers, options: IntakeOptions())
    }
  }

  @Test("A file that its reader may not read says so", .enabled(if: getuid() != 0))
  func notPermitted() throws {
    let file = try PracticeFile("id\n".utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
    let message =
      "\(file.path): the file may not be read. Ask its owner, or change its permissions."
    #expect(throws: IntakeError(message)) {
      try CSVFormat().open(file.path, rows: .customers, options: IntakeOptions())
    }
  }

  @Test("An empty file has no header", arguments: ["", "\n\n", "\u{FEFF}", "  \r\n"])
  func empty(text: String) throws {
    let message = try #require(try refusal(text, as: .customers))
    #expect(message.hasSuffix(": the file is empty. It begins with a header."))
  }

  @Test("UTF-16 is named as what it is, with and without its mark")
  func utf16() throws {
    #expect(
      try refusal(bytes: [0xFF, 0xFE, 0x69, 0, 0x64, 0], as: .customers)
        == "file.csv:1: this is UTF-16. Save the file as CSV in UTF-8.")
    #expect(
      try refusal(bytes: [0xFE, 0xFF, 0, 0x69, 0, 0x64], as: .customers)
        == "file.csv:1: this is UTF-16. Save the file as CSV in UTF-8.")
    let unmarked = "id,name\nC-1,Anna\n".utf8.flatMap { [$0, 0] as [UInt8] }
    #expect(
      try refusal(bytes: unmarked, as: .customers)
        == "file.csv:1: there is a NUL byte, so this is UTF-16 or no text. "
        + "Save the file as CSV in UTF-8.")
  }

  @Test("A NUL byte and bytes that are not UTF-8 are refused with their line")
  func notUTF8() throws {
    let head = Array("id,name\nC-1,Anna\nC-2,".utf8)
    #expect(
      try refusal(bytes: head + [0x41, 0, 0x0A], as: .customers)
        == "file.csv:3: there is a NUL byte, so this is UTF-16 or no text. "
        + "Save the file as CSV in UTF-8.")
    #expect(
      try refusal(bytes: head + [0x22, 0, 0x22, 0x0A], as: .customers)?.hasPrefix(
        "file.csv:3: there is a NUL byte") == true)
    let message =
      "file.csv:3: this row is not UTF-8; it may be Windows-1252 or no text. "
      + "Save the file as CSV in UTF-8."
    #expect(try refusal(bytes: head + [0xE4, 0x0A], as: .customers) == message)
    #expect(try refusal(bytes: head + [0x22, 0xE4, 0x22, 0x0A], as: .customers) == message)
    // Longer than it has to be, half a pair of UTF-16, cut off.
    #expect(try refusal(bytes: head + [0xC0, 0xAF, 0x0A], as: .customers) == message)
    #expect(try refusal(bytes: head + [0xED, 0xA0, 0x80, 0x0A], as: .customers) == message)
    #expect(try refusal(bytes: head + [0xE2, 0x82], as: .customers) == message)
  }

  @Test("A workbook and an archive are named as what they are")
  func workbook() throws {
    let message =
      "file.csv:1: this is a workbook or an archive. Open it and save the sheet as CSV in UTF-8."
    #expect(try refusal(bytes: [0x50, 0x4B, 3, 4, 20, 0, 6], as: .customers) == message)
    #expect(try refusal(bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1], as: .customers) == message)
  }

  @Test("No junk is read as a file of rows", arguments: 1...40)
  func junk(seed: Int) throws {
    var state = UInt64(seed)
    let bytes = (0..<5_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    #expect(try refusal(bytes: bytes, as: .invoices) != nil)
  }

  @Test("A quote that never closes says that half of the file is missing, and where it opens")
  func openQuote() throws {
    let message =
      "a quote opens in this row and never closes. This is half a file, or a quote too many: "
      + "export the file again."
    #expect(
      try refusal("id,name\nC-1,Anna\nC-2,\"Ben\nC-3,Cem\n", as: .customers)
        == "file.csv:3: \(message)")
    #expect(try refusal("id,\"name\nC-1,Anna", as: .customers) == "file.csv:1: \(message)")
    // The doubled quote at the very end opens nothing and closes nothing.
    #expect(
      try refusal("id,name\nC-1,\"Anna\"\"", as: .customers) == "file.csv:2: \(message)")
  }

  @Test("A row longer than 1 MB is refused with its line; one of nearly 1 MB is read")
  func longRow() throws {
    let message =
      "this row is longer than 1 MB. Look for a quote that is never closed, and for line ends "
      + "other than those of Unix and Windows."
    let long = String(repeating: "x", count: (1 << 20) - 5)
    let reading = try read("id,name\nC-1,\(long)\nC-2,Ben\n", as: .customers)
    #expect(reading.customers.map(\.id) == ["C-1", "C-2"])
    #expect(reading.customers.first?.notes.first?.value.utf8.count == (1 << 20) - 5)
    #expect(
      try refusal("id,name\nC-1,Anna\nC-2,\(long)xx\n", as: .customers) == "file.csv:3: \(message)")
    #expect(
      try refusal("id,name\nC-1,Anna\nC-2,\"\(long)\(long)\(long)", as: .customers)
        == "file.csv:3: \(message)")
    #expect(try refusal("\(long)\(long)", as: .customers) == "file.csv:1: \(message)")
  }

  @Test("Lines that end with a carriage return alone are refused with what to do")
  func oldLineEnds() throws {
    #expect(
      try refusal("id,name\rC-1,Anna\r", as: .customers)
        == "file.csv:1: lines end with a carriage return alone. "
        + "Save the file with line ends of Unix or Windows.")
  }

  @Test("A header with text behind a closing quote is refused")
  func oddHeader() throws {
    #expect(
      try refusal("id,\"name\" x\nC-1,Anna\n", as: .customers)
        == "file.csv:1: the header cannot be read. Text follows a closing quote. "
        + "Double the quotes inside a cell, as in \"12\"\"\".")
  }

  @Test("What is wrong further down is found when it is reached, after the rows before it")
  func lateProblem() throws {
    var text = "id,name\n"
    for number in 0..<1_500 { text += "C-\(number),Anna\n" }
    let file = try PracticeFile((text + "C-x,\"").utf8)
    var reader = try CSVFormat().open(file.path, rows: .customers, options: IntakeOptions())
    #expect(try reader.next()?.count == 1_000)
    #expect(throws: IntakeError.self) { try reader.next() }
  }
}
