import CreditControl
import Foundation
import Receivables

/// Where a command speaks: results on standard output, everything else on standard error.
struct Console: Sendable {
  let isJSON: Bool
  /// Columns of the terminal that standard output is; nil in a pipe.
  let width: Int?
  private let isTerminal: Bool
  private let hasColour: Bool
  private let progress = ProgressLine()

  init(isJSON: Bool) {
    self.isJSON = isJSON
    width = isatty(1) == 1 ? Console.columns() : nil
    isTerminal = isatty(2) == 1
    let environment = ProcessInfo.processInfo.environment
    hasColour = isatty(1) == 1 && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb"
  }

  /// Prose for a person; on standard error where standard output is for a script.
  func say(_ text: String) {
    progress.clear()
    write(text + "\n", to: isJSON ? .standardError : .standardOutput)
  }

  /// A table, as wide as the terminal at most.
  func say(_ table: Table) {
    for line in table.lines(fitting: isJSON ? nil : width) { say(line) }
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
  func bold(_ text: String) -> String { styled(text, 1) }
  func red(_ text: String) -> String { styled(text, 31) }
  func blue(_ text: String) -> String { styled(text, 34) }
  func dim(_ text: String) -> String { styled(text, 2) }

  private func styled(_ text: String, _ code: Int) -> String {
    hasColour && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// Tells progress on a terminal, and nothing in a pipe.
  var told: RunProgress.Told {
    guard isTerminal else { return { _ in } }
    let progress = progress
    return { progress.show($0) }
  }

  /// What the terminal says of itself; eighty where it does not know.
  private static func columns() -> Int {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
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
