public import Receivables
import ReceivablesPorts

/// Receivables by age, as of a day, as known at some time.
public struct AgingReport: Sendable {
  private let installation: Installation

  public init(_ installation: Installation) {
    self.installation = installation
  }

  /// One row for each account and currency, by (account, currency).
  public func rows(_ question: AgingQuestion) async throws -> [AgingRow] {
    if let quick = installation.store as? any AgingAnswering {
      return try await quick.aging(question)
    }
    return try await folded(question)
  }

  /// The same by folding each account: slower, and what the quick answer must equal.
  public func folded(_ question: AgingQuestion) async throws -> [AgingRow] {
    var rows: [AgingRow] = []
    var last: AccountID?
    while true {
      let ids = try await installation.store.accountIDs(after: last, limit: 500)
      guard let end = ids.last else { return rows }
      last = end
      for id in ids where id != .book {
        rows += try await account(id, question).aging(question)
      }
    }
  }

  private func account(_ id: AccountID, _ question: AgingQuestion) async throws -> Account {
    if let knownAt = question.knownAt {
      return try await AccountReplay(id, in: installation.store, upTo: .recorded(knownAt)).account
    }
    let record = try await installation.store.account(id, items: .live(on: question.day))
    return record?.account ?? Account(id: id)
  }
}

/// When something was known: `--known-at MOMENT|#SEQUENCE|run:DAY`.
public struct KnownAt: Sendable {
  private let installation: Installation

  public init(_ installation: Installation) {
    self.installation = installation
  }

  /// - Throws: ``RunError`` where the text is none of the three, or names what is not there.
  public func moment(_ text: String) async throws -> Moment {
    if text.hasPrefix("#"), let number = Int(text.dropFirst()) {
      guard let commit = try await installation.store.commit(number: number) else {
        throw RunError(.badInput, "the book has no commit \(text).")
      }
      return commit.recorded
    }
    if text.hasPrefix("run:"), let day = Day(text.dropFirst(4)) {
      guard let ended = try await installation.history().lastRun(on: day)?.ended else {
        throw RunError(.badInput, "no run of \(day) came to its end.")
      }
      return ended
    }
    guard let moment = Moment(text) else {
      throw RunError(
        .usage,
        "\"\(text)\" is neither a moment such as 2026-03-31T12:00:00Z, nor #12,"
          + " nor run:2026-03-31.")
    }
    return moment
  }
}
