import Dunning
import Receivables
import ReceivablesPorts

/// What accounts are waiting for from gateways: money that is to be taken, answers that never came,
/// pages that are to be closed.
///
/// Such accounts keep the day of the run as their attention day until it is done: a crash leaves them
/// to be found again.
struct Errands {
  private let installation: Installation
  private let policy: Policy
  private let orders: DailyRun.Orders
  private let author: Author

  init(
    _ installation: Installation, _ policy: Policy, _ orders: DailyRun.Orders, by author: Author
  ) {
    self.installation = installation
    self.policy = policy
    self.orders = orders
    self.author = author
  }

  /// Whether an account that was just decided is to be gone for.
  static func areLeft(by decision: Decision, _ account: Account) -> Bool {
    account.standing.autopay?.open != nil || !account.standing.refunds.isEmpty
      || !decision.closings.isEmpty
  }

  func run(_ report: inout RunReport) async throws {
    var cursor: AttentionCursor?
    while true {
      let page = try await installation.store.accounts(
        due: orders.day, liveOn: policy.looksBack(from: orders.day), after: cursor,
        limit: DailyRun.pageSize)
      guard let last = page.last else { return }
      cursor = AttentionCursor(day: last.attention, account: last.account.id)
      for record in page where record.damage == nil {
        let standing = record.account.standing
        if standing.autopay?.open != nil { try await debit(record.account.id, &report) }
        for refund in standing.refunds { try await ask(refund, record.account.id, &report) }
        if !standing.links.open.isEmpty { try await close(record.account.id, &report) }
      }
    }
  }

  // MARK: Money

  private func debit(_ id: AccountID, _ report: inout RunReport) async throws {
    let debiting = Debiting(installation, policy, orders, by: author)
    guard let answer = try await debiting.settle(id) else { return }
    report.debits[answer, default: 0] += 1
  }

  private func ask(
    _ refund: OpenRefund, _ id: AccountID, _ report: inout RunReport
  ) async throws {
    let refunding = GivingBack(installation, on: orders.day, by: author)
    let settled = try await refunding.settle(refund.asked.refund, of: id, isFirst: false)
    if let left = settled?.left { report.left.append(RunReport.Left(account: id, what: left)) }
  }

  // MARK: Pages

  private func close(_ id: AccountID, _ report: inout RunReport) async throws {
    let closing = LinkClosings(payments: installation.payments)
    var words: [String: String?] = [:]
    try await installation.changing(id, policy, orders) { change in
      let decision = decide(change.account, by: policy, on: orders.day)
      for link in decision.closings {
        if words[link.reference] == nil { words[link.reference] = await closing.close(link) }
        guard words[link.reference] == .some(nil) else { continue }
        let fact = LinkClosed(reference: link.reference, gateway: link.gateway, reason: .outdated)
        try change.post(.linkClosed(fact), on: orders.day, by: author)
      }
    }
    for why in words.values.compactMap(\.self) { report.withoutLink[why, default: 0] += 1 }
  }
}

extension Installation {
  /// When an entry was recorded, by the real clock; the distant past where it cannot be found.
  func recorded(_ sequence: Int, of id: AccountID) async throws -> Moment {
    try await store.entries(of: id, from: sequence, limit: 1).first?.recorded ?? .distantPast
  }

  /// Reads an account, lets a step add to it, and commits what it adds; where another process was
  /// faster, all of it again.
  func changing(
    _ id: AccountID, _ policy: Policy, _ orders: DailyRun.Orders,
    _ step: (inout PendingChange) async throws -> Void
  ) async throws {
    for _ in 0..<20 {
      guard
        let record = try await store.account(
          id, items: .live(on: policy.looksBack(from: orders.day)))
      else { return }
      var change = PendingChange(try await store.withClosedItems(record, for: policy))
      try await step(&change)
      guard !change.drafts.isEmpty else { return }
      // Between sent and answered another run of the same day finds it.
      change.attention =
        change.account.standing.autopay?.open?.state == .sent
        ? orders.day
        : policy.attentionDay(of: change.account, after: orders.day)
      do {
        try await store.commit([change.change], at: surroundings.now())
        return
      } catch BookError.stale {
        continue
      }
    }
    throw RunError(.busy, "an account changed all the time; run again")
  }
}
