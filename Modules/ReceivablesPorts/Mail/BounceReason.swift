/// Why a message was not delivered.
@nonexhaustive
public enum BounceReason: String, Sendable, CaseIterable {
  /// There is no such mailbox.
  case userUnknown = "user-unknown"
  /// There is no such domain.
  case hostUnknown = "host-unknown"
  /// The recipient has moved to another address.
  case hasMoved = "has-moved"
  /// The domain takes no mail.
  case notAccept = "not-accept"

  /// The mailbox is full.
  case mailboxFull = "mailbox-full"
  /// The mailbox is closed, frozen or not paid for.
  case suspended = "suspended"
  /// A filter behind the server refused, or the mailbox does not say why.
  case filtered = "filtered"
  /// The message is larger than the system takes.
  case messageTooBig = "message-too-big"
  /// The message is larger than the mailbox takes.
  case exceedsLimit = "exceeds-limit"

  /// SPF, DKIM or DMARC did not hold.
  case authenticationFailure = "authentication-failure"
  /// The sending address has no name, or the name does not lead back to it.
  case reverseNameMissing = "reverse-name-missing"
  /// The sender's reputation is poor.
  case badReputation = "bad-reputation"
  /// The sending address is on a list.
  case blocked
  /// The sender's address or domain is refused.
  case rejected
  /// A rule of the receiving house.
  case policyViolation = "policy-violation"
  /// It looks like spam.
  case spamDetected = "spam-detected"
  /// It carries a virus, or something that looks like one.
  case virusDetected = "virus-detected"
  /// Authentication or encryption is asked for, or access is denied.
  case securityError = "security-error"
  /// The server does not pass mail on to that recipient.
  case noRelaying = "no-relaying"
  /// Too much at once.
  case speeding
  /// Too many connections at once, or too often.
  case tooManyConnections = "too-many-connections"

  /// The message breaks a standard.
  case notCompliant = "not-compliant"
  /// The content cannot be taken or converted.
  case contentError = "content-error"
  /// The servers do not understand each other.
  case syntaxError = "syntax-error"

  /// It was tried until the time ran out.
  case expired
  /// The way there is broken.
  case networkError = "network-error"
  /// The receiving system is broken.
  case systemError = "system-error"
  /// The receiving system is full.
  case systemFull = "system-full"
  /// A program that takes the mail in failed.
  case mailerError = "mailer-error"

  /// Something was said that fits no reason.
  case unclear
  /// Nothing was said.
  case undefined
}
