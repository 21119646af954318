import ReceivablesPorts

/// One record of a file; its cells are asked of the source until the next record is read.
struct Record {
  /// The line on which it begins.
  let line: Int
  /// As it stands in the file, where that was asked for.
  let text: String?
  /// Why it cannot be told into cells.
  let problem: RowProblem?
}

/// The first record of a file.
struct Header {
  let line: Int
  let text: String
  let names: [String]
}

/// Reads a file record by record, in a buffer that holds little more than the longest record.
struct RecordSource {
  private static let chunk = 1 << 18
  /// Longer records are no rows but a quote that was never closed, or no text at all.
  private static let longestRecord = 1 << 20
  private static let delimiters = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  /// Where the next record begins, counted from the beginning of the file.
  private(set) var bytesConsumed = 0

  private let file: InputFile
  private let keepsText: Bool
  private var scanner = RecordScanner(delimiter: delimiters[0])
  private var buffer = [UInt8](repeating: 0, count: chunk)
  /// Where the next record begins in the buffer.
  private var start = 0
  private var filled = 0
  private var hasReadAll = false
  private var hasBegun = false
  private var line = 1

  init(file: InputFile, keepsText: Bool) {
    self.file = file
    self.keepsText = keepsText
  }

  /// Reads the first record with the delimiter that gives the best names.
  ///
  /// - Parameter score: how well names fit; of equal ones the first delimiter wins.
  mutating func readHeader(score: ([String]) -> Int) throws -> Header {
    // Empty lines before the header, whatever the delimiter turns out to be.
    while try scan(), scanner.cells.count == 1, isBlank { advance() }
    guard start < filled else { throw problem("the file is empty. It begins with a header.") }
    var best: (delimiter: UInt8, score: Int)?
    var failure: (any Error)?
    for delimiter in RecordSource.delimiters {
      scanner.delimiter = delimiter
      do {
        _ = try scan()
        let score = score(names)
        if score > best?.score ?? -1 { best = (delimiter, score) }
      } catch {
        // Read with a wrong delimiter a quote can stay open; another one may still fit.
        failure = failure ?? error
      }
    }
    guard let best else { throw failure ?? problem("the file has no header.") }
    scanner.delimiter = best.delimiter
    _ = try scan()
    try refuseOddHeader()
    let text = string(start..<scanner.contentEnd)
    undoubleQuotes()
    let header = Header(line: line, text: text, names: names)
    advance()
    return header
  }

  /// The next record that is not blank; nil at the end of the file.
  mutating func next() throws -> Record? {
    while try scan() {
      if isBlank {
        advance()
        continue
      }
      let text = keepsText ? string(start..<scanner.contentEnd) : nil
      // After the text is taken, because it is done in place.
      undoubleQuotes()
      let record = Record(line: line, text: text, problem: recordProblem)
      advance()
      return record
    }
    return nil
  }

  /// Hands out the cells of the record that was read last, beside what all records share.
  func withCells<Answer>(
    constants: [UInt8], _ body: (RecordCells) -> Answer
  ) -> Answer {
    buffer.withUnsafeBufferPointer { bytes in
      scanner.cells.withUnsafeBufferPointer { ranges in
        constants.withUnsafeBufferPointer { constants in
          body(RecordCells(bytes: bytes, ranges: ranges, constants: constants))
        }
      }
    }
  }

  // MARK: - One record

  /// Scans the record at ``start``; false at the end of the file.
  private mutating func scan() throws -> Bool {
    if !hasBegun { try begin() }
    while true {
      guard start < filled || !hasReadAll else { return false }
      let outcome = buffer.withUnsafeBufferPointer { bytes in
        scanner.scan(Bytes(rebasing: bytes[..<filled]), from: start, isLast: hasReadAll)
      }
      if scanner.hasNUL {
        throw problem(
          "there is a NUL byte, so this is UTF-16 or no text. Save the file as CSV in UTF-8.")
      }
      let length = (outcome == .needsMore ? filled : scanner.contentEnd) - start
      if length > RecordSource.longestRecord, outcome != .openQuote { throw tooLong() }
      switch outcome {
      case .record:
        try checkEncoding()
        return true
      case .needsMore: try readMore()
      case .openQuote:
        throw problem(
          "a quote opens in this row and never closes. This is half a file, or a quote too many: "
            + "export the file again.")
      }
    }
  }

