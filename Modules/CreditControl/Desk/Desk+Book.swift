public import Receivables
import ReceivablesPorts

extension Desk {
  /// No entry of the day or before is taken any more, unless a reason is given.
  public func close(through day: Day) async throws -> Outcome {
    let history = try await installation.history()
    if let closed = history.closedThrough, closed >= day {
      throw RunError(.badInput, "the book is closed through \(closed) already.")
    }
    let change = try history.change(
      [.periodClosed(PeriodClosed(through: day))], on: day, by: .person,
      privateRecord: installation.privateRecord([("author", request.author)]),
      command: request.key)
    do {
      try await installation.store.commit([change], at: installation.surroundings.now())
    } catch BookError.taken(let key, _) where key.kind == .command {
      return .doneBefore
    }
    return .done
  }

  /// A person answers for a notice of which nobody knows whether it was sent.
  public func settle(_ notice: String, wasSent: Bool, on day: Day) async throws -> Outcome {
    let account = try await known(notice).account
    return try await commit(account, on: day) { change in
      let known = try await known(notice)
      guard known.isUnanswered else {
        throw RunError(.badInput, "notice \(notice) is \(known.status.rawValue), not unknown.")
      }
      change.include(known)
      let fact = NoticeAnswered(
        notice: notice, attempt: known.attempt, answer: wasSent ? .sent : .notSent)
      return [Act(fact: .noticeAnswered(fact))]
    }
  }
}
