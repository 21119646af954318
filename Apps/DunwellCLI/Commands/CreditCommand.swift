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
    let day = try Reading.day(on, "--on", else: context.today)
    let shares = try invoice.map(Reading.share)
    let desk = Desk(try await context.book(), request: writing.request)
    let outcome = try await desk.apply(credit, to: shares, on: day)
    let names = shares.map(\.invoice).joined(separator: ", ")
    OutcomeSpeech(context.console).tell(outcome, "\(credit) is applied to \(names).")
    return 0
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

extension Reading {
  /// An invoice, and how much of some money it gets where that is said.
  static func share(_ text: String) throws -> Desk.Share {
    guard let mark = text.lastIndex(of: "=") else {
      return Desk.Share(invoice: Reading.invoice(text))
    }
    return Desk.Share(
      invoice: Reading.invoice(String(text[..<mark])),
      amount: try Reading.amount(String(text[text.index(after: mark)...]), "--invoice"))
  }
}
