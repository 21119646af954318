import ArgumentParser
import CreditControl
import Receivables

struct SyncCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "Catches up with what payment gateways have booked.",
    discussion: """
      Payments, refunds, chargebacks, fees and payouts, each once, from where it was read to the last \
      time. Every run does so as well.
      """)

  @Argument(help: "Gateways, as the settings call them (default: all).") var gateways: [String] = []
  @Option(help: "What is booked later is left for another time (default: now).") var at: String?

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let moment = try context.moment(at, on: context.today)
    let book = try await context.book()
    let reports = try await SyncRun(book).execute(only: Set(gateways), until: moment)
    GatewaySpeech(context.console).tell(reports)
    return reports.contains { $0.report.failure != nil } ? 69 : 0
  }
}

struct ReportGatewaysCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "gateways",
    abstract:
      "The creditor's account with each payment gateway: what came, what went, what is there.")

  @Option(help: "The day (default: today).")
  var asOf: String?

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(asOf, "--as-of", else: context.today)
    let lines = try await GatewayStatement(try await context.book()).lines(through: day)
    GatewaySpeech(context.console).tell(lines, on: day)
    return 0
  }
}
