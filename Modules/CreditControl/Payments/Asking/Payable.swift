import Receivables
import ReceivablesPorts

/// What pages to pay on and transfers are for: a sum, and what money for it is to name.
struct Payable {
  let listing: NoticeListing
  /// What lists and files say of the notice: of a statement that asks for nothing the balance, of which less
  /// may be payable.
  let stated: NoticeListing
  /// The same sum with what of the listing is asked for: money of a page goes to that and nothing else.
  let asked: NoticeListing
  /// Numbers of invoices, or of the statements where these ask for all of them.
  let numbers: [String]
  /// By which day a statement wants to be paid; nil for what is asked for by invoices.
  let payBy: Day?

  /// What a notice asks for.
  init(_ listing: NoticeListing, _ agreements: NoticeAgreements) {
    self.listing = listing
    stated = listing
    payBy = nil
    let quoted = agreements.quoted(listing.items)
    asked = NoticeListing(
      items: quoted.isEmpty ? listing.items : quoted, amount: listing.amount)
    numbers = agreements.account.numbers(quotedFor: asked)
  }

  /// What a statement asks for, or lets pay where it asks for nothing.
  init(_ statement: StatementReader.Statement) {
    listing = statement.payable
    stated = statement.stated
    asked = statement.payable
    payBy = statement.toPay.flatMap { $0.amount == nil ? nil : $0.statement.due }
    numbers = statement.numbers
  }
}
