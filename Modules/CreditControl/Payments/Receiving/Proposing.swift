import CashApplication
import Receivables
import ReceivablesPorts

/// Finds out whose a payment may be beside the account on which it is booked.
struct Proposing {
  /// Somebody whose money it may be, and why.
  struct Candidate: Sendable {
    let account: AccountID
    let ground: ReceiptProposed.Ground
  }

  let store: any BookStore

  /// A reference names few; who answers for more has somebody who looks.
  private static let most = 50

  /// Those whose invoices are named by what waits in suspense, and those for whom a payer answers.
  func candidates(
    for reference: String?, bookedOn home: AccountID, on day: Day
  ) async throws -> [Candidate] {
    guard home != .suspense else {
      return try await named(in: reference).map { Candidate(account: $0, ground: .suspense) }
    }
    let children =
      try await store.account(home, items: .none)?.account.standing.family.value(on: day)?.children
      ?? []
    var found: [Candidate] = []
    for child in children.prefix(Proposing.most) {
      guard let account = try await store.account(child, items: .none)?.account,
        account.standing.forgottenEntry == 0
      else { continue }
      found.append(Candidate(account: child, ground: .family))
    }
    return found
  }

  private func named(in reference: String?) async throws -> [AccountID] {
    guard let reference, !reference.isEmpty else { return [] }
    let numbers = NamedInvoices(invoice: nil, reference: reference).documents
    let holders = try await store.holders(of: numbers.map { DocumentKey(.invoice, $0) })
    let notices = try await store.notices(quoted: numbers)
    return Set(holders.values.map(\.account) + notices.map(\.account)).sorted()
      .prefix(Proposing.most).map { $0 }
  }

  /// What is written down of it; nil where nothing of the payment is left.
  func fact(
    _ payment: String, _ amount: Money, settled: Int64, _ ground: ReceiptProposed.Ground
  ) -> Fact? {
    let left = Money(minorUnits: amount.minorUnits - settled, amount.currency)
    guard left.isPositive else { return nil }
    return .receiptProposed(ReceiptProposed(receipt: payment, amount: left, ground: ground))
  }
}
