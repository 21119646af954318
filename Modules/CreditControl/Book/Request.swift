/// Who asks for something to be written, and under which key: the same key twice is one act.
public struct Request: Sendable {
  public let author: String
  public let key: String?

  public init(author: String, key: String? = nil) {
    self.author = author
    self.key = key
  }
}

/// What went wrong in a run: where, what, and what to do.
public struct RunError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of answer a script should get.
  public enum Kind: Sendable {
    case badInput, missing, cannotWrite, busy, settings, usage, unreachable
  }

  public let kind: Kind
  public let description: String

  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }
}
