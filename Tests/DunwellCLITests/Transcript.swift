import Foundation

/// A session with the command line: what is typed, what comes back, and with which exit code.
///
/// ```
/// # Words about it.
/// $ dunwell init book
/// A book is in book: ...
/// $ dunwell why NW-9
/// dunwell: there is neither an invoice nor a customer NW-9 in the book.
/// [exit 65]
/// ```
struct Transcript {
  struct Step {
    let command: String
    /// Standard output and standard error, as they came, and the exit code where it is not 0.
    var answer: [String]
  }

  /// What stands before the first command.
  let heading: [String]
  private(set) var steps: [Step] = []

  init(_ text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    heading = Array(lines.prefix { !$0.hasPrefix("$ ") })
    for line in lines.dropFirst(heading.count) {
      if line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2)), answer: []))
      } else {
        steps[steps.count - 1].answer.append(line)
      }
    }
  }

  init(heading: [String], steps: [Step]) {
    self.heading = heading
    self.steps = steps
  }

  var text: String {
    let lines = heading + steps.flatMap { ["$ " + $0.command] + $0.answer }
    return lines.joined(separator: "\n") + "\n"
  }
}
