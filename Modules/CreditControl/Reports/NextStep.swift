public import Dunning
public import Receivables
import ReceivablesPorts

/// What happens next to an account if nobody does anything.
@nonexhaustive
public enum NextStep: Sendable, Equatable {
  /// A notice that was decided is on its way, or waits for somebody.
  case underWay(Notice)
  /// A run of the day will decide this.
  case notice(NoticeCall, on: Day)
  /// A run of the day will do this inside the house, such as give a person a task.
  case measure(MeasureCall, on: Day)
  /// Something is due, and a rule keeps it back.
  case heldBack(by: TraceLine)
  /// Without anything new, nothing.
  case nothing
}

extension Ledgers {
  /// So many days are looked at; an account's own days are few.
  private static let mostDays = 64

  /// What a run of the day, or the first one after it that finds something, would do.
  ///
  /// - Throws: ``RunError``, ``SettingsError`` where the policy cannot be read.
  public func next(of id: AccountID, from day: Day) async throws -> NextStep {
    let start = max(day, try await installation.history().lastRunDay ?? day)
    let store = installation.store
    guard let record = try await store.account(id, items: .live(on: start)) else { return .nothing }
    let open = record.account.notices.values.filter(\.isOpen).min {
      ($0.on, $0.id) < ($1.on, $1.id)
    }
    if let open { return .underWay(open) }
    let policy = try await PolicyDesk(installation).forRehearsal()
    var account = try await OwnDays(store, policy, on: start)
      .decidable(try await store.withClosedItems(record, for: policy), by: .person).record.account
    var hindrance: TraceLine?
    var next: Day? = start
    for _ in 0..<Ledgers.mostDays {
      guard let day = next else { break }
      let decision = decide(account, by: policy, on: day)
      if let call = decision.calls.first { return .notice(call, on: day) }
      if let call = decision.measures.first { return .measure(call, on: day) }
      for outcome in decision.outcomes { try account.post(outcome.fact(nil), on: day) }
      hindrance = hindrance ?? decision.trace.lines.first { isHindrance($0, account, on: day) }
      next = attention(of: account, by: policy, after: day)
    }
    return hindrance.map { .heldBack(by: $0) } ?? .nothing
  }

  /// What speaks against an item alone leaves the others to be chased; that somebody else has all that is overdue is
  /// told.
  private func isHindrance(_ line: TraceLine, _ account: Account, on day: Day) -> Bool {
    guard line.outcome == .forbids else { return false }
    guard line.rule == .placed else {
      if case .item = line.subject { return false }
      return true
    }
    return account.items.values.allSatisfy { item in
      !item.id.kind.isOwed || item.due >= day || item.open(on: day) <= 0
        || account.standing.placements.covers(item.id, on: day)
    }
  }
}
