import Receivables
import ReceivablesPorts

/// What came of notices after they were decided: one that was never sent, and what stood in its way.
struct Aftermath {
  private let store: any AccountReading

  init(_ store: any AccountReading) {
    self.store = store
  }

  /// One sentence for each notice that was dropped, with the money that had come for it meanwhile.
  func words(for notices: [String], of account: AccountID) async throws -> [String] {
    guard !notices.isEmpty else { return [] }
    var planned: [String: NoticePlanned] = [:]
    var money: [String: [String]] = [:]
    var words: [String] = []
    for try await entry in store.chain(of: account) {
      let content = try EntryContent(parsing: entry.bytes)
      switch content.fact {
      case .noticePlanned(let fact) where notices.contains(fact.notice):
        planned[fact.notice] = fact
        money[fact.notice] = []
      case .paymentReceived(let fact):
        let settled = Set(fact.allocations.map(\.item))
        for (name, plan) in planned where !settled.isDisjoint(with: plan.listing.items) {
          money[name, default: []].append(
            "payment \(fact.payment) of \(fact.amount) came on \(content.day)")
        }
      case .noticeDropped(let fact):
        guard let plan = planned.removeValue(forKey: fact.notice) else { continue }
        let why = money[fact.notice] ?? []
        words.append(
          "\(plan.rung) by \(plan.channel) was not sent, \(fact.status.rawValue) by \(fact.rule)"
            + (why.isEmpty ? "" : ": \(why.joined(separator: ", "))"))
      default: break
      }
    }
    return words
  }
}
