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

  public init(credit: String, item: ItemID, amount: Money, isGoodwill: Bool) {
    self.credit = credit
    self.item = item
    self.amount = amount
    self.isGoodwill = isGoodwill
  }

  public func write(into json: inout JSONWriter) {
    json.string("credit", credit)
    json.string("item", item.stored)
    json.integer("amount", amount.minorUnits)
    json.string("currency", amount.currency.code)
    if isGoodwill { json.bool("goodwill", true) }
  }

  public init(_ reader: FactReader) throws(FactError) {
    credit = try reader.string("credit")
    item = try reader.item("item")
    amount = try reader.money("amount")
    isGoodwill = reader.value["goodwill"]?.bool ?? false
  }
}
