/// A credit says of which invoice it is: so much of it was never owed, or is given up out of goodwill.
///
/// It stands before the entry by which the credit settles anything of the item.
public struct CreditAssigned: FactBody {
  public static let kind = "invoice.credit-assigned"

  public let credit: String
  public let item: ItemID
  public let amount: Money
  /// Whether it was owed until the credit came; else it never was.
  public let isGoodwill: Bool
  /// Whether it stands in the place of what the credit said of the item before; nothing, where it is
  /// not for it any more.
  public let isInstead: Bool

  public init(
    credit: String, item: ItemID, amount: Money, isGoodwill: Bool, isInstead: Bool = false
  ) {
    self.credit = credit
    self.item = item
    self.amount = amount
    self.isGoodwill = isGoodwill
    self.isInstead = isInstead
  }

  /// One that stands in the place of another is of the second version.
  public var version: Int { isInstead ? 2 : 1 }

  public func write(into json: inout JSONWriter) {
    json.string("credit", credit)
    json.string("item", item.stored)
    json.integer("amount", amount.minorUnits)
    json.string("currency", amount.currency.code)
    if isGoodwill { json.bool("goodwill", true) }
    if isInstead { json.bool("instead", true) }
  }

  public init(_ reader: FactReader) throws(FactError) {
    credit = try reader.string("credit")
    item = try reader.item("item")
    amount = try reader.money("amount")
    isGoodwill = reader.value["goodwill"]?.bool ?? false
    isInstead = reader.value["instead"]?.bool ?? false
  }
}
