/// A part of an invoice that falls due by itself.
public struct Instalment: Sendable, Hashable {
  public let due: Day
  public let minorUnits: Int64

  public init(due: Day, minorUnits: Int64) {
    self.due = due
    self.minorUnits = minorUnits
  }

  static func write(
    _ instalments: [Instalment], as key: StaticString, into json: inout JSONWriter
  ) {
    json.array(key) { list in
      for instalment in instalments {
        list.object { row in
          row.day("due", instalment.due)
          row.integer("amount", instalment.minorUnits)
        }
      }
    }
  }

  static func read(_ reader: FactReader, _ key: String) throws(FactError) -> [Instalment] {
    var instalments: [Instalment] = []
    for value in try reader.list(key) {
      let row = FactReader(value)
      instalments.append(
        Instalment(due: try row.day("due"), minorUnits: try row.integer64("amount")))
    }
    return instalments
  }
}

/// One line of an invoice. What it says in words is in the private record.
public struct InvoiceLine: Sendable, Hashable {
  /// Without tax, in minor units.
  public let net: Int64
  /// In minor units.
  public let tax: Int64

  public init(net: Int64, tax: Int64) {
    self.net = net
    self.tax = tax
  }
}

/// An invoice was sent; the entry's day is its issue day.
public struct InvoiceIssued: FactBody {
  public static let kind = "invoice.issued"

  public let invoice: String
  public let amount: Money
  /// The day by which it, or its last instalment, is to be paid.
  public let due: Day
  /// The terms as written, where they are terms that Dunwell knows.
  public let terms: String?
  /// Empty where the whole amount is due in one sum; else their sum is the amount.
  public let instalments: [Instalment]
  /// May be empty; else net and tax add up to the amount.
  public let lines: [InvoiceLine]

  public init(
    invoice: String, amount: Money, due: Day, terms: String? = nil,
    instalments: [Instalment] = [], lines: [InvoiceLine] = []
  ) {
    self.invoice = invoice
    self.amount = amount
    self.due = due
    self.terms = terms
    self.instalments = instalments
    self.lines = lines
  }

  public func write(into json: inout JSONWriter) {
    json.string("invoice", invoice)
    json.integer("amount", amount.minorUnits)
    json.string("currency", amount.currency.code)
    json.day("due", due)
    json.string("terms", ifPresent: terms)
    if !instalments.isEmpty {
      Instalment.write(instalments, as: "instalments", into: &json)
    }
    if !lines.isEmpty {
      json.array("lines") { list in
        for line in lines {
          list.object { row in
            row.integer("net", line.net)
            row.integer("tax", line.tax)
          }
        }
      }
    }
  }

  public init(_ reader: FactReader) throws(FactError) {
    invoice = try reader.string("invoice")
    amount = try reader.money("amount")
    due = try reader.day("due")
    terms = reader.value["terms"]?.string
    instalments = try Instalment.read(reader, "instalments")
    var lines: [InvoiceLine] = []
    for value in try reader.list("lines") {
      let row = FactReader(value)
      lines.append(InvoiceLine(net: try row.integer64("net"), tax: try row.integer64("tax")))
    }
    self.lines = lines
  }
}

/// The creditor gave something back: a credit note, applied to items or waiting.
public struct CreditIssued: FactBody {
  public static let kind = "invoice.credited"

  public let credit: String
  public let amount: Money
  public let allocations: [Allocation]
  /// Nil where nobody said, in books of earlier versions: charges stay as they are.
  public let reason: CreditReason?

  public init(
    credit: String, amount: Money, allocations: [Allocation], reason: CreditReason? = nil
  ) {
    self.credit = credit
    self.amount = amount
    self.allocations = allocations
    self.reason = reason
  }

  /// One that says why is of the second version.
  public var version: Int { reason != nil ? 2 : 1 }

  public func write(into json: inout JSONWriter) {
    json.string("credit", credit)
    json.integer("amount", amount.minorUnits)
    json.string("currency", amount.currency.code)
    Allocation.write(allocations, into: &json)
    json.string("reason", ifPresent: reason?.rawValue)
  }

  public init(_ reader: FactReader) throws(FactError) {
    credit = try reader.string("credit")
    amount = try reader.money("amount")
    allocations = try Allocation.read(reader)
    reason = try reader.wordIfPresent("reason")
  }
}

/// What is open on some items was given up; it was not paid.
public struct WrittenOff: FactBody {
  public static let kind = "invoice.written-off"

  /// The reason of what a paid settlement left.
  public static let settled = "settlement"
  /// The reason of a few cents that a payment was short.
  public static let short = "short-payment"

  public let currency: Currency
  public let allocations: [Allocation]
  /// A code; nil where none was given.
  public let reason: String?
  /// Items on which nothing is charged from the day on, whether or not anything was open on them.
  public let closes: [ItemID]
  /// The settlement that was paid, where it left this.
  public let settlement: String?
  /// Nil where a person gave it up.
  public let basis: DecisionBasis?

  public init(
    currency: Currency, allocations: [Allocation], reason: String? = nil, closes: [ItemID] = [],
    settlement: String? = nil, basis: DecisionBasis? = nil
  ) {
    self.currency = currency
    self.allocations = allocations
    self.reason = reason
    self.closes = closes
    self.settlement = settlement
    self.basis = basis
  }

  /// One that closes items is of the second version.
  public var version: Int { !closes.isEmpty || settlement != nil ? 2 : 1 }

  public func write(into json: inout JSONWriter) {
    json.string("currency", currency.code)
    Allocation.write(allocations, into: &json)
    json.string("reason", ifPresent: reason)
    ItemID.write(closes, as: "closes", into: &json)
    json.string("settlement", ifPresent: settlement)
    basis?.write(into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    currency = try reader.currency()
    allocations = try Allocation.read(reader)
    reason = reader.value["reason"]?.string
    closes = try reader.items("closes")
    settlement = reader.value["settlement"]?.string
    basis = try DecisionBasis.ifPresent(reader)
  }
}

/// Money came for what had been given up: so much of it is open again.
public struct WriteOffRecovered: FactBody {
  public static let kind = "invoice.write-off-recovered"

  public let currency: Currency
  public let allocations: [Allocation]

  public init(currency: Currency, allocations: [Allocation]) {
    self.currency = currency
    self.allocations = allocations
  }

  public func write(into json: inout JSONWriter) {
    json.string("currency", currency.code)
    Allocation.write(allocations, into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    currency = try reader.currency()
    allocations = try Allocation.read(reader)
  }
}
