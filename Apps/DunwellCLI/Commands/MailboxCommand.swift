import ArgumentParser
import CreditControl
import Foundation
import Receivables

struct MailboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mailbox", abstract: "Mail that comes back: bounces, complaints, answers.",
    subcommands: [MailboxReadCommand.self])
}

struct MailboxReadCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Reads a mailbox, and lets what came back change the book.",
    discussion: """
      A Maildir, a folder of .eml files, one message, or an mbox; nothing in it is changed. What a \
      message asks for is done once, however often it is read.
        bounce       the channel is closed until there is a new address
        complaint    nothing more by that channel, and after an unsubscribe request
        answer       nothing more at all, until its task is done
      Each of them raises a task: dunwell worklist
      """)

  @Argument(help: "A folder or a file.")
  var mailbox: String

  @Option(help: "The day from which it counts (default: the next that can be run).")
  var asOf: String?

  @Option(help: "An address that takes unsubscribe requests and nothing else; may be repeated.")
  var unsubscribeAt: [String] = []

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    guard FileManager.default.fileExists(atPath: mailbox) else {
      throw RunError(
        .missing, "there is no file or folder \(mailbox). Check the name and the folder.")
    }
    let book = try await context.book()
    let orders = try context.workshop.orders(
      readingMailAt: mailbox, unsubscribeAddresses: unsubscribeAt, into: book,
      on: try asOf.map { try Reading.day($0, "--as-of") }, today: context.today)
    let interruption = Interruption()
    let listening = interruption.listen()
    defer { listening.cancel() }
    let run = MailboxRun(
      book, request: writing.request, progress: context.console.told,
      shouldStop: { interruption.isAsked })
    let report = try await run.execute(orders)
    MailboxSpeech(context.console).tell(report)
    return report.unreadable > 0 ? 69 : 0
  }
}
