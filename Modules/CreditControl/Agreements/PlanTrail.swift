import Receivables
import ReceivablesPorts

/// Which plans of an account were paid off, and what had been written about each of them.
struct PlanTrail {
  private typealias Written = (plan: OpenPlan, acted: AccountTriggers)

  private var completed: [String: Written] = [:]

  /// - Parameter account: whose entries are read.
  private init(of account: AccountID, in store: any AccountReading) async throws {
    var before = Account(id: account)
    for try await entry in store.chain(of: account) {
      let content = try EntryContent(parsing: entry.bytes)
      switch content.fact {
      case .agreementEnded(let fact) where fact.ending == .completed:
        completed[fact.agreement] = before.standing.agreements.plan(fact.agreement).map {
          (plan: $0, acted: before.standing.triggers.ofPlan($0.id))
        }
      case .planReturned(let fact): completed[fact.stands.id] = nil
      default: break
      }
      try before.post(content.fact, on: content.day)
    }
  }

  /// What is to be posted because money or credits went back: plans that they had paid off go on, and those
  /// that run hold again what was closed meanwhile.
  static func goingOn(
    reopenedSince before: Account, in after: Account, _ store: any AccountReading
  ) async throws -> [PlanReturned] {
    let reopened = after.letGoByPlans { before.items[$0]?.finallyOpen == 0 }
    guard !reopened.isEmpty else { return [] }
    let standing = after.standing
    let isOver = reopened.keys.contains { standing.agreements.plan($0) == nil }
    let completed = isOver ? try await PlanTrail(of: after.id, in: store).completed : [:]
    return reopened.sorted { $0.key < $1.key }.compactMap { name, items in
      let running: Written? = standing.agreements.plan(name).map {
        (plan: $0, acted: standing.triggers.ofPlan(name))
      }
      return (running ?? completed[name]).map {
        PlanReturned(stands: $0.plan, acted: $0.acted, holds: items.sorted())
      }
    }
  }
}

extension Account {
  /// What is open of items that plans covered until these were closed, by plan: what was given up is not
  /// owed again.
  fileprivate func letGoByPlans(where wasClosed: (ItemID) -> Bool) -> [String: [ItemID]] {
    var found: [String: [ItemID]] = [:]
    for item in items.values
    where item.finallyOpen > 0 && item.circumstances.closing == nil && wasClosed(item.id) {
      for hold in item.holds
      where hold.kind == .plan && hold.until != nil && hold.ending ?? .completed == .completed {
        found[hold.agreement, default: []].append(item.id)
      }
    }
    return found
  }
}
