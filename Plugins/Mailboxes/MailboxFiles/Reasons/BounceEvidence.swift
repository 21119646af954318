import ReceivablesPorts

/// Everything that a report says about one recipient, and the reason that follows from it.
struct BounceEvidence {
  /// What the refusing server said, where the report quotes it as such.
  var diagnostic = ServerReply("")
  /// What the report says in prose.
  var prose = ServerReply("")
  /// Of the field Status.
  var fieldStatus: StatusCode?
  /// What PowerMTA made of the reply.
  var category: String?
  /// What the server was told when it refused.
  var command = SMTPCommand.unknown

  /// What the refusing server said outranks what the reporting one made of it; a code that tells
  /// nothing outranks none.
  var status: StatusCode? {
    let codes = [diagnostic.status ?? prose.status, fieldStatus].compactMap(\.self)
    return codes.first(where: \.isSpecific) ?? fieldStatus ?? codes.first
  }

  var replyCode: Int? { diagnostic.code ?? prose.code }

  /// Why it was not delivered.
  ///
  /// - Parameter isSilent: whether nothing was said but that it was not delivered.
  func reason(isSilent: Bool) -> BounceReason {
    let hasDiagnostic = !diagnostic.text.isEmpty
    let first = PhraseSearch(hasDiagnostic ? diagnostic.words : prose.words)
    let second = hasDiagnostic ? PhraseSearch(prose.words) : nil
    if let row = first.row(of: ReasonTable.sure) { return settled(row.reason) }
    if let reason = told(by: StatusTable.telling) { return settled(reason) }
    if let row = second?.row(of: ReasonTable.sure) { return settled(row.reason) }
    if let reason = category.flatMap({ StatusTable.categories[$0] }) { return settled(reason) }
    if let row = first.row(of: ReasonTable.likely) { return settled(row.reason, isLikely: true) }
    if let reason = told(by: StatusTable.vague) { return reason }
    if let reason = replyCode.flatMap({ StatusTable.replies[$0] }) { return reason }
    return isSilent ? .undefined : .unclear
  }

  /// Whether no later message will arrive either.
  static func isHard(_ reason: BounceReason, _ status: StatusCode?, _ reply: Int?) -> Bool {
    switch reason {
    case .userUnknown, .hostUnknown, .hasMoved: true
    // A domain that takes no mail for now may take some tomorrow.
    case .notAccept: status?.classDigit != 4 && (reply ?? 500) >= 500
    default: false
    }
  }

  private func told(by table: [String: BounceReason]) -> BounceReason? {
    [diagnostic.status ?? prose.status, fieldStatus].compactMap(\.self)
      .filter { $0.classDigit != 2 }
      .compactMap { table[$0.text] ?? table[$0.subjectAndDetail] }.first
  }

  /// Takes back what would make an address useless without being sure.
  private func settled(_ reason: BounceReason, isLikely: Bool = false) -> BounceReason {
    switch reason {
    // A mailbox that is not to be had for now, until the time ran out.
    case .userUnknown where isLikely && isPassing: .expired
    // The server took the address and refused the message: a filter spoke, in whatever words.
    case .userUnknown where command == .data && status.map(isAddressStatus) != true: .filtered
    // A name that could not be looked up for now is no name that does not exist.
    case .hostUnknown where status?.classDigit == 4: .networkError
    default: reason
    }
  }

  private var isPassing: Bool {
    status.map { $0.classDigit == 4 } ?? replyCode.map { $0 < 500 } ?? false
  }

  private func isAddressStatus(_ status: StatusCode) -> Bool {
    ["1.0", "1.1", "1.3", "1.10"].contains(status.subjectAndDetail)
  }
}
