import ArgumentParser
import CreditControl
import Receivables

struct PromiseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "promise", abstract: "What customers said that they will pay.",
    subcommands: [
      PromiseAddCommand.self, PromiseListCommand.self, PromiseCancelCommand.self,
    ])
}

struct PromiseAddCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Takes a promise down; what it covers is not chased meanwhile.",
    discussion: """
      Without --invoice it covers what is due first. A series is a promise with several --by, each \
      with its amount: --by 2026-04-01=200.00 --by 2026-05-01=200.00. The policy's "promises" say \
      how long money may take, how much is enough, and how chasing goes on when it does not come.
      """)

  @Argument(help: "The customer's id.") var customer: String
  @Option(help: "DAY, or DAY=AMOUNT, by which it will be paid; may be repeated.")
  var by: [String]
  @Option(help: "An invoice that it is about; may be repeated.") var invoice: [String] = []
  @Option(help: "The currency (default: the customer's).") var currency: String?
  @Option(help: "The day on which it was made (default: today).") var on: String?
  @Option(help: "What was said, kept privately.") var note: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(on, "--on", else: context.today)
    let parts = try by.map { text in
      guard let mark = text.firstIndex(of: "=") else {
        return (day: try Reading.day(text, "--by"), amount: DecimalAmount?.none)
      }
      return (
        day: try Reading.day(String(text[..<mark]), "--by"),
        amount: try Reading.amount(String(text[text.index(after: mark)...]), "--by")
      )
    }
    guard !parts.isEmpty, parts.count == 1 || parts.allSatisfy({ $0.amount != nil }) else {
      throw RunError(.usage, "say --by DAY, or --by DAY=AMOUNT for each part of a series.")
    }
    let new = Desk.NewPromise(
      customer: try Reading.customer(customer), currency: try Reading.currency(currency),
      parts: parts, invoices: invoice.map(Reading.invoice), note: note)
    let desk = Desk(try await context.book(), request: writing.request)
    let made = try await desk.promise(new, on: day)
    OutcomeSpeech(context.console).tell(made) { made in
      "\(made.promise): \(Money(minorUnits: made.covers.total, made.currency)) promised for "
        + made.parts.map(\.due.description).joined(separator: ", ")
        + ", on \(made.covers.map(\.item.text).joined(separator: ", "))."
    } _: { json, made in
      json.string("promise", made.promise)
      json.instalments(made.parts, made.currency)
      json.strings("items", made.covers.map(\.item.text))
    }
    return 0
  }
}

struct PromiseListCommand: AgreementListing {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Promises that are neither kept nor broken.")
  static let kind = AgreementKind.promise

  @OptionGroup var listing: ListingOptions
}

struct PromiseCancelCommand: AgreementCancelling {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Takes a promise back; it does not count as broken.")

  @OptionGroup var cancelling: CancellingOptions
}
