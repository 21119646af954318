import Dispatch
import Foundation
import Synchronization

/// Ctrl-C, heard once: the run stops at the next page. A second Ctrl-C ends the program as usual.
final class Interruption: Sendable {
  private let asked = Atomic<Bool>(false)

  var isAsked: Bool { asked.load(ordering: .relaxed) }

  /// Listens until what is returned is cancelled.
  func listen() -> any DispatchSourceSignal {
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler { [self] in
      asked.store(true, ordering: .relaxed)
      signal(SIGINT, SIG_DFL)
    }
    source.resume()
    return source
  }
}
