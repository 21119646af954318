/// What the prose of a report says beyond that a message was not delivered.
struct NoticeWords {
  /// All of it.
  let text: String
  /// What the refusing server said, as far as it can be told from the rest.
  let reply: String
  /// Whether nothing is left without the address, headings and courtesies.
  let isSilent: Bool

  init(_ lines: ArraySlice<String>, recipient: String?) {
    text = lines.joined(separator: "\n")
    let told = lines.filter { NoticeWords.tells($0, recipient) }
    isSilent = told.isEmpty
    let answers = lines.filter { $0.trimmed.hasPrefix("<<<") }
      .map { String($0.trimmed.dropFirst(3)) }
    reply =
      answers.isEmpty
      ? NoticeWords.spoken(in: lines, recipient) ?? told.joined(separator: " ").oneLine
      : answers.joined(separator: " ").oneLine
  }

  /// The paragraph that begins with the recipient, without the address and the host that spoke.
  private static func spoken(in lines: ArraySlice<String>, _ recipient: String?) -> String? {
    guard let recipient = recipient?.asciiLowered,
      let start = lines.firstIndex(where: { $0.asciiLowered.contains(recipient) })
    else { return nil }
    let paragraph = lines[start...].prefix { !$0.trimmed.isEmpty }.joined(separator: " ").oneLine
    if let said = paragraph.firstRange(of: " said: ") {
      return String(paragraph[said.upperBound...])
    }
    guard let range = paragraph.asciiLowered.firstRange(of: recipient) else { return nil }
    let words = paragraph.utf8.dropFirst(
      paragraph.asciiLowered.utf8.distance(
        from: paragraph.asciiLowered.utf8.startIndex, to: range.upperBound))
    let rest = String(decoding: words.drop { ">: \t,;()".utf8.contains($0) }, as: UTF8.self)
    return rest.isEmpty ? nil : rest
  }

  /// What every report says, of which nothing can be learnt.
  private static let courtesies = [
    "automatically generated", "delivery status notification", "delivery to the following",
    "could not be delivered", "couldn't be delivered", "cannot be delivered",
    "was not delivered", "wasn't delivered", "unable to deliver", "not able to deliver",
    "failed permanently", "failure reasons", "this is the mail", "i'm afraid", "i'm sorry",
    "permanent error", "permanent fatal errors", "had delivery problems", "delivery has failed",
    "delivery failed", "do not reply", "mime-encapsulated", "mime format", "mime-formatted",
    "mime-capable", "following address", "following recipient", "multi-part message",
    "original message was received", "message was created automatically", "postmaster",
    "message headers", "message could not",
  ]

  private static func tells(_ line: String, _ recipient: String?) -> Bool {
    var rest = line.asciiLowered
    if let recipient = recipient?.asciiLowered, let range = rest.firstRange(of: recipient) {
      rest.removeSubrange(range)
    }
    let isHeading = line.trimmed.hasPrefix("---") || line.trimmed.hasPrefix("===")
    guard !isHeading, rest.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.value > 127 })
    else { return false }
    return !courtesies.contains { rest.contains($0) }
  }
}
