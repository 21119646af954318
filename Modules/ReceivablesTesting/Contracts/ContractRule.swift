public import Testing

/// One promise of a port, as a sentence that could be false, and how to find out.
public struct ContractRule<Subject>: Sendable {
  /// The promise.
  public let sentence: String
  /// Records an issue where the promise is broken.
  public let check: @Sendable (Subject) async throws -> Void

  /// A promise and its test.
  public init(_ sentence: String, _ check: @escaping @Sendable (Subject) async throws -> Void) {
    self.sentence = sentence
    self.check = check
  }
}

extension ContractRule: CustomStringConvertible, CustomTestStringConvertible {
  public var description: String { sentence }
  public var testDescription: String { sentence }
}
