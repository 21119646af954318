#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The three folders of a Maildir, and what one does with files in them.
///
/// Everything is made for its owner alone. Every call throws `SystemRefusal`.
struct Maildir: Sendable {
  enum Part: String, CaseIterable {
    /// What is being written.
    case tmp
    /// What was delivered and nobody has seen.
    case new
    /// What a mail program has seen.
    case cur
  }

  let path: String

  func make(_ part: Part) throws {
    try makeFolder("\(path)/\(part)")
  }

  func has(_ file: String, in part: Part) throws -> Bool {
    var status = stat()
    if lstat(place(file, part), &status) == 0 { return true }
    let refusal = SystemRefusal.last
    if refusal.code == ENOENT { return false }
    throw refusal
  }

  /// False where there was none.
  @discardableResult func remove(_ file: String, from part: Part) throws -> Bool {
    if unlink(place(file, part)) == 0 { return true }
    let refusal = SystemRefusal.last
    if refusal.code == ENOENT { return false }
    throw refusal
  }

  /// Makes a file that is not there yet; it is on the disk afterwards.
  func create(_ file: String, in part: Part, bytes: [UInt8]) throws {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
    let descriptor = open(place(file, part), flags, 0o600)
    guard descriptor >= 0 else { throw SystemRefusal.last }
    do {
      try bytes.withUnsafeBytes { try fill(descriptor, with: $0) }
      guard fsync(descriptor) == 0 else { throw SystemRefusal.last }
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw SystemRefusal.last }
  }

  func move(_ file: String, from source: Part, to target: Part) throws {
    guard rename(place(file, source), place(file, target)) == 0 else { throw SystemRefusal.last }
  }

  /// Puts the names of a folder on the disk; nothing to do where there is no such folder.
  func sync(_ part: Part) throws {
    try syncFolder("\(path)/\(part)")
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
      if try read(part, prefix: prefix, visit) { return true }
      if try changed(part) == before { return false }
    }
    throw SystemRefusal(code: EBUSY)
  }

  private func place(_ file: String, _ part: Part) -> String { "\(path)/\(part)/\(file)" }

  private func read(
    _ part: Part, prefix: String, _ visit: (String) throws -> Bool
  ) throws -> Bool {
    guard let folder = opendir("\(path)/\(part)") else {
      let refusal = SystemRefusal.last
      if refusal.code == ENOENT { return false }
      throw refusal
    }
    defer { closedir(folder) }
    let prefixLength = prefix.utf8.count
    while true {
      errno = 0
      guard let entry = readdir(folder) else {
        guard errno == 0 else { throw SystemRefusal.last }
        return false
      }
      let file = withUnsafeBytes(of: &entry.pointee.d_name) { name -> String? in
        let start = name.baseAddress?.assumingMemoryBound(to: CChar.self)
        // Compared before a string is made of it: most files of a large folder are others.
        guard let start, strncmp(start, prefix, prefixLength) == 0 else { return nil }
        return String(cString: start)
      }
      if let file, try visit(file) { return true }
    }
  }

  /// When a file last came, went or was renamed; nil where there is no such folder.
  private func changed(_ part: Part) throws -> [Int]? {
    var status = stat()
    guard stat("\(path)/\(part)", &status) == 0 else {
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

  private func fill(_ descriptor: Int32, with bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      let written = write(descriptor, piece.baseAddress, piece.count)
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else {
        let refusal = SystemRefusal.last
        guard refusal.code == EINTR else { throw refusal }
      }
    }
  }

  private func makeFolder(_ folder: String) throws {
    if mkdir(folder, 0o700) != 0 {
      let refusal = SystemRefusal.last
      if refusal.code == EEXIST { return }
      guard refusal.code == ENOENT, let parent = parent(of: folder) else { throw refusal }
      try makeFolder(parent)
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw SystemRefusal.last }
    }
    try syncFolder(parent(of: folder) ?? ".")
  }

  private func parent(of folder: String) -> String? {
    guard let slash = folder.lastIndex(of: "/") else { return nil }
    return slash == folder.startIndex ? "/" : String(folder[..<slash])
  }

  private func syncFolder(_ folder: String) throws {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let refusal = SystemRefusal.last
      if refusal.code == ENOENT { return }
      throw refusal
    }
    defer { close(descriptor) }
    // Some file systems keep names without being asked and refuse the question.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw SystemRefusal.last }
  }
}
