import Dunning
import Receivables
import ReceivablesPorts

/// What the policy of the file would begin again, as a rung is its name.
extension PolicyDesk {
  /// One sentence for each rung that open items carry and that the file does not have any more; empty
  /// where nothing is in force.
  public func restarts() async throws -> [String] {
    let history = try await installation.history()
    guard let inForce = try await inForce(), let day = history.lastRunDay else { return [] }
    let new = try inFile()
    // Most changes leave every rung its name, and then no account is read.
    guard inForce.loses(rungsIn: new) else { return [] }
    var counts: [String: Int] = [:]
    var cursor: AccountID?
    while true {
      let ids = try await installation.store.accountIDs(after: cursor, limit: 1000)
      guard let last = ids.last else { break }
      cursor = last
      for id in ids where !id.isReserved {
        let record = try await installation.store.account(id, items: .live(on: day))
        guard let account = record?.account else { continue }
        for rung in inForce.carried(by: account, missingIn: new, on: day) {
          counts[rung, default: 0] += 1
        }
      }
    }
    return counts.sorted { $0.key < $1.key }.map { rung, count -> String in
      let (items, carry, they) =
        count == 1 ? ("1 item", "carries", "it goes") : ("\(count) items", "carry", "they go")
      return
        "\(items) \(carry) \(rung), which the new policy does not have: \(they) back to a milder"
        + " rung, or start again at the mildest. Leave a rung its name where it is the same."
    }
  }
}
