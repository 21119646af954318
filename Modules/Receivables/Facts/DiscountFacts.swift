/// A discount for paying early was earned: it settles what the payment was short.
public struct DiscountTaken: FactBody {
  public static let kind = "invoice.discount-taken"

  public let item: ItemID
  public let amount: Money
  /// What of the amount is tax, in minor units: tax follows the discount.
  public let tax: Int64
  /// The last day on which paying earned it.
  public let through: Day
  /// Nil where a person granted it.
  public let basis: DecisionBasis?

  public init(
    item: ItemID, amount: Money, tax: Int64, through: Day, basis: DecisionBasis? = nil
  ) {
    self.item = item
    self.amount = amount
    self.tax = tax
    self.through = through
    self.basis = basis
  }

  public func write(into json: inout JSONWriter) {
    json.string("item", item.stored)
    json.integer("amount", amount.minorUnits)
    json.string("currency", amount.currency.code)
    json.integer("tax", tax)
    json.day("through", through)
    basis?.write(into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    item = try reader.item("item")
    amount = try reader.money("amount")
    tax = try reader.integer64("tax")
    through = try reader.day("through")
    basis = try DecisionBasis.ifPresent(reader)
  }
}

/// A discount was not earned after all: what it settled is open again.
public struct DiscountWithdrawn: FactBody {
  public static let kind = "invoice.discount-withdrawn"

  public let item: ItemID
  public let amount: Money
  /// What of the amount is tax, in minor units.
  public let tax: Int64
  /// The entry that granted it.
  public let corrects: Int
  /// Nil where a person withdrew it.
  public let basis: DecisionBasis?

  public init(
    item: ItemID, amount: Money, tax: Int64, corrects: Int, basis: DecisionBasis? = nil
  ) {
    self.item = item
    self.amount = amount
    self.tax = tax
    self.corrects = corrects
    self.basis = basis
  }

  public func write(into json: inout JSONWriter) {
    json.string("item", item.stored)
    json.integer("amount", amount.minorUnits)
    json.string("currency", amount.currency.code)
    json.integer("tax", tax)
    json.integer("corrects", corrects)
    basis?.write(into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    item = try reader.item("item")
    amount = try reader.money("amount")
    tax = try reader.integer64("tax")
    corrects = try reader.integer("corrects")
    basis = try DecisionBasis.ifPresent(reader)
  }
}
