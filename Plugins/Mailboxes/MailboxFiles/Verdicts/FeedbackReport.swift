import ReceivablesPorts

/// What a mailbox provider tells of its user's opinion (RFC 5965, RFC 6430, RFC 6591).
struct FeedbackReport {
  /// Nil where the message is no such report.
  let verdict: MailVerdict?

  init(_ content: MailContent) {
    guard let fields = content.feedback else {
      verdict = FeedbackReport.untidy(content)
      return
    }
    let kind = (fields.first("feedback-type") ?? "abuse").trimmed.asciiLowered
    let address = fields.first("original-rcpt-to") ?? fields.first("removal-recipient")
    let recipient = address.flatMap(MailAddresses.first)
    verdict =
      switch kind {
      // RFC 5965 took this kind out; some still send it.
      case "opt-out", "opt-out-list": .unsubscribe
      // A message that was found not to be spam after all, and reports from machines to machines.
      case "not-spam", "auth-failure", "dmarc": .other
      default: .complaint(MailComplaint(kind: kind, recipient: recipient))
      }
  }

  /// Reports without the part that makes them one, and the complaints of Microsoft's programme for
  /// senders, which never have it.
  private static func untidy(_ content: MailContent) -> MailVerdict? {
    let subject = content.header.text("subject").asciiLowered
    guard
      content.reportType == "feedback-report"
        || subject.hasPrefix("complaint about message from")
    else { return nil }
    let returned = content.returned
    let recipient =
      returned?.first("x-hmxmroriginalrecipient").flatMap(MailAddresses.first)
      ?? MailAddresses.first(in: returned?.text("to") ?? "")
    return .complaint(MailComplaint(kind: "abuse", recipient: recipient))
  }
}
