import ArgumentParser
import CreditControl
import Receivables

struct NoticesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notices", abstract: "What was planned, and what became of it.",
    subcommands: [NoticesListCommand.self, NoticesSettleCommand.self],
    defaultSubcommand: NoticesListCommand.self)
}

struct NoticesListCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "All notices, or those of a day or a status.")

  @Option(help: "The day on which they were decided.") var on: String?
  @Option(
    help: """
      waiting, planned, scheduled, sent, retrying, failed, unknown, withheld, cancelled or bounced.
      """)
  var status: String?

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let known = Notice.Status.allCases.filter { $0 != .claimed }.map(\.rawValue)
    if let status, !known.contains(status) {
      throw RunError(.usage, "--status is one of \(known.joined(separator: ", ")).")
    }
    let day = try on.map { try Reading.day($0, "--on") }
    let book = try await context.book()
    let notices = try await Ledgers(book).notices(on: day, status: status)
    var speech = NoticeSpeech(context.console)
    speech.links = isJSON ? try await Ledgers(book).links(of: notices) : [:]
    speech.policy = try await PolicyDesk(book).inForce()
    speech.tell(notices, ifNone: "There are no such notices.")
    return 0
  }
}

struct NoticesSettleCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "settle",
    abstract: "Answers for a notice of which nobody knows whether it was sent.")

  @Argument(help: "The notice.") var notice: String
  @Argument(help: "sent or not-sent.") var answer: String

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    guard ["sent", "not-sent"].contains(answer) else {
      throw RunError(.usage, "say sent or not-sent.")
    }
    let desk = Desk(try await context.book(), request: writing.request)
    let outcome = try await desk.settle(
      notice, wasSent: answer == "sent", on: try await desk.openDay(today: context.today))
    OutcomeSpeech(context.console).tell(outcome, "\(notice) is settled as \(answer).")
    return 0
  }
}
