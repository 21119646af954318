import ReceivablesPorts

/// What a message asks of the book.
enum MailDemand: Equatable {
  case nothing
  /// It is noted with the notice, and changes nothing.
  case softBounce
  /// The address is of no use.
  case hardBounce
  /// No more by this channel.
  case silence(isComplaint: Bool)
  /// A person is to read it before anything more is sent.
  case reply
  /// A person is to read it.
  case reading

  init(_ mail: ReceivedMail) {
    switch mail.verdict {
    case .bounced(let reports):
      self = reports.contains { $0.outcome == .hardBounce } ? .hardBounce : .softBounce
    case .delayed, .delivered, .autoReply: self = .nothing
    case .complaint: self = .silence(isComplaint: true)
    case .unsubscribe: self = .silence(isComplaint: false)
    case .answer: self = .reply
    case .other: self = .reading
    }
  }
}
