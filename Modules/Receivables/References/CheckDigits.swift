/// Sums that tell a number that was typed wrong.
package enum CheckDigits {
  /// The remainder by 97 of letters and digits, where A is 10 and Z is 35 (ISO 7064, MOD 97-10).
  ///
  /// Nil where something else is among them.
  package static func remainder97(of text: some Sequence<UInt8>) -> Int? {
    var remainder = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        remainder = (remainder * 10 + Int(byte - UInt8(ascii: "0"))) % 97
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        remainder = (remainder * 100 + Int(byte - UInt8(ascii: "A")) + 10) % 97
      default: return nil
      }
    }
    return remainder
  }

  /// The two digits that make the remainder of `body`, `prefix` and themselves one: 02 to 98.
  ///
  /// Nil where something else than capital letters and digits is among them.
  package static func pair97(for body: some StringProtocol, prefix: String) -> String? {
    guard let remainder = remainder97(of: Array(body.utf8) + Array(prefix.utf8) + Array("00".utf8))
    else { return nil }
    let check = 98 - remainder
    return check < 10 ? "0\(check)" : "\(check)"
  }

  /// The digit after others by modulo 10, recursive, as Swiss references have it.
  ///
  /// Nil where something else than digits is among them.
  package static func recursive10(of digits: some Sequence<UInt8>) -> UInt8? {
    let table: [UInt8] = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5]
    var carry: UInt8 = 0
    for byte in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      carry = table[Int(carry + byte - UInt8(ascii: "0")) % 10]
    }
    return UInt8(ascii: "0") + (10 - carry) % 10
  }

  /// What somebody typed or copied, without its spaces and in capitals.
  ///
  /// Nil where something else than ASCII is among it.
  package static func compact(_ text: some StringProtocol) -> String? {
    // A line that was copied from a page may have spaces that no line is broken at.
    let kept = text.unicodeScalars.filter { $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" }
    guard kept.allSatisfy(\.isASCII) else { return nil }
    return String(String.UnicodeScalarView(kept)).uppercased()
  }

  /// In groups of so many, with a space between them, as it is read out; the first group may be of
  /// another length.
  package static func grouped(_ text: String, by length: Int, first: Int? = nil) -> String {
    var groups: [Substring] = []
    var rest = text[...]
    while !rest.isEmpty {
      let group = rest.prefix(groups.isEmpty ? first ?? length : length)
      groups.append(group)
      rest = rest.dropFirst(group.count)
    }
    return groups.joined(separator: " ")
  }
}
