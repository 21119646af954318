import ReceivablesPorts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the system said when a file was to be read.
struct ReadTrouble: Error, CustomStringConvertible {
  let path: String
  let code: CInt

  var description: String { "\(path): \(Disk.words(for: code))" }
}

/// Folders and names of files. Everything that is made is for its owner alone.
enum Disk {
  /// The size of a file; nil where there is none.
  static func size(of path: String) throws -> Int? {
    var info = stat()
    guard stat(path, &info) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw ReadTrouble(path: path, code: errno)
    }
    return Int(info.st_size)
  }

  static func exists(_ path: String) throws -> Bool {
    try size(of: path) != nil
  }

  /// Makes a folder; one that is there already will do.
  static func makeFolder(_ path: String) throws {
    guard mkdir(path, 0o700) != 0 else { return try syncFolder(path + "/..") }
    let code = errno
    var info = stat()
    guard code == EEXIST, stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFDIR else {
      throw BookError.cannotWrite("\(path): \(words(for: code))")
    }
  }

  /// Names in a folder last only after this.
  static func syncFolder(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw cannotWrite(path) }
    defer { close(descriptor) }
    // Some file systems cannot do this for folders and say so; they need not.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw cannotWrite(path) }
  }

  static func move(_ path: String, over other: String) throws {
    guard rename(path, other) == 0 else { throw cannotWrite(other) }
  }

  /// Removes a file; that there is none is as good.
  static func remove(_ path: String) throws {
    guard unlink(path) == 0 || errno == ENOENT else { throw cannotWrite(path) }
  }

  /// Tells what was found and mended while the work goes on.
  static func warn(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = write(2, bytes, bytes.count)
  }

  /// What the system said just now of a file that was to be written.
  static func cannotWrite(_ path: String) -> BookError {
    .cannotWrite("\(path): \(words(for: errno))")
  }

  static func words(for code: CInt) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }
}

/// A file that is open, and closed when nothing refers to it any more.
final class OpenFile {
  private let path: String
  private let descriptor: CInt

  /// - Throws: ``ReadTrouble``.
  init(reading path: String) throws {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ReadTrouble(path: path, code: errno) }
  }

  /// Makes the file where there is none.
  ///
  /// - Throws: ``BookError/cannotWrite(_:)``, as all that writes.
  init(writing path: String) throws {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Disk.cannotWrite(path) }
  }

  deinit {
    close(descriptor)
  }

  /// Whether the path still leads to this file, or to another that took its place.
  ///
  /// A file that is held open keeps its number, so that no other has the same.
  var isInPlace: Bool {
    var mine = stat()
    var there = stat()
    return fstat(descriptor, &mine) == 0 && stat(path, &there) == 0
      && mine.st_ino == there.st_ino && mine.st_dev == there.st_dev
  }

  /// The bytes of a range; fewer where the file ends before.
  func bytes(_ range: Range<Int>) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
      while count < range.count {
        let read = pread(
          descriptor, buffer.baseAddress.map { $0 + count }, range.count - count,
          off_t(range.lowerBound + count))
        if read < 0, errno == EINTR { continue }
        guard read >= 0 else { throw ReadTrouble(path: path, code: errno) }
        if read == 0 { break }
        count += read
      }
    }
  }

  /// Writes the bytes at a place and waits until they last.
  func put(_ bytes: [UInt8], at offset: Int) throws {
    try bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let written = pwrite(
          descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done,
          off_t(offset + done))
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { throw Disk.cannotWrite(path) }
        done += written
      }
    }
    try sync()
  }

  /// Cuts off what follows.
  func cut(at offset: Int) throws {
    guard ftruncate(descriptor, off_t(offset)) == 0 else { throw Disk.cannotWrite(path) }
    try sync()
  }

  private func sync() throws {
    guard fsync(descriptor) == 0 else { throw Disk.cannotWrite(path) }
  }
}
