import Dunning
public import Receivables
import ReceivablesPorts

extension Desk {
  /// Puts an invoice on another ladder than the policy would.
  ///
  /// - Parameter ladder: a ladder of the policy, ``LadderSet/none``, or nil for what the policy says.
  public func setLadder(
    _ ladder: String?, ofInvoice invoice: String, from day: Day
  ) async throws -> Outcome {
    try await requireLadder(ladder)
    return try await commit(try await holder(ofInvoice: invoice), on: day) { change in
      _ = try await open(invoice, &change, on: day)
      return [Act(fact: .ladderSet(LadderSet(invoice: invoice, ladder: ladder)))]
    }
  }

  /// - Throws: ``RunError`` where the policy has no such ladder.
  func requireLadder(_ ladder: String?) async throws {
    guard let ladder, ladder != LadderSet.none else { return }
    let policy = try await PolicyDesk(installation).forRehearsal()
    guard policy.ladder(named: ladder) == nil else { return }
    let known = policy.ladders.map(\.name) + [LadderSet.none]
    throw RunError(
      .badInput,
      "the policy has no ladder \(ladder). It has: \(known.joined(separator: ", ")).")
  }

  /// The customer is supplied on credit again, from a day on.
  public func liftCreditHold(of customer: AccountID, from day: Day) async throws -> Outcome {
    try await commit(customer, on: day) { change in
      try requireCustomer(change)
      guard change.account.standing.creditHold != nil else {
        throw RunError(.badInput, "\(customer) has no credit hold to be released from.")
      }
      return [Act(fact: .creditHoldLifted(CreditHoldLifted()))]
    }
  }

  /// A person lets a notice go that waited for it, or keeps it back for good.
  public func judge(
    _ notice: String, _ judgement: NoticeJudged.Judgement, note: String?, on day: Day
  ) async throws -> Outcome {
    let account = try await known(notice).account
    return try await commit(account, on: day) { change in
      // Read again, as another process may have judged it meanwhile.
      let known = try await known(notice)
      change.include(known)
      try await change.includeTriggers(of: known, from: installation.store)
      guard known.status == .waiting else {
        throw RunError(
          .badInput,
          "notice \(notice) does not wait for approval; it is \(known.shownStatus.rawValue).")
      }
      let fact = NoticeJudged(notice: notice, judgement: judgement)
      return [Act(fact: .noticeJudged(fact), note: note)]
    }
  }

  func known(_ notice: String) async throws -> Notice {
    guard let known = try await installation.store.notice(notice) else {
      throw RunError(.badInput, "there is no notice \(notice). `dunwell notices` lists them.")
    }
    return known
  }
}
