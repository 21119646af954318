/// Addresses of mailboxes, found in fields and in prose.
enum MailAddresses {
  /// The address of a field such as From or To, without a name; nil where there is none.
  static func first(in field: String) -> String? { all(in: field).first }

  /// Every address in a text, in its order, as written.
  static func all(in text: String) -> [String] {
    let bytes = Array(text.utf8.prefix(20_000))
    var found: [String] = []
    var at = 0
    while let sign = bytes[at...].firstIndex(of: UInt8(ascii: "@")) {
      at = sign + 1
      guard let range = range(in: bytes, around: sign) else { continue }
      at = range.upperBound
      found.append(String(decoding: bytes[range], as: UTF8.self))
    }
    return found
  }

  /// The domain in small letters, behind the last `@`.
  static func domain(_ address: String) -> String {
    guard let at = address.lastIndex(of: "@") else { return "" }
    return address[address.index(after: at)...].asciiLowered
  }

  /// The part before the `@` in small letters.
  static func local(_ address: String) -> String {
    guard let at = address.lastIndex(of: "@") else { return address.asciiLowered }
    return address[..<at].asciiLowered
  }

  private static func range(in bytes: [UInt8], around sign: Int) -> Range<Int>? {
    var end = sign + 1
    while end < bytes.count, isDomain(bytes[end]) { end += 1 }
    // A point at the end is the sentence's.
    while end > sign + 1, bytes[end - 1] == 46 || bytes[end - 1] == 45 { end -= 1 }
    var start = sign
    while start > 0, isLocal(bytes[start - 1]) { start -= 1 }
    while start < sign, bytes[start] == 46 || bytes[start] == 39 { start += 1 }
    return start < sign && end > sign + 1 ? start..<end : nil
  }

  /// What RFC 5322 calls `atext`, and letters beyond ASCII (RFC 6532).
  private static func isLocal(_ byte: UInt8) -> Bool {
    byte.isDigit || byte.isLetter || byte >= 128 || signs.contains(byte)
  }

  private static func isDomain(_ byte: UInt8) -> Bool {
    byte.isDigit || byte.isLetter || byte >= 128 || byte == 45 || byte == 46 || byte == 95
  }

  private static let signs = Set("!#$%&'*+-/=?^_`{|}~.".utf8)
}
