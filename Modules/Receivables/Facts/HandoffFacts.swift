/// What was open on one item when it was handed over.
public struct PlacedItem: Sendable, Hashable {
  public let item: ItemID
  /// In the placement's currency.
  public let minorUnits: Int64
  /// What being late on it goes on to cost; nil where that is nothing, or was not told.
  public let interest: Interest?

  /// A rate, and the first day that is not in what was placed.
  public struct Interest: Sendable, Hashable {
    /// A year.
    public let rate: Percent
    public let from: Day

    public init(rate: Percent, from: Day) {
      self.rate = rate
      self.from = from
    }
  }

  public init(_ item: ItemID, _ minorUnits: Int64, interest: Interest? = nil) {
    self.item = item
    self.minorUnits = minorUnits
    self.interest = interest
  }

  /// `["i:INV-1",12345]`, and rate and first day of interest behind it.
  static func write(_ items: [PlacedItem], into json: inout JSONWriter) {
    json.array("items") { list in
      for placed in items {
        list.array { row in
          row.string(nil, placed.item.stored)
          row.integer(nil, placed.minorUnits)
          if let interest = placed.interest {
            row.string(nil, interest.rate.description)
            row.day(nil, interest.from)
          }
        }
      }
    }
  }

  static func read(_ reader: FactReader) throws(FactError) -> [PlacedItem] {
    var items: [PlacedItem] = []
    for value in try reader.list("items") {
      guard let row = value.array, row.count == 2 || row.count == 4,
        let item = row[0].string.flatMap(ItemID.init(stored:)), let amount = row[1].integer
      else { throw .wrong("items") }
      var interest: PlacedItem.Interest?
      if row.count == 4 {
        guard let rate = row[2].string.flatMap({ Percent($0) }),
          let from = row[3].string.flatMap({ Day($0) })
        else { throw .wrong("items") }
        interest = PlacedItem.Interest(rate: rate, from: from)
      }
      items.append(PlacedItem(item, amount, interest: interest))
    }
    return items
  }
}

/// What a customer owes in one currency was handed to an agency or a lawyer.
///
/// From the entry's day on the house sends nothing to the customer, until the placement is recalled.
public struct HandoffPlaced: FactBody {
  public static let kind = "handoff.placed"

  public let placement: String
  /// The name that the settings give the agency or lawyer.
  public let agency: String
  public let currency: Currency
  public let items: [PlacedItem]

  public init(placement: String, agency: String, currency: Currency, items: [PlacedItem]) {
    self.placement = placement
    self.agency = agency
    self.currency = currency
    self.items = items
  }

  /// One that tells how interest goes on is of the second version.
  public var version: Int { items.contains { $0.interest != nil } ? 2 : 1 }

  public func write(into json: inout JSONWriter) {
    json.string("placement", placement)
    json.string("agency", agency)
    json.string("currency", currency.code)
    PlacedItem.write(items, into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    placement = try reader.string("placement")
    agency = try reader.string("agency")
    currency = try reader.currency()
    items = try PlacedItem.read(reader)
  }
}

/// A placement was taken back: from the entry's day on the house chases again.
public struct HandoffRecalled: FactBody {
  public static let kind = "handoff.recalled"

  public let placement: String

  public init(placement: String) {
    self.placement = placement
  }

  public func write(into json: inout JSONWriter) {
    json.string("placement", placement)
  }

  public init(_ reader: FactReader) throws(FactError) {
    placement = try reader.string("placement")
  }
}

/// Files went to an agency or a lawyer; an entry of the book's own account.
///
/// It says how far each account had come, so that the same bytes can be written again.
public struct HandoffExported: FactBody {
  public static let kind = "handoff.exported"

  /// A placement that the files tell of.
  public struct Told: Sendable, Hashable {
    public let account: AccountID
    public let placement: String
    /// The length of the account's chain that was read.
    public let version: Int
    /// Whether they tell that it was recalled, after which nothing more is told.
    public let isRecall: Bool

    public init(account: AccountID, placement: String, version: Int, isRecall: Bool) {
      self.account = account
      self.placement = placement
      self.version = version
      self.isRecall = isRecall
    }
  }

  /// The agency's name and a number that rises by one.
  public let export: String
  public let agency: String
  /// How the exporter was set up, as a JSON object.
  public let form: [UInt8]
  /// The hash of the manifest's bytes.
  public let manifest: Hash
  public let told: [Told]

  public init(export: String, agency: String, form: [UInt8], manifest: Hash, told: [Told]) {
    self.export = export
    self.agency = agency
    self.form = form
    self.manifest = manifest
    self.told = told
  }

  public func write(into json: inout JSONWriter) {
    json.string("export", export)
    json.string("agency", agency)
    json.string("form", String(decoding: form, as: UTF8.self))
    json.hash("manifest", manifest)
    json.array("told") { list in
      for told in told {
        list.array { row in
          row.string(nil, told.account.text)
          row.string(nil, told.placement)
          row.integer(nil, told.version)
          if told.isRecall { row.bool(nil, true) }
        }
      }
    }
  }

  public init(_ reader: FactReader) throws(FactError) {
    export = try reader.string("export")
    agency = try reader.string("agency")
    form = Array(try reader.string("form").utf8)
    manifest = try reader.hash("manifest")
    var told: [Told] = []
    for value in try reader.list("told") {
      guard let row = value.array, row.count == 3 || row.count == 4, let account = row[0].string,
        let placement = row[1].string, let version = row[2].integer.flatMap({ Int(exactly: $0) })
      else { throw .wrong("told") }
      told.append(
        Told(
          account: AccountID(account), placement: placement, version: version,
          isRecall: row.count == 4))
    }
    self.told = told
  }
}
