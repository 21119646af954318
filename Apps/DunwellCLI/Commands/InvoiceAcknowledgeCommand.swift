import ArgumentParser
import CreditControl
import Receivables

struct InvoiceAcknowledgeCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "acknowledge", abstract: "Keeps that the debtor says, or shows, to owe it.",
    discussion: """
      Where the law has it so, the time within which it can be enforced begins anew: by what the \
      debtor wrote and signed, by a payment of their own on it, or otherwise. A credit, a set-off or \
      an allocation of ours is none.
      """)

  @Argument(help: "The invoice's number.") var invoice: String
  @Option(help: "The day on which they did (default: today).") var on: String?
  @Flag(help: "It is in writing, and signed by them.") var signed = false
  @Flag(help: "It was a payment of their own.") var payment = false
  @Option(help: "What it was, kept privately.") var note: String?
  @Option(help: "Why, where the period is closed.") var reason: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func validate() throws {
    guard !(signed && payment) else {
      throw ValidationError("Say --signed or --payment: what came first counts.")
    }
  }

  func run(_ context: Context) async throws -> Int32 {
    let number = Reading.invoice(invoice)
    let day = try Reading.day(on, "--on", else: context.today)
    let form: DebtAcknowledged.Form = signed ? .signed : payment ? .payment : .other
    let desk = Desk(try await context.book(), request: writing.request)
    let outcome = try await desk.acknowledge(
      number, form: form, note: note, on: day, reason: reason)
    OutcomeSpeech(context.console).tell(outcome, "\(number) was acknowledged on \(day).")
    return 0
  }
}
