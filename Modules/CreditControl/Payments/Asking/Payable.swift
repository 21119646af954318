import Receivables

/// What pages to pay on and transfers are for: a sum, and what money for it is to name.
struct Payable {
  let listing: NoticeListing
  /// Numbers of invoices, or of the statements where these ask for all of them.
  let numbers: [String]

  init(_ listing: NoticeListing, of account: Account) {
    self.listing = listing
    numbers = account.numbers(quotedFor: listing)
  }

  /// What a statement asks for.
  init(_ listing: NoticeListing, statement: String) {
    self.listing = listing
    numbers = [statement]
  }
}
