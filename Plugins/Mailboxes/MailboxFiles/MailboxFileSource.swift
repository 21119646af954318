public import ReceivablesPorts

/// Mailboxes that are files: a Maildir, a folder of messages, one message, or an mbox.
public struct MailboxFileSource: MailSource {
  /// What a build calls it.
  public let name = "mailbox"
  /// How much of one message is read, in bytes; the rest counts for its fingerprint only.
  private let bytesPerMessage: Int

  /// A source that reads a message up to a size.
  ///
  /// - Parameter bytesPerMessage: 8 MB unless said otherwise; a bounce that returns the whole
  ///   original says what it has to say long before.
  public init(bytesPerMessage: Int = 8 << 20) {
    precondition(bytesPerMessage > 0, "Something has to be read of a message.")
    self.bytesPerMessage = bytesPerMessage
  }

  /// Opens a mailbox and lists its files, so that a wrong path is refused before anything is done.
  ///
  /// A folder with `new` or `cur` in it is a Maildir; of any other folder the `.eml` files are
  /// read. A file that begins with `From ` is an mbox, wherever it stands.
  ///
  /// - Throws: ``MailError`` where there is nothing to read.
  public func open(_ path: String, options: MailOptions) throws -> any MailReader {
    MailboxReader(
      files: try MailboxListing(path).files, bytesPerMessage: bytesPerMessage,
      judge: MailJudge(options: options))
  }
}
