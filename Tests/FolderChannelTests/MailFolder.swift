import FolderChannel
import Foundation
import ReceivablesPorts

/// A folder for mail that is gone after the test.
final class MailFolder: Sendable {
  let path: String
  let channel: FolderChannel

  init() {
    path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    channel = FolderChannel(folder: path)
  }

  deinit {
    // What stays of a test in the temporary folder hurts nobody.
    try? FileManager.default.removeItem(atPath: path)
  }

  func notice(_ act: String, _ text: String = "Subject: Hello\r\n\r\nDear baker\r\n")
    -> RenderedNotice
  {
    RenderedNotice(act: act, bytes: Array(text.utf8), recipient: "cafe@example.org")
  }

  /// The names of a folder in their order; none where it is not there.
  func files(_ part: String) -> [String] {
    // A folder that nobody made holds no files.
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(part)")) ?? []).sorted()
  }

  func bytes(_ file: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(path)/\(file)").map { Array($0) }
  }

  func write(_ text: String, to file: String) throws {
    let url = URL(filePath: "\(path)/\(file)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func move(_ file: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: "\(path)/\(file)", toPath: "\(path)/\(other)")
  }

  func remove(_ file: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(file)")
  }

  func permissions(_ file: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/\(file)")
    return attributes[.posixPermissions] as? Int
  }
}
