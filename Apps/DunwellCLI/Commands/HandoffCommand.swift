import ArgumentParser
import CreditControl
import Receivables

struct HandoffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handoff",
    abstract: "The agency and legal desk: what friendly means could not collect.",
    subcommands: [
      HandoffCandidatesCommand.self, HandoffPlaceCommand.self, HandoffExportCommand.self,
      HandoffRecallCommand.self, HandoffReportCommand.self,
    ])
}

struct HandoffCandidatesCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "candidates",
    abstract: "Who is overdue for long, without a stop and not placed, in order of worth.")

  @Option(help: "The day (default: today).") var asOf: String?
  @Option(help: "Overdue by more than so many days.") var olderThan = 90
  @Option(help: "Worth at least so much, in whichever currency.") var min: String?

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(asOf, "--as-of", else: context.today)
    let minimum = try min.map { try Reading.amount($0, "--min") }
    let found = try await HandoffCandidates(try await context.book()).find(
      olderThan: olderThan, atLeast: minimum, on: day)
    HandoffSpeech(context.console).tell(found, olderThan: olderThan, on: day)
    return 0
  }
}

struct HandoffPlaceCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "place",
    abstract: "Hands over what is overdue; from then on nothing is sent about that.",
    discussion: """
      What is overdue, was asked for by a notice and is not held goes, with what being late costs by the \
      day. While it is there nothing is charged on it here; rate and first day go along. What is \
      invoiced or falls due later is asked for here, by its own rungs.
      """)

  @Argument(help: "The customers' ids: all of them, or none.") var customers: [String]
  @Option(help: "The agency or lawyer, as the settings call it.") var agency: String
  @Flag(help: "Also what nobody was written to about, as nobody could be reached.")
  var undemanded = false
  @Flag(help: "Also what was written off; what was waived never goes.") var writtenOff = false
  @Option(help: "The day (default: today, or the next that can be run).") var on: String?
  @Flag(help: "What may be barred by time goes along.") var barred = false

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let ids = try customers.map { try Reading.customer($0) }
    let desk = Desk(try await context.book(), request: writing.request)
    let day = try Reading.day(on, "--on", else: try await desk.handoffDay(today: context.today))
    let placed = try await desk.place(
      ids, with: agency,
      orders: Desk.PlacingOrders(undemanded: undemanded, writtenOff: writtenOff, barred: barred),
      on: day)
    HandoffSpeech(context.console).tell(placed, with: agency, on: day)
    return 0
  }
}

struct HandoffExportCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes what the agency has not been told yet, once, into a new folder.",
    discussion: """
      The folder is named after the agency and a number. It holds new placements, what was paid on \
      earlier ones, what was recalled, and a manifest with counts, totals and hashes.
      """)

  @Option(help: "The agency or lawyer, as the settings call it.") var agency: String?
  @Option(help: "Where the folder is made.") var out: String
  @Option(help: "Writes the same bytes of an earlier export again, as northcollect-0001.")
  var again: String?
  @Option(help: "The day (default: today, or the next that can be run).") var on: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    guard (agency == nil) != (again == nil) else {
      throw RunError(.usage, "say --agency NAME, or --again and the export.")
    }
    let book = try await context.book()
    let export = HandoffExport(book, request: writing.request)
    let report: HandoffExport.Report
    if let again {
      guard on == nil else {
        throw RunError(.usage, "--again writes what was written; it takes no --on.")
      }
      report = try await export.again(again, into: out)
    } else {
      let desk = Desk(book, request: writing.request)
      let day = try Reading.day(on, "--on", else: try await desk.handoffDay(today: context.today))
      report = try await export.execute(agency ?? "", into: out, on: day)
    }
    HandoffSpeech(context.console).tell(report)
    return 0
  }
}

struct HandoffRecallCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "recall",
    abstract: "Takes a placement back; how it goes on is a person's task.")

  @Argument(help: "The placement, as handoff report lists it.") var placement: String
  @Option(help: "Why, kept privately.") var reason: String
  @Option(help: "The day (default: today, or the next that can be run).") var on: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let desk = Desk(try await context.book(), request: writing.request)
    let day = try Reading.day(on, "--on", else: try await desk.handoffDay(today: context.today))
    let outcome = try await desk.recall(placement, on: day, reason: reason)
    OutcomeSpeech(context.console).tell(outcome, "\(placement) is recalled from \(day) on.")
    return 0
  }
}

struct HandoffReportCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "What is placed where, since when, and open now.")

  @Option(help: "One agency or lawyer alone.") var agency: String?
  @Option(help: "The day (default: today).") var asOf: String?

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(asOf, "--as-of", else: context.today)
    let rows = try await HandoffReport(try await context.book()).rows(agency, on: day)
    HandoffSpeech(context.console).tell(rows, on: day)
    return 0
  }
}
