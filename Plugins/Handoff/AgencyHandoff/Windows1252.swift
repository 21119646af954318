import Foundation

/// A text in the code page 1252 of Windows, which many agencies' programs still read.
struct Windows1252 {
  private(set) var bytes: [UInt8] = []
  /// Characters that the code page lacks: written without their accents, else as a question mark.
  private(set) var replaced = 0

  init(_ text: String) {
    for character in text.precomposedStringWithCanonicalMapping {
      append(character)
    }
  }

  private mutating func append(_ character: Character) {
    let whole = character.unicodeScalars.compactMap(Windows1252.byte)
    if whole.count == character.unicodeScalars.count {
      bytes += whole
      return
    }
    replaced += 1
    let bare = String(character).decomposedStringWithCanonicalMapping.unicodeScalars
      .compactMap(Windows1252.byte)
    bytes += bare.isEmpty ? [UInt8(ascii: "?")] : bare
  }

  private static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0..<0x80, 0xA0...0xFF: UInt8(scalar.value)
    default: table.firstIndex(of: scalar.value).map { UInt8(0x80 + $0) }
    }
  }

  /// The bytes 80 to 9F, as the Unicode Consortium's CP1252.TXT maps them; 0 where it maps none.
  private static let table: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
