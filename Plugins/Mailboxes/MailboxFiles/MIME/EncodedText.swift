/// Header text with the encoded words of RFC 2047 in it, decoded.
enum EncodedText {
  static func decoded(_ value: String) -> String {
    guard value.utf8.count < 100_000, value.contains("=?") else { return value }
    var text = ""
    // Neighbours in one encoding are decoded together: some programs cut a letter in two.
    var pending: (charset: String, bytes: [UInt8])?
    var blank = ""
    func flush() {
      if let word = pending { text += Charset.text(word.bytes, named: word.charset) }
      pending = nil
    }
    for piece in pieces(Array(value.utf8)) {
      switch piece {
      case .word(let charset, let bytes):
        if pending?.charset == charset {
          pending?.bytes += bytes
        } else {
          let isBehindWord = pending != nil
          flush()
          if !isBehindWord { text += blank }
          pending = (charset, bytes)
        }
        blank = ""
      case .text(let plain) where plain.trimmed.isEmpty: blank = plain
      case .text(let plain):
        flush()
        text += blank + plain
        blank = ""
      }
    }
    flush()
    return text + blank
  }

  private enum Piece {
    case text(String)
    case word(charset: String, bytes: [UInt8])
  }

  private static func pieces(_ bytes: [UInt8]) -> [Piece] {
    var pieces: [Piece] = []
    var start = 0
    var at = 0
    while at < bytes.count {
      guard let (piece, end) = word(in: bytes, at: at) else {
        at += 1
        continue
      }
      if at > start { pieces.append(.text(String(decoding: bytes[start..<at], as: UTF8.self))) }
      pieces.append(piece)
      at = end
      start = end
    }
    if start < bytes.count {
      pieces.append(.text(String(decoding: bytes[start...], as: UTF8.self)))
    }
    return pieces
  }

  /// `=?charset?B?payload?=`, and where it ends.
  private static func word(in bytes: [UInt8], at start: Int) -> (Piece, end: Int)? {
    guard bytes[start] == UInt8(ascii: "="), start + 1 < bytes.count,
      bytes[start + 1] == question
    else { return nil }
    // Longer than the standard's 75, as programs are generous, and bounded all the same.
    let window = bytes[(start + 2)..<min(start + 2_000, bytes.count)]
    guard let first = window.firstIndex(of: question),
      first + 2 < window.endIndex, window[first + 2] == question,
      let last = endOfPayload(window[(first + 3)...])
    else { return nil }
    // A language may follow the name (RFC 2231, section 5).
    let charset = window[..<first].prefix { $0 != UInt8(ascii: "*") }.loweredText
    let payload = window[(first + 3)..<last]
    switch window[first + 1].lowered {
    case UInt8(ascii: "b"):
      return (.word(charset: charset, bytes: TransferEncoding.base64(payload)), last + 2)
    case UInt8(ascii: "q"):
      let spaced = payload.map { $0 == UInt8(ascii: "_") ? 32 : $0 }
      return (
        .word(charset: charset, bytes: TransferEncoding.quotedPrintable(spaced[...])), last + 2
      )
    default: return nil
    }
  }

  private static let question = UInt8(ascii: "?")

  private static func endOfPayload(_ bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.first { index in
      bytes[index] == question && index + 1 < bytes.endIndex
        && bytes[index + 1] == UInt8(ascii: "=")
    }
  }
}
