import Receivables

/// What pages to pay on and transfers are for: a sum, and what money for it is to name.
struct Payable {
  let listing: NoticeListing
  /// Numbers of invoices, or of the statements where these ask for all of them.
  let numbers: [String]
  /// By which day a statement wants to be paid; nil for what is asked for by invoices.
  let payBy: Day?

  init(_ listing: NoticeListing, of account: Account) {
    self.listing = listing
    payBy = nil
    numbers = account.numbers(quotedFor: listing)
  }

  /// What a statement asks for.
  ///
  /// - Parameter payBy: nil where it asks for nothing.
  init(_ listing: NoticeListing, statement: String, payBy: Day?) {
    self.listing = listing
    self.payBy = payBy
    numbers = [statement]
  }
}
