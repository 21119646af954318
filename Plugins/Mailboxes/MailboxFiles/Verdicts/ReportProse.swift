/// The prose of a report in plain text: what it says, and the original that it returns behind it.
struct ReportProse {
  /// Without the returned original.
  let lines: [String]
  /// Fields of a status that stand in the prose.
  let statusGroups: [HeaderFields]
  /// The header of the original, where it stands in the prose.
  let returned: HeaderFields?

  init(_ text: String) {
    let all = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let end = all.indices.first { ReportProse.endsNotice(all, at: $0) } ?? all.count
    returned = ReportProse.header(in: all[end...])
    let notice = all[..<end]
    let start = ReportProse.startOfStatus(in: notice)
    lines = Array(notice[..<(start ?? end)])
    statusGroups =
      start.map { FieldGroups.all(in: Array(notice[$0...].joined(separator: "\n").utf8)[...]) }
      ?? []
  }

  /// What programs write above the original that they return.
  private static let markers: [Phrase] = [
    "original message follows", "original message headers", "original message header",
    "original message -", "- original message", "original message is following",
    "copy of the message", "copy of the original message", "copy of your message",
    "- returned message", "returned message -", "returned message follows",
    "unsent message follows", "unsent message:", "message headers follow",
    "message header follows", "headers follow", "original mail info", "bounced e-mail",
    "undelivered message follows", "message contents follow", "below this line",
    "original header", "header of the original message", "headers of the original message",
    "start of returned", "- original mail", "- message header", "- message headers",
  ]

  private static func endsNotice(_ lines: [String], at index: Int) -> Bool {
    let line = lines[index]
    guard !line.isEmpty, line.utf8.count <= 150 else { return isHeader(lines, at: index) }
    let small = line.asciiLowered
    return PhraseSearch(small).holdsAny(of: markers) || isHeader(lines, at: index)
  }

  private static let headerNames: Set = [
    "received", "return-path", "message-id", "from", "to", "subject", "date", "mime-version",
    "content-type", "reply-to", "x-mailer", "delivered-to", "dkim-signature",
  ]

  /// Whether three fields of a mail begin here, of which no report writes as many.
  private static func isHeader(_ lines: [String], at index: Int) -> Bool {
    guard name(of: lines[index]).map(headerNames.contains) == true else { return false }
    let paragraph = lines[index...].prefix(30).prefix { !$0.isEmpty }
    return paragraph.filter { name(of: $0).map(headerNames.contains) == true }.count >= 3
  }

  /// The name of a field at the very beginning of a line, in small letters.
  private static func name(of line: String) -> String? {
    guard let first = line.utf8.first, first.isLetter,
      let colon = line.utf8.prefix(40).firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    return line.utf8[..<colon].loweredText
  }

  private static func startOfStatus(in lines: ArraySlice<String>) -> Int? {
    let names = lines.map { name(of: $0) ?? "" }
    let recipients = ["final-recipient", "original-recipient"]
    guard names.contains(where: recipients.contains),
      names.contains("action") || names.contains("status") || names.contains("diagnostic-code")
    else { return nil }
    let starts = recipients + ["reporting-mta", "action"]
    return lines.indices.first { starts.contains(names[$0 - lines.startIndex]) }
  }

  /// Behind the marker, and what stands between it and the first field.
  private static func header(in lines: ArraySlice<String>) -> HeaderFields? {
    guard
      let start = lines.indices.prefix(20).first(where: { index in
        name(of: lines[index]).map { !$0.contains(" ") } == true
      })
    else { return nil }
    let text = lines[start...].prefix(500).joined(separator: "\n")
    let fields = HeaderFields.read(Array(text.utf8)[...]).fields
    return fields.isEmpty ? nil : fields
  }
}
