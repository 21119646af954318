import Foundation
import ReceivablesPorts

/// A file of rows that were refused, as they stood in theirs, with the reason behind each.
struct RefusedRows {
  private let file: FileHandle

  init(path: String, header: String) throws {
    let made = FileManager.default.createFile(
      atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    guard made, let file = FileHandle(forWritingAtPath: path) else {
      throw RunError(.cannotWrite, "\(path) cannot be written. Name another file.")
    }
    self.file = file
    try file.write(contentsOf: Data((header + ",line,reason\n").utf8))
  }

  func length() throws -> UInt64 { try file.offset() }

  /// Takes back what was written behind a place.
  func cut(at place: UInt64) throws {
    try file.truncate(atOffset: place)
  }

  func write(_ text: String?, line: Int, _ problem: RowProblem) throws {
    let reason = "\(problem.field): \(problem.reason)".replacing("\"", with: "\"\"")
    try file.write(contentsOf: Data("\(text ?? ""),\(line),\"\(reason)\"\n".utf8))
  }
}
