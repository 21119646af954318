import ReceivablesPorts

/// Hands out a file line by line, without ever holding more than a piece of it.
struct LineReader {
  /// A line with its end, or a piece of a line that is too long to be held.
  struct Piece {
    let bytes: ArraySlice<UInt8>
    /// Where it begins in the file.
    let offset: Int
    let startsLine: Bool

    var isBlank: Bool {
      startsLine && bytes.count <= 2 && bytes.allSatisfy { $0 == 10 || $0 == 13 }
    }
  }

  private static let pieceSize = 64 * 1024

  private let file: MailFile
  private var buffer: ArraySlice<UInt8> = []
  private var isAtEnd = false
  private var startsLine = true
  /// Where the next piece begins.
  private(set) var offset = 0

  init(_ file: MailFile) {
    self.file = file
  }

  /// Nil at the end of the file.
  mutating func next() throws(MailError) -> Piece? {
    var end = buffer.firstIndex(of: 10)
    while end == nil, buffer.count < LineReader.pieceSize, !isAtEnd {
      let more = try file.read(atMost: LineReader.pieceSize)
      isAtEnd = more.isEmpty
      let old = buffer.count
      buffer = ArraySlice(Array(buffer) + more)
      end = buffer.dropFirst(old).firstIndex(of: 10)
    }
    guard !buffer.isEmpty else { return nil }
    let bytes = end.map { buffer[buffer.startIndex...$0] } ?? buffer
    buffer = buffer[bytes.endIndex...]
    defer {
      offset += bytes.count
      startsLine = bytes.last == 10
    }
    return Piece(bytes: bytes, offset: offset, startsLine: startsLine)
  }
}
