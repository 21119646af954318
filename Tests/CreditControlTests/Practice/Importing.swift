import CreditControl
import Receivables
import ReceivablesPorts
import ReceivablesTesting

/// Files of one row each, as a customer's own system writes them.
struct Importing {
  private let bench: Bench

  init(_ bench: Bench) {
    self.bench = bench
  }

  func invoice(
    _ id: String, of customer: String, _ cents: Int64, on date: Day, due: Day, terms: String? = nil
  ) async throws {
    try await take(
      .invoice(
        InvoiceRow(
          id: id, customer: customer, issued: date, due: due, currency: Samples.euro,
          amount: DecimalAmount(unscaled: cents, scale: 2), terms: terms, notes: [])), .invoices)
  }

  func payment(
    _ id: String, of customer: String, _ cents: Int64, on date: Day, invoice: String? = nil,
    reference: String? = nil
  ) async throws {
    try await take(
      .payment(row(id, customer, cents, date, invoice, reference)), .payments)
  }

  func credit(
    _ id: String, of customer: String, _ cents: Int64, on date: Day, invoice: String? = nil,
    reason: CreditReason? = nil
  ) async throws {
    let notes = reason.map { [Note(name: "reason", value: $0.rawValue)] } ?? []
    try await take(.credit(row(id, customer, cents, date, invoice, nil, notes)), .credits)
  }

  private func row(
    _ id: String, _ customer: String, _ cents: Int64, _ date: Day, _ invoice: String?,
    _ reference: String?, _ notes: [Note] = []
  ) -> MoneyRow {
    MoneyRow(
      id: id, customer: customer, day: date, currency: Samples.euro,
      amount: DecimalAmount(unscaled: cents, scale: 2), invoice: invoice, reference: reference,
      notes: notes)
  }

  private func take(_ content: RowContent, _ rows: RowKind) async throws {
    let orders = ImportRun.Orders(
      path: "practice", rows: rows, format: OneRow(content: content), options: IntakeOptions(),
      skipBad: nil, today: bench.clock.moment.day)
    _ = try await ImportRun(bench.installation, request: Request(author: "Ada")).execute(orders)
  }
}

/// A file of one row.
private struct OneRow: RowFormat {
  let name = "one-row"
  let content: RowContent

  func open(_ path: String, rows: RowKind, options: IntakeOptions) -> any RowReader {
    Reader(rest: [SourceRow(line: 2, content: .success(content), text: nil)])
  }

  private struct Reader: RowReader {
    let header = ""
    let bytesRead = 0
    var rest: [SourceRow]?

    mutating func next() -> [SourceRow]? {
      defer { rest = nil }
      return rest
    }
  }
}
