import Foundation

/// Reference data that is not part of the package, as it is others' work under others' licences.
///
/// Tests that read it are skipped where it is absent.
enum SharedFolder {
  /// The path of a file below the folder that DUNWELL_SHARED names, or below `shared` beside the
  /// package; nil where it is not there.
  static func path(of file: String) -> String? {
    let url = place.appending(path: file)
    return FileManager.default.fileExists(atPath: url.path) ? url.path : nil
  }

  private static var place: URL {
    if let named = ProcessInfo.processInfo.environment["DUNWELL_SHARED"] {
      return URL(filePath: named)
    }
    // This file stands two folders below the root of the package.
    var root = URL(filePath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    return root.deletingLastPathComponent().appending(path: "shared")
  }
}
