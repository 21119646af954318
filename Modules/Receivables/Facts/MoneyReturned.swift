/// Some or all of a payment went back to the payer: what it had settled is open again.
public struct MoneyReturned: FactBody {
  public static let kind = "money.returned"

  /// Who took it back.
  public enum Reason: String, Sendable {
    /// The creditor gave it.
    case refund
    /// The payer's bank took it.
    case chargeback
  }

  /// What this return is called.
  public let name: String
  public let payment: String
  public let amount: Money
  public let reason: Reason
  /// What of the payment's allocations is undone; the rest of the amount had been waiting.
  public let allocations: [Allocation]
  /// Why the creditor gave it; nil where that is not known.
  public let why: RefundReason?

  public init(
    name: String, payment: String, amount: Money, reason: Reason, allocations: [Allocation],
    why: RefundReason? = nil
  ) {
    self.name = name
    self.payment = payment
    self.amount = amount
    self.reason = reason
    self.allocations = allocations
    self.why = why
  }

  /// One that says why is of the second version.
  public var version: Int { why != nil ? 2 : 1 }

  public func write(into json: inout JSONWriter) {
    json.string("name", name)
    json.string("payment", payment)
    json.integer("amount", amount.minorUnits)
    json.string("currency", amount.currency.code)
    json.string("reason", reason.rawValue)
    Allocation.write(allocations, into: &json)
    json.string("why", ifPresent: why?.rawValue)
  }

  public init(_ reader: FactReader) throws(FactError) {
    name = try reader.string("name")
    payment = try reader.string("payment")
    amount = try reader.money("amount")
    reason = try reader.word("reason")
    allocations = try Allocation.read(reader)
    why = try reader.wordIfPresent("why")
  }
}
