/// Money came in; the entry's day is the day it counts from.
///
/// That is the day on which it was credited to the creditor's account for transfers (EU C-306/06), the
/// capture for cards and wallets, the day on which it was to be taken for debits, and the receipt for
/// cheques that are honoured. Where only one day is told it is that one.
public struct PaymentReceived: FactBody {
  public static let kind = "money.received"

  public let payment: String
  public let amount: Money
  /// What it settles; the rest stays unapplied.
  public let allocations: [Allocation]
  /// Whether the payer's words name several invoices, or may name one that was not known: it may be told
  /// later.
  public let namesMore: Bool

  public init(
    payment: String, amount: Money, allocations: [Allocation], namesMore: Bool = false
  ) {
    self.payment = payment
    self.amount = amount
    self.allocations = allocations
    self.namesMore = namesMore
  }

  /// One that may name more is of the second version.
  public var version: Int { namesMore ? 2 : 1 }

  public func write(into json: inout JSONWriter) {
    json.string("payment", payment)
    json.integer("amount", amount.minorUnits)
    json.string("currency", amount.currency.code)
    Allocation.write(allocations, into: &json)
    if namesMore { json.bool("names_more", true) }
  }

  public init(_ reader: FactReader) throws(FactError) {
    payment = try reader.string("payment")
    amount = try reader.money("amount")
    allocations = try Allocation.read(reader)
    namesMore = reader.value["names_more"]?.bool ?? false
  }
}

/// Money or credit that waited on the account was applied to items.
public struct MoneyApplied: FactBody {
  public static let kind = "money.applied"

  /// The payment or credit that is spent.
  public let source: ItemID
  public let allocations: [Allocation]
  /// The day from which it settles them, where that is not the entry's own: money counts from its day,
  /// whenever somebody says what it is for.
  public let from: Day?
  /// The day from which it is as it was before: the money went back then, or something else had been told
  /// of it from that day on. Nil where it settles them for good.
  public let until: Day?
  /// What of it was there before the day of a credit, as what the credit is for had been paid; the earliest first.
  public let there: [MoneyThere]
  /// Nil where a person applied it.
  public let basis: DecisionBasis?

  public init(
    source: ItemID, allocations: [Allocation], from: Day? = nil, until: Day? = nil,
    there: [MoneyThere] = [], basis: DecisionBasis? = nil
  ) {
    self.source = source
    self.allocations = allocations
    self.from = from
    self.until = until
    self.there = there
    self.basis = basis
  }

  /// One that counts from a day of its own is of the second version, one for some days of the third, one that was
  /// there before of the fourth.
  public var version: Int { there.isEmpty ? until != nil ? 3 : from != nil ? 2 : 1 : 4 }

  public func write(into json: inout JSONWriter) {
    json.string("source", source.stored)
    Allocation.write(allocations, into: &json)
    if let from { json.day("from", from) }
    if let until { json.day("until", until) }
    MoneyThere.write(there, into: &json)
    basis?.write(into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    source = try reader.item("source")
    allocations = try Allocation.read(reader)
    from = try reader.dayIfPresent("from")
    until = try reader.dayIfPresent("until")
    there = try MoneyThere.read(reader)
    basis = try DecisionBasis.ifPresent(reader)
  }
}

/// A payment was taken back: what it settled is open again, what waited is gone.
public struct PaymentReversed: FactBody {
  public static let kind = "money.reversed"

  public let payment: String
  public let currency: Currency
  /// Everything that the payment had settled.
  public let allocations: [Allocation]

  public init(payment: String, currency: Currency, allocations: [Allocation]) {
    self.payment = payment
    self.currency = currency
    self.allocations = allocations
  }

  public func write(into json: inout JSONWriter) {
    json.string("payment", payment)
    json.string("currency", currency.code)
    Allocation.write(allocations, into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    payment = try reader.string("payment")
    currency = try reader.currency()
    allocations = try Allocation.read(reader)
  }
}

/// One half of money that moves between two accounts; the other half has the same transfer id.
public struct MoneyTransferred: FactBody {
  public static let kind = "money.transferred"

  public enum Direction: String, Sendable {
    case out
    case into = "in"
  }

  public let transfer: String
  public let direction: Direction
  public let amount: Money
  /// Out: the money that is spent. In: the money that arrives under this name.
  public let source: ItemID
  /// The account at the other end.
  public let counterpart: AccountID

  public init(
    transfer: String, direction: Direction, amount: Money, source: ItemID, counterpart: AccountID
  ) {
    self.transfer = transfer
    self.direction = direction
    self.amount = amount
    self.source = source
    self.counterpart = counterpart
  }

  /// The name of the transfer that undoes one, as the money of it was taken back.
  public static func undoing(_ transfer: String) -> String { transfer + "-undone" }

  public func write(into json: inout JSONWriter) {
    json.string("transfer", transfer)
    json.string("direction", direction.rawValue)
    json.integer("amount", amount.minorUnits)
    json.string("currency", amount.currency.code)
    json.string("source", source.stored)
    json.string("counterpart", counterpart.text)
  }

  public init(_ reader: FactReader) throws(FactError) {
    transfer = try reader.string("transfer")
    guard let direction = Direction(rawValue: try reader.string("direction")) else {
      throw .wrong("direction")
    }
    self.direction = direction
    amount = try reader.money("amount")
    guard let source = ItemID(stored: try reader.string("source")) else { throw .wrong("source") }
    self.source = source
    counterpart = AccountID(try reader.string("counterpart"))
  }
}
