import Receivables
import ReceivablesPorts

/// Makes a row of the book of the cells of a record, or says why that cannot be done.
struct RowParser {
  let rows: RowKind
  let plan: ColumnPlan
  let dates: DateReader
  let amounts: AmountReader
  let options: IntakeOptions

  init(rows: RowKind, plan: ColumnPlan, options: IntakeOptions) {
    self.rows = rows
    self.plan = plan
    self.options = options
    dates = DateReader(order: options.dates)
    amounts = AmountReader(decimal: options.decimal)
  }

  /// What a record says.
  func content(of cells: RecordCells) throws(RowRefused) -> RowContent {
    guard cells.count == plan.columnCount else {
      throw RowParser.refused(
        nil,
        "This row has \(cells.count) cells and the header \(plan.columnCount). Put cells that "
          + "hold the delimiter in quotes.")
    }
    for column in plan.nameless where !cells[column].isEmpty {
      throw RowParser.refused(
        nil, "There is something in column \(column + 1), which has no name. Name it in the header."
      )
    }
    switch rows {
    case .customers: return .customer(try customer(cells))
    case .invoices: return .invoice(try invoice(cells))
    case .payments: return .payment(try money(cells))
    case .credits: return .credit(try money(cells))
    }
  }

  /// Refuses a value of `--set` that would have every row refused.
  func checkConstants(_ set: [(field: String, value: String)], place: String) throws {
    for (name, value) in set {
      guard let field = rows.field(named: HeaderNames.key(name)) else { continue }
      let problem = plan.constants.withUnsafeBufferPointer { constants in
        let cells = RecordCells(
          bytes: Bytes(start: nil, count: 0), ranges: .init(start: nil, count: 0),
          constants: constants)
        do throws(RowRefused) {
          try check(field, cells)
          return nil as RowProblem?
        } catch {
          return error.problem
        }
      }
      if let problem {
        throw IntakeError("\(place): --set \(name)=\(value): \(problem.reason)")
      }
    }
  }

  private func check(_ field: Field, _ cells: RecordCells) throws(RowRefused) {
    switch field {
    case .id, .customer, .invoice: _ = try optionalID(field, cells)
    case .issueDate, .dueDate, .date: _ = try optionalDay(field, cells)
    case .amount: _ = try positiveAmount(cells, in: nil)
    case .creditLimit: _ = try creditLimit(cells, in: nil)
    case .currency: _ = try currency(cells)
    case .email: _ = try value(field, cells) { FieldSyntax.isEmail($0) ? true : nil }
    case .country: _ = try value(field, cells, FieldSyntax.country)
    case .language: _ = try value(field, cells, FieldSyntax.language)
    case .timezone: _ = try value(field, cells, FieldSyntax.timeZone)
    case .kind: _ = try value(field, cells, FieldSyntax.kind)
    case .name, .phone, .address1, .address2, .city, .postcode, .tags, .terms, .reference,
      .poNumber, .description, .reason:
      break
    }
  }

  // MARK: - Cells

  /// What feeds a field in this record; nil where nothing does or the cell is empty.
  func bytes(_ field: Field, _ cells: RecordCells) -> Bytes? {
    let found: Bytes
    switch plan[field] {
    case .nothing: return nil
    case .column(let column): found = cells[column]
    case .constant(let range): found = cells.constant(range)
    }
    return found.isEmpty ? nil : found
  }

  func text(_ field: Field, _ cells: RecordCells) -> String? {
    bytes(field, cells)?.string
  }

  /// The free texts of a record: those of the fields in their order, then columns nobody knows.
  func notes(_ cells: RecordCells) -> [Note] {
    var notes: [Note] = []
    for field in rows.noteFields {
      if let text = text(field, cells) { notes.append(Note(name: field.name, value: text)) }
    }
    for note in plan.notes {
      let text = cells[note.column]
      if !text.isEmpty { notes.append(Note(name: note.name, value: text.string)) }
    }
    return notes
  }

  static func refused(_ field: Field?, _ reason: String) -> RowRefused {
    RowRefused(RowProblem(field: field?.name ?? "", reason: reason))
  }
}
