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

  /// Invoice numbers in the reference, where they are all of one customer.
  private func named(in reference: String) async throws -> PaymentHome {
    let numbers = NamedInvoices(invoice: nil, reference: reference).documents
    let keys = numbers.map { DocumentKey(.invoice, $0) }
    let holders = try await store.holders(of: keys)
    let accounts = Set(holders.values.map(\.account))
    guard let account = accounts.first, accounts.count == 1 else { return .nobody }
    return PaymentHome(
      account: account, invoices: numbers.filter { holders[DocumentKey(.invoice, $0)] != nil })
  }
}
