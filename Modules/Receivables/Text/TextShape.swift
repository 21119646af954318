/// How characters stand in a line.
package enum TextShape {
  /// Columns of a terminal: two for the wide characters of UAX #11 and for emoji, none for what only
  /// changes the characters beside it.
  package static func columns(of text: String) -> Int {
    text.reduce(0) { $0 + columns(of: $1) }
  }

  /// Whether something in it is written from right to left; the ranges are those that UAX #9 gives
  /// the classes R and AL by default.
  package static func hasRightToLeft(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      rightToLeft.contains { $0.contains(scalar.value) }
    }
  }

  /// The text, or as much of its beginning as fits with an ellipsis behind it.
  package static func shortened(_ text: String, to width: Int) -> String {
    guard columns(of: text) > width else { return text }
    var taken = 0
    let kept = text.prefix { character in
      taken += columns(of: character)
      return taken < width
    }
    return width > 0 ? kept + "…" : ""
  }

  private static func columns(of character: Character) -> Int {
    if character.isASCII { return 1 }
    let scalars = character.unicodeScalars
    if scalars.contains(where: { $0.properties.isEmojiPresentation || $0 == "\u{FE0F}" }) {
      return 2
    }
    guard let first = scalars.first else { return 0 }
    switch first.properties.generalCategory {
    case .format, .nonspacingMark, .enclosingMark: return 0
    default: return wide.contains { $0.contains(first.value) } ? 2 : 1
    }
  }

  private static let rightToLeft: [ClosedRange<UInt32>] = [
    0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x1_0800...0x1_0FFF, 0x1_E800...0x1_EFFF,
  ]
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x2_0000...0x3_FFFD,
  ]
}
