import Foundation

/// The Python that has WeasyPrint: whoever installed it may have given it one of its own.
struct Python {
  /// The program, and what stands between it and our script.
  let words: [String]

  /// Nil where no folder of the path has WeasyPrint or a Python.
  init?(withWeasyPrintIn path: String) {
    let folders = path.split(separator: ":").map(String.init)
    func program(_ name: String) -> String? {
      folders.map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile)
    }
    if let script = program("weasyprint"), let words = Python.interpreter(of: script) {
      self.words = words
    } else if let python = program("python3") {
      words = [python]
    } else {
      return nil
    }
  }

  /// What runs a script, by its first line; nil where that is no Python.
  private static func interpreter(of script: String) -> [String]? {
    guard let file = FileHandle(forReadingAtPath: script),
      // A program that cannot be read is none of Python's.
      let start = try? file.read(upToCount: 512),
      let line = String(decoding: start, as: UTF8.self).split(separator: "\n").first,
      line.hasPrefix("#!")
    else { return nil }
    let words = line.dropFirst(2).split(separator: " ").map(String.init)
    guard words.contains(where: { $0.contains("python") }) else { return nil }
    return words
  }
}
