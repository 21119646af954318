/// What a decision reads about a customer. Names and addresses are in the private record beside it.
public struct Party: FactBody {
  public static let kind = "contact.party-recorded"

  public enum Kind: String, Sendable {
    case person, company
    case soleTrader = "sole-trader"
  }

  /// ISO 3166 code of two letters.
  public var country: String?
  public var kind: Kind?
  /// BCP 47, as `de` or `en-GB`.
  public var language: String?
  /// IANA name of the time zone.
  public var timeZone: String?
  /// The currency of invoices that name none.
  public var currency: Currency?
  /// In minor units of ``currency``.
  public var creditLimit: Int64?
  public var tags: [String]
  /// The channels by which the customer can be reached, as `email`.
  public var channels: [String]

  public init(
    country: String? = nil, kind: Kind? = nil, language: String? = nil, timeZone: String? = nil,
    currency: Currency? = nil, creditLimit: Int64? = nil, tags: [String] = [],
    channels: [String] = []
  ) {
    self.country = country
    self.kind = kind
    self.language = language
    self.timeZone = timeZone
    self.currency = currency
    self.creditLimit = creditLimit
    self.tags = tags
    self.channels = channels
  }

  public func write(into json: inout JSONWriter) {
    json.string("country", ifPresent: country)
    json.string("kind", ifPresent: kind?.rawValue)
    json.string("language", ifPresent: language)
    json.string("time_zone", ifPresent: timeZone)
    json.string("currency", ifPresent: currency?.code)
    if let creditLimit { json.integer("credit_limit", creditLimit) }
    if !tags.isEmpty { json.strings("tags", tags) }
    if !channels.isEmpty { json.strings("channels", channels) }
  }

  public init(_ reader: FactReader) throws(FactError) {
    country = reader.value["country"]?.string
    kind = reader.value["kind"]?.string.flatMap(Kind.init)
    language = reader.value["language"]?.string
    timeZone = reader.value["time_zone"]?.string
    currency = reader.value["currency"] == nil ? nil : try reader.currency()
    creditLimit = reader.value["credit_limit"]?.integer
    tags = try reader.strings("tags")
    channels = try reader.strings("channels")
  }
}
