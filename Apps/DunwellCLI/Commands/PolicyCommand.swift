import ArgumentParser
import CreditControl
import Dunning
import Receivables

struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "What is done about late invoices.",
    subcommands: [
      PolicyShowCommand.self, PolicyCheckCommand.self, PolicyDiffCommand.self,
      PolicyAdoptCommand.self, PolicySchemaCommand.self, PolicyApprovalsCommand.self,
      PolicyApproveCommand.self, PolicyRejectCommand.self,
    ])
}

struct PolicyShowCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "The policy in force, or the one in the file before the first run.")

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let desk = PolicyDesk(try await context.book())
    let inForce = try await desk.inForce()
    let policy = try inForce ?? desk.inFile()
    if isJSON {
      context.console.json { json in
        json.bool("inForce", inForce != nil)
        json.string("hash", policy.hash.description)
        json.raw("policy", policy.stored)
      }
      return 0
    }
    let word = inForce == nil ? "not in force yet" : "in force"
    context.console.say("\(policy.name), \(word), \(policy.hash.description.prefix(12))")
    for ladder in policy.ladders {
      if policy.ladders.count > 1 { context.console.say("ladder \(ladder.name)") }
      var table = Table(("rung", .left), ("when", .left), ("channel", .left), ("template", .left))
      for rung in ladder.rungs {
        table.add([
          rung.name, rung.timing, rung.channels.joined(separator: ", "), rung.content,
        ])
      }
      context.console.say(table)
    }
    for segment in policy.segments {
      context.console.say("segment \(segment.name): \(segment.words)")
    }
    if let statements = policy.statements {
      context.console.say("statements \(statements.words)")
    }
    if policy.asksBy == .statement { context.console.say("asks by statement") }
    if let thanks = policy.thanks { context.console.say("thanks \(thanks.words)") }
    if let promises = policy.promises { context.console.say("promises \(promises.words)") }
    if let plans = policy.plans { context.console.say("plans \(plans.words)") }
    if let settlements = policy.settlements {
      context.console.say("settlements: \(settlements.words)")
    }
    if let charges = policy.charges {
      context.console.say("charges by \(charges.words)")
      for law in charges.laws {
        for source in law.sources { context.console.say("  \(law.name): \(source)") }
      }
    }
    if let alone = policy.chargesAloneWords { context.console.say("charges alone: \(alone)") }
    if let losses = policy.losses { context.console.say("losses: \(losses.words)") }
    if let disputes = policy.disputes { context.console.say("disputes: \(disputes.words)") }
    context.console.say(
      "at least \(policy.leastGapDays) days between notices, calendar \(policy.calendar.name)")
    if let words = policy.editionWords { context.console.say(words) }
    return 0
  }
}

struct PolicyAdoptCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "adopt", abstract: "Puts the policy of the file in force.")

  @Option(help: "The day from which it counts (default: the next that can be run).")
  var on: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let book = try await context.book()
    let desk = Desk(book, request: writing.request)
    let day = try Reading.day(on, "--on", else: try await desk.openDay(today: context.today))
    let (policy, was) = try await PolicyDesk(book).adopt(writing.request, on: day)
    OutcomeSpeech(context.console).tell(
      was ? .doneBefore : .done, "\(policy.name) is in force; the next run looks at every account."
    ) { $0.string("hash", policy.hash.description) }
    return 0
  }
}
