import ReceivablesPorts

/// What status and reply codes mean where no phrase is surer, as data: RFC 3463 and the registry
/// of enhanced status codes at IANA as of 2024-12-06, and RFC 5321.
enum StatusTable {
  /// Subject and detail of a status that tells, whatever its class; a whole status where one
  /// class of it means something else.
  static let telling: [String: BounceReason] = [
    // Exchange Online says so of recipients that its directory does not know.
    "5.4.1": .userUnknown,
    // Addressing
    "1.1": .userUnknown, "1.2": .hostUnknown, "1.3": .userUnknown, "1.4": .filtered,
    "1.6": .hasMoved, "1.7": .rejected, "1.8": .rejected, "1.9": .systemError,
    // RFC 7505: the domain says that it takes no mail.
    "1.10": .notAccept,
    // Mailbox
    "2.1": .filtered, "2.2": .mailboxFull, "2.3": .exceedsLimit, "2.4": .filtered,
    // Mail system
    "3.1": .systemFull, "3.2": .notAccept, "3.3": .systemError, "3.4": .messageTooBig,
    "3.5": .systemError,
    // Network and routing
    "4.1": .expired, "4.2": .networkError, "4.3": .systemError, "4.4": .hostUnknown,
    "4.5": .systemFull, "4.6": .networkError, "4.7": .expired, "4.8": .networkError,
    // Delivery protocol
    "5.1": .syntaxError, "5.2": .syntaxError, "5.3": .speeding, "5.4": .syntaxError,
    "5.5": .syntaxError, "5.6": .syntaxError,
    // Content
    "6.0": .contentError, "6.1": .contentError, "6.2": .contentError, "6.3": .contentError,
    "6.4": .contentError, "6.5": .contentError, "6.6": .contentError, "6.7": .contentError,
    "6.8": .contentError, "6.9": .contentError, "6.10": .contentError,
    // Security and policy
    "7.2": .rejected, "7.3": .securityError, "7.4": .securityError, "7.5": .securityError,
    "7.6": .securityError, "7.7": .contentError, "7.8": .securityError, "7.9": .securityError,
    "7.10": .securityError, "7.11": .securityError, "7.12": .securityError,
    "7.13": .suspended, "7.14": .securityError,
    // RFC 7293: the mailbox or the domain has another owner now.
    "7.17": .hasMoved, "7.18": .hasMoved,
    // RFC 7372, RFC 7489, RFC 8617: authentication of mail.
    "7.20": .authenticationFailure, "7.21": .authenticationFailure,
    "7.22": .authenticationFailure, "7.23": .authenticationFailure,
    "7.24": .authenticationFailure, "7.25": .reverseNameMissing,
    "7.26": .authenticationFailure, "7.27": .rejected, "7.28": .speeding,
    "7.29": .authenticationFailure, "7.30": .securityError,
  ]

  /// Those that say no more than where the trouble lies, asked after every phrase.
  static let vague: [String: BounceReason] = [
    "1.0": .userUnknown, "2.0": .filtered, "4.0": .networkError, "5.0": .undefined,
    "7.0": .securityError, "7.1": .securityError,
  ]

  /// Replies that tell something by themselves (RFC 5321, section 4.2.3; RFC 4954; RFC 7504).
  static let replies: [Int: BounceReason] = [
    421: .expired, 452: .systemFull,
    500: .syntaxError, 501: .syntaxError, 502: .syntaxError, 503: .syntaxError,
    504: .syntaxError, 521: .notAccept, 530: .securityError, 535: .securityError,
    538: .securityError, 552: .mailboxFull, 556: .notAccept,
  ]

  /// The bounce categories of PowerMTA's user guide, as far as they say why.
  static let categories: [String: BounceReason] = [
    "bad-domain": .hostUnknown, "bad-mailbox": .userUnknown, "inactive-mailbox": .suspended,
    "quota-issues": .mailboxFull, "message-expired": .expired, "no-answer-from-host": .expired,
    "bad-connection": .networkError, "routing-errors": .networkError,
    "relaying-issues": .noRelaying, "invalid-sender": .rejected, "spam-related": .spamDetected,
    "spam-block": .blocked, "spam-content": .spamDetected, "virus-related": .virusDetected,
    "content-related": .contentError, "policy-related": .policyViolation,
    "protocol-errors": .syntaxError,
  ]
}
