import ArgumentParser
import CreditControl
import Receivables

struct CreditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "credit", abstract: "What becomes of a credit that was given.",
    subcommands: [CreditApplyCommand.self, CreditReverseCommand.self])
}

struct CreditApplyCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Applies a credit that waits to invoices.")

  @Argument(help: "The credit's number.") var credit: String
  @Option(help: "ID, or ID=AMOUNT for a part; may be repeated.") var invoice: [String]
  @Option(help: "The day (default: today).") var on: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    try await Applying(source: credit, invoices: invoice, on: on).run(context, writing)
  }
}

struct CreditReverseCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "reverse", abstract: "Takes a credit back; what it settled is open again.")

  @Argument(help: "The credit's number.") var credit: String
  @Option(help: "The day from which it counts.") var on: String
  @Option(help: "Why.") var reason: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(on, "--on")
    let desk = Desk(try await context.book(), request: writing.request)
    let outcome = try await desk.reverseCredit(credit, on: day, reason: reason)
    OutcomeSpeech(context.console).tell(outcome, "Credit \(credit) is taken back on \(day).")
    return 0
  }
}
