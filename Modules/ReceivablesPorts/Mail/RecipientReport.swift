/// What became of a message for one recipient.
public struct RecipientReport: Sendable, Equatable {
  /// The address as the report has it; nil where it names none.
  public var recipient: String?
  /// The address that was written to, where the report tells and it was passed on from there
  /// (RFC 3461, section 4.2).
  public var originalRecipient: String?
  /// What became of it.
  public var outcome: DeliveryOutcome
  /// Why, where it was not delivered.
  public var reason: BounceReason
  /// The enhanced status code (RFC 3463), as `5.1.1`: what the refusing server said, or else what
  /// the report says.
  public var status: String?
  /// The SMTP reply code (RFC 5321), as 550.
  public var replyCode: Int?
  /// The refusing server's words in one line; it may be personal, as it often quotes an address.
  public var reply: String

  /// A report on one recipient.
  public init(
    recipient: String?, originalRecipient: String?, outcome: DeliveryOutcome,
    reason: BounceReason, status: String?, replyCode: Int?, reply: String
  ) {
    self.recipient = recipient
    self.originalRecipient = originalRecipient
    self.outcome = outcome
    self.reason = reason
    self.status = status
    self.replyCode = replyCode
    self.reply = reply
  }
}

/// What became of a message.
@nonexhaustive
public enum DeliveryOutcome: String, Sendable, CaseIterable {
  /// Given up, and no later message will arrive either: the address is of no use.
  case hardBounce = "hard-bounce"
  /// Given up, though a later message may arrive.
  case softBounce = "soft-bounce"
  /// Still being tried.
  case delayed
  /// It arrived, or was handed on.
  case delivered
}
