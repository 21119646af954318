/// A password or a key: it prints as redacted, however it is printed.
///
/// It hides in descriptions, dumps and mirrors, of itself and of whatever holds it. It is no vault:
/// whoever asks with ``exposed()`` has the text, and should hand it straight to what needs it.
public struct Secret: Sendable {
  private let text: String

  /// Hides a text from now on.
  public init(_ text: String) {
    self.text = text
  }

  /// The text itself, for the one call that needs it; never for a message, a log or a file.
  public func exposed() -> String { text }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Always the same, so that not even the length shows.
  public var description: String { "(redacted)" }

  /// Always the same, so that not even the length shows.
  public var debugDescription: String { description }

  /// Empty: what takes a value apart finds nothing.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
