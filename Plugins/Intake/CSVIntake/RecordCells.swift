/// The cells of one record, where they stand in memory.
struct RecordCells {
  private let bytes: Bytes
  private let ranges: UnsafeBufferPointer<CellRange>
  /// What is the same in every record.
  private let constants: Bytes

  init(bytes: Bytes, ranges: UnsafeBufferPointer<CellRange>, constants: Bytes) {
    self.bytes = bytes
    self.ranges = ranges
    self.constants = constants
  }

  var count: Int { ranges.count }

  /// A cell without the white space around it.
  subscript(column: Int) -> Bytes {
    let range = ranges[column]
    return Bytes(rebasing: bytes[range.start..<range.end]).trimmed
  }

  func constant(_ range: Range<Int>) -> Bytes {
    Bytes(rebasing: constants[range])
  }
}
