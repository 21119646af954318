import CreditControl
import Receivables

/// What waits of a payment or of a credit is applied to invoices.
struct Applying {
  let source: String
  /// Each as an ID, or as ID=AMOUNT.
  let invoices: [String]
  let on: String?

  func run(_ context: Context, _ writing: WritingOptions) async throws -> Int32 {
    let day = try Reading.day(on, "--on", else: context.today)
    let shares = try invoices.map(Reading.share)
    let desk = Desk(try await context.book(), request: writing.request)
    let outcome = try await desk.apply(source, to: shares, on: day)
    let names = shares.map(\.invoice).joined(separator: ", ")
    OutcomeSpeech(context.console).tell(outcome, "\(source) is applied to \(names).")
    return 0
  }
}

extension Reading {
  /// An invoice, and how much of some money it gets where that is said.
  static func share(_ text: String) throws -> Desk.Share {
    guard let mark = text.lastIndex(of: "=") else {
      return Desk.Share(invoice: Reading.invoice(text))
    }
    return Desk.Share(
      invoice: Reading.invoice(String(text[..<mark])),
      amount: try Reading.amount(String(text[text.index(after: mark)...]), "--invoice"))
  }
}
