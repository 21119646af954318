/// Where one cell stands in the buffer, without its quotes.
struct CellRange {
  var start: Int
  var end: Int
  /// Whether quotes inside it are still doubled.
  var hasDoubledQuotes = false
}

/// Finds the cells of one record in one pass over its bytes.
struct RecordScanner {
  /// How far a scan came.
  enum Outcome {
    case record
    /// The record goes on behind what has been read so far.
    case needsMore
    /// The file ends inside quotes.
    case openQuote
  }

  var delimiter: UInt8

  private(set) var cells: [CellRange] = []
  /// Where the record's own bytes end.
  private(set) var contentEnd = 0
  /// Where the next record begins.
  private(set) var end = 0
  /// How many line ends were passed.
  private(set) var lineEnds = 0
  private(set) var hasNUL = false
  /// A carriage return outside quotes that ends no line.
  private(set) var hasLoneReturn = false
  private(set) var hasTextAfterQuote = false
  /// Whether some cell has quotes that are still doubled.
  private(set) var hasDoubledQuotes = false
  /// Every byte seen, or-ed: its highest bit tells whether all were ASCII.
  private var bits: UInt8 = 0

  init(delimiter: UInt8) {
    self.delimiter = delimiter
  }

  var isASCII: Bool { bits < 0x80 }

  /// Scans one record; afterwards the properties describe it.
  mutating func scan(_ bytes: Bytes, from start: Int, isLast: Bool) -> Outcome {
    reset()
    var position = start
    while true {
      if let quote = openingQuote(bytes, position) {
        position = quote
        if let stop = scanQuotedCell(bytes, &position, isLast: isLast) { return stop }
      } else {
        let cellStart = position
        skipToCellEnd(bytes, &position)
        cells.append(CellRange(start: cellStart, end: position))
      }
      guard position < bytes.count else {
        contentEnd = position
        end = position
        return isLast ? .record : .needsMore
      }
      if bytes[position] == delimiter {
        position += 1
        continue
      }
      contentEnd = position
      position = RecordScanner.endOfReturns(bytes, position)
      guard position < bytes.count else {
        end = position
        return isLast ? .record : .needsMore
      }
      lineEnds += 1
      end = position + 1
      return .record
    }
  }

  /// Tells that a cell ends earlier, now that its quotes are single.
  mutating func shorten(_ index: Int, to end: Int) {
    cells[index].end = end
    cells[index].hasDoubledQuotes = false
  }

  private mutating func reset() {
    cells.removeAll(keepingCapacity: true)
    lineEnds = 0
    hasNUL = false
    hasLoneReturn = false
    hasTextAfterQuote = false
    hasDoubledQuotes = false
    bits = 0
  }

  /// Where a cell opens with a quote; the spaces that some programs put before it do not count.
  private func openingQuote(_ bytes: Bytes, _ position: Int) -> Int? {
    var index = position
    while index < bytes.count, bytes[index] == .space { index += 1 }
    return index < bytes.count && bytes[index] == .quote ? index : nil
  }

  /// Leaves the position at a delimiter, at a line end, or at the end of what is there.
  private mutating func skipToCellEnd(_ bytes: Bytes, _ position: inout Int) {
    var index = position
    var seen: UInt8 = 0
    let delimiter = delimiter
    while index < bytes.count {
      let byte = bytes[index]
      if byte == delimiter || byte == .lineFeed { break }
      if byte == .carriageReturn {
        let next = RecordScanner.endOfReturns(bytes, index)
        if next == bytes.count || bytes[next] == .lineFeed { break }
        hasLoneReturn = true
        index = next
        continue
      }
      if byte == 0 { hasNUL = true }
      seen |= byte
      index += 1
    }
    bits |= seen
    position = index
  }

  /// Begins at the opening quote and leaves the position where ``skipToCellEnd(_:_:)`` does.
  private mutating func scanQuotedCell(
    _ bytes: Bytes, _ position: inout Int, isLast: Bool
  ) -> Outcome? {
    var cell = CellRange(start: position + 1, end: position + 1)
    var index = cell.start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == .quote {
        guard index + 1 < bytes.count, bytes[index + 1] == .quote else { break }
        cell.hasDoubledQuotes = true
        index += 2
        continue
      }
      if byte == .lineFeed { lineEnds += 1 }
      if byte == 0 { hasNUL = true }
      bits |= byte
      index += 1
    }
    guard index < bytes.count else { return isLast ? .openQuote : .needsMore }
    // At the end of what has been read the next byte could still double this quote. The caller
    // then asks for more, and the whole record is scanned again.
    cell.end = index
    if cell.hasDoubledQuotes { hasDoubledQuotes = true }
    cells.append(cell)
    index += 1
    while index < bytes.count, bytes[index] == .space { index += 1 }
    position = index
    skipToCellEnd(bytes, &position)
    if position > index { hasTextAfterQuote = true }
    return nil
  }

  /// Some programs write two carriage returns before a line feed; they are one line end.
  private static func endOfReturns(_ bytes: Bytes, _ position: Int) -> Int {
    var index = position
    while index < bytes.count, bytes[index] == .carriageReturn { index += 1 }
    return index
  }
}
