#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Counts the moments before and after whatever cannot be undone, and ends the process at one.
actor Boundary {
  private let fatal: Int
  private var passed = 0

  /// - Parameter fatal: from 1; one that is never reached does no harm.
  init(fatal: Int) {
    self.fatal = fatal
  }

  func pass() {
    passed += 1
    guard passed == fatal else { return }
    // No handler, no deferred work, no closing of files: as if the plug were pulled.
    kill(getpid(), SIGKILL)
    while true { pause() }
  }
}
