/// What paying an invoice early is worth, and what of it was granted.
public struct EarlyDiscount: Sendable, Equatable {
  /// Whoever pays by a day may keep a share.
  public struct Tier: Sendable, Hashable {
    public let percent: Percent
    /// The last day on which paying earns it.
    public let through: Day
  }

  /// A discount that stands.
  public struct Granted: Sendable, Hashable {
    /// In minor units.
    public let minorUnits: Int64
    /// What of it is tax, in minor units.
    public let tax: Int64
    public let through: Day
    /// The entry that granted it.
    public let entry: Int
  }

  /// What money paid of the invoice and has not gone back.
  public struct Paid: Sendable, Hashable {
    public let money: ItemID
    /// The day of the money, whenever it could settle the invoice.
    public let day: Day
    /// In minor units.
    public internal(set) var minorUnits: Int64
  }

  /// From the largest share on.
  public let tiers: [Tier]
  /// What of the invoice is tax, in minor units; 0 where its lines are not known.
  public let tax: Int64
  public internal(set) var granted: Granted?
  /// In the order in which it became known.
  public internal(set) var paid: [Paid] = []

  init?(_ invoice: InvoiceIssued, from day: Day) {
    guard let text = invoice.terms, text.utf8.contains(UInt8(ascii: "/")),
      let terms = Terms(text), !terms.discounts.isEmpty, invoice.instalments.isEmpty
    else { return nil }
    tiers = terms.discounts.map { discount in
      Tier(percent: discount.percent, through: day.adding(days: discount.days))
    }.sorted { $0.percent > $1.percent }
    tax = invoice.lines.reduce(0) { $0 + $1.tax }
  }

  /// What a tier is worth of an invoice's amount, in minor units: half a unit is one.
  public func worth(_ tier: Tier, of amount: Int64) -> Int64 {
    EarlyDiscount.share(amount, tier.percent.tenThousandths, of: 1_000_000)
  }

  /// What of a discount is tax, in minor units.
  public func tax(of discount: Int64, amount: Int64) -> Int64 {
    amount == 0 ? 0 : EarlyDiscount.share(discount, tax, of: amount)
  }

  private static func share(_ value: Int64, _ part: Int64, of whole: Int64) -> Int64 {
    let doubled = Int128(value) * Int128(part) * 2 + Int128(whole)
    return Int64(clamping: doubled / (Int128(whole) * 2))
  }

  // MARK: As stored

  func write(into json: inout JSONWriter) {
    json.array("tiers") { list in
      for tier in tiers {
        list.array { row in
          row.string(nil, tier.percent.description)
          row.day(nil, tier.through)
        }
      }
    }
    json.integer("tax", tax)
    if !paid.isEmpty {
      json.array("paid") { list in
        for one in paid {
          list.array { row in
            row.string(nil, one.money.stored)
            row.day(nil, one.day)
            row.integer(nil, one.minorUnits)
          }
        }
      }
    }
    if let granted {
      json.object("granted") { object in
        object.integer("amount", granted.minorUnits)
        object.integer("tax", granted.tax)
        object.day("through", granted.through)
        object.integer("entry", granted.entry)
      }
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    var tiers: [Tier] = []
    for value in try reader.list("tiers") {
      guard let row = value.array, row.count == 2,
        let percent = row[0].string.flatMap({ Percent($0) }),
        let through = row[1].string.flatMap({ Day($0) })
      else { throw .wrong("tiers") }
      tiers.append(Tier(percent: percent, through: through))
    }
    self.tiers = tiers
    tax = try reader.integer64("tax")
    for value in try reader.list("paid") {
      guard let row = value.array, row.count == 3,
        let money = row[0].string.flatMap(ItemID.init(stored:)),
        let day = row[1].string.flatMap({ Day($0) }), let minorUnits = row[2].integer
      else { throw .wrong("paid") }
      paid.append(Paid(money: money, day: day, minorUnits: minorUnits))
    }
    if let row = try reader.objectIfPresent("granted") {
      granted = Granted(
        minorUnits: try row.integer64("amount"), tax: try row.integer64("tax"),
        through: try row.day("through"), entry: try row.integer("entry"))
    }
  }
}

// Discounts settle a part of an invoice, or open it again.
extension Account {
  /// Money settled parts of items: where one of them can be had for less, it counts for that from its own
  /// day. What a credit of the item takes off it is not paid.
  mutating func noteForDiscounts(_ money: ItemID, of day: Day, _ allocations: [Allocation]) {
    for allocation in allocations {
      guard let item = items[allocation.item], item.circumstances.discount != nil,
        !(money.kind == .credit
          && item.circumstances.credited.contains { $0.credit == money.document })
      else { continue }
      items[item.id]?.circumstances.discount?.paid.append(
        .init(money: money, day: day, minorUnits: allocation.settled))
    }
  }

  /// Money went back, and counts no more.
  mutating func takeFromDiscounts(_ money: ItemID, _ allocations: [Allocation]) {
    for allocation in allocations {
      guard let paid = items[allocation.item]?.circumstances.discount?.paid else { continue }
      var left = allocation.settled
      var kept = paid
      for index in paid.indices.reversed() where paid[index].money == money {
        let part = min(left, paid[index].minorUnits)
        kept[index].minorUnits -= part
        left -= part
      }
      items[allocation.item]?.circumstances.discount?.paid = kept.filter { $0.minorUnits > 0 }
    }
  }

  mutating func discount(_ fact: DiscountTaken, on day: Day) throws(PostingError) {
    guard let item = items[fact.item], item.currency == fact.amount.currency else {
      throw .notThere(fact.item)
    }
    let allocations = [Allocation(fact.item, fact.amount.minorUnits)]
    try check(allocations)
    guard item.circumstances.discount?.granted == nil else { throw .alreadyThere(fact.item) }
    settle(allocations[0], on: day)
    items[fact.item]?.circumstances.discount?.granted = .init(
      minorUnits: fact.amount.minorUnits, tax: fact.tax, through: fact.through, entry: version)
    // Whoever took a discount that was earned has paid the invoice.
    if let item = items[fact.item] { standing.notePaid(item) }
  }

  mutating func withdraw(_ fact: DiscountWithdrawn, on day: Day) throws(PostingError) {
    guard let item = items[fact.item], let granted = item.circumstances.discount?.granted,
      granted.entry == fact.corrects, granted.minorUnits == fact.amount.minorUnits
    else { throw .notThere(fact.item) }
    move(fact.item, by: fact.amount.minorUnits, on: max(day, item.issued))
    items[fact.item]?.circumstances.discount?.granted = nil
  }
}
