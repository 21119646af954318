#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The three folders of a Maildir.
///
/// Every call throws `SystemRefusal`.
struct Maildir: Sendable {
  enum Part: String, CaseIterable {
    /// What is being written.
    case tmp
    /// What was delivered and nobody has seen.
    case new
    /// What a mail program has seen.
    case cur
  }

  private let folder: PlainFolder

  init(path: String) {
    folder = PlainFolder(path: path)
  }

  func part(_ part: Part) -> PlainFolder { folder.folder(part.rawValue) }

  func move(_ file: String, from source: Part, to target: Part) throws {
    try folder.rename("\(source)/\(file)", to: "\(target)/\(file)")
  }

  /// Visits the files whose names begin so, until one visit answers true.
  ///
  /// A file that is renamed while a folder is read may be passed over, and a mail program renames
  /// to mark: so the folder is read again until nothing changed meanwhile.
  func search(
    _ part: Part, prefix: String = "", _ visit: (String) throws -> Bool
  ) throws -> Bool {
    for _ in 0..<10 {
      let before = try changed(part)
      if try self.part(part).visit(prefix: prefix, visit) { return true }
      if try changed(part) == before { return false }
    }
    throw SystemRefusal(code: EBUSY)
  }

  /// When a file last came, went or was renamed; nil where there is no such folder.
  private func changed(_ part: Part) throws -> [Int]? {
    var status = stat()
    guard stat(self.part(part).path, &status) == 0 else {
      let refusal = SystemRefusal.last
      if refusal.code == ENOENT { return nil }
      throw refusal
    }
    #if canImport(Darwin)
      return [status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec]
    #else
      return [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
    #endif
  }
}
