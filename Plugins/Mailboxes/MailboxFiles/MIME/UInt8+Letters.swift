extension UInt8 {
  var isDigit: Bool { self >= 48 && self <= 57 }

  var isLetter: Bool { self | 0x20 >= 97 && self | 0x20 <= 122 }

  /// A letter as small, anything else as it is.
  var lowered: UInt8 { self >= 65 && self <= 90 ? self | 0x20 : self }

  /// 0 to 15; nil where it is no digit of base 16.
  var hexadecimalDigit: UInt8? {
    switch self {
    case 48...57: self - 48
    case 65...70: self - 55
    case 97...102: self - 87
    default: nil
    }
  }
}

extension Sequence<UInt8> {
  /// As a name is compared: ASCII letters small, everything else as it is.
  var loweredText: String { String(decoding: map(\.lowered), as: UTF8.self) }
}

extension StringProtocol {
  /// ASCII letters small, everything else as it is: a protocol's words know no language.
  var asciiLowered: String { utf8.loweredText }

  /// Without spaces, tabs and line ends at both ends.
  var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(String.UnicodeScalarView(scalars[first...last]))
  }

  /// Every run of white space and control characters as one space.
  var oneLine: String {
    unicodeScalars.split { $0.properties.isWhitespace || $0.value < 32 }
      .map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
  }
}
