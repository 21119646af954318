public import Receivables

extension Policy {
  /// Money of a currency that may be an account's, and the first day on which it holds nothing up any more;
  /// nil where there is none.
  public func proposal(
    to account: Account, in currency: Currency, on day: Day
  ) -> (receipt: ReceiptProposed, until: Day)? {
    account.standing.proposed.all.filter { $0.fact.amount.currency == currency && $0.day <= day }
      .map { ($0.fact, arrival(of: $0.day)) }.filter { $0.1 > day }.max { $0.1 < $1.1 }
  }
}

/// Money that may be the customer's holds what cannot be taken back: the last notice, and what follows it.
extension Deciding {
  /// Whether nothing proposed stands in the way of the last notice of a ladder.
  mutating func isUnproposed(
    _ tone: Height, _ triggered: [Candidate], _ currency: Currency
  ) -> Bool {
    // That money came back is told in any case, and what was said before is no last word.
    guard policy.isLastNotice(tone.rung),
      triggered.contains(where: { $0.step?.trigger == tone.rung.name })
    else { return true }
    return isUnproposed("\(tone.rung.name) waits", currency)
  }

  /// The same of what follows the last notice.
  mutating func isUnproposed(_ what: String, _ currency: Currency) -> Bool {
    if let open = account.standing.autopay?.open {
      note(
        TraceLine(
          .currency(currency), .proposed, .waits, "\(what): \(open.debit) is not answered yet",
          until: day.adding(days: 1)))
      return false
    }
    guard let (receipt, until) = policy.proposal(to: account, in: currency, on: day) else {
      return true
    }
    note(
      TraceLine(
        .currency(currency), .proposed, .waits, "\(what): \(receipt.words)", until: until))
    return false
  }

  /// Days on which what was proposed begins to hold something up, or does so no more.
  static func proposalDays(_ account: Account, _ policy: Policy) -> [Day] {
    account.standing.proposed.all.flatMap { [$0.day, policy.arrival(of: $0.day)] }
  }
}

extension Policy {
  fileprivate func isLastNotice(_ rung: Rung) -> Bool {
    ladders.contains { $0.lastNotice?.name == rung.name }
  }
}

extension ReceiptProposed {
  /// Where the money is that may be the customer's.
  public var words: String {
    switch ground {
    case .pending: "\(receipt) of \(amount) is under way"
    case .suspense: "\(receipt) of \(amount) waits in suspense and names an invoice of theirs"
    case .family: "\(receipt) of \(amount) waits with the one who answers for them"
    }
  }
}
