import CreditControl
import Foundation
import Synchronization

/// One line on a terminal that says how far long work is: done, rate, time left.
final class ProgressLine: Sendable {
  private struct State {
    var work = ""
    var began = 0.0
    var shown = 0.0
    var isVisible = false
  }

  private let state = Mutex(State())

  func show(_ progress: RunProgress) {
    let now = ProcessInfo.processInfo.systemUptime
    let line: String? = state.withLock { state in
      if state.work != progress.work {
        state.work = progress.work
        state.began = now
        state.shown = 0
      }
      // Ten times a second is as often as anybody can read.
      guard now - state.shown > 0.1 else { return nil }
      state.shown = now
      state.isVisible = true
      return ProgressLine.text(progress, seconds: now - state.began)
    }
    if let line { FileHandle.standardError.write(Data("\r\u{1B}[K\(line)".utf8)) }
  }

  func clear() {
    let wasVisible = state.withLock { state in
      defer { state.isVisible = false }
      return state.isVisible
    }
    if wasVisible { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }

  private static func text(_ progress: RunProgress, seconds: Double) -> String {
    var text = "\(progress.work): \(progress.done)"
    let rate = seconds > 0.3 ? Double(progress.done) / seconds : 0
    if let total = progress.total, total > 0 {
      let width = 24
      let filled = min(width, progress.done * width / total)
      let bar =
        String(repeating: "=", count: filled) + String(repeating: " ", count: width - filled)
      text = "\(progress.work) [\(bar)] \(progress.done)/\(total)"
      if rate > 0 {
        text += ", \(Int(Double(total - progress.done) / rate)) s left"
      }
    } else if rate > 0 {
      text += ", \(Int(rate))/s"
    }
    return text
  }
}
