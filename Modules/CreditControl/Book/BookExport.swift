import Foundation
import Receivables
import ReceivablesPorts

/// Writes a whole book as JSON lines: a header, then every entry, account by account.
public struct BookExport: Sendable {
  private let installation: Installation
  private let progress: RunProgress.Told

  public init(_ installation: Installation, progress: @escaping RunProgress.Told = { _ in }) {
    self.installation = installation
    self.progress = progress
  }

  /// - Returns: how many entries were written.
  public func execute(to path: String) async throws -> Int {
    let files = FileManager.default
    guard !files.fileExists(atPath: path) else {
      throw RunError(.cannotWrite, "\(path) is there already. Name a new file.")
    }
    // Under another name first, so that a file of this name is always whole.
    let half = path + ".part"
    let made = files.createFile(
      atPath: half, contents: nil, attributes: [.posixPermissions: 0o600])
    guard made, let file = FileHandle(forWritingAtPath: half) else {
      throw RunError(.cannotWrite, "\(path) cannot be written. Is the folder there, the disk full?")
    }
    do {
      let count = try await write(to: file)
      try file.close()
      try files.moveItem(atPath: half, toPath: path)
      return count
    } catch {
      try files.removeItem(atPath: half)
      throw RunError(.cannotWrite, "\(path): \(Workshop.reason(error)).")
    }
  }

  private func write(to file: FileHandle) async throws -> Int {
    var header = JSONWriter()
    header.object { object in
      object.string("format", "dunwell-export")
      object.integer("version", 1)
    }
    try file.write(contentsOf: Data(header.bytes + [0x0A]))
    var count = 0
    var last: AccountID?
    while true {
      let ids = try await installation.store.accountIDs(after: last, limit: 200)
      guard let end = ids.last else { return count }
      last = end
      for id in ids { count += try await write(id, to: file) }
      progress(RunProgress(work: "exporting", done: count, total: nil))
    }
  }

  private func write(_ id: AccountID, to file: FileHandle) async throws -> Int {
    var count = 0
    var block: [UInt8] = []
    for try await entry in installation.store.chain(of: id) {
      block += BookExport.line(entry)
      block.append(0x0A)
      count += 1
      if block.count > 1 << 18 {
        try file.write(contentsOf: Data(block))
        block.removeAll(keepingCapacity: true)
      }
    }
    try file.write(contentsOf: Data(block))
    return count
  }

  private static func line(_ entry: Entry) -> [UInt8] {
    var json = JSONWriter()
    json.object { object in
      object.string("hash", entry.hash.description)
      object.raw("entry", entry.bytes)
      if let record = entry.privateRecord {
        object.string("salt", hexadecimal(record.salt))
        object.string("private", String(decoding: record.bytes, as: UTF8.self))
      }
    }
    return json.bytes
  }
}
