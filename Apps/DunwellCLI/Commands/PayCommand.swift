import ArgumentParser
import CreditControl
import Receivables

struct PayCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "pay", abstract: "Money in, by hand.",
    discussion: """
      Without --invoice the words of --reference say which invoices take the money, in turn, or which \
      statement (S-2026-10), the oldest of it first; what is left waits on the account, and an invoice \
      of them that comes later takes it then. It settles what was owed on its day. @suspense takes money \
      whose home is not known.
      """)

  @Argument(help: "The customer's id.") var customer: String
  @Argument(help: "How much came.") var amount: String
  @Option(help: "The day it counts from.") var on: String
  @Option(help: "The currency (default: the customer's).") var currency: String?
  @Option(help: "ID=AMOUNT for an invoice; may be repeated.") var invoice: [String] = []
  @Option(help: "ID=AMOUNT=REASON that the payer kept back; may be repeated.")
  var deduct: [String] = []
  @Option(help: "What the payer wrote.") var reference: String?
  @Option(help: "Why, where the period is closed.") var reason: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(on, "--on")
    let parts = try invoice.map { text in
      guard let mark = text.lastIndex(of: "=") else {
        throw RunError(.usage, "\"\(text)\" is not of the form --invoice ID=AMOUNT.")
      }
      return Desk.Part(
        invoice: Reading.invoice(String(text[..<mark])),
        amount: try Reading.amount(String(text[text.index(after: mark)...]), "--invoice"))
    }
    // The real clock names it: two payments by hand are never made in the same microsecond.
    let id = writing.id ?? "pay-\(context.now.microseconds)"
    let payment = Desk.Payment(
      id: id, customer: try Reading.customer(customer),
      amount: try Reading.amount(amount, "AMOUNT"), currency: try Reading.currency(currency),
      day: day, parts: parts, reference: reference, deductions: try deductions())
    let desk = Desk(try await context.book(), request: writing.request)
    let settled = try await desk.pay(payment, reason: reason)
    tell(id, settled, context.console)
    return 0
  }

  private func deductions() throws -> [Desk.Deduction] {
    try deduct.map { text in
      let words = text.split(separator: "=", omittingEmptySubsequences: false)
      guard words.count >= 3 else {
        throw RunError(.usage, "\"\(text)\" is not of the form --deduct ID=AMOUNT=REASON.")
      }
      return Desk.Deduction(
        invoice: Reading.invoice(words.dropLast(2).joined(separator: "=")),
        amount: try Reading.amount(String(words[words.count - 2]), "--deduct"),
        reason: String(words[words.count - 1]))
    }
  }

  private func tell(_ id: String, _ settled: [Allocation]?, _ console: Console) {
    // Two parts for one invoice settle it once.
    var seen: Set<ItemID> = []
    let items = (settled ?? []).map(\.item).filter { seen.insert($0).inserted }
      .map(\.text).joined(separator: ", ")
    let words = items.isEmpty ? "It waits on the account." : "It settles \(items)."
    OutcomeSpeech(console).tell(
      settled == nil ? .doneBefore : .done, "Payment \(id) is booked. \(words)"
    ) { json in
      json.string("payment", id)
      json.strings("invoices", (settled ?? []).map(\.item.document))
    }
  }
}

struct PaymentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "payment", abstract: "What becomes of a payment that was booked.",
    subcommands: [
      ReverseCommand.self, RefundCommand.self, PayOutCommand.self, MoveCommand.self,
      ApplyCommand.self,
    ])
}

struct ReverseCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "reverse", abstract: "Takes a payment back; what it settled is open again.")

  @Argument(help: "The payment's id.") var payment: String
  @Option(help: "The day from which it counts.") var on: String
  @Option(help: "Why.") var reason: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(on, "--on")
    let desk = Desk(try await context.book(), request: writing.request)
    let reversal = try await desk.takeBack(payment, on: day, reason: reason)
    let owed = reversal.owedBack.map {
      " \($0.amount) was paid out of it: \($0.customer) owes that as \($0.invoice)."
    }
    OutcomeSpeech(context.console).tell(
      reversal.outcome, "Payment \(payment) is taken back on \(day).\(owed.joined())")
    return 0
  }
}

struct MoveCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Moves waiting money to another account, as a pair.",
    discussion: """
      What was moved goes back to where it came from under the name of its move, also where it was \
      spent: what it settled is open again.
      """)

  @Argument(help: "The payment's id.") var payment: String
  @Option(help: "The account it goes to.") var to: String
  @Option(help: "How much (default: all that waits).") var amount: String?
  @Option(help: "The day (default: today).") var on: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    let day = try Reading.day(on, "--on", else: context.today)
    let transfer = writing.id ?? "move-\(context.now.microseconds)"
    let desk = Desk(try await context.book(), request: writing.request)
    let outcome = try await desk.move(
      payment, to: try Reading.customer(to),
      amount: try amount.map { try Reading.amount($0, "--amount") }, transfer: transfer, on: day)
    OutcomeSpeech(context.console).tell(outcome, "\(payment) is moved to \(to) as \(transfer).") {
      $0.string("transfer", transfer)
    }
    return 0
  }
}

struct ApplyCommand: Action {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Applies waiting money to invoices.")

  @Argument(help: "The payment's id.") var payment: String
  @Option(help: "ID, or ID=AMOUNT for a part; may be repeated.") var invoice: [String]
  @Option(help: "The day (default: today).") var on: String?

  @OptionGroup var options: BookOptions
  @OptionGroup var writing: WritingOptions

  var isJSON: Bool { options.json }

  func run(_ context: Context) async throws -> Int32 {
    try await Applying(source: payment, invoices: invoice, on: on).run(context, writing)
  }
}
