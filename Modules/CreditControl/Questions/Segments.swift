import Dunning
public import Receivables
import ReceivablesPorts

/// Which segment customers are in: the policy's, or the first tag where the policy has none.
public struct Segments: Sendable {
  /// A customer's receivables in one currency.
  public struct Part: Hashable, Sendable {
    public let account: AccountID
    public let currency: Currency

    public init(_ row: AgingRow) {
      account = row.account
      currency = row.currency
    }
  }

  private let installation: Installation

  public init(_ installation: Installation) {
    self.installation = installation
  }

  /// The segment of each row.
  public func names(of rows: [AgingRow], on day: Day) async throws -> [Part: String] {
    let policy = try await PolicyDesk(installation).forRehearsal()
    var names: [Part: String] = [:]
    for row in rows {
      let account = try await installation.store.account(row.account, items: .none)?.account
      let name = account.map {
        policy.segments.isEmpty ? firstTag($0, day) : segment($0, row, policy, day)
      }
      names[Part(row)] = name ?? "none"
    }
    return names
  }

  private func firstTag(_ account: Account, _ day: Day) -> String {
    account.standing.party.value(on: day)?.tags.first ?? "none"
  }

  private func segment(
    _ account: Account, _ row: AgingRow, _ policy: Policy, _ day: Day
  ) -> String {
    let open = row.buckets.reduce(0, +)
    let segment = Dunning.segment(of: account, in: row.currency, owing: open, by: policy, on: day)
    return segment?.name ?? "none"
  }
}
