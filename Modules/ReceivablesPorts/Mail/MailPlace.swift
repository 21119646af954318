/// Where a message stands.
public struct MailPlace: Sendable, Hashable, CustomStringConvertible {
  /// The file's path.
  public let file: String
  /// Which message of the file it is, from 1; nil where the file is one message.
  public let number: Int?
  /// The byte of the file at which it begins; 0 where the file is one message.
  public let offset: Int

  /// A place in a mailbox.
  public init(file: String, number: Int? = nil, offset: Int = 0) {
    self.file = file
    self.number = number
    self.offset = offset
  }

  /// As messages call it: the file, or the file with the number and byte of the message.
  public var description: String {
    number.map { "\(file): message \($0) at byte \(offset)" } ?? file
  }
}
