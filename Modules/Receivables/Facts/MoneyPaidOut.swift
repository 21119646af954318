/// Money that waited was paid out by hand: to the account that it came from, or to another one.
public struct MoneyPaidOut: FactBody {
  public static let kind = "money.paid-out"

  /// What this payout is called.
  public let name: String
  /// The payment or credit that it was taken from.
  public let source: ItemID
  public let amount: Money
  /// Whether it went to another account than the one it came from, which a second person agreed to.
  public let toAnother: Bool

  public init(name: String, source: ItemID, amount: Money, toAnother: Bool) {
    self.name = name
    self.source = source
    self.amount = amount
    self.toAnother = toAnother
  }

  public func write(into json: inout JSONWriter) {
    json.string("name", name)
    json.string("source", source.stored)
    json.integer("amount", amount.minorUnits)
    json.string("currency", amount.currency.code)
    if toAnother { json.bool("to_another", true) }
  }

  public init(_ reader: FactReader) throws(FactError) {
    name = try reader.string("name")
    source = try reader.item("source")
    amount = try reader.money("amount")
    toAnother = reader.value["to_another"]?.bool ?? false
  }
}
