import ArgumentParser
import CreditControl
import Receivables

struct InvoiceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "invoice", abstract: "An invoice's record, and changes to it.",
    subcommands: [
      InvoiceShowCommand.self, InvoiceIssueCommand.self, InvoiceCreditCommand.self,
      InvoiceWriteOffCommand.self, InvoiceWaiveCommand.self, InvoiceSetCommand.self,
      InvoiceAcknowledgeCommand.self,
    ])
}

struct InvoiceShowCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "What it is, what is open, and everything that happened to it.")

  @Argument(help: "The invoice's number.")
  var invoice: String

  @Option(help: "The day (default: today).")
  var asOf: String?

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(asOf, "--as-of", else: context.today)
    let view = try await Ledgers(try await context.book())
      .invoice(Reading.invoice(invoice), on: day)
    InvoiceSpeech(view).tell(context.console)
    return 0
  }
}

struct InvoiceIssueCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "issue", abstract: "Enters an invoice by hand.")

  @Argument(help: "The invoice's number.") var invoice: String
  @Option(help: "Whose it is.") var customer: String
  @Option(help: "What is to be paid.") var amount: String
  @Option(help: "The currency (default: the customer's).") var currency: String?
  @Option(help: "The issue day (default: today).") var on: String?
  @Option(help: "The day by which it is to be paid.") var due: String?
  @Option(help: "DAY=AMOUNT of an instalment; may be repeated.") var instalment: [String] = []
  @Option(help: "NET+TAX=WORDS of a line; may be repeated.") var line: [String] = []
  @Option(help: "Why, where the period is closed.") var reason: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let issued = try Reading.day(on, "--on", else: context.today)
    let parts = try instalment.map { text in
      let (day, amount) = try Pair.split(text, at: "=", "--instalment DAY=AMOUNT")
      return (
        due: try Reading.day(day, "--instalment"),
        amount: try Reading.amount(amount, "--instalment")
      )
    }
    guard let last = try due.map({ try Reading.day($0, "--due") }) ?? parts.map(\.due).max() else {
      throw RunError(.usage, "say --due DAY, or --instalment DAY=AMOUNT.")
    }
    let lines = try line.map { text in
      let (amounts, words) = try Pair.split(text, at: "=", "--line NET+TAX=WORDS")
      let (net, tax) = try Pair.split(amounts, at: "+", "--line NET+TAX=WORDS")
      return (
        net: try Reading.amount(net, "--line"), tax: try Reading.amount(tax, "--line"),
        words: words
      )
    }
    let new = Desk.NewInvoice(
      id: Reading.invoice(invoice), customer: try Reading.customer(customer),
      amount: try Reading.amount(amount, "--amount"),
      currency: try Reading.currency(currency), issued: issued, due: last, instalments: parts,
      lines: lines)
    let desk = Desk(try await context.book(), request: writing.request)
    let outcome = try await desk.issue(new, reason: reason)
    OutcomeSpeech(context.console).tell(outcome, "Invoice \(new.id) is issued, due \(last).")
    return 0
  }
}

struct InvoiceCreditCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "credit", abstract: "Gives something back on an invoice.",
    discussion: """
      A correction and returned goods were never owed: what was charged on that is taken back, and a \
      credit of all that is open takes the fixed sum and the costs back as well. Goodwill counts from \
      its own day, and takes nothing back.
      """)

  @Argument(help: "The invoice's number.") var invoice: String
  @Argument(help: "How much (default: all that is open).") var amount: String?
  @Option(help: "correction, returned-goods or goodwill (default: correction).")
  var because: String?
  @Option(help: "The credit note's number (default: made from the invoice's).") var note: String?
  @Option(help: "The day (default: today).") var on: String?
  @Option(help: "Why.") var reason: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let number = Reading.invoice(invoice)
    let credit = note ?? writing.id ?? "\(number)-credit"
    let day = try Reading.day(on, "--on", else: context.today)
    let given = try amount.map { try Reading.amount($0, "AMOUNT") }
    let desk = Desk(try await context.book(), request: writing.request)
    let told = try await desk.give(
      credit: credit, given, on: number, because: try Reading.word(because, "--because"), day,
      reason: reason)
    OutcomeSpeech(context.console).tell(
      told, { words(credit, number, $0) },
      { json, told in
        json.string("credit", credit)
        if told.waits.isPositive { json.money("waits", told.waits) }
      })
    return 0
  }
}

extension InvoiceCreditCommand {
  private func words(_ credit: String, _ number: String, _ given: Desk.CreditGiven) -> String {
    var words = "Credit \(credit) is on \(number)."
    if given.waits.isPositive { words += " \(given.waits) of it waits on the account." }
    if given.excess.isPositive { words += " It is \(given.excess) more than \(number) came to." }
    return words
  }
}

struct InvoiceWriteOffCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "write-off", abstract: "Gives up what is open on an invoice and its charges.",
    discussion: """
      In the books: nothing more is sent or charged, and it can still be placed with an agency. \
      `invoice waive` ends the claim itself. \
      Above the limit of the policy's "losses" it asks a second person, who answers with --approve \
      and the task. Money that comes later is booked with pay --invoice, and opens as much again.
      """)

  @Argument(help: "The invoice's number.") var invoice: String
  @Option(help: "A reason of the policy.") var code: String?
  @Option(help: "The task by which somebody asked for it.") var approve: String?
  @Option(help: "The day (default: today).") var on: String?
  @Option(help: "Why.") var reason: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let number = Reading.invoice(invoice)
    let day = try Reading.day(on, "--on", else: context.today)
    let desk = Desk(try await context.book(), request: writing.request)
    let outcome = try await desk.writeOff(
      number, code: code, approving: approve, on: day, reason: reason)
    OutcomeSpeech(context.console).tell(
      outcome, "What was open on \(number) is written off.", "invoice write-off \(number)")
    return 0
  }
}

struct InvoiceWaiveCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "waive", abstract: "Does without an invoice and its charges, for good.",
    discussion: """
      The claim ends: nothing more is sent, charged or handed over. Above the limit of the policy's \
      "losses" it asks a second person, who answers with --approve and the task.
      """)

  @Argument(help: "The invoice's number.") var invoice: String
  @Option(help: "Why, kept privately.") var reason: String
  @Option(help: "The task by which somebody asked for it.") var approve: String?
  @Option(help: "The day (default: today).") var on: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let number = Reading.invoice(invoice)
    let day = try Reading.day(on, "--on", else: context.today)
    let desk = Desk(try await context.book(), request: writing.request)
    let outcome = try await desk.waive(
      invoice: number, approving: approve, on: day, note: reason)
    OutcomeSpeech(context.console).tell(
      outcome, "\(number) and its charges are waived.", "invoice waive \(number) --reason TEXT")
    return 0
  }
}

/// Two texts around a sign.
enum Pair {
  static func split(
    _ text: String, at sign: Character, _ form: String
  ) throws -> (String, String) {
    guard let mark = text.firstIndex(of: sign) else {
      throw RunError(.usage, "\"\(text)\" is not of the form \(form).")
    }
    return (String(text[..<mark]), String(text[text.index(after: mark)...]))
  }
}
