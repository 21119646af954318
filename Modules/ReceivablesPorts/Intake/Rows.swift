public import Receivables

/// How a file is to be read.
public struct IntakeOptions: Sendable, Equatable {
  /// In which order a date with slashes or points has its numbers.
  public enum DateOrder: String, Sendable {
    /// Year, month, day.
    case ymd
    /// Day, month, year.
    case dmy
    /// Month, day, year.
    case mdy
  }

  /// Which column feeds which field; a column may feed several.
  public var map: [(column: String, field: String)]
  /// Fields that have one value for all rows.
  public var set: [(field: String, value: String)]
  /// Whether columns that feed no field are dropped and not kept as notes.
  public var dropsUnknown: Bool
  /// Nil: only dates that can be read in one way.
  public var dates: DateOrder?
  /// Nil: only amounts that can be read in one way.
  public var decimal: DecimalAmount.Separator?
  /// Whether the text of each row is kept, to be written out where the row is refused.
  public var keepsText: Bool

  /// Options; by default the file is read as it is.
  public init(
    map: [(column: String, field: String)] = [], set: [(field: String, value: String)] = [],
    dropsUnknown: Bool = false, dates: DateOrder? = nil,
    decimal: DecimalAmount.Separator? = nil, keepsText: Bool = false
  ) {
    self.map = map
    self.set = set
    self.dropsUnknown = dropsUnknown
    self.dates = dates
    self.decimal = decimal
    self.keepsText = keepsText
  }

  /// Whether both read a file in the same way.
  public static func == (left: IntakeOptions, right: IntakeOptions) -> Bool {
    left.map.elementsEqual(right.map, by: ==) && left.set.elementsEqual(right.set, by: ==)
      && left.dropsUnknown == right.dropsUnknown && left.dates == right.dates
      && left.decimal == right.decimal && left.keepsText == right.keepsText
  }
}

/// What a file holds.
public enum RowKind: String, Sendable, CaseIterable {
  /// People and companies.
  case customers
  /// What they owe.
  case invoices
  /// What they paid.
  case payments
  /// What was given back.
  case credits
}

/// A free text that came with a row.
public struct Note: Sendable, Hashable {
  /// The column's name, or the field's.
  public let name: String
  /// What it says.
  public let value: String

  /// A note.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// A customer as a file has it.
public struct CustomerRow: Sendable, Equatable {
  /// What the customer is called in the book.
  public var id: String
  /// What a decision reads; the channels follow from the notes.
  public var party: Party
  /// In units of the customer's currency.
  public var creditLimit: DecimalAmount?
  /// Name, email, phone, address and unknown columns.
  public var notes: [Note]

  /// A customer.
  public init(id: String, party: Party, creditLimit: DecimalAmount?, notes: [Note]) {
    self.id = id
    self.party = party
    self.creditLimit = creditLimit
    self.notes = notes
  }
}

/// An invoice as a file has it.
public struct InvoiceRow: Sendable, Equatable {
  /// The invoice's number.
  public var id: String
  /// Whose it is.
  public var customer: String
  /// The day it was issued.
  public var issued: Day
  /// Nil where it follows from the terms.
  public var due: Day?
  /// Nil: the customer's.
  public var currency: Currency?
  /// What is to be paid.
  public var amount: DecimalAmount
  /// As written.
  public var terms: String?
  /// Reference, order number, description and unknown columns.
  public var notes: [Note]

  /// An invoice.
  public init(
    id: String, customer: String, issued: Day, due: Day?, currency: Currency?,
    amount: DecimalAmount, terms: String?, notes: [Note]
  ) {
    self.id = id
    self.customer = customer
    self.issued = issued
    self.due = due
    self.currency = currency
    self.amount = amount
    self.terms = terms
    self.notes = notes
  }
}

/// A payment or a credit as a file has it.
public struct MoneyRow: Sendable, Equatable {
  /// What the payment or credit is called.
  public var id: String
  /// Whose it is.
  public var customer: String
  /// The day it counts from.
  public var day: Day
  /// Nil: the customer's.
  public var currency: Currency?
  /// How much it is.
  public var amount: DecimalAmount
  /// The invoice that the file names.
  public var invoice: String?
  /// What the payer wrote; its words may name invoices.
  public var reference: String?
  /// Reason and unknown columns.
  public var notes: [Note]

  /// A payment or credit.
  public init(
    id: String, customer: String, day: Day, currency: Currency?, amount: DecimalAmount,
    invoice: String?, reference: String?, notes: [Note]
  ) {
    self.id = id
    self.customer = customer
    self.day = day
    self.currency = currency
    self.amount = amount
    self.invoice = invoice
    self.reference = reference
    self.notes = notes
  }
}

/// One row of a file, read.
public enum RowContent: Sendable, Equatable {
  /// A customer.
  case customer(CustomerRow)
  /// An invoice.
  case invoice(InvoiceRow)
  /// A payment.
  case payment(MoneyRow)
  /// A credit.
  case credit(MoneyRow)
}

/// Why a row is refused.
public struct RowProblem: Sendable, Equatable {
  /// The field that is wrong, as the book calls it; empty where the whole row is.
  public let field: String
  /// What is wrong, and what to do.
  public let reason: String

  /// A reason to refuse a row.
  public init(field: String, reason: String) {
    self.field = field
    self.reason = reason
  }
}

/// A row and where it came from.
public struct SourceRow: Sendable {
  /// The line on which the row begins; the header is line 1.
  public let line: Int
  /// What it says, or why it cannot be read.
  public let content: Result<RowContent, RowRefused>
  /// The row as it stands in the file, where that was asked for.
  public let text: String?

  /// A row of a file.
  public init(line: Int, content: Result<RowContent, RowRefused>, text: String?) {
    self.line = line
    self.content = content
    self.text = text
  }
}

/// A row that cannot be taken.
public struct RowRefused: Error, Sendable, Equatable {
  /// Why.
  public let problem: RowProblem

  /// A refusal.
  public init(_ problem: RowProblem) {
    self.problem = problem
  }
}

/// A file that cannot be read at all: where, what, and what to do.
public struct IntakeError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The whole message.
  public let description: String

  /// A message that says where, what, and what to do.
  public init(_ description: String) {
    self.description = description
  }
}

/// Reads rows of one kind, batch by batch, in memory that does not grow with the file.
public protocol RowReader: Sendable {
  /// The next rows; nil at the end.
  ///
  /// - Throws: ``IntakeError`` where the rest cannot be read.
  mutating func next() throws -> [SourceRow]?
  /// The header as it stands in the file.
  var header: String { get }
  /// How far the reading is, in bytes.
  var bytesRead: Int { get }
}

/// A format of files.
public protocol RowFormat: Sendable {
  /// Its name, as `csv`.
  var name: String { get }
  /// Opens a file, or standard input where the path is `-`.
  ///
  /// - Throws: ``IntakeError``.
  func open(_ path: String, rows: RowKind, options: IntakeOptions) throws -> any RowReader
}
