/// What a refused payment is about, whatever the gateway calls it.
public enum DeclineCategory: String, Sendable, CaseIterable {
  /// Not enough money, or a limit of the payer's.
  case funds
  /// The bank says no and not why, or cannot be reached.
  case issuer
  /// The payer has to confirm it themselves.
  case authentication
  /// Something was typed wrong, or has expired.
  case details
  /// The card or account does not take such payments, or is closed.
  case method
  /// Lost, stolen, suspected of fraud, revoked: never said to the payer in these words.
  case blocked
  /// The creditor's own account with the gateway is not set up for it.
  case creditor
  /// We asked for something wrong.
  case command
  /// It was done before, under this or another id.
  case done
  /// A code that nobody has explained to us.
  case unexplained
}

/// What to do about a refused payment.
public enum DeclineAdvice: String, Sendable, CaseIterable {
  /// The same method again, later and not often.
  case retryLater = "retry-later"
  /// The payer confirms it on a page.
  case authenticate
  /// The payer corrects the details of the method.
  case correct
  /// The payer names another method; this one is not tried again.
  case newMethod = "new-method"
  /// Never again: the payer has withdrawn it, or the bank forbids it.
  case never
  /// Somebody of the creditor's looks at their account with the gateway.
  case mend
  /// Ask the gateway what was done.
  case ask

  /// Whether the same method may be tried again without anybody doing anything.
  public var mayRetry: Bool {
    switch self {
    case .retryLater, .mend, .ask: true
    case .authenticate, .correct, .newMethod, .never: false
    }
  }
}
