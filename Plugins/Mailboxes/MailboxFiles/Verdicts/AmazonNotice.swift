import Receivables
import ReceivablesPorts

/// What Amazon SES tells in JSON, by mail from SNS or wrapped by it.
///
/// The form is that of the "Amazon SNS notification contents" in Amazon's developer guide.
struct AmazonNotice {
  let recipients: [RecipientReport]
  /// Who complained, where it is a complaint.
  let complaint: MailComplaint?
  /// Of the message that it is about.
  let messageIDs: [String]
  let notices: [String]

  /// Nil where the message is none of Amazon's.
  init?(_ content: MailContent) {
    guard let json = AmazonNotice.json(in: content.prose) else { return nil }
    let kind = (json["notificationType"] ?? json["eventType"])?.string?.asciiLowered
    switch kind {
    case "bounce": recipients = AmazonNotice.bounces(json["bounce"])
    case "delivery": recipients = AmazonNotice.deliveries(json["delivery"])
    case "deliverydelay": recipients = AmazonNotice.delays(json["deliveryDelay"])
    case "complaint": recipients = []
    default: return nil
    }
    complaint = kind == "complaint" ? AmazonNotice.complaint(json["complaint"]) : nil
    let fields = json["mail"]?["headers"]?.array ?? []
    func values(_ name: String) -> [String] {
      fields.filter { $0["name"]?.string?.asciiLowered == name }.compactMap { $0["value"]?.string }
    }
    messageIDs = values("message-id").flatMap(MailReferences.identifiers)
    notices = values("x-dunwell-notice")
  }

  /// The object that the text begins with; what follows it is the list's own footer.
  private static func json(in text: String) -> JSONValue? {
    var bytes = Array(text.utf8.drop { $0 <= 32 })
    guard bytes.first == UInt8(ascii: "{") else { return nil }
    // Sendmail breaks lines of more than 990 bytes with a sign of its own.
    bytes = Array(String(decoding: bytes, as: UTF8.self).split(separator: "!\n ").joined().utf8)
    guard let end = endOfObject(bytes) else { return nil }
    // What is not whole is no notice of Amazon's, and is read as prose.
    guard let value = try? JSONValue(parsing: bytes[..<end]) else { return nil }
    guard let wrapped = value["Message"]?.string else { return value }
    // The same: SNS wraps other things as well.
    return try? JSONValue(parsing: Array(wrapped.utf8))
  }

  private static func endOfObject(_ bytes: [UInt8]) -> Int? {
    var depth = 0
    var isQuoted = false
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\\") where isQuoted: at += 1
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "{") where !isQuoted: depth += 1
      case UInt8(ascii: "}") where !isQuoted:
        depth -= 1
        if depth == 0 { return at + 1 }
      default: break
      }
      at += 1
    }
    return nil
  }

  private static func bounces(_ bounce: JSONValue?) -> [RecipientReport] {
    let subtype = bounce?["bounceSubType"]?.string ?? ""
    return (bounce?["bouncedRecipients"]?.array ?? []).map { entry in
      var evidence = evidence(entry)
      // Amazon's own words where the server's are missing.
      if evidence.diagnostic.text.isEmpty {
        evidence.diagnostic = ServerReply(subtypes[subtype] ?? subtype)
      }
      return report(entry, evidence, .failed)
    }
  }

  /// What Amazon means by its kinds of bounces, as servers would say it.
  private static let subtypes = [
    "NoEmail": "no such user", "Suppressed": "user unknown", "MailboxFull": "mailbox full",
    "OnAccountSuppressionList": "user unknown", "MessageTooLarge": "message too large",
    "ContentRejected": "content rejected", "AttachmentRejected": "attachment rejected",
    "General": "", "Undetermined": "",
  ]

  private static func delays(_ delay: JSONValue?) -> [RecipientReport] {
    (delay?["delayedRecipients"]?.array ?? []).map { report($0, evidence($0), .delayed) }
  }

  private static func deliveries(_ delivery: JSONValue?) -> [RecipientReport] {
    let reply = ServerReply(delivery?["smtpResponse"]?.string ?? "")
    return (delivery?["recipients"]?.array ?? []).map { entry in
      RecipientReport(
        recipient: entry.string, originalRecipient: nil, outcome: .delivered, reason: .undefined,
        status: reply.status?.text, replyCode: reply.code, reply: reply.text)
    }
  }

  private static func complaint(_ complaint: JSONValue?) -> MailComplaint {
    MailComplaint(
      kind: complaint?["complaintFeedbackType"]?.string?.asciiLowered ?? "abuse",
      recipient: complaint?["complainedRecipients"]?.array?.first?["emailAddress"]?.string)
  }

  private static func evidence(_ entry: JSONValue) -> BounceEvidence {
    var evidence = BounceEvidence()
    let text = entry["diagnosticCode"]?.string ?? ""
    evidence.diagnostic = ServerReply(
      text.asciiLowered.hasPrefix("smtp;") ? String(text.dropFirst(5)) : text)
    evidence.fieldStatus = entry["status"]?.string.flatMap(StatusCode.first)
    return evidence
  }

  private static func report(
    _ entry: JSONValue, _ evidence: BounceEvidence, _ action: DeliveryAction
  ) -> RecipientReport {
    RecipientReport(
      evidence, action: action, recipient: entry["emailAddress"]?.string,
      reply: evidence.diagnostic.text, isSilent: evidence.diagnostic.text.isEmpty)
  }
}
