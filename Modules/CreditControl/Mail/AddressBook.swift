import Receivables
import ReceivablesPorts

/// Which customer an address belongs to; read from the whole book when it is first asked.
actor AddressBook {
  private let store: any BookStore
  /// Nil: the address of several.
  private var owners: [String: AccountID?]?

  init(_ installation: Installation) {
    store = installation.store
  }

  /// The one customer whose address it is; nil where it is nobody's, or that of several.
  func owner(of address: String) async throws -> AccountID? {
    if owners == nil { owners = try await read() }
    return owners?[address.lowercased()] ?? nil
  }

  private func read() async throws -> [String: AccountID?] {
    var owners: [String: AccountID?] = [:]
    var last: AccountID?
    while true {
      let page = try await store.accountIDs(after: last, limit: 500)
      guard let end = page.last else { return owners }
      last = end
      for id in page where !id.isReserved {
        for address in Set(try await addresses(of: id).map { $0.lowercased() }) {
          owners.updateValue(owners.keys.contains(address) ? nil : id, forKey: address)
        }
      }
    }
  }

  private func addresses(of id: AccountID) async throws -> [String] {
    do {
      guard let standing = try await store.account(id, items: .none)?.account.standing,
        standing.partyEntry > 0
      else { return [] }
      let entries = try await store.entries(of: id, from: standing.partyEntry, limit: 1)
      return ContactPeople(entries.first?.privateRecord?.fields ?? [:]).emails
    } catch BookError.damaged {
      // Whoever reads the account itself is told.
      return []
    }
  }
}
