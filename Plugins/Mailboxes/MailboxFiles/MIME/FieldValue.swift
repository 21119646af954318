/// A field's value with parameters behind it, as Content-Type has it (RFC 2045, section 5.1).
struct FieldValue {
  /// What stands before the first parameter, in small letters and without comments.
  let value: String
  /// By name in small letters; pieces and encodings of RFC 2231 are put together.
  let parameters: [String: String]

  init(_ text: String) {
    var parts = FieldValue.split(Array(text.utf8.prefix(20_000)))
    value = parts.isEmpty ? "" : parts.removeFirst().trimmed.asciiLowered
    var plain: [String: String] = [:]
    var pieces: [String: [(number: Int, isEncoded: Bool, text: String)]] = [:]
    for part in parts.prefix(100) {
      guard let equals = part.firstIndex(of: "=") else { continue }
      let name = part[..<equals].trimmed.asciiLowered
      let value = part[part.index(after: equals)...].trimmed
      guard let star = name.firstIndex(of: "*") else {
        // The first counts: what is appended later is no parameter of ours.
        plain[name] = plain[name] ?? value
        continue
      }
      let number = Int(name[name.index(after: star)...].filter { $0 != "*" }) ?? 0
      pieces[String(name[..<star]), default: []].append((number, name.hasSuffix("*"), value))
    }
    for (name, pieces) in pieces {
      plain[name] = FieldValue.joined(pieces.sorted { $0.number < $1.number })
    }
    parameters = plain
  }

  /// At semicolons outside quotes; quotes, escapes and comments are taken away.
  private static func split(_ bytes: [UInt8]) -> [String] {
    var parts: [[UInt8]] = [[]]
    var isQuoted = false
    var depth = 0
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\\") where (isQuoted || depth > 0) && at < bytes.count:
        if depth == 0 { parts[parts.count - 1].append(bytes[at]) }
        at += 1
      case UInt8(ascii: "\"") where depth == 0: isQuoted.toggle()
      case UInt8(ascii: "(") where !isQuoted: depth += 1
      case UInt8(ascii: ")") where !isQuoted && depth > 0: depth -= 1
      case UInt8(ascii: ";") where !isQuoted && depth == 0: parts.append([])
      default: if depth == 0 { parts[parts.count - 1].append(byte) }
      }
    }
    return parts.map { String(decoding: $0, as: UTF8.self) }
  }

  /// `utf-8'en'%C3%A4`, the encoding named by the first piece.
  private static func joined(_ pieces: [(number: Int, isEncoded: Bool, text: String)]) -> String {
    var charset: String?
    var bytes: [UInt8] = []
    for (index, piece) in pieces.enumerated() {
      var text = Array(piece.text.utf8)[...]
      if piece.isEncoded {
        let quotes = text.indices.filter { text[$0] == UInt8(ascii: "'") }
        if index == 0, quotes.count >= 2 {
          charset = text[..<quotes[0]].loweredText
          text = text[(quotes[1] + 1)...]
        }
        let escaped = text.map { $0 == UInt8(ascii: "%") ? UInt8(ascii: "=") : $0 }
        bytes += TransferEncoding.quotedPrintable(escaped[...])
      } else {
        bytes += text
      }
    }
    return Charset.text(bytes, named: charset)
  }
}
