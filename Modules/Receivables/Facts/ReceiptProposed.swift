/// Money that may be the account's has come in elsewhere, or is under way: for some days nobody presses
/// the customer hardest.
public struct ReceiptProposed: FactBody {
  public static let kind = "money.receipt-proposed"

  /// Why it may be the account's.
  public enum Ground: String, Sendable, CaseIterable {
    /// A gateway says that it comes.
    case pending
    /// It waits in suspense, and what was written with it names an invoice of the account.
    case suspense
    /// It waits with the one who answers for the account.
    case family
  }

  /// The payment, as it is called where it came in.
  public let receipt: String
  public let amount: Money
  public let ground: Ground

  public init(receipt: String, amount: Money, ground: Ground) {
    self.receipt = receipt
    self.amount = amount
    self.ground = ground
  }

  public func write(into json: inout JSONWriter) {
    json.string("receipt", receipt)
    json.integer("amount", amount.minorUnits)
    json.string("currency", amount.currency.code)
    json.string("ground", ground.rawValue)
  }

  public init(_ reader: FactReader) throws(FactError) {
    receipt = try reader.string("receipt")
    amount = try reader.money("amount")
    ground = try reader.word("ground")
  }
}
