import ArgumentParser
import CreditControl
import Receivables

struct RefundCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "refund", abstract: "Gives back what a payment gateway has taken.",
    discussion: """
      --reason overpaid gives back what waits, and is meant where nothing is said. What had settled an \
      invoice takes a reason: returned-goods or goodwill credit it in the same act, so that nobody is \
      asked for it; reopened, duplicate or wrong-payer open it again. What nobody knows is asked about by the next run, and never sent twice.
      """)

  @Argument(help: "The payment, as stripe:pi_1.") var payment: String
  @Argument(help: "How much (default: all that was not given back before).") var amount: String?
  @Option(help: "The day (default: today).") var on: String?
  @Option(help: "overpaid, duplicate, wrong-payer, returned-goods, goodwill or reopened.")
  var reason: String?
  @Option(help: "More about why, kept privately.") var note: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(on, "--on", else: context.today)
    let desk = Desk(try await context.book(), request: writing.request)
    let outcome = try await desk.refund(
      payment, try amount.map { try Reading.amount($0, "AMOUNT") },
      because: try Reading.word(reason, "--reason", instead: "Your own words go to --note."),
      on: day, at: try context.moment(nil, on: day), note: note)
    OutcomeSpeech(context.console).tell(outcome) {
      RefundCommand.words($0, payment)
    } _: {
      $0.string("refund", $1.refund)
      $0.money("amount", $1.amount)
      $0.string("answer", $1.answer.rawValue)
    }
    switch outcome?.answer {
    case nil, .given, .pending: return 0
    case .declined: return 1
    case .notSent, .unknown: return 69
    }
  }

  private static func words(_ outcome: Desk.RefundOutcome, _ payment: String) -> String {
    switch outcome.answer {
    case .given: "\(outcome.amount) of \(payment) is given back."
    case .pending: "\(outcome.amount) of \(payment) is on its way back; the next run asks."
    case .declined: "\(outcome.amount) of \(payment) was not given back: \(outcome.words)."
    case .notSent: "Nothing was asked of the gateway: \(outcome.words). Try again."
    case .unknown:
      "Nobody knows yet whether \(outcome.amount) of \(payment) was given back: \(outcome.words)."
        + " The next run asks; do not try again before."
    }
  }
}
