import ReceivablesPorts

extension RecipientReport {
  /// The report that follows from what was said.
  init(
    _ evidence: BounceEvidence, action: DeliveryAction, recipient: String?,
    original: String? = nil, reply: String, isSilent: Bool
  ) {
    let status = evidence.status
    var reason = action == .delivered ? .undefined : evidence.reason(isSilent: isSilent)
    let isOpen = reason == .undefined || reason == .unclear
    // What is only late, or was given up for being so, needs no further reason.
    if isOpen, action == .expired || action == .delayed { reason = .expired }
    let outcome: DeliveryOutcome =
      switch action {
      case .delivered: .delivered
      case .delayed: .delayed
      case .failed, .expired:
        BounceEvidence.isHard(reason, status, evidence.replyCode) ? .hardBounce : .softBounce
      }
    self.init(
      recipient: recipient, originalRecipient: original, outcome: outcome, reason: reason,
      status: status?.text, replyCode: evidence.replyCode, reply: reply)
  }
}
