public import ReceivablesPorts

/// Books that are kept nowhere, for trying things out: each one that is opened is new and empty.
public struct MemoryStorageKind: StorageKind {
  public let name = "memory"
  public let defaultPath = ""

  public init() {}

  public func open(at path: String, creating: Bool) -> any BookStore {
    MemoryBook()
  }
}
