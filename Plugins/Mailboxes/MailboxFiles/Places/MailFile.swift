import ReceivablesPorts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file of a mailbox; it is closed when nobody reads it any more.
final class MailFile: Sendable {
  let path: String
  private let descriptor: Int32

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Nil where the file is gone: mail programs move files while others read.
  static func open(_ path: String) throws(MailError) -> MailFile? {
    // A pipe under that name would otherwise be waited for.
    #if canImport(Darwin)
      let descriptor = Darwin.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    #elseif canImport(Musl)
      let descriptor = Musl.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    #else
      let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    #endif
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw error(path, code: errno)
    }
    return MailFile(path: path, descriptor: descriptor)
  }

  /// The next bytes, at most so many; none at the end of the file.
  func read(atMost count: Int) throws(MailError) -> [UInt8] {
    while true {
      var got = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        got = readBytes(buffer)
        filled = max(got, 0)
      }
      if got >= 0 { return bytes }
      if errno != EINTR { throw MailFile.error(path, code: errno) }
    }
  }

  private func readBytes(_ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    #if canImport(Darwin)
      Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  static func error(_ path: String, code: Int32) -> MailError {
    switch code {
    case ENOENT:
      MailError("\(path): there is no such file or folder. Look for a typing mistake.")
    case EACCES, EPERM:
      MailError("\(path): it may not be read. Ask its owner, or change its permissions.")
    default: MailError("\(path): it cannot be read (\(String(cString: strerror(code)))).")
    }
  }
}
