/// What is in a message, sorted by what it says to a judge.
struct MailContent {
  /// What is read of the prose of a message, in bytes.
  static let longestProse = 64 * 1024

  let header: HeaderFields
  /// Of the message as a whole, as `multipart/report`.
  let type: String
  let reportType: String
  /// What a person would read first, without attachments.
  private(set) var words = ""
  /// What a program wrote for people: the prose of a report, wherever it stands.
  private(set) var prose = ""
  /// The groups of fields of message/delivery-status (RFC 3464).
  private(set) var statusGroups: [HeaderFields] = []
  private(set) var hasStatus = false
  /// The fields of message/feedback-report (RFC 5965).
  private(set) var feedback: HeaderFields?
  /// Whether it tells that a message was shown (RFC 8098).
  private(set) var isReceipt = false
  /// The header of a message that came back with it.
  private(set) var returned: HeaderFields?
  private var markup = ""

  init(_ message: MIMEPart) {
    header = message.header
    type = message.type
    reportType = (message.parameters["report-type"] ?? "").asciiLowered
    collect(message)
    if prose.trimmed.isEmpty { prose = markup }
    if words.trimmed.isEmpty { words = markup }
  }

  private mutating func collect(_ part: MIMEPart) {
    switch part.type {
    case "message/delivery-status", "message/global-delivery-status":
      hasStatus = true
      statusGroups += FieldGroups.all(in: part.decoded)
    case "message/feedback-report": feedback = feedback ?? HeaderFields.read(part.decoded).fields
    case "message/disposition-notification", "message/global-disposition-notification":
      isReceipt = true
    case "text/rfc822-headers", "message/rfc822-headers", "message/global-headers":
      returned = returned ?? HeaderFields.read(part.decoded).fields
    case "text/rfc822": returned = returned ?? HeaderFields.read(part.decoded).fields
    default:
      if part.isMessage {
        returned = returned ?? part.parts.first?.header
      } else if part.isText {
        read(part)
      } else {
        // What is inside a message that came back says nothing of this one: it is not entered.
        for inner in part.parts { collect(inner) }
      }
    }
  }

  private mutating func read(_ part: MIMEPart) {
    guard prose.utf8.count < MailContent.longestProse else { return }
    let text = String(decoding: part.text.utf8.prefix(MailContent.longestProse), as: UTF8.self)
    if part.isMarkup {
      if markup.isEmpty { markup = text }
    } else {
      prose += text + "\n"
      if !part.isAttachment { words += text + "\n" }
    }
  }
}
