/// Bytes where they stand in memory; they are valid while the record is.
typealias Bytes = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
  /// Without the white space at both ends, which no field of the book gives a meaning to.
  var trimmed: Bytes {
    var start = 0
    var end = count
    while start < end, self[start].isBlank { start += 1 }
    while end > start, self[end - 1].isBlank { end -= 1 }
    return Bytes(rebasing: self[start..<end])
  }

  /// The bytes as text; records are checked to be UTF-8 before they get here.
  var string: String { String(decoding: self, as: UTF8.self) }
}

extension UInt8 {
  static let quote = UInt8(ascii: "\"")
  static let space = UInt8(ascii: " ")
  static let lineFeed: UInt8 = 10
  static let carriageReturn: UInt8 = 13

  var isBlank: Bool {
    self == .space || self == 9 || self == .lineFeed || self == .carriageReturn
  }

  var isDigit: Bool { self >= 48 && self <= 57 }

  var isLetter: Bool { self | 0x20 >= 97 && self | 0x20 <= 122 }

  /// A letter as capital, anything else as it is.
  var raised: UInt8 { self >= 97 && self <= 122 ? self & 0xDF : self }

  /// A letter as small, anything else as it is.
  var lowered: UInt8 { self >= 65 && self <= 90 ? self | 0x20 : self }
}