  private mutating func advance() {
    bytesConsumed += scanner.end - start
    line += scanner.lineEnds
    start = scanner.end
  }

  private var isBlank: Bool {
    !scanner.hasTextAfterQuote
      && scanner.cells.allSatisfy { cell in
        var index = cell.start
        while index < cell.end, buffer[index].isBlank { index += 1 }
        return index == cell.end
      }
  }

  private var names: [String] {
    scanner.cells.map { string($0.start..<$0.end) }
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: buffer[range], as: UTF8.self)
  }

  private var recordProblem: RowProblem? {
    if scanner.hasTextAfterQuote {
      return RowProblem(
        field: "",
        reason: "Text follows a closing quote. Double the quotes inside a cell, as in \"12\"\"\".")
    }
    if scanner.hasLoneReturn {
      return RowProblem(
        field: "",
        reason: "A carriage return stands in a cell. Put the cell in quotes, or take it out.")
    }
    return nil
  }

  /// Makes one quote of two, where they stand, so that a cell is a stretch of the buffer.
  private mutating func undoubleQuotes() {
    guard scanner.hasDoubledQuotes else { return }
    for index in scanner.cells.indices where scanner.cells[index].hasDoubledQuotes {
      let cell = scanner.cells[index]
      var target = cell.start
      var source = cell.start
      while source < cell.end {
        buffer[target] = buffer[source]
        source += buffer[source] == .quote ? 2 : 1
        target += 1
      }
      scanner.shorten(index, to: target)
    }
  }

  private func checkEncoding() throws {
    if scanner.isASCII { return }
    let isText = buffer.withUnsafeBufferPointer { bytes in
      String(validating: bytes[start..<scanner.contentEnd], as: UTF8.self) != nil
    }
    guard isText else {
      throw problem(
        "this row is not UTF-8; it may be Windows-1252 or no text. Save the file as CSV in UTF-8.")
    }
  }

  private func refuseOddHeader() throws {
    if scanner.hasLoneReturn {
      throw problem(
        "lines end with a carriage return alone. Save the file with line ends of Unix or Windows.")
    }
    if let recordProblem { throw problem("the header cannot be read. \(recordProblem.reason)") }
  }

  // MARK: - The buffer

  private mutating func begin() throws {
    hasBegun = true
    try readMore()
    let head = buffer[..<min(filled, 4)]
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      throw problem("this is UTF-16. Save the file as CSV in UTF-8.")
    }
    if head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw problem("this is a workbook or an archive. Open it and save the sheet as CSV in UTF-8.")
    }
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      start = 3
      bytesConsumed = 3
    }
  }

  /// Moves the record that has begun to the front and reads on behind it.
  private mutating func readMore() throws {
    let kept = filled - start
    if start > 0 {
      buffer.withUnsafeMutableBytes { bytes in
        let target = UnsafeMutableRawBufferPointer(rebasing: bytes[..<kept])
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<filled]))
      }
    }
    start = 0
    filled = kept
    if kept > buffer.count / 2 {
      let size = min(buffer.count * 2, RecordSource.longestRecord + RecordSource.chunk)
      buffer.append(contentsOf: repeatElement(0, count: size - buffer.count))
    }
    let room = buffer.count - filled
    let count = try buffer.withUnsafeMutableBytes { bytes in
      try file.fill(UnsafeMutableRawBufferPointer(rebasing: bytes[filled...]))
    }
    filled += count
    hasReadAll = count < room
  }

  private func tooLong() -> IntakeError {
    problem(
      "this row is longer than 1 MB. Look for a quote that is never closed, and for line ends "
        + "other than those of Unix and Windows.")
  }

  private func problem(_ text: String) -> IntakeError {
    IntakeError("\(file.name):\(line): \(text)")
  }
}
