/// What a person wrote, out of what their mail program sent.
enum PersonsWords {
  /// The most that is kept, in bytes.
  private static let longest = 32 * 1024

  /// Without quoted lines, the line that introduces them, what is forwarded below, and the
  /// signature; everything where nothing else would be left.
  static func text(of message: String) -> String {
    var kept: [Substring] = []
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let text = line.trimmed
      // "-- " is the mark of a signature (RFC 3676, section 4.3).
      if text == "--" || beginsOriginal(lines, at: index) { break }
      if isQuoted(text) {
        dropIntroduction(from: &kept)
        continue
      }
      kept.append(line)
    }
    let words = kept.joined(separator: "\n").trimmed
    let text = words.isEmpty ? message.trimmed : words
    return String(decoding: text.utf8.prefix(longest), as: UTF8.self)
  }

  /// Takes away the line above a quote that says whose it is, or the two that it was broken into.
  private static func dropIntroduction(from lines: inout [Substring]) {
    while lines.last?.trimmed.isEmpty == true { lines.removeLast() }
    guard let last = lines.last, introduces(last.trimmed) else { return }
    lines.removeLast()
    let isSecondHalf = last.trimmed.hasPrefix("<") || !beginsIntroduction(last.trimmed)
    if isSecondHalf, let first = lines.last, beginsIntroduction(first.trimmed) {
      lines.removeLast()
    }
  }

  private static func beginsIntroduction(_ line: String) -> Bool {
    let small = line.lowercased()
    return ["on ", "am ", "le ", "el ", "il ", "op ", "den ", "em ", "dnia "]
      .contains(where: small.hasPrefix)
  }

  private static func isQuoted(_ line: String) -> Bool {
    line.hasPrefix(">") || line.hasPrefix("&gt;")
  }

  /// `On 3 March, Northwind wrote:` in the languages of our templates and neighbours.
  private static func introduces(_ line: String) -> Bool {
    guard line.hasSuffix(":"), line.utf8.count < 300 else { return false }
    let small = line.lowercased()
    return [
      "wrote:", "schrieb:", "schrieb am", "schrieb ", "a écrit :", "a écrit:", "escribió:",
      "ha scritto:",
      "schreef:", "skrev:", "escreveu:", "napisał", "написал", "writes:", "geschrieben:",
    ].contains { small.contains($0) }
  }

  /// Where a mail program puts the message that is answered below the answer.
  private static func beginsOriginal(_ lines: [Substring], at index: Int) -> Bool {
    let line = lines[index].trimmed
    let small = line.lowercased()
    if line.hasPrefix("---"), originals.contains(where: small.contains) { return true }
    // The introduction may be broken in two.
    let next = index + 1 < lines.count ? lines[index + 1].trimmed : ""
    let isIntroduced =
      introduces(line) || (beginsIntroduction(line) && introduces(line + " " + next))
    // Where a program marks no line as quoted, everything below is.
    if isIntroduced { return !lines[(index + 1)...].contains { isQuoted($0.trimmed) } }
    guard fromWords.contains(where: small.hasPrefix) else { return false }
    return lines[(index + 1)...].prefix(4).contains { line in
      let small = line.trimmed.lowercased()
      return sentWords.contains(where: small.hasPrefix)
    }
  }

  private static let originals = [
    "original message", "ursprüngliche nachricht", "originalnachricht", "message d'origine",
    "message original", "mensaje original", "messaggio originale", "oorspronkelijk bericht",
    "forwarded message", "weitergeleitete nachricht", "originalmeddelande",
  ]
  private static let fromWords = [
    "from:", "von:", "de :", "de:", "da:", "van:", "från:", "*from:*",
  ]
  private static let sentWords = [
    "sent:", "date:", "gesendet:", "datum:", "envoyé :", "envoyé:", "date :", "enviado:", "fecha:",
    "inviato:", "data:", "verzonden:", "skickat:", "*sent:*",
  ]
}
