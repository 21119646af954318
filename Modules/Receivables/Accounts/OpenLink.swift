/// A page to pay on that still takes money.
public struct OpenLink: Sendable, Equatable {
  /// What money from it names.
  public let reference: String
  /// What the gateway calls it.
  public let link: String
  public let gateway: String
  public let amount: Money
  /// The invoices that it is for.
  public let invoices: [String]
  /// When it ends by itself; nil where it lives as long as it is wanted.
  public let expires: Moment?
  /// The entry whose private record has its address.
  public let entry: Int

  init(_ made: LinkMade, entry: Int) {
    reference = made.reference
    link = made.link
    gateway = made.gateway
    amount = made.amount
    invoices = made.invoices
    expires = made.expires
    self.entry = entry
  }
}

extension Account {
  /// What is open of invoices and their charges and not disputed, in minor units: what a page for them
  /// may ask for at most, before money that waits.
  public func undisputed(of invoices: [String], _ currency: Currency, on day: Day) -> Int64 {
    let numbers = Set(invoices)
    return items.values.reduce(Int64(0)) { sum, item in
      item.id.kind.isOwed && item.currency == currency && numbers.contains(item.id.document)
        ? sum + max(0, item.open(on: day) - item.disputed(on: day)) : sum
    }
  }
}

/// The pages to pay on of an account, and how many there ever were.
public struct OpenLinks: Sendable, Equatable {
  public private(set) var open: [OpenLink] = []
  /// Pages that were made, open or not: the next one has a name of its own by it.
  public private(set) var made = 0

  init() {}

  mutating func add(_ fact: LinkMade, entry: Int) {
    made += 1
    // Pages of before were made for one notice alone, and nothing is known of their invoices.
    guard !fact.invoices.isEmpty else { return }
    open.removeAll { $0.reference == fact.reference && $0.gateway == fact.gateway }
    open.append(OpenLink(fact, entry: entry))
  }

  mutating func close(_ fact: LinkClosed) {
    open.removeAll { $0.reference == fact.reference && $0.gateway == fact.gateway }
  }

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    guard made > 0 else { return }
    json.object("links") { object in
      object.integer("made", made)
      guard !open.isEmpty else { return }
      object.array("open") { list in
        for link in open { list.object { link.write(into: &$0) } }
      }
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    guard let object = try reader.objectIfPresent("links") else { return }
    made = try object.integer("made")
    for value in try object.list("open") { open.append(try OpenLink(FactReader(value))) }
  }
}

extension OpenLink {
  fileprivate func write(into json: inout JSONWriter) {
    json.string("reference", reference)
    json.string("link", link)
    json.string("gateway", gateway)
    json.integer("amount", amount.minorUnits)
    json.string("currency", amount.currency.code)
    if !invoices.isEmpty { json.strings("invoices", invoices) }
    if let expires { json.moment("expires", expires) }
    json.integer("entry", entry)
  }

  fileprivate init(_ reader: FactReader) throws(FactError) {
    reference = try reader.string("reference")
    link = try reader.string("link")
    gateway = try reader.string("gateway")
    amount = try reader.money("amount")
    invoices = try reader.strings("invoices")
    expires = reader.value["expires"] == nil ? nil : try reader.moment("expires")
    entry = try reader.integer("entry")
  }
}
