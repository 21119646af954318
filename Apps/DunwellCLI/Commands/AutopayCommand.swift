import ArgumentParser
import CreditControl
import Receivables

struct AutopayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "autopay", abstract: "What falls due is taken by a saved method.",
    discussion: """
      While it runs nobody is asked for what it takes. What is refused is tried again as the policy \
      says, "autopay: {retries: [3, 5, 7], pay-days: [1, 15]}"; refused for good, or too often, it \
      ends, and the ladder goes on.
      """,
    subcommands: [
      AutopayAddCommand.self, AutopayEndCommand.self, AutopaySettleCommand.self,
      AutopayShowCommand.self,
    ])
}

struct AutopayAddCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Takes down a customer's consent.")

  @Argument(help: "The customer's id.") var customer: String
  @Option(help: "The gateway, as the settings call it.") var gateway: String
  @Option(help: "What the gateway calls the card, the account or the mandate.") var method: String
  @Option(help: "What the gateway calls the customer, where it wants that.")
  var gatewayCustomer = ""
  @Option(help: "How the customer consented, kept privately: \"web form, version 3\".")
  var consent: String
  @Option(help: "The day of the consent (default: that of --on).") var consented: String?
  @Option(help: "The most that may be taken at once.") var most: String?
  @Option(help: "The currency of --most (default: the customer's).") var currency: String?
  @Option(help: "The day from which it takes (default: today).") var on: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(on, "--on", else: context.today)
    let new = Desk.NewAutopay(
      customer: try Reading.customer(customer), gateway: gateway, customerName: gatewayCustomer,
      method: method, consented: try Reading.day(consented, "--consented", else: day),
      consent: consent, most: try most.map { try Reading.amount($0, "--most") },
      currency: try Reading.currency(currency))
    let desk = Desk(try await context.book(), request: writing.request)
    let agreed = try await desk.agree(new, on: day)
    OutcomeSpeech(context.console).tell(agreed) { agreed in
      "Autopay \(agreed.autopay) takes what falls due by \(agreed.gateway), from \(day) on."
    } _: { json, agreed in
      json.string("autopay", agreed.autopay)
    }
    return 0
  }
}

struct AutopayEndCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "Nothing more is taken; what is open is asked for.")

  @Argument(help: "The customer's id.") var customer: String
  @Option(help: "What the customer said, kept privately.") var note: String?
  @Option(help: "The day (default: today).") var on: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(on, "--on", else: context.today)
    let desk = Desk(try await context.book(), request: writing.request)
    let id = try Reading.customer(customer)
    let outcome = try await desk.endAutopay(of: id, on: day, note: note)
    OutcomeSpeech(context.console).tell(outcome, "\(id) has no autopay from \(day) on.")
    return 0
  }
}

struct AutopaySettleCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "settle", abstract: "Answers for a debit that the gateway cannot be asked about.",
    discussion: """
      Look at the gateway first: what was not taken is taken anew, and what was is booked with \
      `dunwell pay`.
      """)

  @Argument(help: "The customer's id.") var customer: String
  @Argument(help: "taken or not-taken.") var answer: String
  @Option(help: "Where that was seen, kept privately.") var note: String?
  @Option(help: "The day (default: today).") var on: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    guard ["taken", "not-taken"].contains(answer) else {
      throw RunError(.usage, "\"\(answer)\" is no answer. Say taken or not-taken.")
    }
    let day = try Reading.day(on, "--on", else: context.today)
    let desk = Desk(try await context.book(), request: writing.request)
    let id = try Reading.customer(customer)
    let outcome = try await desk.settleDebit(
      of: id, wasTaken: answer == "taken", on: day, note: note)
    OutcomeSpeech(context.console).tell(outcome, "The debit of \(id) was \(answer).")
    return 0
  }
}

struct AutopayShowCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "A customer's autopay, and what was tried lately.")

  @Argument(help: "The customer's id.") var customer: String

  @OptionGroup var options: BookOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let id = try Reading.customer(customer)
    let autopay = try await Desk(try await context.book(), request: WritingOptions.asking)
      .autopay(of: id)
    AutopaySpeech(context.console).tell(autopay, of: id)
    return 0
  }
}

/// Says how a customer's invoices are taken.
private struct AutopaySpeech {
  let console: Console

  init(_ console: Console) {
    self.console = console
  }

  func tell(_ autopay: Autopay?, of customer: AccountID) {
    if console.isJSON { return console.json { write(autopay, &$0) } }
    guard let autopay else { return console.say("\(customer) has no autopay.") }
    let agreed = autopay.agreed
    let most = agreed.most.map { ", \($0) at most" } ?? ""
    console.say(
      "\(agreed.autopay): by \(agreed.gateway) since \(autopay.from),"
        + " consented on \(agreed.consented)\(most)")
    var table = Table(
      ("try", .right), ("day", .left), ("amount", .right), ("what came of it", .left),
      ("debit", .left))
    for attempt in autopay.attempts {
      let why = attempt.category.map { ": \($0.rawValue), \(attempt.advice?.rawValue ?? "")" } ?? ""
      table.add([
        String(attempt.number), "\(attempt.on)", "\(attempt.listing.amount)",
        attempt.state.rawValue + why, attempt.debit,
      ])
    }
    if !table.isEmpty { console.say(table) }
  }

  private func write(_ autopay: Autopay?, _ json: inout JSONWriter) {
    guard let autopay else { return json.null("autopay") }
    json.object("autopay") { object in
      object.string("id", autopay.agreed.autopay)
      object.string("gateway", autopay.agreed.gateway)
      object.day("from", autopay.from)
      object.day("consented", autopay.agreed.consented)
      if let most = autopay.agreed.most { object.money("most", most) }
      object.array("attempts") { list in
        for attempt in autopay.attempts {
          list.object { row in
            row.string("debit", attempt.debit)
            row.integer("try", attempt.number)
            row.day("on", attempt.on)
            row.money("amount", attempt.listing.amount)
            row.string("state", attempt.state.rawValue)
            row.string("category", ifPresent: attempt.category?.rawValue)
            row.string("advice", ifPresent: attempt.advice?.rawValue)
          }
        }
      }
    }
  }
}
