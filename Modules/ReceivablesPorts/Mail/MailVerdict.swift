/// What a message is that came back.
@nonexhaustive
public enum MailVerdict: Sendable, Equatable {
  /// At least one recipient was given up; each report says which, and whether for good.
  case bounced([RecipientReport])
  /// Still being tried; nothing is to be done.
  case delayed([RecipientReport])
  /// Delivered, relayed or expanded: no bounce.
  case delivered([RecipientReport])
  /// Written by a machine to everybody who writes, as an out-of-office note (RFC 3834) or a
  /// read receipt (RFC 8098).
  case autoReply
  /// The recipient called our mail unwanted (RFC 5965).
  case complaint(MailComplaint)
  /// The recipient wants no more mail.
  case unsubscribe
  /// A person's words.
  case answer
  /// None of these; for a person to read.
  case other
}

/// What a feedback report says.
public struct MailComplaint: Sendable, Equatable {
  /// As `abuse` or `fraud`, in lower case (RFC 5965, section 7.3).
  public let kind: String
  /// Who complains, where the report does not hide it.
  public let recipient: String?

  /// A complaint.
  public init(kind: String, recipient: String?) {
    self.kind = kind
    self.recipient = recipient
  }
}
