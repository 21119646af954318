import Receivables
import ReceivablesPorts

extension RowParser {
  func customer(_ cells: RecordCells) throws(RowRefused) -> CustomerRow {
    let id = try requiredID(.id, cells)
    let currency = try currency(cells)
    var channels: [String] = []
    if try value(.email, cells, { FieldSyntax.isEmail($0) ? true : nil }) != nil {
      channels.append("email")
    }
    if bytes(.address1, cells) != nil, bytes(.city, cells) ?? bytes(.postcode, cells) != nil {
      channels.append("letter")
    }
    let party = Party(
      country: try value(.country, cells, FieldSyntax.country),
      kind: try value(.kind, cells, FieldSyntax.kind),
      language: try value(.language, cells, FieldSyntax.language),
      timeZone: try value(.timezone, cells, FieldSyntax.timeZone),
      currency: currency,
      tags: bytes(.tags, cells).map(FieldSyntax.tags) ?? [],
      channels: channels)
    var notes = notes(cells)
    // The name comes first, also where it is only the id.
    if bytes(.name, cells) == nil { notes.insert(Note(name: Field.name.name, value: id), at: 0) }
    return CustomerRow(
      id: id, party: party, creditLimit: try creditLimit(cells, in: currency), notes: notes)
  }

  func invoice(_ cells: RecordCells) throws(RowRefused) -> InvoiceRow {
    let id = try requiredID(.id, cells)
    let customer = try requiredID(.customer, cells)
    let issued = try requiredDay(.issueDate, cells)
    let due = try optionalDay(.dueDate, cells)
    if let due, due < issued {
      throw RowParser.refused(
        .dueDate, "The invoice is due on \(due), before it was issued on \(issued). Check both.")
    }
    let currency = try currency(cells)
    return InvoiceRow(
      id: id, customer: customer, issued: issued, due: due, currency: currency,
      amount: try positiveAmount(cells, in: currency), terms: text(.terms, cells),
      notes: notes(cells))
  }

  /// A payment or a credit; they differ in which of the columns there are.
  func money(_ cells: RecordCells) throws(RowRefused) -> MoneyRow {
    let id = try requiredID(.id, cells)
    let customer = try requiredID(.customer, cells)
    let day = try requiredDay(.date, cells)
    let currency = try currency(cells)
    return MoneyRow(
      id: id, customer: customer, day: day, currency: currency,
      amount: try positiveAmount(cells, in: currency),
      invoice: try optionalID(.invoice, cells), reference: text(.reference, cells),
      notes: notes(cells))
  }
}
