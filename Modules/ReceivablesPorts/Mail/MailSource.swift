/// How a mailbox is to be read.
public struct MailOptions: Sendable, Equatable {
  /// Addresses that take unsubscribe requests and nothing else; their case does not count.
  public var unsubscribeAddresses: Set<String>

  /// Options; by default no address is set apart for unsubscribe requests.
  public init(unsubscribeAddresses: Set<String> = []) {
    self.unsubscribeAddresses = unsubscribeAddresses
  }
}

/// Reads what came back, one message at a time, in memory that does not grow with the mailbox.
public protocol MailReader: Sendable {
  /// The next message; nil at the end.
  ///
  /// Any bytes are a message: what cannot be understood is for a person to read.
  ///
  /// - Throws: ``MailError`` where a part cannot be read; asking again goes on behind it.
  mutating func next() throws -> ReceivedMail?
  /// How far the reading is, in bytes.
  var bytesRead: Int { get }
}

/// A place where mail arrives.
public protocol MailSource: Sendable {
  /// Its name, as `mailbox`.
  var name: String { get }
  /// Opens a mailbox; nothing in it is changed, moved or marked.
  ///
  /// - Throws: ``MailError``.
  func open(_ path: String, options: MailOptions) throws -> any MailReader
}

extension MailSource {
  /// Opens a mailbox with the default options.
  ///
  /// - Throws: ``MailError``.
  public func open(_ path: String) throws -> any MailReader {
    try open(path, options: MailOptions())
  }
}

/// A mailbox that cannot be read: where, what, and what to do; it quotes nothing from a message.
public struct MailError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The whole message.
  public let description: String

  /// A message that says where, what, and what to do.
  public init(_ description: String) {
    self.description = description
  }
}
