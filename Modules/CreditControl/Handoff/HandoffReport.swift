public import Receivables
import ReceivablesPorts

/// What is placed where, since when, and what of it is open.
public struct HandoffReport: Sendable {
  /// One placement.
  public struct Row: Sendable, Equatable {
    public let placement: String
    public let customer: AccountID
    public let agency: String
    public let since: Day
    public let recalled: Day?
    /// What was open when it was placed.
    public let placed: Money
    /// What of it is open now, with what was charged on it since, after money that waits.
    public let open: Money
    /// The export that told of it first; nil where none did.
    public let export: String?
  }

  private let installation: Installation

  public init(_ installation: Installation) {
    self.installation = installation
  }

  /// By agency, day and customer; those that were recalled are among them.
  public func rows(_ agency: String?, on day: Day) async throws -> [Row] {
    var exports: [String: String] = [:]
    for export in try await installation.history().exports {
      for told in export.fact.told where exports[told.placement] == nil {
        exports[told.placement] = export.fact.export
      }
    }
    var rows: [Row] = []
    for found in try await PlacedAccounts(store: installation.store).find(agency) {
      let record = try await installation.store.account(found.id, items: .live(on: day))
      guard var account = record?.account else { continue }
      // What was written off is closed, and still placed.
      let closed = try await installation.store.account(
        found.id, items: .named(found.placements.flatMap(\.items).map(\.item)))
      account.include(closed?.account.items.values ?? [:].values)
      for placement in found.placements where placement.from <= day {
        // An item that was not read has nothing open.
        let items =
          placement.items.compactMap { account.items[$0.item] }
          + account.items.values.filter(placement.cameMeanwhile)
        let open = OpenItems(placed: items, on: day).lines.reduce(0) { $0 + $1.minorUnits }
        rows.append(
          Row(
            placement: placement.id, customer: found.id, agency: placement.agency,
            since: placement.from, recalled: placement.recalled.flatMap { $0 <= day ? $0 : nil },
            placed: placement.amount, open: Money(minorUnits: open, placement.currency),
            export: exports[placement.id]))
      }
    }
    return rows.sorted { one, other in
      if one.agency != other.agency { return one.agency < other.agency }
      return (one.since, one.customer, one.placement)
        < (other.since, other.customer, other.placement)
    }
  }
}
