/// What the prose of a report says beyond that a message was not delivered.
struct NoticeWords {
  /// All of it.
  let text: String
  /// What the refusing server said, as far as it can be told from the rest.
  let reply: String
  /// Whether the reply is quoted as such, and no guess.
  let isQuoted: Bool
  /// Whether nothing is left without the address, headings and courtesies.
  let isSilent: Bool

  init(_ lines: ArraySlice<String>, recipient: String?) {
    text = lines.joined(separator: "\n")
    let told = lines.filter { NoticeWords.tells($0, recipient) }
    isSilent = told.isEmpty
    let quoted = NoticeWords.transcript(in: lines) ?? NoticeWords.quoted(in: lines)
    isQuoted = quoted != nil
    reply =
      quoted ?? NoticeWords.paragraph(in: lines, about: recipient)
      ?? told.joined(separator: " ").oneLine
  }

  /// What the server answered in a transcript of the session, as Sendmail writes one.
  private static func transcript(in lines: ArraySlice<String>) -> String? {
    let answers = lines.map(\.trimmed).filter { $0.hasPrefix("<<<") }.map { $0.dropFirst(3) }
    return answers.isEmpty ? nil : answers.joined(separator: " ").oneLine
  }

  /// The words behind which reports quote the server: Postfix, qmail, Gmail, Exchange, gateways.
  private static let introductions = [
    "said:", "the error that the other server returned was:",
    "the response from the remote server was:", "the response was:", "gave this error:",
    "remote server returned ", "error message below:", "error from remote mail server",
    "error from remote server", "it responded as follows:", "failed with:",
    "the server responded with:", "server response:", "server message",
    "diagnostic code:", "the reason for the problem:", "following reason:", "because of",
  ]

  /// What stands behind such words, to the end of the paragraph; the paragraph below where they
  /// end their own.
  private static func quoted(in lines: ArraySlice<String>) -> String? {
    let text = lines.joined(separator: "\n")
    let search = PhraseSearch(text.asciiLowered)
    for introduction in introductions {
      guard let start = search.end(of: introduction) else { continue }
      let rest = String(decoding: text.utf8.dropFirst(start), as: UTF8.self).trimmed
      let paragraph = rest.split(separator: "\n", omittingEmptySubsequences: false)
        .prefix { !$0.trimmed.isEmpty }.joined(separator: " ").oneLine
      if ServerReply(paragraph).code != nil { return paragraph }
    }
    return nil
  }

  /// The paragraph that begins with the recipient, without the address.
  private static func paragraph(
    in lines: ArraySlice<String>, about recipient: String?
  ) -> String? {
    guard let recipient = recipient?.asciiLowered,
      let start = lines.firstIndex(where: {
        PhraseSearch($0.asciiLowered).end(of: recipient) != nil
      })
    else { return nil }
    let paragraph = lines[start...].prefix { !$0.trimmed.isEmpty }.joined(separator: " ").oneLine
    guard let end = PhraseSearch(paragraph.asciiLowered).end(of: recipient) else { return nil }
    let words = paragraph.utf8.dropFirst(end).drop { ">: \t,;()".utf8.contains($0) }
    return words.isEmpty ? nil : String(decoding: words, as: UTF8.self)
  }

  /// What every report says, of which nothing can be learnt.
  private static let courtesies: [Phrase] = [
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
    let small = line.asciiLowered
    // The address itself tells nothing.
    let rest = recipient.map { small.replacing($0.asciiLowered, with: "") } ?? small
    let isHeading = line.trimmed.hasPrefix("---") || line.trimmed.hasPrefix("===")
    guard !isHeading,
      rest.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.value > 127 })
    else { return false }
    return !PhraseSearch(rest).holdsAny(of: courtesies)
  }
}
