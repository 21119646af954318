public import Receivables
import ReceivablesPorts

extension Workshop {
  /// Opens a mailbox, so that a wrong path is refused before anything is done.
  ///
  /// - Parameters:
  ///   - unsubscribeAddresses: addresses that take unsubscribe requests and nothing else.
  ///   - day: the day from which what is read counts; nil is the next that can be run.
  /// - Throws: ``MailError``.
  public func orders(
    readingMailAt path: String, unsubscribeAddresses: [String], on day: Day?, today: Day
  ) throws -> MailboxRun.Orders {
    let options = MailOptions(unsubscribeAddresses: Set(unsubscribeAddresses))
    return MailboxRun.Orders(
      reader: try plugins.mailboxes.open(path, options: options), day: day, today: today)
  }
}
