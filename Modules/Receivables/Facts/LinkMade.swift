/// A gateway has made a page on which what is owed can be paid; its address is in the private record.
public struct LinkMade: FactBody {
  public static let kind = "money.link-made"

  /// What the gateway calls it.
  public let link: String
  public let gateway: String
  /// The notice that it was made for.
  public let notice: String
  /// What can be paid there.
  public let amount: Money
  /// What the money names when it comes; the notice, where the entry says nothing.
  public let reference: String
  /// The invoices that it is for, in the order in which money settles them.
  public let invoices: [String]
  /// When it ends by itself; nil where it lives as long as it is wanted.
  public let expires: Moment?

  public init(
    link: String, gateway: String, notice: String, amount: Money, reference: String? = nil,
    invoices: [String] = [], expires: Moment? = nil
  ) {
    self.expires = expires
    self.link = link
    self.gateway = gateway
    self.notice = notice
    self.amount = amount
    self.reference = reference ?? notice
    self.invoices = invoices
  }

  public func write(into json: inout JSONWriter) {
    json.string("link", link)
    json.string("gateway", gateway)
    json.string("notice", notice)
    json.integer("amount", amount.minorUnits)
    json.string("currency", amount.currency.code)
    if reference != notice { json.string("reference", reference) }
    if !invoices.isEmpty { json.strings("invoices", invoices) }
    if let expires { json.moment("expires", expires) }
  }

  public init(_ reader: FactReader) throws(FactError) {
    link = try reader.string("link")
    gateway = try reader.string("gateway")
    notice = try reader.string("notice")
    amount = try reader.money("amount")
    reference = reader.value["reference"]?.string ?? notice
    invoices = try reader.strings("invoices")
    expires = reader.value["expires"] == nil ? nil : try reader.moment("expires")
  }
}
