import CreditControl
import Foundation
import Receivables

/// Where a command speaks: results on standard output, everything else on standard error.
struct Console: Sendable {
  let isJSON: Bool
  private let isTerminal: Bool
  private let hasColour: Bool
  private let progress = ProgressLine()

  init(isJSON: Bool) {
    self.isJSON = isJSON
    isTerminal = isatty(2) == 1
    let environment = ProcessInfo.processInfo.environment
    hasColour = isatty(1) == 1 && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb"
  }

  /// Prose for a person; on standard error where standard output is for a script.
  func say(_ text: String) {
    progress.clear()
    write(text + "\n", to: isJSON ? .standardError : .standardOutput)
  }

  func warn(_ text: String) {
    progress.clear()
    write("dunwell: \(text)\n", to: .standardError)
  }

  func json(_ body: (inout JSONWriter) -> Void) {
    progress.clear()
    var json = JSONWriter()
    json.object(nil, body)
    FileHandle.standardOutput.write(Data(json.bytes + [0x0A]))
  }

  /// Says what went wrong, and tells the exit code.
  func fail(_ error: RunError) -> Int32 {
    warn(error.description)
    return error.exitCode
  }

  func parserSays(_ message: String, isError: Bool) {
    write(message + "\n", to: isError ? .standardError : .standardOutput)
  }

  /// Colour where a person looks at it, and nowhere else.
  func bold(_ text: String) -> String { hasColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  func red(_ text: String) -> String { hasColour ? "\u{1B}[31m\(text)\u{1B}[0m" : text }

  /// Tells progress on a terminal, and nothing in a pipe.
  var told: RunProgress.Told {
    guard isTerminal else { return { _ in } }
    let progress = progress
    return { progress.show($0) }
  }

  private func write(_ text: String, to handle: FileHandle) {
    handle.write(Data(text.utf8))
  }
}

extension RunError {
  /// After sysexits.h, as promised in the help.
  var exitCode: Int32 {
    switch kind {
    case .usage: 64
    case .badInput: 65
    case .missing: 66
    case .unreachable: 69
    case .cannotWrite: 73
    case .busy: 75
    case .settings: 78
    }
  }
}
