/// Whether a message without a status part is about the delivery of another one.
struct BounceSigns {
  /// Whether a mail system wrote it and it speaks of a delivery; one sign alone is not enough, as
  /// people write about bounces and machines about other things.
  let areClear: Bool
  /// Whether it says that delivery is still being tried.
  let speakOfDelay: Bool

  init(_ content: MailContent, _ prose: ReportProse) {
    let header = content.header
    let subject = header.text("subject").asciiLowered
    let title = PhraseSearch(subject)
    let words = prose.lines.joined(separator: " ").oneLine
    let text = PhraseSearch(words.asciiLowered)
    let isReport =
      content.hasStatus || content.reportType == "delivery-status"
      || header.first("x-failed-recipients") != nil
    let isNamed = BounceSigns.isNamedAsSystem(header)
    let isFromSystem = isNamed || BounceSigns.hasNoReturnPath(header)
    let subjectSays = title.holdsAny(of: BounceSigns.subjects)
    let isLate = text.holdsAny(of: BounceSigns.delays)
    let textSays =
      isLate || text.holdsAny(of: BounceSigns.sentences)
      // In whatever language: a server's refusal, or the message itself, came back.
      || (isNamed && (ServerReply(words).status != nil || content.returned != nil))
    // Vacation notes have no return path either, and people answer to bounces.
    let isNote = !isNamed && AutomaticReply(header).isReply
    areClear =
      isReport || (isFromSystem && textSays && !isNote)
      || (!BounceSigns.isReply(subject) && subjectSays && (isFromSystem || textSays) && !isNote)
    speakOfDelay = isLate || title.holdsAny(of: BounceSigns.delaySubjects)
  }

  /// The names under which mail systems write (RFC 2142, RFC 3464, section 2).
  private static func isNamedAsSystem(_ header: HeaderFields) -> Bool {
    let from = EncodedText.decoded(header.first("from") ?? "").asciiLowered
    let names: [Phrase] = [
      "mailer-daemon", "mailerdaemon", "mail-daemon", "maildaemon", "postmaster", "post_master",
      "post.master", "mdaemon", "mail delivery", "mailsystem", "mail-system", "mail system",
    ]
    return PhraseSearch(from).holdsAny(of: names)
  }

  private static func hasNoReturnPath(_ header: HeaderFields) -> Bool {
    let path = (header.first("return-path") ?? "").asciiLowered
    return path.trimmed == "<>" || path.contains("mailer-daemon")
  }

  private static func isReply(_ subject: String) -> Bool {
    ["re:", "aw:", "sv:", "antw:", "fwd:", "fw:", "wg:", "tr:", "rv:"].contains {
      subject.hasPrefix($0)
    }
  }

  private static let subjects: [Phrase] = [
    "failure notice", "undeliver", "returned mail", "delivery fail", "delivery status",
    "delivery notification", "mail delivery", "failed delivery", "non-deliver", "nondeliver",
    "non deliver", "not deliver", "could not be delivered", "couldn't be delivered",
    "mail failure", "mail system error", "bounce", "returned to sender", "return to sender",
    "message you sent blocked", "considered unsolicited", "delayed mail", "delivery delay",
    "message delayed", "could not send message", "postmaster notify", "delivery error",
    "delivery problem", "delivery report", "rejected mail", "mail rejected", "message rejected",
    "delivery unsuccessful", "unsuccessful delivery", "message status - undeliverable",
    "mail could not be", "mail not delivered", "email not delivered", "notice: mail",
    "permanent delivery", "unzustellbar", "nicht zustellbar", "nicht zugestellt",
    "unzustellbare", "fehler bei der zustellung", "non remis", "non distribu", "non délivr",
    "não entregue", "no entregado", "no se ha podido", "no se puede entregar",
    "niet bestelbaar", "niet afgeleverd", "mancata consegna", "mancato recapito",
    "kunde inte levereras", "kunne ikke leveres", "nie dostarczono", "недоставлен",
    "не доставлен", "не может быть доставлено", "配信不能", "配信できません", "送信できません",
    "投递失败", "退信",
  ]

  private static let sentences: [Phrase] = [
    "could not be delivered", "couldn't be delivered", "cannot be delivered",
    "can't be delivered", "can not be delivered", "not be delivered to", "delivery has failed",
    "delivery failed", "failed permanently", "unable to deliver", "undeliverable",
    "was not delivered", "wasn't delivered", "not been delivered", "been delayed", "is delayed",
    "delivery failure", "delivery problems", "failure reasons", "was rejected", "been rejected",
    "returned to sender", "permanent error", "permanent fatal errors", "transcript of session",
    "error message below", "recipients failed", "recipient failed", "did not reach",
    "could not be sent", "couldn't be sent", "wasn't able to deliver", "not able to deliver",
    "not able to be delivered", "error delivering", "error occurred while", "failed to deliver",
    "delivery of the email was stopped", "not delivered to", "has bounced", "not be reached",
    "couldn't deliver", "could not deliver", "did not get delivered", "following recipients",
    "following recipient", "following address", "following errors", "no such user",
    "trouble delivering", "user unknown", "unknown user", "mailbox full", "mailbox is full",
    "server message",
    "konnte nicht zugestellt", "nicht zugestellt werden", "n'a pas pu être", "no se pudo",
    "no ha podido", "non è stato possibile", "kon niet worden", "не может быть доставлено",
    "送信できません", "配信できません", "host unknown", "this user doesn't have",
  ]

  private static let delaySubjects: [Phrase] = [
    "delayed", "delay)", "(delay", "could not send message for past", "still undelivered",
  ]

  private static let delays: [Phrase] = [
    "been delayed", "is delayed", "still being retried", "still trying", "will continue to try",
    "will keep trying", "keep trying", "warning message only", "do not need to resend",
    "do not need to re-send", "not yet been delivered", "has not been delivered yet",
    "no action is required on your part", "delivery attempts will continue",
    "will be retried", "temporary failure report", "delivery incomplete", "will retry for",
  ]
}
