/// Makes replies of the bytes that a server sends, however they are cut into pieces.
struct ReplyReader {
  /// A server says no more than this in one reply.
  private static let mostBytes = 65_536

  private var bytes: [UInt8] = []
  private var lines: [String] = []

  /// Bytes that a server sent.
  mutating func take(_ more: some Sequence<UInt8>) {
    bytes += more
  }

  /// The next whole reply; nil until more has come.
  mutating func next() throws(Break) -> Reply? {
    while let end = bytes.firstIndex(of: 10) {
      var line = bytes[..<end]
      if line.last == 13 { line.removeLast() }
      let (code, isLast) = try Self.head(of: line)
      lines.append(String(decoding: line.dropFirst(4), as: UTF8.self))
      bytes.removeSubrange(...end)
      if isLast {
        defer { lines = [] }
        return Reply(code: code, lines: lines)
      }
      guard lines.count < 1000 else { throw .garbled }
    }
    guard bytes.count < Self.mostBytes else { throw .garbled }
    return nil
  }

  /// The three digits, and whether a space or nothing follows; a hyphen says that more is to come.
  private static func head(of line: ArraySlice<UInt8>) throws(Break) -> (code: Int, isLast: Bool) {
    let digits = line.prefix(3)
    guard digits.count == 3, digits.allSatisfy({ (48...57).contains($0) }) else { throw .garbled }
    let code = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
    switch line.dropFirst(3).first {
    case nil, UInt8(ascii: " "): return (code, true)
    case UInt8(ascii: "-"): return (code, false)
    default: throw .garbled
    }
  }
}
