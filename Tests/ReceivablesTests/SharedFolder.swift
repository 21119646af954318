import Foundation

/// Reference data that is not part of the package, as it is others' work under others' licences.
///
/// Tests that read it are skipped where it is absent.
enum SharedFolder {
  /// The folder that DUNWELL_SHARED names, or `shared` beside the package; nil where neither is.
  static var url: URL? {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
    return exists && isFolder.boolValue ? place : nil
  }

  /// The lines of a file below the folder, without the one that names the columns.
  static func rows(of path: String) throws -> [Substring] {
    let text = try String(contentsOf: place.appending(path: path), encoding: .utf8)
    return Array(text.split(whereSeparator: \.isNewline).dropFirst())
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
