#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// One folder, and what one does with files in it.
///
/// Everything is made for its owner alone. Every call throws `SystemRefusal`.
struct PlainFolder: Sendable, Equatable {
  let path: String

  init(path: String) {
    var path = path
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
  }

  /// Its own, without the folders above it.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  func folder(_ name: String) -> PlainFolder { PlainFolder(path: "\(path)/\(name)") }

  /// With every folder above it.
  func make() throws { try makeFolder(path) }

  func has(_ file: String) throws -> Bool {
    var status = stat()
    if lstat(place(file), &status) == 0 { return true }
    let refusal = SystemRefusal.last
    if refusal.code == ENOENT { return false }
    throw refusal
  }

  /// False also where there is nothing.
  func isFolder() throws -> Bool {
    var status = stat()
    if stat(path, &status) == 0 { return status.st_mode & S_IFMT == S_IFDIR }
    let refusal = SystemRefusal.last
    if refusal.code == ENOENT { return false }
    throw refusal
  }

  /// False where there was none.
  @discardableResult func remove(_ file: String) throws -> Bool {
    if unlink(place(file)) == 0 { return true }
    let refusal = SystemRefusal.last
    if refusal.code == ENOENT { return false }
    throw refusal
  }

  /// Makes a file that is not there yet; it is on the disk afterwards.
  func create(_ file: String, bytes: [UInt8]) throws {
    try write(bytes, to: file, flags: O_CREAT | O_EXCL)
  }

  /// Adds bytes at the end of a file, which need not be there yet; they are on the disk afterwards.
  func append(_ bytes: [UInt8], to file: String) throws {
    try write(bytes, to: file, flags: O_CREAT | O_APPEND)
  }

  /// Everything that a file holds; nil where there is none.
  func read(_ file: String) throws -> [UInt8]? {
    let descriptor = open(place(file), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else {
      let refusal = SystemRefusal.last
      if refusal.code == ENOENT { return nil }
      throw refusal
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = PlainFolder.readBytes(descriptor, &room)
      if count > 0 {
        bytes += room[..<count]
      } else if count == 0 {
        return bytes
      } else {
        let refusal = SystemRefusal.last
        guard refusal.code == EINTR else { throw refusal }
      }
    }
  }

  /// Within the folder, or into one beside it.
  func rename(_ file: String, to other: String) throws {
    guard PlainFolder.renameFile(place(file), place(other)) == 0 else { throw SystemRefusal.last }
  }

  /// Puts the names of the folder on the disk; nothing to do where there is no such folder.
  func sync() throws { try syncFolder(path) }

  /// The names in it, in no order; none where there is no such folder.
  func files() throws -> [String] {
    var files: [String] = []
    _ = try visit { file in
      if file != ".", file != ".." { files.append(file) }
      return false
    }
    return files
  }

  /// Visits the files whose names begin so, until one visit answers true.
  func visit(prefix: String = "", _ visit: (String) throws -> Bool) throws -> Bool {
    guard let folder = opendir(path) else {
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

  private func place(_ file: String) -> String { "\(path)/\(file)" }

  private func write(_ bytes: [UInt8], to file: String, flags: Int32) throws {
    let all = O_WRONLY | O_CLOEXEC | O_NOFOLLOW | flags
    let descriptor = open(place(file), all, 0o600)
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

  private func fill(_ descriptor: Int32, with bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      let written = PlainFolder.writeBytes(descriptor, piece)
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

  // The system's own calls, whose names are those of methods here.

  private static func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  private static func readBytes(_ descriptor: Int32, _ room: inout [UInt8]) -> Int {
    #if canImport(Darwin)
      Darwin.read(descriptor, &room, room.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, &room, room.count)
    #else
      Glibc.read(descriptor, &room, room.count)
    #endif
  }

  private static func renameFile(_ file: String, _ other: String) -> Int32 {
    #if canImport(Darwin)
      Darwin.rename(file, other)
    #elseif canImport(Musl)
      Musl.rename(file, other)
    #else
      Glibc.rename(file, other)
    #endif
  }
}
