import CashApplication
import Receivables
import ReceivablesPorts

/// Whose money a payment of a gateway is, by what it names.
struct PaymentHome {
  let account: AccountID
  /// The invoices that it settles, in turn.
  let invoices: [String]

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
      return PaymentHome(
        account: holder.account, invoices: try await invoices(asked: holder))
    }
    return try await named(in: reference)
  }

  /// The invoices that a page or a debit is for.
  private func invoices(asked holder: Holder) async throws -> [String] {
    let entries = try await store.entries(of: holder.account, from: holder.sequence, limit: 1)
    guard let entry = entries.first else { return [] }
    switch try EntryContent(parsing: entry.bytes).fact {
    case .linkMade(let fact): return fact.invoices
    case .debitPlanned(let fact): return fact.listing.invoices
    default: return []
    }
  }

  /// Invoice numbers in the reference, where they are all of one customer.
  private func named(in reference: String) async throws -> PaymentHome {
    let numbers = NamedInvoices(invoice: nil, reference: reference).numbers
    let keys = numbers.map { DocumentKey(.invoice, $0) }
    let holders = try await store.holders(of: keys)
    let accounts = Set(holders.values.map(\.account))
    guard let account = accounts.first, accounts.count == 1 else { return .nobody }
    return PaymentHome(
      account: account, invoices: numbers.filter { holders[DocumentKey(.invoice, $0)] != nil })
  }
}
