public import ReceivablesPorts

/// Books in one file, over the system's SQLite.
public struct SQLiteStorageKind: StorageKind {
  public let name = "sqlite"
  public let defaultPath = "book.db"
  public let capabilities = ["aging", "backup", "checking"]

  public init() {}

  public func open(at path: String, creating: Bool) async throws -> any BookStore {
    try SQLiteBook(path: path, creating: creating)
  }
}
