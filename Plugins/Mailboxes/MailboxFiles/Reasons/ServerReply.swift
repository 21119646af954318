/// What a refusing server said: its codes and its words.
struct ServerReply {
  /// In one line, as it was said.
  let text: String
  /// The SMTP reply code (RFC 5321).
  let code: Int?
  let status: StatusCode?

  init(_ text: String) {
    let line = String(text.oneLine.prefix(4_000))
    self.text = line
    let inner = ServerReply.quoted(in: line) ?? line
    code = ServerReply.code(in: inner) ?? ServerReply.code(in: line)
    status = StatusCode.first(in: inner) ?? StatusCode.first(in: line)
  }

  /// As phrases are looked for: in small letters, without the codes that servers repeat on every
  /// line of a long reply.
  var words: String {
    var words: [Substring] = []
    let code = code.map { String($0) } ?? ""
    let status = status?.text ?? ""
    let all = text.asciiLowered.replacingTypography.split(separator: " ")
    for (index, word) in all.enumerated() {
      if word == code || word == "\(code)-\(status)" { continue }
      if word == status, index > 0, all[index - 1] == code { continue }
      words.append(word.hasPrefix(code + "-") && !code.isEmpty ? word.dropFirst(4) : word)
    }
    return words.joined(separator: " ")
  }

  /// What another server said, where the reply quotes it: `<421 4.4.2 timed out>`.
  private static func quoted(in text: String) -> String? {
    for opening in ["<", "'"] {
      let parts = text.split(separator: Character(opening), omittingEmptySubsequences: false)
      for part in parts.dropFirst() {
        let head = part.prefix(4)
        if head.utf8.count == 4, head.last == " ", code(in: String(head)) != nil {
          return String(part)
        }
      }
    }
    return nil
  }

  /// The first three digits that can be a reply.
  private static func code(in text: String) -> Int? {
    let bytes = Array(text.utf8)
    for start in bytes.indices where [50, 52, 53].contains(bytes[start]) {
      let end = start + 3
      guard end <= bytes.count, (48...55).contains(bytes[start + 1]), bytes[start + 2].isDigit,
        start == 0 || isBefore(bytes[start - 1]), end == bytes.count || isBehind(bytes[end])
      else { continue }
      return bytes[start..<end].reduce(0) { $0 * 10 + Int($1 - 48) }
    }
    return nil
  }

  private static func isBefore(_ byte: UInt8) -> Bool { " :;#(<'\"=".utf8.contains(byte) }

  private static func isBehind(_ byte: UInt8) -> Bool { " -:;,.)'\"".utf8.contains(byte) }
}

extension String {
  /// With the plain signs that servers mean by typographic ones.
  fileprivate var replacingTypography: String {
    guard utf8.contains(where: { $0 >= 128 }) else { return self }
    return String(map { $0 == "’" || $0 == "‘" ? "'" : $0 })
  }
}
