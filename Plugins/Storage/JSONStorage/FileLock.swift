import ReceivablesPorts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A lock on a file; the system takes it back when the process ends, however it ends.
final class FileLock {
  private let path: String
  private let descriptor: CInt

  /// Opens the file, and makes it where there is none; nothing is locked yet.
  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Disk.cannotWrite(path) }
  }

  deinit {
    close(descriptor)
  }

  /// Takes the lock where it is free; tells whether it was.
  func take() throws -> Bool {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK: return false
      default: throw Disk.cannotWrite(path)
      }
    }
    return true
  }

  func release() {
    _ = flock(descriptor, LOCK_UN)
  }
}
