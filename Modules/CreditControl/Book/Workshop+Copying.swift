import Foundation
import Receivables
import ReceivablesPorts

extension Workshop {
  /// Records the book again in another storage at a path, with the same entries and heads.
  ///
  /// - Returns: how many entries were copied.
  public func convert(
    _ installation: Installation, to kind: String, at path: String,
    progress: @escaping RunProgress.Told = { _ in }
  ) async throws -> Int {
    let storage = try storage(kind)
    // What is there is never written over, nor taken away where the copy fails.
    guard !FileManager.default.fileExists(atPath: path) else {
      throw RunError(.cannotWrite, "\(path) is there already. Name a new place for the book.")
    }
    let target = try await storage.open(at: path, creating: true)
    do {
      return try await BookCopy(
        from: installation.store, to: target, sortingIn: installation.folder, progress: progress
      ).execute()
    } catch {
      // Half a book is worse than none; nobody has seen it yet.
      try FileManager.default.removeItem(atPath: path)
      throw error
    }
  }

  /// Copies the book with its settings, policy and templates into a new folder, while it is in use.
  public func backUp(_ installation: Installation, to path: String) async throws {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw RunError(.cannotWrite, "\(path) is there already. Name a new place for the backup.")
    }
    guard let store = installation.store as? any BackingUp else {
      throw RunError(
        .usage,
        "the storage \(installation.settings.store) cannot be copied while it is in use."
          + " Use `dunwell export FILE`.")
    }
    try makeFolder(path)
    try await store.backUp(to: Workshop.path(installation.settings.storePath, in: path))
    try copyFurniture(from: installation.folder, to: path, installation.settings)
  }

  /// Makes a book folder from a backup.
  public func restore(_ backup: String, to folder: String) async throws -> Installation {
    guard FileManager.default.fileExists(atPath: backup + "/" + Workshop.settingsFile) else {
      throw RunError(.missing, "\(backup) is no backup: it has no \(Workshop.settingsFile).")
    }
    guard !FileManager.default.fileExists(atPath: folder) else {
      throw RunError(.cannotWrite, "\(folder) is there already. Restore into a new folder.")
    }
    do {
      try FileManager.default.copyItem(atPath: backup, toPath: folder)
    } catch {
      throw RunError(.cannotWrite, "\(folder) cannot be written: \(Workshop.reason(error)).")
    }
    return try await open(folder)
  }

  private func copyFurniture(
    from folder: String, to path: String, _ settings: Settings
  ) throws {
    let files = FileManager.default
    for name in [Workshop.settingsFile, settings.policy, settings.templates, ".gitignore"] {
      guard !name.hasPrefix("/"), files.fileExists(atPath: folder + "/" + name) else { continue }
      do {
        try files.copyItem(atPath: folder + "/" + name, toPath: path + "/" + name)
      } catch {
        throw RunError(.cannotWrite, "\(path)/\(name): \(Workshop.reason(error)).")
      }
    }
  }
}
