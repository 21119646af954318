#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What the system said when a file could not be had; it names no file, as paths may be personal.
struct SystemRefusal: Error, Equatable, CustomStringConvertible {
  let code: Int32

  /// The last call's; to be asked for before any other call.
  static var last: SystemRefusal { SystemRefusal(code: errno) }

  /// In the system's words, as `No space left on device`.
  var reason: String { String(cString: strerror(code)) }

  var description: String { "The folder of a channel cannot be used: \(reason)." }
}
