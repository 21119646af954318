import CashApplication
import Receivables
import ReceivablesPorts

/// Whose money a payment of a gateway is, by what it names.
struct PaymentHome {
  let account: AccountID
  /// The invoices that it settles, in turn.
  let invoices: [String]
  /// The items of the debit that it is; nil where it is none.
  var debit: [ItemID]?

  /// Where nobody can be told.
  static let nobody = PaymentHome(account: .suspense, invoices: [])
}

/// Looks for the home of payments.
struct HomeFinding {
  let store: any BookStore

  /// - Parameter reference: what the payment names.
  func home(for reference: String?) async throws -> PaymentHome {
    guard let reference, !reference.isEmpty else { return .nobody }
    let keys = [DocumentKey(.debit, reference), DocumentKey(.link, reference)]
    let holders = try await store.holders(of: keys)
    if let holder = keys.lazy.compactMap({ holders[$0] }).first {
      return try await home(asked: holder)
    }
    return try await named(in: reference)
  }

  /// Whom a page or a debit is of, and what it is for.
  private func home(asked holder: Holder) async throws -> PaymentHome {
    let account = holder.account
    let entries = try await store.entries(of: account, from: holder.sequence, limit: 1)
    switch try entries.first.map({ try EntryContent(parsing: $0.bytes).fact }) {
    case .linkMade(let fact):
      let statement = try await statement(askingBy: fact.notice, of: account)
      return PaymentHome(account: account, invoices: statement.map { [$0.text] } ?? fact.invoices)
    case .debitPlanned(let fact):
      return PaymentHome(
        account: account, invoices: fact.listing.invoices, debit: fact.listing.items)
    default: return PaymentHome(account: account, invoices: [])
    }
  }

  /// The statement that a notice is and that is paid as one: money for its page goes as money does that
  /// quotes it. Nil for any other notice.
  private func statement(
    askingBy notice: String, of account: AccountID
  ) async throws -> StatementNumber? {
    let standing = try await store.account(account, items: .none)?.account.standing
    guard standing?.demands[notice]?.rung == Trigger.statement else { return nil }
    return standing?.triggers.acted.first { $0.notice == notice }.map {
      StatementNumber(period: $0.trigger.cycle)
    }
  }

  /// Numbers of invoices and names of notices in the reference, where they are all of one customer, or of
  /// one and those for whom that one answers.
  private func named(in reference: String) async throws -> PaymentHome {
    let numbers = NamedInvoices(invoice: nil, reference: reference).documents
    let holders = try await store.holders(of: numbers.map { DocumentKey(.invoice, $0) })
    let notices = try await store.notices(quoted: numbers)
    let accounts = Set(holders.values.map(\.account) + notices.map(\.account))
    guard let account = try await payer(among: accounts) else { return .nobody }
    let names = Set(notices.map(\.id))
    return PaymentHome(
      account: account,
      invoices: numbers.filter { number in
        holders[DocumentKey(.invoice, number)] != nil
          || Notice.id(quoted: number).map { names.contains($0) } ?? false
      })
  }

  /// The only one, or the one who answers for all the others.
  private func payer(among accounts: Set<AccountID>) async throws -> AccountID? {
    guard accounts.count > 1 else { return accounts.first }
    for id in accounts.sorted() {
      let family = try await store.account(id, items: .none)?.account.standing.family.last
      if accounts.subtracting(family?.children ?? []) == [id] { return id }
    }
    return nil
  }
}
