import Foundation

/// A folder of templates that is gone after the test.
final class TemplateFolder: Sendable {
  let path: String

  init(_ files: [String: String]) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: url.appending(path: name))
    }
    path = url.path
  }

  deinit {
    // What stays of a test in the temporary folder hurts nobody.
    try? FileManager.default.removeItem(atPath: path)
  }
}
