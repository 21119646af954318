extension [UInt8] {
  /// Whether the bytes stand somewhere in these, side by side.
  func holds(_ needle: [UInt8]) -> Bool {
    withUnsafeBufferPointer { bytes in
      needle.withUnsafeBufferPointer { needle in
        guard bytes.count >= needle.count else { return false }
        return (0...bytes.count - needle.count).contains { start in
          var at = 0
          while at < needle.count, bytes[start + at] == needle[at] { at += 1 }
          return at == needle.count
        }
      }
    }
  }
}
