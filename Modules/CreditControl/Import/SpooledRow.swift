import Receivables
import ReceivablesPorts

/// A row on its way through the spool: where it came from, what it says, where it is sorted.
struct SpooledRow {
  let line: Int
  let content: RowContent
  /// The row as it stands in the file, where refused rows are to be written out.
  let text: String?

  init(line: Int, content: RowContent, text: String?) {
    self.line = line
    self.content = content
    self.text = text
  }

  /// Whose account the row goes to.
  var customer: String {
    switch content {
    case .customer(let row): row.id
    case .invoice(let row): row.customer
    case .payment(let row), .credit(let row): row.customer
    }
  }

  /// Within an account: money by (day, id), everything else as it comes.
  var order: [UInt8] {
    guard case .payment(let row) = content else { return [] }
    let day = UInt32(bitPattern: row.day.ordinal) ^ 0x8000_0000
    return withUnsafeBytes(of: day.bigEndian) { Array($0) } + Array(row.id.utf8)
  }

  // MARK: As bytes

  var bytes: [UInt8] {
    var spool = SpoolBytes()
    spool.write(line)
    spool.write(text)
    switch content {
    case .customer(let row): SpooledRow.write(row, &spool)
    case .invoice(let row): SpooledRow.write(row, &spool)
    case .payment(let row), .credit(let row): SpooledRow.write(row, &spool)
    }
    return spool.bytes
  }

  init(_ bytes: [UInt8], kind: RowKind) throws {
    var spool = SpoolBytes(bytes)
    line = spool.int()
    text = spool.textIfPresent()
    switch kind {
    case .customers: content = .customer(try SpooledRow.customer(&spool))
    case .invoices: content = .invoice(SpooledRow.invoice(&spool))
    case .payments: content = .payment(SpooledRow.money(&spool))
    case .credits: content = .credit(SpooledRow.money(&spool))
    }
  }

  private static func write(_ row: CustomerRow, _ spool: inout SpoolBytes) {
    spool.write(row.id)
    var party = JSONWriter()
    party.object { row.party.write(into: &$0) }
    spool.write(party.text)
    spool.write(row.creditLimit == nil ? 0 : 1)
    if let limit = row.creditLimit { spool.write(limit) }
    spool.write(row.notes)
  }

  private static func customer(_ spool: inout SpoolBytes) throws -> CustomerRow {
    let id = spool.text()
    let party = try Party(FactReader(try JSONValue(parsing: Array(spool.text().utf8))))
    let limit = spool.int() == 0 ? nil : spool.amount()
    return CustomerRow(id: id, party: party, creditLimit: limit, notes: spool.notes())
  }

  private static func write(_ row: InvoiceRow, _ spool: inout SpoolBytes) {
    spool.write(row.id)
    spool.write(row.customer)
    spool.write(Int(row.issued.ordinal))
    spool.write(Int(row.due?.ordinal ?? .min))
    spool.write(row.currency?.code)
    spool.write(row.amount)
    spool.write(row.terms)
    spool.write(row.notes)
  }

  private static func invoice(_ spool: inout SpoolBytes) -> InvoiceRow {
    let id = spool.text()
    let customer = spool.text()
    let issued = Day(ordinal: Int32(spool.int()))
    let due = Int32(spool.int())
    let currency = spool.currency()
    let amount = spool.amount()
    let terms = spool.textIfPresent()
    return InvoiceRow(
      id: id, customer: customer, issued: issued, due: due == .min ? nil : Day(ordinal: due),
      currency: currency, amount: amount, terms: terms, notes: spool.notes())
  }

  private static func write(_ row: MoneyRow, _ spool: inout SpoolBytes) {
    spool.write(row.id)
    spool.write(row.customer)
    spool.write(Int(row.day.ordinal))
    spool.write(row.currency?.code)
    spool.write(row.amount)
    spool.write(row.invoice)
    spool.write(row.reference)
    spool.write(row.notes)
  }

  private static func money(_ spool: inout SpoolBytes) -> MoneyRow {
    let id = spool.text()
    let customer = spool.text()
    let day = Day(ordinal: Int32(spool.int()))
    let currency = spool.currency()
    let amount = spool.amount()
    let invoice = spool.textIfPresent()
    let reference = spool.textIfPresent()
    return MoneyRow(
      id: id, customer: customer, day: day, currency: currency, amount: amount,
      invoice: invoice, reference: reference, notes: spool.notes())
  }
}
