import CashApplication
import Receivables
import ReceivablesPorts

/// Reads the items of invoices, with their instalments and charges where an invoice has some; an
/// instalment that is quoted, as `R-1#2`, is read with all of its invoice, and with a
/// statement, as `S-2026-10`, or a notice, all that is open.
struct ItemReader {
  let store: any AccountReading

  func items(of account: AccountID, invoices: [String]) async throws -> [Item] {
    var seen: Set<String> = []
    let numbers = invoices.filter { seen.insert($0).inserted }
    guard !numbers.isEmpty else { return [] }
    var items = try await named(numbers.map { ItemID(.invoice, $0) }, account)
    var found = Set(items.map(\.id.document))
    for number in NamedInvoices(numbers: numbers).documents where found.insert(number).inserted {
      items += try await instalments(of: number, account)
    }
    // A statement lists what was open before it, too; a notice what it alone tells.
    if numbers.contains(where: { StatementNumber($0) != nil || Notice.id(quoted: $0) != nil }) {
      items += try await store.openItems(of: account).filter(\.id.kind.isOwed)
    }
    let charges = items.flatMap(\.charges)
    return charges.isEmpty ? items : items + (try await named(charges, account))
  }

  /// The account with the closed items whose charges are among some: by these the charges are called.
  func charged(in account: Account, _ items: [ItemID]) async throws -> Account {
    let nameless = items.filter { id in
      id.kind == .charge
        && !account.items(ofInvoice: id.document).contains { $0.charges.contains(id) }
    }
    guard !nameless.isEmpty else { return account }
    var whole = account
    whole.include(try await self.items(of: account.id, invoices: nameless.map(\.document)))
    return whole
  }

  private func instalments(of number: String, _ account: AccountID) async throws -> [Item] {
    var items: [Item] = []
    while true {
      let more = try await named([ItemID(.invoice, number, part: items.count + 1)], account)
      guard let item = more.first else { return items }
      items.append(item)
    }
  }

  private func named(_ ids: [ItemID], _ account: AccountID) async throws -> [Item] {
    guard let record = try await store.account(account, items: .named(ids)) else { return [] }
    return Array(record.account.items.values)
  }
}

extension Outbox {
  /// The notices that somebody means who quotes these words, in the order of their names.
  func notices(quoted words: [String]) async throws -> [Notice] {
    var found: [Notice] = []
    for id in Set(words.compactMap { Notice.id(quoted: $0) }).sorted() {
      if let notice = try await notice(id) { found.append(notice) }
    }
    return found
  }
}
