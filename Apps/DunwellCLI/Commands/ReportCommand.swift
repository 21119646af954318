import ArgumentParser
import CreditControl
import Receivables

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Measures and pictures.",
    discussion: """
      On the terminal a report is a chart as wide as the terminal. --svg FILE writes a picture for \
      a browser or a letter, --json the numbers.
      """,
    subcommands: [
      ReportAgingCommand.self, ReportCollectedCommand.self, ReportTimelineCommand.self,
      ReportProvisionsCommand.self, ReportGatewaysCommand.self,
    ])
}

/// Every report has these.
struct ReportOptions: ParsableArguments {
  @Option(help: "Writes a picture to this file.")
  var svg: String?
}

struct ReportAgingCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "aging", abstract: "Receivables by age and currency, as of a day.")

  @Option(help: "The day (default: today).")
  var asOf: String?

  @Option(help: "The edges of the buckets.")
  var buckets = "30,60,90"

  @OptionGroup var report: ReportOptions
  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let buckets = try Reading.buckets(buckets)
    let day = try Reading.day(asOf, "--as-of", else: context.today)
    let question = AgingQuestion(day: day, buckets: buckets)
    let rows = try await AgingReport(try await context.book()).rows(question)
    try ReportSpeech(context.console, picture: report.svg).tell(question, AgingLine.totals(rows))
    return 0
  }
}

struct ReportCollectedCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "collected",
    abstract: "Money received by month or week, with what was billed beside it.",
    discussion: """
      Payments count on their day; one that was taken back counts against the day on which it was. \
      Invoices count on their issue day, credit notes are not taken off.
      """)

  @Option(help: "The first day (default: twelve months, this one the last).")
  var from: String?

  @Option(help: "The last day (default: today).")
  var to: String?

  @Option(help: "month or week.")
  var by = "month"

  @OptionGroup var report: ReportOptions
  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    guard let period = ReportPeriod(rawValue: by) else {
      throw RunError(.usage, "--by is month or week.")
    }
    let last = try Reading.day(to, "--to", else: context.today)
    let first = try Reading.day(from, "--from", else: Self.yearBefore(last))
    guard first <= last else {
      throw RunError(.usage, "--from \(first) is after --to \(last).")
    }
    let book = try await context.book()
    let lines = try await CollectedReport(book, progress: context.console.told)
      .lines(from: first, to: last, by: period)
    try ReportSpeech(context.console, picture: report.svg)
      .tell(lines, from: first, to: last, by: period)
    return 0
  }

  /// The first day of the month eleven months before.
  private static func yearBefore(_ day: Day) -> Day {
    (0..<11).reduce(ReportPeriod.month.start(of: day)) { first, _ in
      ReportPeriod.month.start(of: first.adding(days: -1))
    }
  }
}

struct ReportTimelineCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "A customer's invoices, notices, payments and holds on one line of time.")

  @Argument(help: "The customer's id.")
  var customer: String

  @Option(help: "The first day (default: that of the first invoice shown).")
  var from: String?

  @Option(help: "The last day (default: today).")
  var to: String?

  @OptionGroup var report: ReportOptions
  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let last = try Reading.day(to, "--to", else: context.today)
    let first = try from.map { try Reading.day($0, "--from") }
    if let first, first > last {
      throw RunError(.usage, "--from \(first) is after --to \(last).")
    }
    let id = try Reading.customer(customer)
    let story = try await AccountStory(of: id, in: try await context.book())
    let timeline = AccountTimeline(story, from: first, through: last)
    try ReportSpeech(context.console, picture: report.svg).tell(timeline)
    return 0
  }
}

struct ReportProvisionsCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "provisions",
    abstract: "What to set aside for what may never come, by age, and what the month changes.",
    discussion: """
      The shares stand in the policy, as "losses: {provisions: {1-30: 5%, 90+: 50%}}". What is open \
      is gross of waiting money and includes what is disputed.
      """)

  @Option(help: "The day (default: today).")
  var asOf: String?

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(asOf, "--as-of", else: context.today)
    let lines = try await ProvisionReport(try await context.book()).lines(on: day)
    ProvisionSpeech(context.console).tell(lines, on: day)
    return 0
  }
}
