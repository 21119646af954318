import Dunning
public import Receivables
import ReceivablesPorts

/// Accounts that friendly means have not made pay, and that may be handed over.
public struct HandoffCandidates: Sendable {
  /// One of them, in one currency.
  public struct Candidate: Sendable, Equatable {
    public let customer: AccountID
    /// What is older than the limit, after money that waits.
    public let worth: Money
    /// Everything that is open, after money that waits.
    public let open: Money
    /// The due day of the oldest open invoice.
    public let oldest: Day
  }

  private let installation: Installation

  public init(_ installation: Installation) {
    self.installation = installation
  }

  /// In the order of their worth, currency by currency.
  ///
  /// - Parameters:
  ///   - days: overdue by more than so many days, above zero.
  ///   - minimum: worth at least as much, in whichever currency; nil takes all.
  public func find(
    olderThan days: Int, atLeast minimum: DecimalAmount?, on day: Day
  ) async throws -> [Candidate] {
    guard let buckets = AgingBuckets(edges: [days]) else {
      throw RunError(.usage, "--older-than takes a number of days above zero.")
    }
    let policy = try await PolicyDesk(installation).forRehearsal()
    let rows = try await AgingReport(installation).rows(AgingQuestion(day: day, buckets: buckets))
    var found: [Candidate] = []
    for row in rows where !row.account.isReserved && (row.buckets.last ?? 0) > 0 {
      let least = try least(minimum, row.currency)
      guard let candidate = try await candidate(row, olderThan: days, policy, on: day),
        candidate.worth.minorUnits >= least
      else { continue }
      found.append(candidate)
    }
    return found.sorted { one, other in
      if one.worth.currency != other.worth.currency {
        return one.worth.currency < other.worth.currency
      }
      if one.worth != other.worth { return one.worth.minorUnits > other.worth.minorUnits }
      return one.customer < other.customer
    }
  }

  private func least(_ minimum: DecimalAmount?, _ currency: Currency) throws -> Int64 {
    guard let minimum else { return 1 }
    do {
      return max(1, try minimum.money(in: currency).minorUnits)
    } catch {
      throw RunError(
        .usage, "--min: \(currency.code) has \(currency.decimals) decimals. Round it.")
    }
  }

  private func candidate(
    _ row: AgingRow, olderThan days: Int, _ policy: Policy, on day: Day
  ) async throws -> Candidate? {
    let record = try await installation.store.account(row.account, items: .live(on: day))
    guard let account = record?.account, record?.damage == nil,
      account.standing.forgottenEntry == 0, account.standing.stop(on: day) == nil,
      account.standing.placements.first(holdingOn: day) == nil,
      account.standing.autopay?.open == nil,
      policy.proposal(to: account, in: row.currency, on: day) == nil,
      let oldest = account.items.values.filter({
        $0.id.kind == .invoice && $0.currency == row.currency && $0.chased(on: day) > 0
      }).map(\.due).min()
    else { return nil }
    // Nobody is handed over while something is agreed, in whichever currency; and what is disputed
    // is not for an agency.
    let isAgreed = account.items.values.contains { item in
      item.holds.contains { $0.kind != .dispute && $0.covers(day) }
    }
    guard !isAgreed else { return nil }
    let disputed = disputed(account, row.currency, on: day)
    let sum = { (items: [Item]) in items.reduce(Int64(0)) { $0 + $1.open(on: day) } }
    // Waiting money is set against the oldest, which here are those that count.
    let old =
      (row.buckets.last ?? 0) - row.unapplied
      - sum(disputed.filter { day.days(since: $0.due) > days })
    let open = row.buckets.reduce(0, +) - row.unapplied - sum(disputed)
    return Candidate(
      customer: row.account, worth: Money(minorUnits: old, row.currency),
      open: Money(minorUnits: open, row.currency), oldest: oldest)
  }

  /// Invoices of which something is disputed, with what was charged on them: they stay here as a whole.
  private func disputed(_ account: Account, _ currency: Currency, on day: Day) -> [Item] {
    let owed = account.items.values.filter { $0.id.kind.isOwed && $0.currency == currency }
    let documents = Set(owed.filter { $0.disputed(on: day) > 0 }.map(\.id.document))
    return owed.filter { documents.contains($0.id.document) }
  }
}
