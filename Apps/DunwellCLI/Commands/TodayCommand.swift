import ArgumentParser
import CreditControl
import Receivables

struct TodayCommand: Action {
  static let name = "today"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "What needs attention today, and what to type next; dunwell alone says the same.",
    discussion: """
      Notices are counted up to a thousand, so that a large book answers at once.
      """)

  @Option(help: "The day (default: today).")
  var asOf: String?

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(asOf, "--as-of", else: context.today)
    guard let book = try await context.bookIfAny() else {
      WelcomeSpeech(context.console).tell()
      return 0
    }
    let today = try await Today(book, on: day)
    TodaySpeech(today) { words in
      // What is asked of another day is to be done for that day as well.
      let isDated = asOf != nil && TodaySpeech.takesDay(words)
      return context.command(isDated ? "\(words) --as-of \(day)" : words)
    }.tell(context.console)
    return 0
  }
}
