/// The lines of bytes that are at hand, without their ends.
struct ByteLines {
  /// What was not handed out yet.
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  /// Nil at the end.
  mutating func next() -> ArraySlice<UInt8>? {
    guard !rest.isEmpty else { return nil }
    var line = rest
    if let end = rest.firstIndex(of: 10) {
      line = rest[..<end]
      rest = rest[(end + 1)...]
    } else {
      rest = rest[rest.endIndex...]
    }
    if line.last == 13 { line.removeLast() }
    return line
  }
}
