import Foundation

/// Hands the body the path of a new folder, which is removed with all it holds afterwards.
public func withTemporaryFolder<Result>(
  isolation: isolated (any Actor)? = #isolation,
  _ body: (String) async throws -> Result
) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("dunwell-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer {
    // What cannot be removed is left to the system, which clears the place.
    try? FileManager.default.removeItem(at: folder)
  }
  return try await body(folder.path)
}
