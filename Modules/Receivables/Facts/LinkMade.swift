/// A gateway has made a page on which a notice can be paid; its address is in the private record.
public struct LinkMade: FactBody {
  public static let kind = "money.link-made"

  /// What the gateway calls it.
  public let link: String
  public let gateway: String
  public let notice: String
  /// What can be paid there.
  public let amount: Money

  public init(link: String, gateway: String, notice: String, amount: Money) {
    self.link = link
    self.gateway = gateway
    self.notice = notice
    self.amount = amount
  }

  public func write(into json: inout JSONWriter) {
    json.string("link", link)
    json.string("gateway", gateway)
    json.string("notice", notice)
    json.integer("amount", amount.minorUnits)
    json.string("currency", amount.currency.code)
  }

  public init(_ reader: FactReader) throws(FactError) {
    link = try reader.string("link")
    gateway = try reader.string("gateway")
    notice = try reader.string("notice")
    amount = try reader.money("amount")
  }
}
