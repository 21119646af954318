import Receivables

/// What is taken by a saved method is asked of nobody; what cannot be taken joins the ladder.
extension Deciding {
  /// Autopay that was refused for good, or too often, is over from this day on.
  mutating func judgeAutopay() {
    guard let autopay = account.standing.autopay, autopay.from <= day, autopay.open == nil,
      policy.autopayRules.nextTry(autopay) == nil, let last = autopay.attempts.last
    else { return }
    let tries = autopay.declined.count == 1 ? "once" : "\(autopay.declined.count) times"
    bring(
      [.autopayEnded(autopay.agreed.autopay)], .autopay,
      "\(autopay.agreed.autopay) ended: refused \(tries), at last for"
        + " \(last.category?.rawValue ?? "no reason"), \(last.advice?.rawValue ?? "")")
  }

  /// Decides what is taken of a currency.
  ///
  /// - Returns: false where nothing of it is, so that it is asked for.
  mutating func takes(_ currency: Currency, _ candidates: [Candidate]) -> Bool {
    guard let autopay = account.standing.autopay, autopay.from <= day else { return false }
    let back = Set(cameBack(candidates).map(\.item.id))
    let items = candidates.filter { !back.contains($0.item.id) }
    let subject = TraceLine.Subject.currency(currency)
    let name = autopay.agreed.autopay
    if let open = autopay.open {
      note(TraceLine(subject, .autopay, .waits, "\(name): \(open.debit) is not answered yet"))
      return true
    }
    let due = items.filter {
      $0.item.due.adding(days: policy.autopayRules.afterDueDays) <= day
    }
    guard !due.isEmpty else {
      let next = items.map(\.item.due).min()?.adding(days: policy.autopayRules.afterDueDays)
      note(TraceLine(subject, .autopay, .notMet, "\(name) takes what falls due", until: next))
      return true
    }
    let amount = Money(
      minorUnits: due.reduce(0) { $0 + $1.open }
        - policy.waiting(of: account, in: currency, on: day), currency)
    guard autopay.agreed.allows(amount) else {
      note(
        TraceLine(
          subject, .autopay, .forbids,
          "\(amount) is more than \(name) allows: it is asked for instead"))
      return false
    }
    let listing = NoticeListing(items: due.map(\.item.id), amount: amount)
    take(DebitCall(autopay, listing, of: account), subject, policy.autopayRules.nextTry(autopay))
    return true
  }

  /// What is asked for though the rest is taken: what came back, with what was charged on it.
  func cameBack(_ candidates: [Candidate]) -> [Candidate] {
    let back = candidates.filter { $0.item.id.kind == .invoice && $0.cameBack(on: day) }
    let documents = Set(back.map(\.item.id.document))
    return candidates.filter { candidate in
      candidate.cameBack(on: day)
        || (candidate.item.id.kind == .charge && documents.contains(candidate.item.id.document))
    }
  }

  private mutating func take(_ call: DebitCall, _ subject: TraceLine.Subject, _ next: Day?) {
    if case .never(let rule, let why, let until) = Gate(account).answer(on: day) {
      return note(TraceLine(.account, rule, .forbids, why, until: until))
    }
    guard call.listing.amount.isPositive else {
      return note(TraceLine(subject, .unapplied, .forbids, "waiting money covers what is due"))
    }
    if let next, next > day {
      return note(
        TraceLine(
          subject, .autopay, .waits, "\(call.autopay) was refused; the next try is on \(next)",
          until: next))
    }
    // One at a time: another currency waits until this one is answered.
    guard debits.isEmpty else {
      return note(TraceLine(subject, .autopay, .waits, "another debit comes first"))
    }
    debits.append(call)
    note(
      TraceLine(
        subject, .autopay, .allows,
        "\(call.autopay) takes \(call.listing.amount), try \(call.attempt)"))
  }
}

extension AutopayAgreed {
  /// Whether so much may be taken at once.
  fileprivate func allows(_ amount: Money) -> Bool {
    guard let most else { return true }
    return most.currency == amount.currency && amount.minorUnits <= most.minorUnits
  }
}
