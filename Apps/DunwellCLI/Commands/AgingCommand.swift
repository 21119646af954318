import ArgumentParser
import CreditControl
import Receivables

struct AgingCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "aging", abstract: "Receivables by age.")

  @Option(help: "The day (default: today).")
  var asOf: String?

  @Option(help: "What was known then: a moment, #12 or run:2026-03-31.")
  var knownAt: String?

  @Option(help: "One row for each customer, segment or currency.")
  var by: String?

  @Option(help: "The edges of the buckets.")
  var buckets = "30,60,90"

  @Option(help: "Age since the due day or the issue day: due or issued.")
  var basis = "due"

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let buckets = try Reading.buckets(buckets)
    guard let basis = AgingQuestion.Basis(rawValue: basis) else {
      throw RunError(.usage, "--basis is due or issued.")
    }
    guard let grouping = AgingSpeech.Grouping(by) else {
      throw RunError(.usage, "--by is customer, segment or currency.")
    }
    let day = try Reading.day(asOf, "--as-of", else: context.today)
    let book = try await context.book()
    let known = knownAt
    let moment = known == nil ? nil : try await KnownAt(book).moment(known ?? "")
    let question = AgingQuestion(day: day, knownAt: moment, basis: basis, buckets: buckets)
    let rows = try await AgingReport(book).rows(question)
    let segments =
      grouping == .segment ? try await Segments(book).names(of: rows, on: day) : [:]
    AgingSpeech(question, rows, grouping, segments).tell(context.console)
    return 0
  }
}
