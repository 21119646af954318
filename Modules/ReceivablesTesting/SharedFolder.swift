public import Foundation

/// Material that is not part of the package, as it is others' work under others' licences: real
/// samples, vectors, oracles. Tests that read it are skipped where it is absent.
public enum SharedFolder {
  /// What a test says that goes without.
  public static let missing =
    "skipped: there is no shared material here (DUNWELL_SHARED or ../shared)"

  /// The package itself.
  public static var package: URL {
    // This file stands two folders below it.
    var root = URL(filePath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    return root
  }

  /// The folder that DUNWELL_SHARED names, or `shared` beside the package; nil where neither is.
  public static var url: URL? {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder)
    return exists && isFolder.boolValue ? place : nil
  }

  /// The path of a file below it; nil where it is not there.
  public static func path(of file: String) -> String? {
    let url = place.appending(path: file)
    return FileManager.default.fileExists(atPath: url.path) ? url.path : nil
  }

  /// The lines of a file below the folder, without the one that names the columns.
  public static func rows(of path: String) throws -> [Substring] {
    let text = try String(contentsOf: place.appending(path: path), encoding: .utf8)
    return Array(text.split(whereSeparator: \.isNewline).dropFirst())
  }

  private static var place: URL {
    if let named = ProcessInfo.processInfo.environment["DUNWELL_SHARED"] {
      return URL(filePath: named)
    }
    return package.deletingLastPathComponent().appending(path: "shared")
  }
}
