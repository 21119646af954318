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
    let notices = try await Ledgers(try await context.book()).notices(on: day, status: status)
    if isJSON {
      context.console.json { json in
        json.array("notices") { list in
          for notice in notices { list.object { write(notice, &$0) } }
        }
      }
    } else {
      tell(notices, context.console)
    }
    return 0
  }

  private func write(_ notice: Notice, _ json: inout JSONWriter) {
    json.string("id", notice.id)
    json.string("customer", notice.account.text)
    json.string("currency", notice.listing.amount.currency.code)
    json.strings("invoices", notice.listing.invoices)
    json.string("rung", notice.rung)
    json.array("triggers") { list in
      for trigger in notice.triggers {
        list.object { row in
          row.string("invoice", trigger.item.document)
          if trigger.item.part > 0 { row.integer("instalment", trigger.item.part) }
          row.string("rung", trigger.rung)
          row.integer("cycle", trigger.cycle)
        }
      }
    }
    json.string("channel", notice.channel)
    json.string("status", notice.shownStatus.rawValue)
    json.money("amount", notice.listing.amount)
    json.day("on", notice.on)
    if let moment = notice.notBefore { json.string("notBefore", moment.description) }
    json.string("rule", ifPresent: notice.rule)
  }

  private func tell(_ notices: [Notice], _ console: Console) {
    guard !notices.isEmpty else { return console.say("There are no such notices.") }
    var table = Table(
      ("day", .left), ("customer", .left), ("rung", .left), ("channel", .left),
      ("status", .left), ("amount", .right), ("invoices", .right), ("id", .left))
    for notice in notices {
      table.add([
        notice.on.description, notice.account.text, notice.rung, notice.channel,
        notice.shownStatus.rawValue, notice.listing.amount.description,
        String(notice.listing.invoices.count), notice.id,
      ])
    }
    table.lines.forEach(console.say)
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
