import ArgumentParser
import CreditControl
import Receivables

struct PayOutCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "pay-out", abstract: "Books that waiting money was paid out by hand.",
    discussion: """
      To the account that it came from, unless --to names another: then a second person is asked, who \
      answers with --approve and the task. Credits that wait are paid out by their number.
      """)

  @Argument(help: "The payment's id, or the credit's number.") var payment: String
  @Argument(help: "How much (default: all that waits).") var amount: String?
  @Option(help: "Another account than the one it came from, kept privately.") var to: String?
  @Option(help: "The task by which somebody asked for it.") var approve: String?
  @Option(help: "The day (default: today).") var on: String?
  @Option(help: "Why, kept privately.") var note: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(on, "--on", else: context.today)
    let desk = Desk(try await context.book(), request: writing.request)
    let outcome = try await desk.payOut(
      payment, try amount.map { try Reading.amount($0, "AMOUNT") }, to: to, approving: approve,
      on: day, note: note)
    OutcomeSpeech(context.console).tell(
      outcome, "\(amount ?? "What waits") of \(payment) is paid out.",
      "payment pay-out \(payment)\(amount.map { " \($0)" } ?? "")")
    return 0
  }
}
