public import Receivables

/// A store that ages the whole book faster than folding every account would.
public protocol AgingAnswering: Sendable {
  /// One row for each account and currency on which anything is open, by (account, currency).
  func aging(_ question: AgingQuestion) async throws -> [AgingRow]
}

/// A store that keeps more derived values than its accounts show, and can prove them.
public protocol DerivedChecking: Sendable {
  /// Derived values that do not follow from the rest, by account, and what is wrong.
  func derivedProblems() async throws -> [(account: AccountID, what: String)]
}

/// A store that can copy itself while it is in use.
public protocol BackingUp: Sendable {
  /// Writes a copy of the book to a path where nothing is yet.
  func backUp(to path: String) async throws
}

/// A kind of storage, as a build lists it.
public protocol StorageKind: Sendable {
  /// Its name in the settings, as `sqlite`.
  var name: String { get }
  /// What its stores can do beyond the port, for `dunwell plugins`.
  var capabilities: [String] { get }
  /// Where a new book is put, relative to its folder.
  var defaultPath: String { get }
  /// Opens the book at a path.
  ///
  /// - Parameter creating: makes an empty book; throws ``BookError/exists(_:)`` where one is.
  /// - Throws: ``BookError``.
  func open(at path: String, creating: Bool) async throws -> any BookStore
}

extension StorageKind {
  /// Nothing beyond the port.
  public var capabilities: [String] { [] }
}
