import Foundation
import Receivables
import ReceivablesPorts
import Synchronization

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
    // Where an invented gateway fails, nobody waits before it is asked again.
    let practising = Workshop(plugins, surroundings: surroundings, pace: .practice)
    guard let scratch = Workshop.folderInMemory() else {
      let book = try await practising.makePractice(folder, request)
      let year = PracticeYear(book, request: request, progress: progress, shouldStop: shouldStop)
      return try await year.live().report(on: book)
    }
    do {
      let lived = try await practising.live(in: scratch, request, progress, shouldStop)
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
    let book = try await makePractice(folder, request)
    let year = PracticeYear(book, request: request, progress: progress, shouldStop: shouldStop)
    return try await year.live()
  }

  private static let ledger = "practice.jsonl"

  /// With the gateway to practise with, where the build has it.
  private func makePractice(_ folder: String, _ request: Request) async throws -> Installation {
    let gateways = plugins.payments.filter { $0.name == "practice" }.map {
      PaymentSettings(gateway: "online", kind: $0.name, values: ["path": Workshop.ledger])
    }
    return try await make(
      folder, store: "sqlite", policy: "friendly", request: request, payments: gateways)
  }

  private func carry(_ scratch: String, to folder: String) async throws {
    try await backUp(try await open(scratch), to: folder)
    for name in ["outbox", Workshop.ledger] {
      guard FileManager.default.fileExists(atPath: scratch + "/" + name) else { continue }
      do {
        try FileManager.default.copyItem(
          atPath: scratch + "/" + name, toPath: folder + "/" + name)
      } catch {
        throw RunError(.cannotWrite, "\(folder)/\(name): \(Workshop.reason(error)).")
      }
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

extension GatewayPace {
  /// Waits for nothing, on a clock on which an hour passes with each look, so that no gateway is left
  /// alone: the same each time.
  fileprivate static var practice: GatewayPace {
    let hours = Mutex<Int>(0)
    return GatewayPace(
      now: {
        let hour = hours.withLock { hours in
          hours += 1
          return hours
        }
        return Moment(PracticeYear.firstDay, hour: 0).adding(seconds: hour * 3600)
      }, sleep: { _ in }, chance: { _ in 0 })
  }
}
