public import ReceivablesPorts

/// A new, empty book, and a way to look at it as another process would.
public struct StoreUnderTest: Sendable {
  /// The book.
  public let store: any BookStore
  private let opening: (@Sendable () async throws -> any BookStore)?

  /// A book that nothing but this handle reaches, as one in memory.
  public init(_ store: any BookStore) {
    self.store = store
    opening = nil
  }

  /// A book that can be opened once more while the first handle is in use.
  public init(
    _ store: any BookStore, reopening: @escaping @Sendable () async throws -> any BookStore
  ) {
    self.store = store
    opening = reopening
  }

  /// A second handle on the same book.
  public func reopened() async throws -> any BookStore {
    guard let opening else {
      preconditionFailure("The durable rules need a book that can be opened once more.")
    }
    return try await opening()
  }
}
