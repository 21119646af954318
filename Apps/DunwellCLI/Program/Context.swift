import CreditControl
import Foundation
import Receivables

/// What a command is given: the build's workshop, the console, and which book is meant.
struct Context: Sendable {
  let workshop: Workshop
  let console: Console
  /// As `--book` said it.
  let bookPath: String?

  /// Opens the book that is meant.
  func book() async throws -> Installation {
    try await workshop.open(try folder())
  }

  private func folder() throws -> String {
    let named = bookPath ?? ProcessInfo.processInfo.environment["DUNWELL_BOOK"]
    if let named {
      guard FileManager.default.fileExists(atPath: named + "/" + Workshop.settingsFile) else {
        throw RunError(
          .missing,
          "\(named) has no \(Workshop.settingsFile), so there is no book."
            + " `dunwell init \(named)` makes one.")
      }
      return named
    }
    guard let found = Workshop.book(above: FileManager.default.currentDirectoryPath) else {
      throw RunError(
        .missing, "there is no book here or above. Say --book PATH, or `dunwell init DIR`.")
    }
    return found
  }

  var now: Moment { workshop.surroundings.now() }

  /// The day that it is where the program runs.
  var today: Day {
    now.adding(seconds: workshop.surroundings.offset(TimeZone.current.identifier, now)).day
  }

  /// The moment at which something is done on a day: as said, else now, or noon UTC of a past day.
  func moment(_ text: String?, on day: Day) throws -> Moment {
    if let text {
      guard let moment = Moment(text) else {
        throw RunError(
          .usage, "\"\(text)\" is not a moment. Write it as 2026-03-31T09:00:00Z.")
      }
      return moment
    }
    return day < today ? Moment(day, hour: 12) : now
  }
}
