import Receivables
import ReceivablesPorts

/// Finds the accounts of which something was handed over.
struct PlacedAccounts {
  /// One of them.
  struct Found {
    let id: AccountID
    let placements: [Placements.Placement]
    /// The length of the account's chain.
    let version: Int
  }

  let store: any AccountReading

  /// In the order of their ids.
  ///
  /// - Parameter agency: nil is all of them.
  func find(_ agency: String?) async throws -> [Found] {
    var found: [Found] = []
    var last: AccountID?
    while true {
      let ids = try await store.accountIDs(after: last, limit: 1000)
      guard let end = ids.last else { return found }
      last = end
      for id in ids where id != .book {
        guard let record = try await store.account(id, items: .none) else { continue }
        let own = record.account.standing.placements.all.filter {
          agency == nil || $0.agency == agency
        }
        if !own.isEmpty {
          found.append(Found(id: id, placements: own, version: record.head.length))
        }
      }
    }
  }
}
