/// What a line of the creditor's account with a gateway is.
public enum SettlementKind: String, Sendable, CaseIterable {
  case payment, refund, chargeback
  /// A chargeback that was won, or taken back.
  case returned
  case fee
  /// Money on its way to the creditor's bank.
  case payout
  /// Whatever else the gateway books.
  case adjustment
}

/// A line of the creditor's account with a gateway; it belongs to the gateway's own account.
public struct SettlementBooked: FactBody {
  public static let kind = "money.settled"

  public let gateway: String
  /// What the gateway calls the line.
  public let line: String
  public let sort: SettlementKind
  /// What it adds to the account with the gateway, fees aside; below zero where it takes away.
  public let amount: Money
  /// What the gateway keeps of it, in minor units of the same currency, above zero.
  public let fee: Int64
  public let booked: Moment
  /// The payment that it is of, as the gateway calls it.
  public let payment: String?
  /// The payout that it is, or came with.
  public let payout: String?
  /// Whose money it is, as far as it is anybody's.
  public let account: AccountID?

  public init(
    gateway: String, line: String, sort: SettlementKind, amount: Money, fee: Int64,
    booked: Moment, payment: String?, payout: String?, account: AccountID?
  ) {
    self.gateway = gateway
    self.line = line
    self.sort = sort
    self.amount = amount
    self.fee = fee
    self.booked = booked
    self.payment = payment
    self.payout = payout
    self.account = account
  }

  public func write(into json: inout JSONWriter) {
    json.string("gateway", gateway)
    json.string("line", line)
    json.string("sort", sort.rawValue)
    json.integer("amount", amount.minorUnits)
    json.string("currency", amount.currency.code)
    if fee != 0 { json.integer("fee", fee) }
    json.moment("booked", booked)
    json.string("payment", ifPresent: payment)
    json.string("payout", ifPresent: payout)
    json.string("account", ifPresent: account?.text)
  }

  public init(_ reader: FactReader) throws(FactError) {
    gateway = try reader.string("gateway")
    line = try reader.string("line")
    sort = try reader.word("sort")
    amount = try reader.money("amount")
    fee = reader.value["fee"] == nil ? 0 : try reader.integer64("fee")
    booked = try reader.moment("booked")
    payment = reader.value["payment"]?.string
    payout = reader.value["payout"]?.string
    account = reader.value["account"]?.string.map { AccountID($0) }
  }
}

/// A gateway has told of something, signed: a hint to look, and never money by itself.
public struct GatewayTold: FactBody {
  public static let kind = "money.gateway-told"

  public let gateway: String
  /// What the gateway calls the event; the same event has the same name, however often it comes.
  public let event: String
  /// The gateway's word for what happened.
  public let type: String
  /// What the gateway calls the thing that it happened to.
  public let object: String?

  public init(gateway: String, event: String, type: String, object: String?) {
    self.gateway = gateway
    self.event = event
    self.type = type
    self.object = object
  }

  public func write(into json: inout JSONWriter) {
    json.string("gateway", gateway)
    json.string("event", event)
    json.string("type", type)
    json.string("object", ifPresent: object)
  }

  public init(_ reader: FactReader) throws(FactError) {
    gateway = try reader.string("gateway")
    event = try reader.string("event")
    type = try reader.string("type")
    object = reader.value["object"]?.string
  }
}

/// Everything that a gateway had booked by a moment is in the book.
public struct GatewayRead: FactBody {
  public static let kind = "money.gateway-read"

  public let gateway: String
  /// Reading goes on from here.
  public let until: Moment
  /// Events up to this entry of the account are worked off.
  public let through: Int

  public init(gateway: String, until: Moment, through: Int) {
    self.gateway = gateway
    self.until = until
    self.through = through
  }

  public func write(into json: inout JSONWriter) {
    json.string("gateway", gateway)
    json.moment("until", until)
    json.integer("through", through)
  }

  public init(_ reader: FactReader) throws(FactError) {
    gateway = try reader.string("gateway")
    until = try reader.moment("until")
    through = try reader.integer("through")
  }
}
