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
    guard let book = try await bookIfAny() else {
      throw RunError(
        .missing, "there is no book here or above. Say --book PATH, or `dunwell init DIR`.")
    }
    return book
  }

  /// The same, and nil where none is named and none is near.
  func bookIfAny() async throws -> Installation? {
    guard let folder = try folder() else { return nil }
    return try await workshop.open(folder)
  }

  /// A command line for the same book, to be typed next.
  func command(_ words: String) -> String {
    guard let bookPath else { return "dunwell \(words)" }
    return "dunwell --book \(bookPath) \(words)"
  }

  private func folder() throws -> String? {
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
    return Workshop.book(above: FileManager.default.currentDirectoryPath)
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
