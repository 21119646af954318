public import Receivables

/// Money that a decision takes by a saved method.
public struct DebitCall: Sendable, Equatable {
  public let autopay: String
  /// The items that it is for, and what is taken.
  public let listing: NoticeListing
  /// Counted from 1 since money was taken the last time.
  public let attempt: Int
  /// What the gateway is to know it by: the same for the same account at the same version.
  public let debit: String

  init(_ autopay: Autopay, _ listing: NoticeListing, of account: Account) {
    self.autopay = autopay.agreed.autopay
    self.listing = listing
    attempt = (autopay.attempts.last?.number ?? 0) + 1
    let parts = [account.id.text, "\(account.version)", listing.amount.description]
    let hash = SHA256.hash(Array(parts.joined(separator: "\u{1F}").utf8))
    debit = "DD-" + hash.description.prefix(20)
  }

  /// The fact that records it.
  public func fact(_ basis: DecisionBasis) -> Fact {
    .debitPlanned(
      DebitPlanned(
        debit: debit, autopay: autopay, listing: listing, attempt: attempt, basis: basis))
  }
}
