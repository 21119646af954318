import ArgumentParser
import CreditControl
import Dunning
import Receivables

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Payment by instalments.",
    subcommands: [
      PlanProposeCommand.self, PlanAddCommand.self, PlanListCommand.self, PlanCancelCommand.self,
    ])
}

/// How an amount is to fall into instalments.
struct PlanOptions: ParsableArguments {
  @Argument(help: "The customer's id.") var customer: String
  @Option(help: "Into so many instalments.") var number: Int?
  @Option(help: "Into instalments of this amount; the last one is what is left.")
  var amount: String?
  @Option(help: "How far they are apart: week, two-weeks or month.") var every = "month"
  @Option(help: "The day of the first (default: one interval from the day on).")
  var first: String?
  @Option(help: "What is paid at once.") var down: String?
  @Option(help: "Interest in percent a year (default: the policy's).") var interest: String?
  @Option(help: "An invoice that it is about (default: all that is open); may be repeated.")
  var invoice: [String] = []
  @Option(help: "The currency (default: the customer's).") var currency: String?
  @Option(help: "The day on which it is agreed (default: today).") var on: String?

  func plan(note: String? = nil) throws -> Desk.NewPlan {
    let size: Desk.NewPlan.Size
    switch (number, amount) {
    case (let number?, nil): size = .number(number)
    case (nil, let amount?): size = .amount(try Reading.amount(amount, "--amount"))
    default: throw RunError(.usage, "say --number N, or --amount AMOUNT.")
    }
    guard let every = PlanProposal.Every(rawValue: every) else {
      throw RunError(.usage, "--every takes week, two-weeks or month.")
    }
    return Desk.NewPlan(
      customer: try Reading.customer(customer), currency: try Reading.currency(currency),
      size: size, every: every, first: try first.map { try Reading.day($0, "--first") },
      down: try down.map { try Reading.amount($0, "--down") },
      interest: try interest.map { try Reading.percent($0, "--interest") },
      invoices: invoice.map(Reading.invoice), note: note)
  }
}

struct PlanProposeCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "propose", abstract: "What the policy would allow; nothing is written.")

  @OptionGroup var plan: PlanOptions
  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(plan.on, "--on", else: context.today)
    let desk = Desk(try await context.book(), request: WritingOptions.asking)
    PlanSpeech(context.console).tell(try await desk.propose(try plan.plan(), on: day))
    return 0
  }
}

struct PlanAddCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Agrees on instalments; they are chased instead of the invoices.")

  @OptionGroup var plan: PlanOptions
  @Option(help: "What was said, kept privately.") var note: String?
  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(plan.on, "--on", else: context.today)
    let desk = Desk(try await context.book(), request: writing.request)
    guard let agreed = try await desk.agree(try plan.plan(note: note), on: day) else {
      OutcomeSpeech(context.console).tell(.doneBefore, "")
      return 0
    }
    PlanSpeech(context.console).tell(agreed)
    return 0
  }
}

struct PlanListCommand: AgreementListing {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Plans that run.")
  static let kind = AgreementKind.plan

  @OptionGroup var listing: ListingOptions
}

struct PlanCancelCommand: AgreementCancelling {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Takes a plan back; it does not count as broken.")

  @OptionGroup var cancelling: CancellingOptions
}

/// Says how a plan falls into instalments.
private struct PlanSpeech {
  let console: Console

  init(_ console: Console) {
    self.console = console
  }

  func tell(_ plan: PlanAgreed) {
    let total = Money(minorUnits: plan.covers.total, plan.currency)
    if console.isJSON {
      return console.json { json in
        json.string("plan", plan.plan)
        json.money("amount", total)
        json.string("interest", ifPresent: plan.interest?.description)
        json.instalments(plan.instalments, plan.currency)
        json.strings("items", plan.covers.map(\.item.text))
      }
    }
    let interest = plan.interest.map { ", with \($0)% interest a year" } ?? ""
    console.say(
      "\(plan.plan): \(total) in \(plan.instalments.count) instalments\(interest), for"
        + " \(plan.covers.map(\.item.text).joined(separator: ", ")).")
    AgreementSpeech(.plan, console).tell(plan.instalments, plan.currency)
  }
}
