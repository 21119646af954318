import Foundation
import ReceivablesPorts

/// Writes files into a new folder, whole or not at all. Everything is for its owner alone.
struct HandoffFolder {
  private let out: String

  /// - Parameter out: where the folder is made; it is made too where it is not there.
  init(_ out: String) {
    self.out = out
  }

  /// - Returns: the folder's path. Where it is there with the very same files, it is left as it is.
  /// - Throws: ``RunError`` where something else is in its place, or nothing can be written.
  func write(_ files: [HandoffFile], as name: String) throws -> String {
    let folder = out + "/" + name
    if FileManager.default.fileExists(atPath: folder) {
      guard HandoffFolder.holds(files, at: folder) else {
        throw RunError(
          .cannotWrite,
          "\(folder) is there with other files, and the book does not know them. If an export was"
            + " cut short, delete the folder, unless it was passed on; else name another place.")
      }
      return folder
    }
    do {
      let partial = out + "/." + name + ".partial"
      try? FileManager.default.removeItem(atPath: partial)  // What a crash left; mostly nothing.
      for file in files { try write(file, in: partial) }
      for folder in Set(files.map { HandoffFolder.parent(of: partial + "/" + $0.name) }) {
        try HandoffFolder.sync(folder)
      }
      guard rename(partial, folder) == 0 else { throw HandoffFolder.failure(folder) }
      try HandoffFolder.sync(out)
    } catch let error as RunError {
      throw error
    } catch {
      throw RunError(.cannotWrite, "\(folder) cannot be written: \(Workshop.reason(error)).")
    }
    return folder
  }

  private func write(_ file: HandoffFile, in folder: String) throws {
    let path = folder + "/" + file.name
    try FileManager.default.createDirectory(
      atPath: HandoffFolder.parent(of: path), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    guard
      FileManager.default.createFile(
        atPath: path, contents: Data(file.bytes), attributes: [.posixPermissions: 0o600])
    else { throw HandoffFolder.failure(path) }
    try HandoffFolder.sync(path)
  }

  // MARK: Leaves

  /// Whether a folder holds exactly these files.
  private static func holds(_ files: [HandoffFile], at folder: String) -> Bool {
    let found = names(in: folder)
    return Set(files.map(\.name)) == Set(found)
      && files.allSatisfy {
        FileManager.default.contents(atPath: folder + "/" + $0.name) == Data($0.bytes)
      }
  }

  /// Everything in a folder but the folders themselves, below it as deep as it goes.
  static func names(in folder: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return all.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
        ? !isFolder.boolValue : true
    }
  }

  private static func parent(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  private static func sync(_ path: String) throws {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    // Some file systems cannot do this for folders and say so; they need not.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure(path) }
  }

  private static func failure(_ path: String) -> RunError {
    let reason = String(cString: strerror(errno))
    return RunError(
      .cannotWrite, "\(path) cannot be written: \(reason). Make room or choose another folder.")
  }
}
