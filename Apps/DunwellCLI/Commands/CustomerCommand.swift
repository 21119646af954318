import ArgumentParser
import CreditControl
import Receivables

struct CustomerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "customer", abstract: "A customer's record, and changes to it.",
    subcommands: [
      CustomerShowCommand.self, CustomerSetCommand.self, CustomerContactCommand.self,
      CustomerNoteCommand.self, CustomerStatementCommand.self,
      CustomerHoldCommand.self, CustomerReleaseCommand.self, CustomerForgetCommand.self,
    ])
}

struct CustomerShowCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Who they are, what is owed, what comes next, and what happened.")

  @Argument(help: "The customer's id.")
  var customer: String

  @Option(help: "The day (default: today).")
  var asOf: String?

  @Flag(help: "Every open item and everything that happened, however much.")
  var all = false

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(asOf, "--as-of", else: context.today)
    let book = try await context.book()
    let story = try await Ledgers(book).story(of: try Reading.customer(customer), on: day)
    CustomerSpeech(story, day, isWhole: all).tell(context.console)
    return 0
  }
}

struct CustomerSetCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Changes what is known of a customer, from a day on.")

  @Argument(help: "The customer's id.")
  var customer: String

  @Option(help: "Name.") var name: String?
  @Option(help: "Where notices by e-mail go; empty for nowhere.") var email: String?
  @Option(help: "Phone.") var phone: String?
  @Option(help: "Street and number; letters go there.") var address1: String?
  @Option(help: "What the address needs beside the street.") var address2: String?
  @Option(help: "The town.") var city: String?
  @Option(help: "The postal code.") var postcode: String?
  @Option(help: "The address of whoever looks after them; a rung's copies can go there.")
  var owner: String?
  @Option(help: "The day on which somebody made sure of the addresses.") var verified: String?
  @Option(help: "What they may owe at most, in their currency; none for no limit.")
  var creditLimit: String?
  @Option(help: "Two letters, as DE.") var country: String?
  @Option(help: "As de or en-GB.") var language: String?
  @Option(help: "As Europe/Berlin.") var timezone: String?
  @Option(help: "person, sole-trader or company.") var kind: String?
  @Option(help: "The currency of invoices that name none.") var currency: String?
  @Option(help: "Adds a tag; may be repeated.") var tag: [String] = []
  @Option(help: "Takes a tag away; may be repeated.") var untag: [String] = []
  @Option(help: LadderWord.help) var ladder: String?
  @Option(help: "A customer whose items go on its statements; may be repeated.")
  var child: [String] = []
  @Option(help: "One whose items no longer do; may be repeated.") var unchild: [String] = []
  @Option(help: "The day from which it counts (default: the next that can be run).")
  var on: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let id = try Reading.customer(customer)
    var change = Desk.CustomerChange()
    change.country = country
    change.language = language
    change.timeZone = timezone
    change.currency = try Reading.currency(currency)
    change.addTags = tag
    change.removeTags = untag
    if let kind {
      guard let known = Party.Kind(rawValue: kind) else {
        throw RunError(.usage, "--kind is person, sole-trader or company.")
      }
      change.kind = known
    }
    let fields = [
      ("name", name), ("email", email), ("phone", phone), ("address1", address1),
      ("address2", address2), ("city", city), ("postcode", postcode),
      ("owner", try owner.map { $0.isEmpty ? "" : try Reading.email($0, "--owner") }),
      ("verified", try verified.map { try Reading.day($0, "--verified").description }),
    ]
    for (field, value) in fields {
      if let value { change.fields[field] = value }
    }
    if let creditLimit {
      change.creditLimit =
        creditLimit == "none" ? .some(nil) : try Reading.amount(creditLimit, "--credit-limit")
    }
    let desk = Desk(try await context.book(), request: writing.request)
    let day = try Reading.day(on, "--on", else: try await desk.openDay(today: context.today))
    change.ladder = ladder.map { LadderSet(ladder: LadderWord.ladder($0)) }
    let outcome: Desk.Outcome
    if child.isEmpty, unchild.isEmpty {
      outcome = try await desk.set(id, change, from: day)
    } else {
      guard change == Desk.CustomerChange() else {
        throw RunError(
          .usage, "say --child and --unchild without other changes: one act at a time.")
      }
      outcome = try await desk.setFamily(
        of: id, adding: try child.map(Reading.customer),
        removing: try unchild.map(Reading.customer), from: day)
    }
    OutcomeSpeech(context.console).tell(outcome, "\(id) is changed\(Since.text(day)).")
    return 0
  }
}

