import ArgumentParser
import CreditControl
import Receivables

struct SettlementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settlement", abstract: "Offers to take less than what is open.",
    subcommands: [
      SettlementAddCommand.self, SettlementAcceptCommand.self, SettlementListCommand.self,
      SettlementCancelCommand.self,
    ])
}

struct SettlementAddCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Offers to take less, where the policy lets the author.",
    discussion: """
      What is left when the offer is paid is written off with the reason "settlement"; it never \
      shows as paid. Nothing is chased while the offer is open. Money of the customer's that waits \
      is applied first: the offer is of what is left to pay.
      """)

  @Argument(help: "The customer's id.") var customer: String
  @Option(help: "What would be enough.") var amount: String?
  @Option(help: "What would be enough, in percent of what is left to pay.") var percent: Int?
  @Option(help: "The last day to accept it (default: the longest the policy allows).")
  var validUntil: String?
  @Option(help: "An invoice that it is about (default: all that is open); may be repeated.")
  var invoice: [String] = []
  @Option(help: "The currency (default: the customer's).") var currency: String?
  @Option(help: "The day of the offer (default: today).") var on: String?
  @Option(help: "Why, kept privately.") var note: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(on, "--on", else: context.today)
    let size: Desk.NewSettlement.Size
    switch (amount, percent) {
    case (let amount?, nil): size = .amount(try Reading.amount(amount, "--amount"))
    case (nil, let percent?): size = .percent(percent)
    default: throw RunError(.usage, "say --amount AMOUNT, or --percent N.")
    }
    let new = Desk.NewSettlement(
      customer: try Reading.customer(customer), currency: try Reading.currency(currency),
      size: size, validUntil: try validUntil.map { try Reading.day($0, "--valid-until") },
      invoices: invoice.map(Reading.invoice), note: note)
    let desk = Desk(try await context.book(), request: writing.request)
    let offered = try await desk.offer(new, on: day)
    OutcomeSpeech(context.console).tell(offered) { offered in
      let open = Money(minorUnits: offered.covers.total, offered.amount.currency)
      return "\(offered.settlement): \(offered.amount) of \(open) would be enough, until"
        + " \(offered.validUntil)."
    } _: { json, offered in
      json.string("settlement", offered.settlement)
      json.money("amount", offered.amount)
      json.day("validUntil", offered.validUntil)
    }
    return 0
  }
}

struct SettlementAcceptCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "The customer takes the offer.")

  @Argument(help: "Its name, as the list shows it.") var name: String
  @Option(help: "The last day for the money (default: the policy's).") var payBy: String?
  @Option(help: "The day (default: today).") var on: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(on, "--on", else: context.today)
    let desk = Desk(try await context.book(), request: writing.request)
    let last = try await desk.accept(
      name, payBy: try payBy.map { try Reading.day($0, "--pay-by") }, on: day)
    OutcomeSpeech(context.console).tell(last) { last in
      "\(name) is accepted, to be paid by \(last)."
    } _: { json, last in
      json.day("payBy", last)
    }
    return 0
  }
}

struct SettlementListCommand: AgreementListing {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Offers that are neither paid nor lapsed.")
  static let kind = AgreementKind.settlement

  @OptionGroup var listing: ListingOptions
}

struct SettlementCancelCommand: AgreementCancelling {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Takes an offer back.")

  @OptionGroup var cancelling: CancellingOptions
}
