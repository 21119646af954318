public import ReceivablesPorts

/// A mailbox that is filled for a test and read from its beginning.
public struct MailSourceUnderTest: Sendable {
  /// Opens a mailbox that holds just these messages, in whatever order it hands them out.
  public let reader: @Sendable ([String]) async throws -> any MailReader

  /// A source, by how a mailbox of it is filled and opened.
  public init(_ reader: @escaping @Sendable ([String]) async throws -> any MailReader) {
    self.reader = reader
  }
}
