/// How the bytes of a part were made fit for mail (RFC 2045, section 6), and back.
enum TransferEncoding {
  static func decoded(_ bytes: ArraySlice<UInt8>, _ name: String?) -> ArraySlice<UInt8> {
    switch (name ?? "").trimmed.asciiLowered {
    case "quoted-printable": quotedPrintable(bytes)[...]
    case "base64": base64(bytes)[...]
    default: bytes
    }
  }

  /// What is no escape stays as it stands.
  static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var at = bytes.startIndex
    while at < bytes.endIndex {
      guard bytes[at] == UInt8(ascii: "=") else {
        text.append(bytes[at])
        at += 1
        continue
      }
      if let end = endOfSoftBreak(bytes, behind: at) {
        at = end
      } else if at + 2 < bytes.endIndex, let high = bytes[at + 1].hexadecimalDigit,
        let low = bytes[at + 2].hexadecimalDigit
      {
        text.append(high << 4 | low)
        at += 3
      } else {
        text.append(bytes[at])
        at += 1
      }
    }
    return text
  }

  /// Where the next line begins, where the line ends with the sign; spaces may have crept in.
  private static func endOfSoftBreak(_ bytes: ArraySlice<UInt8>, behind sign: Int) -> Int? {
    var at = sign + 1
    while at < bytes.endIndex, bytes[at] == 32 || bytes[at] == 9 || bytes[at] == 13 { at += 1 }
    if at == bytes.endIndex { return at }
    return bytes[at] == 10 ? at + 1 : nil
  }

  /// Signs that mean nothing are passed over, as RFC 2045 asks.
  static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      // Several encoded texts may stand behind one another, each with its padding.
      if byte == UInt8(ascii: "=") { count = 0 }
      guard let value = value(of: byte) else { continue }
      bits = bits << 6 | UInt32(value)
      count += 1
      if count > 1 { result.append(UInt8(truncatingIfNeeded: bits >> UInt32(8 - 2 * count))) }
      if count == 4 { count = 0 }
    }
    return result
  }

  private static func value(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte + 4
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
