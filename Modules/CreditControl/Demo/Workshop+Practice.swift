import Foundation
import ReceivablesPorts

extension Workshop {
  /// Makes a book in a folder where nothing is yet, and lives the practice year in it.
  ///
  /// A year of claims and answers waits some thousand times for the disk, as it must where a notice
  /// could be lost. Nobody is written to here, so the year is lived in memory where there is a
  /// folder in memory, by the same runs on the same storage, and then carried to its place.
  public func practise(
    in folder: String, request: Request, progress: @escaping RunProgress.Told = { _ in },
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) async throws -> PracticeReport {
    guard let scratch = Workshop.folderInMemory() else {
      let book = try await make(folder, store: "sqlite", policy: "friendly", request: request)
      let year = PracticeYear(book, request: request, progress: progress, shouldStop: shouldStop)
      return try await year.live().report(on: book)
    }
    do {
      let lived = try await live(in: scratch, request, progress, shouldStop)
      try await carry(scratch, to: folder)
      try FileManager.default.removeItem(atPath: scratch)
      return try await lived.report(on: try await open(folder))
    } catch {
      // What stays in memory is no book of anybody's; what went wrong is what is to be told.
      try? FileManager.default.removeItem(atPath: scratch)
      throw error
    }
  }

  private func live(
    in folder: String, _ request: Request, _ progress: @escaping RunProgress.Told,
    _ shouldStop: @escaping @Sendable () -> Bool
  ) async throws -> PracticeYear.Lived {
    let book = try await make(folder, store: "sqlite", policy: "friendly", request: request)
    let year = PracticeYear(book, request: request, progress: progress, shouldStop: shouldStop)
    return try await year.live()
  }

  private func carry(_ scratch: String, to folder: String) async throws {
    try await backUp(try await open(scratch), to: folder)
    let outbox = scratch + "/outbox"
    guard FileManager.default.fileExists(atPath: outbox) else { return }
    do {
      try FileManager.default.copyItem(atPath: outbox, toPath: folder + "/outbox")
    } catch {
      throw RunError(.cannotWrite, "\(folder)/outbox: \(Workshop.reason(error)).")
    }
  }

  /// A new place on the memory file system that Linux has; nil where there is none, or little room.
  private static func folderInMemory() -> String? {
    let files = FileManager.default
    let place = "/dev/shm"
    // No answer means that there is no such file system, and the disk will do.
    let facts = try? files.attributesOfFileSystem(forPath: place)
    guard files.isWritableFile(atPath: place), let free = facts?[.systemFreeSize] as? NSNumber,
      free.int64Value > 256 << 20
    else { return nil }
    return "\(place)/dunwell-\(UUID().uuidString)"
  }
}