struct CustomerHoldCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Nothing is sent to the customer from a day on.")

  @Argument(help: "The customer's id.")
  var customer: String

  @Option(
    help: """
      hold, bankruptcy, legal-representation, do-not-contact, deceased or moratorium.
      """)
  var reason = "hold"

  @Option(help: "The first day (default: the next that can be run).") var on: String?
  @Option(help: "The last day (default: until it is released).") var until: String?
  @Option(help: "A note, kept privately.") var note: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let id = try Reading.customer(customer)
    let stop = try StopWord.reason(reason)
    let desk = Desk(try await context.book(), request: writing.request)
    let day = try Reading.day(on, "--on", else: try await desk.openDay(today: context.today))
    let end = try until.map { try Reading.day($0, "--until") }
    let outcome = try await desk.hold(id, stop, from: day, until: end, note: note)
    OutcomeSpeech(context.console).tell(
      outcome, "Nothing is sent to \(id)\(Since.text(day))\(end.map { ", until \($0)" } ?? "").")
    return 0
  }
}

struct CustomerReleaseCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "The customer may be written to again.")

  @Argument(help: "The customer's id.")
  var customer: String

  @Option(help: "The reason that no longer holds; credit-hold for one that a rung has set.")
  var reason = "hold"
  @Option(help: "Opens a channel that bounced or was not wanted, as email; stops stay.")
  var channel: String?
  @Option(help: "The first day (default: the next that can be run).") var on: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let id = try Reading.customer(customer)
    let desk = Desk(try await context.book(), request: writing.request)
    let day = try Reading.day(on, "--on", else: try await desk.openDay(today: context.today))
    if reason == "credit-hold" {
      let outcome = try await desk.liftCreditHold(of: id, from: day)
      OutcomeSpeech(context.console).tell(
        outcome, "\(id) is supplied on credit again\(Since.text(day)).")
      return 0
    }
    if let channel {
      let outcome = try await desk.open(channel, to: id, from: day)
      OutcomeSpeech(context.console).tell(
        outcome, "\(id) may be written to by \(channel)\(Since.text(day)).")
      return 0
    }
    let outcome = try await desk.release(id, try StopWord.reason(reason), from: day)
    OutcomeSpeech(context.console).tell(outcome, "\(id) may be written to\(Since.text(day)).")
    return 0
  }
}

struct CustomerForgetCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "forget",
    abstract: "Destroys what identifies the customer; sums and chains stay whole.")

  @Argument(help: "The customer's id.")
  var customer: String

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let id = try Reading.customer(customer)
    let desk = Desk(try await context.book(), request: writing.request)
    let outcome = try await desk.forget(id, on: try await desk.openDay(today: context.today))
    OutcomeSpeech(context.console).tell(
      outcome, "\(id) is forgotten in this book. Backups and exports are yours to destroy.")
    return 0
  }
}

/// The day from which something counts; a book that was never run has no such day.
enum Since {
  static func text(_ day: Day) -> String {
    day == BookHistory.beginning ? "" : " from \(day) on"
  }
}

/// The words for stops.
enum StopWord {
  static func reason(_ text: String) throws -> StopReason {
    guard let reason = StopReason(rawValue: text) else {
      let known = StopReason.allCases.map(\.rawValue).joined(separator: ", ")
      throw RunError(.usage, "\"\(text)\" is no reason. Say one of \(known).")
    }
    return reason
  }
}
