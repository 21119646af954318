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
    guard let known = try await installation.store.notice(notice) else {
      throw RunError(.badInput, "there is no notice \(notice). `dunwell notices` lists them.")
    }
    guard known.status == .unknown || known.status == .claimed else {
      throw RunError(.badInput, "notice \(notice) is \(known.status.rawValue), not unknown.")
    }
    return try await commit(known.account, on: day) { change in
      let record = try await installation.store.account(
        known.account, items: .live(on: .distantFuture.adding(days: -1)))
      if let record { change = PendingChange(record) }
      let fact = NoticeAnswered(
        notice: notice, attempt: known.attempt, answer: wasSent ? .sent : .notSent)
      return [Act(fact: .noticeAnswered(fact))]
    }
  }
}
