import Foundation

/// Types the commands of a transcript into a shell, in a folder of its own, and reads the answers.
///
/// `dunwell` is the program that was built beside the tests. The author, the language and the time
/// zone are fixed; what changes from one time to the next is written as `{moment}`, `{hash}`,
/// `{head}`, `{number}` or `{folder}`.
struct Terminal {
  /// The program was not built.
  struct Missing: Error {}

  private let program: URL
  private var folder: URL
  private let top: URL

  /// - Parameter folder: the fixtures are copied into it, and commands start there.
  init(in folder: String, fixtures: URL) throws {
    program = try Terminal.dunwell()
    top = URL(filePath: folder).resolvingSymlinksInPath()
    self.folder = top
    let files = FileManager.default
    for name in try files.contentsOfDirectory(atPath: fixtures.path) {
      try files.copyItem(
        at: fixtures.appending(path: name), to: self.folder.appending(path: name))
    }
  }

  /// What comes back of one line; `cd` stays in effect for those after it.
  mutating func type(_ command: String) throws -> [String] {
    if command.hasPrefix("cd ") {
      folder = folder.appending(path: String(command.dropFirst(3))).standardizedFileURL
      return []
    }
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": program.deletingLastPathComponent().path + ":/usr/bin:/bin", "HOME": top.path,
      "USER": "northwind", "LANG": "C.UTF-8", "TZ": "UTC", "NO_COLOR": "1",
    ]
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return answer(String(decoding: bytes, as: UTF8.self), process)
  }

  private func answer(_ text: String, _ process: Process) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    lines = lines.map(withoutWhatChanges)
    if process.terminationReason != .exit {
      lines.append("[signal \(process.terminationStatus)]")
    } else if process.terminationStatus != 0 {
      lines.append("[exit \(process.terminationStatus)]")
    }
    return lines
  }

  private func withoutWhatChanges(_ line: String) -> String {
    var line = line.replacing(top.path, with: "{folder}")
    // The real clock has microseconds; a moment that a transcript names has none.
    line.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z/, with: "{moment}")
    line.replace(/"head":"[0-9a-f]{64}"/, with: "\"head\":\"{head}\"")
    line.replace(/Head: [0-9a-f]{64}/, with: "Head: {head}")
    line.replace(/\b[0-9a-f]{64}\b/, with: "{hash}")
    line.replace(/\b(pay|move)-\d{10,}/) { "\($0.output.1)-{number}" }
    return line
  }

  /// The program that was built beside the tests.
  static func dunwell() throws -> URL {
    let folders = [
      Bundle.main.bundleURL, URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent(),
    ]
    let places = folders.map { $0.appending(path: "dunwell") }
    guard
      let found = places.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) })
    else { throw Missing() }
    return found
  }
}
