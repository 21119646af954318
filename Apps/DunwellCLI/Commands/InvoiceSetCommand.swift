import ArgumentParser
import CreditControl
import Receivables

struct InvoiceSetCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Chases an invoice another way than the policy would.")

  @Argument(help: "The invoice's number.")
  var invoice: String

  @Option(help: LadderWord.help) var ladder: String
  @Option(help: "The day from which it counts (default: the next that can be run).")
  var on: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let number = Reading.invoice(invoice)
    let desk = Desk(try await context.book(), request: writing.request)
    let day = try Reading.day(on, "--on", else: try await desk.openDay(today: context.today))
    let outcome = try await desk.setLadder(
      LadderWord.ladder(ladder), ofInvoice: number, from: day)
    OutcomeSpeech(context.console).tell(
      outcome, "\(number) is chased \(LadderWord.words(ladder))\(Since.text(day)).")
    return 0
  }
}

/// A ladder, as people name it.
enum LadderWord {
  static let help: ArgumentHelp = "A ladder of the policy, none, or policy for what it says."

  /// Nil for what the policy says.
  static func ladder(_ word: String) -> String? { word == "policy" ? nil : word }

  static func words(_ word: String) -> String {
    switch word {
    case "policy": "as the policy says"
    case LadderSet.none: "no more"
    default: "by ladder \(word)"
    }
  }
}
