import ArgumentParser
import CreditControl
import Receivables

struct DisputeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dispute", abstract: "What customers say is not owed.",
    subcommands: [
      DisputeAddCommand.self, DisputeListCommand.self, DisputeResolveCommand.self,
    ])
}

struct DisputeAddCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Takes a dispute down; what it is about is frozen, the rest is chased.",
    discussion: """
      Without --amount or --line it is about all that is open. The policy's "disputes" name the \
      reasons and how soon each is answered. --deduction says that the customer has paid that much \
      less already.
      """)

  @Argument(help: "The invoice's number.") var invoice: String
  @Option(help: "How much of it.") var amount: String?
  @Option(help: "A line of the invoice, from 1; may be repeated.") var line: [Int] = []
  @Option(help: "The reason's code.") var reason: String
  @Flag(help: "The customer has kept it back already.") var deduction = false
  @Option(help: "Who looks after it, kept privately.") var owner: String?
  @Option(help: "What the customer says, kept privately.") var note: String?
  @Option(help: "The day from which it is frozen (default: today).") var on: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(on, "--on", else: context.today)
    guard amount == nil || line.isEmpty else {
      throw RunError(.usage, "say --amount or --line, not both.")
    }
    var size = Desk.NewDispute.Size.whole
    if let amount { size = .amount(try Reading.amount(amount, "--amount")) }
    if !line.isEmpty { size = .lines(line) }
    let new = Desk.NewDispute(
      invoice: Reading.invoice(invoice), size: size, reason: reason, isDeduction: deduction,
      owner: owner, note: note)
    let desk = Desk(try await context.book(), request: writing.request)
    let raised = try await desk.dispute(new, on: day)
    OutcomeSpeech(context.console).tell(raised) { raised in
      "\(raised.dispute): \(Money(minorUnits: raised.covers.total, raised.currency)) of"
        + " \(new.invoice) is disputed"
        + (raised.respondBy.map { ", to be answered by \($0)" } ?? "") + "."
    } _: { json, raised in
      json.string("dispute", raised.dispute)
      json.money("amount", Money(minorUnits: raised.covers.total, raised.currency))
      if let respondBy = raised.respondBy { json.day("respondBy", respondBy) }
    }
    return 0
  }
}

struct DisputeListCommand: AgreementListing {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Disputes that nobody has resolved, by the day of the answer.")
  static let kind = AgreementKind.dispute

  @OptionGroup var listing: ListingOptions
}

struct DisputeResolveCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "Says who was right; chasing goes on where it stood.",
    discussion: """
      credited gives a credit note for what was disputed, or for --amount of it; rebilled gives one \
      and issues --invoice in its place; upheld lets the invoice stand. With --charges late charges \
      run on the frozen time after all.
      """)

  @Argument(help: "Its name, as the list shows it.") var name: String
  @Argument(help: "credited, upheld or rebilled.") var outcome: String
  @Option(help: "How much is given (default: all that was disputed).") var amount: String?
  @Option(help: "The credit note's number (default: made from the dispute's).")
  var credit: String?
  @Option(help: "The number of the invoice in its place, with rebilled.") var invoice: String?
  @Option(help: "The day by which that one is to be paid.") var due: String?
  @Flag(help: "Late charges run on the frozen time.") var charges = false
  @Option(help: "What was found, kept privately.") var note: String?
  @Option(help: "The day (default: today).") var on: String?
  @Option(help: "Why, where the period is closed.") var reason: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(on, "--on", else: context.today)
    guard let ending = AgreementEnding(rawValue: outcome),
      [.credited, .upheld, .rebilled].contains(ending)
    else { throw RunError(.usage, "a dispute is credited, upheld or rebilled.") }
    let desk = Desk(try await context.book(), request: writing.request)
    let resolution = Desk.Resolution(
      ending: ending, charges: charges,
      amount: try amount.map { try Reading.amount($0, "--amount") }, credit: credit,
      rebilled: try rebilled(ending), note: note)
    let done = try await desk.resolve(name, resolution, on: day, reason: reason)
    OutcomeSpeech(context.console).tell(done, "\(name) is \(ending.rawValue).")
    return 0
  }

  private func rebilled(_ ending: AgreementEnding) throws -> (invoice: String, due: Day)? {
    guard ending == .rebilled else { return nil }
    guard let invoice, let due else {
      throw RunError(.usage, "say --invoice NUMBER --due DAY of the invoice in its place.")
    }
    return (Reading.invoice(invoice), try Reading.day(due, "--due"))
  }
}
