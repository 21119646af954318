import ReceivablesPorts

/// Reads the group of fields about one recipient (RFC 3464, section 2.3), as tidy as it comes.
struct StatusReading {
  private let prose: ReportProse
  private let finder: RecipientFinder
  /// Whether the report is about one recipient, so that all of its prose is about that one.
  private let isAlone: Bool

  init(_ content: MailContent, _ prose: ReportProse, isAlone: Bool) {
    self.prose = prose
    self.isAlone = isAlone
    finder = RecipientFinder(
      prose.lines, excluding: MailAddresses.all(in: content.header.text("to")))
  }

  func report(_ group: HeaderFields) -> RecipientReport {
    let final = StatusReading.address(group.first("final-recipient"))
    let original = StatusReading.address(group.first("original-recipient"))
    let actual = StatusReading.address(group.first("x-actual-recipient"))
    let recipient = final ?? original ?? actual
    let lines = isAlone ? prose.lines[...] : recipient.flatMap(finder.lines(about:)) ?? []
    let words = NoticeWords(lines, recipient: recipient)
    var evidence = BounceEvidence()
    let diagnostic = StatusReading.behindType(group.first("diagnostic-code") ?? "")
    evidence.diagnostic = ServerReply(
      diagnostic.isEmpty && words.isQuoted ? words.reply : diagnostic)
    evidence.category = group.first("x-powermta-bouncecategory")
    evidence.prose = ServerReply(words.text)
    evidence.fieldStatus = group.first("status").flatMap(StatusCode.first)
    evidence.command = SMTPCommand(in: words.text)
    let action = (group.first("action") ?? "").split(separator: " ").first ?? ""
    return RecipientReport(
      evidence, action: DeliveryAction(String(action), evidence.fieldStatus),
      recipient: recipient, original: original,
      reply: evidence.diagnostic.text.isEmpty ? words.reply : evidence.diagnostic.text,
      isSilent: evidence.diagnostic.text.isEmpty && words.isSilent)
  }

  /// Without the type of the address, as `rfc822;`.
  private static func address(_ value: String?) -> String? {
    guard let value else { return nil }
    let text = behindType(value)
    if let address = MailAddresses.first(in: text) { return address }
    // A name without a domain is what some servers know their users by.
    let bare = text.filter { !"<>".contains($0) }.trimmed
    return bare.isEmpty || bare.contains(" ") ? nil : bare
  }

  private static func behindType(_ value: String) -> String {
    // What a program on the machine said is told by its type alone.
    guard !value.asciiLowered.hasPrefix("x-unix"),
      let semicolon = value.utf8.prefix(20).firstIndex(of: UInt8(ascii: ";")),
      value[..<semicolon].utf8.allSatisfy({ $0.isLetter || $0.isDigit || $0 == 45 || $0 == 32 })
    else { return value }
    return value[value.index(after: semicolon)...].trimmed
  }
}
