import Receivables
import ReceivablesPorts

/// What pages to pay on and transfers are for: a sum, and what money for it is to name.
struct Payable {
  let listing: NoticeListing
  /// What lists and files say of the notice: of a statement that asks for nothing the balance, of which less
  /// may be payable.
  let stated: NoticeListing
  /// Numbers of invoices, or of the statements where these ask for all of them.
  let numbers: [String]
  /// By which day a statement wants to be paid; nil for what is asked for by invoices.
  let payBy: Day?

  /// - Parameter items: those of the listing that are to be quoted.
  init(_ listing: NoticeListing, quoting items: [ItemID], of account: Account) {
    self.listing = listing
    stated = listing
    payBy = nil
    numbers = account.numbers(
      quotedFor: NoticeListing(items: items, amount: listing.amount))
  }

  /// What a statement asks for, or lets pay where it asks for nothing.
  init(_ statement: StatementReader.Statement, of account: Account) {
    listing = statement.payable
    stated = statement.stated
    payBy = statement.toPay.flatMap { $0.amount == nil ? nil : $0.statement.due }
    numbers =
      statement.toPay.map { [$0.statement.number] } ?? account.numbers(quotedFor: statement.payable)
  }
}
