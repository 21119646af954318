import ArgumentParser
import CreditControl
import Receivables

struct ChargeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "charge", abstract: "What being late costs, by law or contract.",
    subcommands: [
      ChargeShowCommand.self, ChargeBookCommand.self, ChargeCostCommand.self,
      ChargeWaiveCommand.self,
    ])
}

struct ChargeShowCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "How it comes about, line by line; nothing is written.",
    discussion: """
      Rates that nobody confirmed at their source are marked, and not charged unless the policy \
      accepts them by name. Packs: uk, eu (a yardstick), de, fr, ie, us-prompt-payment; the policy's \
      "charges" may name a contract instead.
      """)

  @Argument(help: "The invoice's number.") var invoice: String
  @Option(help: "The last day that is charged for (default: today).") var through: String?
  @Option(help: "A pack (default: the policy's).") var law: String?

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(through, "--through", else: context.today)
    let desk = Desk(try await context.book(), request: WritingOptions.asking)
    let reckoning = try await desk.reckon(Reading.invoice(invoice), through: day, law: law)
    ChargeSpeech(context.console).tell(reckoning, through: day)
    return 0
  }
}

struct ChargeBookCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "book", abstract: "Makes it owed, as far as it is not: twice is once.",
    discussion: """
      It books what the policy in force charges: no interest where that says none, and no fixed sum. \
      With --law it books all that the law of that name grants.
      """)

  @Argument(help: "The invoice's number.") var invoice: String
  @Option(help: "The last day that is charged for (default: the day itself).")
  var through: String?
  @Option(help: "A pack (default: the policy's).") var law: String?
  @Option(help: "The day (default: today).") var on: String?
  @Option(help: "Why, where the period is closed.") var reason: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(on, "--on", else: context.today)
    let last = try Reading.day(through, "--through", else: day)
    let number = Reading.invoice(invoice)
    let desk = Desk(try await context.book(), request: writing.request)
    let booked = try await desk.charge(number, through: last, law: law, on: day, reason: reason)
    ChargeSpeech(context.console).tell(booked) {
      "\($0) is charged on \(number) through \(last)."
    }
    return 0
  }
}

struct ChargeCostCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "cost", abstract: "Adds what collecting an invoice cost.",
    discussion: """
      Where the law sets a fixed sum against such costs, both together are the larger of the two, \
      whichever comes first.
      """)

  @Argument(help: "The invoice's number.") var invoice: String
  @Argument(help: "How much it was.") var amount: String
  @Option(help: "The day (default: today).") var on: String?
  @Option(help: "What it was for, kept privately.") var note: String?
  @Option(help: "Why, where the period is closed.") var reason: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(on, "--on", else: context.today)
    let number = Reading.invoice(invoice)
    let desk = Desk(try await context.book(), request: writing.request)
    let booked = try await desk.chargeCost(
      number, try Reading.amount(amount, "AMOUNT"), note: note, on: day, reason: reason)
    ChargeSpeech(context.console).tell(booked) {
      $0.isPositive
        ? "\($0) is charged on \(number)."
        : "The fixed sum on \(number) covers it: the cost is kept, and nothing more is charged."
    }
    return 0
  }
}

struct ChargeWaiveCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "waive", abstract: "Does without charges; they do not show as paid.")

  @Argument(help: "The invoice's number.") var invoice: String
  @Argument(help: "How much (default: all that is open of its charges).") var amount: String?
  @Flag(help: "Nothing more is charged on the invoice.") var stop = false
  @Option(help: "The day (default: today).") var on: String?
  @Option(help: "Why, kept privately.") var note: String?
  @Option(help: "Why, where the period is closed.") var reason: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(on, "--on", else: context.today)
    let number = Reading.invoice(invoice)
    let desk = Desk(try await context.book(), request: writing.request)
    let waived = try await desk.waive(
      number, try amount.map { try Reading.amount($0, "AMOUNT") }, stops: stop, note: note,
      on: day, reason: reason)
    ChargeSpeech(context.console).tell(waived) {
      "\($0) of charges on \(number) is waived" + (stop ? "; nothing more is charged." : ".")
    }
    return 0
  }
}
