import ReceivablesPorts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file; it is closed when nobody reads it any more.
final class InputFile: Sendable {
  /// As messages call it.
  let name: String
  private let descriptor: Int32
  private let isStandardInput: Bool

  /// Opens a file, or standard input where the path is `-`.
  init(path: String) throws {
    isStandardInput = path == "-"
    name = isStandardInput ? "standard input" : path
    descriptor = isStandardInput ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputFile.error(name, code: errno) }
  }

  deinit {
    if !isStandardInput, descriptor >= 0 { close(descriptor) }
  }

  /// Fills the buffer; fewer bytes than asked for are the end of the file.
  ///
  /// A pipe hands out small pieces. Waiting for a whole buffer keeps a long record from being
  /// looked through once per piece.
  func fill(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = read(descriptor, rest.baseAddress, rest.count)
      if count > 0 {
        filled += count
      } else if count == 0 {
        break
      } else if errno != EINTR {
        throw InputFile.error(name, code: errno)
      }
    }
    return filled
  }

  private static func error(_ name: String, code: Int32) -> IntakeError {
    switch code {
    case ENOENT: IntakeError("\(name): there is no such file. Look for a typing mistake.")
    case EISDIR: IntakeError("\(name): this is a folder. Name a file in it.")
    case EACCES, EPERM:
      IntakeError("\(name): the file may not be read. Ask its owner, or change its permissions.")
    default:
      IntakeError("\(name): the file cannot be read (\(String(cString: strerror(code)))).")
    }
  }
}
