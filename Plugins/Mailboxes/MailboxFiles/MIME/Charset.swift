/// Bytes of a text, and what letters they stand for.
enum Charset {
  /// The text that bytes stand for, by the name that a message gives their encoding.
  ///
  /// Names lie: what says UTF-8 and is not, is read as Windows-1252, in which every byte is a
  /// letter. Japanese in ISO-2022-JP keeps its ASCII parts, which hold what servers say; of other
  /// encodings what is UTF-8 is kept.
  static func text(_ bytes: some Collection<UInt8>, named name: String?) -> String {
    switch (name ?? "").asciiLowered {
    case "", "utf-8", "utf8", "us-ascii", "ascii", "unknown-8bit", "x-unknown":
      return unlabelled(bytes)
    case "iso-8859-1", "latin1", "iso8859-1", "windows-1252", "cp1252":
      return windows1252(bytes)
    case "iso-8859-15", "latin9", "iso8859-15": return latin9(bytes)
    case "iso-2022-jp", "iso-2022-jp-2", "iso-2022-jp-ms": return iso2022(bytes)
    default: return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// UTF-8 where it is that, and else Windows-1252.
  static func unlabelled(_ bytes: some Collection<UInt8>) -> String {
    String(validating: bytes, as: UTF8.self) ?? windows1252(bytes)
  }

  private static func windows1252(_ bytes: some Collection<UInt8>) -> String {
    text(of: bytes) { byte in
      (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : UInt16(byte)
    }
  }

  private static func latin9(_ bytes: some Collection<UInt8>) -> String {
    text(of: bytes) { byte in
      switch byte {
      case 0xA4: 0x20AC
      case 0xA6: 0x0160
      case 0xA8: 0x0161
      case 0xB4: 0x017D
      case 0xB8: 0x017E
      case 0xBC: 0x0152
      case 0xBD: 0x0153
      case 0xBE: 0x0178
      default: UInt16(byte)
      }
    }
  }

  private static func text(
    of bytes: some Collection<UInt8>, _ letter: (UInt8) -> UInt16
  ) -> String {
    String(decoding: bytes.map(letter), as: UTF16.self)
  }

  /// One sign for each letter of two bytes, between the escapes of RFC 1468.
  private static func iso2022(_ bytes: some Collection<UInt8>) -> String {
    let bytes = Array(bytes)
    var text: [UInt8] = []
    var isDouble = false
    var at = 0
    while at < bytes.count {
      if bytes[at] == 27, at + 2 < bytes.count {
        isDouble = bytes[at + 1] == UInt8(ascii: "$")
        at += 3
      } else if isDouble, bytes[at] > 32 {
        text += "\u{FFFD}".utf8
        at += 2
      } else {
        text.append(bytes[at])
        at += 1
      }
    }
    return unlabelled(text)
  }

  /// Windows-1252 from 0x80 to 0x9F; what it leaves open is the replacement sign.
  private static let upper: [UInt16] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
    0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}
