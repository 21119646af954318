/// A gateway is being asked to give money back: from here on nobody knows, until it has answered.
public struct RefundAsked: FactBody {
  public static let kind = "money.refund-asked"

  /// What the gateway knows the command by.
  public let refund: String
  public let gateway: String
  /// What the gateway calls the payment.
  public let payment: String
  public let amount: Money
  public let at: Moment
  /// Nil in books of earlier versions.
  public let why: RefundReason?

  public init(
    refund: String, gateway: String, payment: String, amount: Money, at: Moment,
    why: RefundReason? = nil
  ) {
    self.refund = refund
    self.gateway = gateway
    self.payment = payment
    self.amount = amount
    self.at = at
    self.why = why
  }

  /// One that says why is of the second version.
  public var version: Int { why != nil ? 2 : 1 }

  public func write(into json: inout JSONWriter) {
    json.string("refund", refund)
    json.string("gateway", gateway)
    json.string("payment", payment)
    json.integer("amount", amount.minorUnits)
    json.string("currency", amount.currency.code)
    json.moment("at", at)
    json.string("why", ifPresent: why?.rawValue)
  }

  public init(_ reader: FactReader) throws(FactError) {
    refund = try reader.string("refund")
    gateway = try reader.string("gateway")
    payment = try reader.string("payment")
    amount = try reader.money("amount")
    at = try reader.moment("at")
    why = try reader.wordIfPresent("why")
  }
}

/// What came of asking a gateway to give money back; that it did is a fact of its own.
public struct RefundAnswered: FactBody {
  public static let kind = "money.refund-answered"

  public enum Answer: String, Sendable {
    case given, pending, declined
    /// Certainly nothing was asked for.
    case notSent = "not-sent"
    case unknown
  }

  public let refund: String
  public let answer: Answer
  /// The gateway's own words for a refusal.
  public let codes: [String]

  public init(refund: String, answer: Answer, codes: [String] = []) {
    self.refund = refund
    self.answer = answer
    self.codes = codes
  }

  public func write(into json: inout JSONWriter) {
    json.string("refund", refund)
    json.string("answer", answer.rawValue)
    if !codes.isEmpty { json.strings("codes", codes) }
  }

  public init(_ reader: FactReader) throws(FactError) {
    refund = try reader.string("refund")
    answer = try reader.word("answer")
    codes = try reader.strings("codes")
  }
}
