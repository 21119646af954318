public import Receivables
import ReceivablesPorts

extension Workshop {
  /// Opens a mailbox, so that a wrong path is refused before anything is done.
  ///
  /// - Parameters:
  ///   - unsubscribeAddresses: addresses that take unsubscribe requests and nothing else, beside
  ///     the one that notices of the book name.
  ///   - day: the day from which what is read counts; nil is the next that can be run.
  /// - Throws: ``MailError``.
  public func orders(
    readingMailAt path: String, unsubscribeAddresses: [String],
    into book: Installation, on day: Day?, today: Day
  ) throws -> MailboxRun.Orders {
    var addresses = Set(unsubscribeAddresses)
    if let own = book.settings.creditor.unsubscribe.email { addresses.insert(own) }
    let options = MailOptions(unsubscribeAddresses: addresses)
    return MailboxRun.Orders(
      reader: try plugins.mailboxes.open(path, options: options), day: day, today: today)
  }
}
