import Foundation
public import ReceivablesPorts
public import Testing

/// Files that an exporter is to write, byte for byte; `RECORD=1` writes them anew, and fails.
public struct GoldenFolder: Sendable {
  private let folder: String

  /// - Parameters:
  ///   - name: the folder's name below `Golden`.
  ///   - test: the file of the test, beside which `Golden` is.
  public init(_ name: String, beside test: String = #filePath) {
    folder = URL(filePath: test).deletingLastPathComponent().appending(path: "Golden/\(name)").path
  }

  public func expect(
    _ files: [HandoffFile], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      for file in files {
        let place = URL(filePath: folder + "/" + file.name)
        try FileManager.default.createDirectory(
          at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: place)
      }
      Issue.record(
        "recorded; look at what changed, and run again without RECORD",
        sourceLocation: sourceLocation)
      return
    }
    for file in files {
      let known = try Data(contentsOf: URL(filePath: folder + "/" + file.name))
      #expect(known == Data(file.bytes), "\(file.name)", sourceLocation: sourceLocation)
    }
    let there = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let others = there.filter { name in
      !files.contains { $0.name == name || $0.name.hasPrefix(name + "/") }
    }
    #expect(others == [], sourceLocation: sourceLocation)
  }
}
