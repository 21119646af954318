public import ReceivablesPorts

/// Books in folders of JSON lines: to be read by people, kept in git, and taken apart by scripts.
public struct JSONStorageKind: StorageKind {
  public let name = "json"
  public let defaultPath = "book"

  public init() {}

  public func open(at path: String, creating: Bool) throws -> any BookStore {
    try JSONBook(at: path, creating: creating)
  }
}
