import Receivables
import ReceivablesPorts

/// An account folded anew from its entries, as it was known at some point.
struct AccountReplay {
  /// How far the entries are read.
  enum Limit {
    case everything
    /// Entries up to this place in the chain.
    case version(Int)
    /// Entries recorded up to this moment.
    case recorded(Moment)
  }

  private(set) var account: Account
  /// What the entries that were folded say, in order.
  private(set) var contents: [EntryContent] = []

  /// - Throws: ``BookError/damaged(_:)`` where an entry cannot be read or does not fit.
  init(_ id: AccountID, in store: any AccountReading, upTo limit: Limit) async throws {
    account = Account(id: id)
    for try await entry in store.chain(of: id) {
      guard AccountReplay.includes(entry, limit) else { return }
      do {
        let content = try EntryContent(parsing: entry.bytes)
        try account.post(content.fact, on: content.day)
        contents.append(content)
      } catch {
        throw BookError.damaged("entry \(entry.sequence) of \(id): \(error)")
      }
    }
  }

  private static func includes(_ entry: Entry, _ limit: Limit) -> Bool {
    switch limit {
    case .everything: true
    case .version(let version): entry.sequence <= version
    case .recorded(let moment): entry.recorded <= moment
    }
  }
}
