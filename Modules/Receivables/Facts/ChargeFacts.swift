/// What a charge for being late is for.
public enum ChargeKind: String, Sendable, Hashable, CaseIterable {
  case interest
  /// The sum that a law grants for each invoice that is late.
  case fixedSum = "fixed-sum"
  /// What collecting cost.
  case cost
  /// Interest of a payment plan.
  case planInterest = "plan-interest"
}

/// A charge for being late is owed from the day on.
public struct ChargeBooked: FactBody {
  public static let kind = "invoice.charged"

  /// The item that is late.
  public let item: ItemID
  public let chargeKind: ChargeKind
  /// The pack or contract by which it was reckoned.
  public let law: String
  public let amount: Money
  /// The last day that is charged for.
  public let through: Day
  /// The day by which it is to be paid.
  public let due: Day
  /// How it comes about, line by line; empty for sums.
  public let schedule: [StoredChargeLine]
  /// The entry that charged too little; nil where nothing is corrected.
  public let corrects: Int?
  /// What collecting cost, of which a fixed sum may cover some, in minor units; nil for other kinds.
  public let incurred: Int64?
  /// An offer to settle that holds the charge as it holds the item; nil where none does.
  public let settlement: String?
  /// Nil where a person booked it.
  public let basis: DecisionBasis?

  public init(
    item: ItemID, kind: ChargeKind, law: String, amount: Money, through: Day, due: Day,
    schedule: [StoredChargeLine] = [], corrects: Int? = nil, incurred: Int64? = nil,
    settlement: String? = nil, basis: DecisionBasis? = nil
  ) {
    self.item = item
    chargeKind = kind
    self.law = law
    self.amount = amount
    self.through = through
    self.due = due
    self.schedule = schedule
    self.corrects = corrects
    self.incurred = incurred
    self.settlement = settlement
    self.basis = basis
  }

  /// One with a cost, an offer or a doubt is of the second version.
  public var version: Int {
    incurred != nil || settlement != nil || schedule.contains { !$0.isCharged } ? 2 : 1
  }

  public func write(into json: inout JSONWriter) {
    json.string("item", item.stored)
    json.string("kind", chargeKind.rawValue)
    json.string("law", law)
    json.integer("amount", amount.minorUnits)
    json.string("currency", amount.currency.code)
    json.day("through", through)
    json.day("due", due)
    StoredChargeLine.write(schedule, into: &json)
    if let corrects { json.integer("corrects", corrects) }
    if let incurred { json.integer("incurred", incurred) }
    json.string("settlement", ifPresent: settlement)
    basis?.write(into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    item = try reader.item("item")
    chargeKind = try reader.word("kind")
    law = try reader.string("law")
    amount = try reader.money("amount")
    through = try reader.day("through")
    due = try reader.day("due")
    schedule = try StoredChargeLine.read(reader)
    corrects = try reader.integerIfPresent("corrects")
    incurred = reader.value["incurred"]?.integer
    settlement = reader.value["settlement"]?.string
    basis = try DecisionBasis.ifPresent(reader)
  }
}

/// Too much was charged: what is open of it falls away, what was paid of it waits on the account.
public struct ChargeCorrected: FactBody {
  public static let kind = "invoice.charge-corrected"

  public let item: ItemID
  public let chargeKind: ChargeKind
  /// What was too much, above zero.
  public let amount: Money
  /// What it takes off charges that are open; what is neither open nor waived was paid, and waits.
  public let allocations: [Allocation]
  /// What of it the creditor had done without, by charge: nobody paid it.
  public let waived: [Allocation]
  /// The last day that is charged for, as before.
  public let through: Day
  /// The entry that charged too much.
  public let corrects: Int
  /// How what remains comes about.
  public let schedule: [StoredChargeLine]
  /// Nil where a person corrected it.
  public let basis: DecisionBasis?

  public init(
    item: ItemID, kind: ChargeKind, amount: Money, allocations: [Allocation],
    waived: [Allocation] = [], through: Day, corrects: Int, schedule: [StoredChargeLine] = [],
    basis: DecisionBasis? = nil
  ) {
    self.item = item
    chargeKind = kind
    self.amount = amount
    self.allocations = allocations
    self.waived = waived
    self.through = through
    self.corrects = corrects
    self.schedule = schedule
    self.basis = basis
  }

  /// One with a doubt, or of what was waived, is of the second version.
  public var version: Int { !waived.isEmpty || schedule.contains { !$0.isCharged } ? 2 : 1 }

  public func write(into json: inout JSONWriter) {
    json.string("item", item.stored)
    json.string("kind", chargeKind.rawValue)
    json.integer("amount", amount.minorUnits)
    json.string("currency", amount.currency.code)
    Allocation.write(allocations, into: &json)
    Allocation.write(waived, as: "waived", into: &json)
    json.day("through", through)
    json.integer("corrects", corrects)
    StoredChargeLine.write(schedule, into: &json)
    basis?.write(into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    item = try reader.item("item")
    chargeKind = try reader.word("kind")
    amount = try reader.money("amount")
    allocations = try Allocation.read(reader)
    waived = try Allocation.read(reader, "waived")
    through = try reader.day("through")
    corrects = try reader.integer("corrects")
    schedule = try StoredChargeLine.read(reader)
    basis = try DecisionBasis.ifPresent(reader)
  }
}

/// Collecting an item cost something that its fixed sum covers whole: nothing more is owed.
public struct CostCovered: FactBody {
  public static let kind = "invoice.cost-covered"

  /// The item that is late.
  public let item: ItemID
  /// What it cost, above zero.
  public let amount: Money
  /// The pack by which the fixed sum covers it.
  public let law: String

  public init(item: ItemID, amount: Money, law: String) {
    self.item = item
    self.amount = amount
    self.law = law
  }

  public func write(into json: inout JSONWriter) {
    json.string("item", item.stored)
    json.integer("amount", amount.minorUnits)
    json.string("currency", amount.currency.code)
    json.string("law", law)
  }

  public init(_ reader: FactReader) throws(FactError) {
    item = try reader.item("item")
    amount = try reader.money("amount")
    law = try reader.string("law")
  }
}

/// The creditor does without charges: they were not paid.
public struct ChargeWaived: FactBody {
  public static let kind = "invoice.charge-waived"

  /// The item that was late, or a charge where that is closed.
  public let item: ItemID
  public let currency: Currency
  /// Empty where nothing of them was open.
  public let allocations: [Allocation]
  /// Whether nothing more is charged for the item from now on.
  public let stops: Bool
  /// Nil where a person waived it.
  public let basis: DecisionBasis?

  public init(
    item: ItemID, currency: Currency, allocations: [Allocation], stops: Bool,
    basis: DecisionBasis? = nil
  ) {
    self.item = item
    self.currency = currency
    self.allocations = allocations
    self.stops = stops
    self.basis = basis
  }

  /// One that a decision brought about is of the second version.
  public var version: Int { basis != nil ? 2 : 1 }

  public func write(into json: inout JSONWriter) {
    json.string("item", item.stored)
    json.string("currency", currency.code)
    Allocation.write(allocations, into: &json)
    if stops { json.bool("stops", true) }
    basis?.write(into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    item = try reader.item("item")
    currency = try reader.currency()
    allocations = try Allocation.read(reader)
    stops = reader.value["stops"]?.bool ?? false
    basis = try DecisionBasis.ifPresent(reader)
  }
}

/// A line of a schedule as the record keeps it.
public struct StoredChargeLine: Sendable, Hashable {
  public let from: Day
  public let to: Day
  public let days: Int
  /// In minor units.
  public let base: Int64
  /// A year.
  public let rate: Percent
  public let source: String
  public let isSure: Bool
  /// Of this line alone, rounded half up for reading; the charge is rounded as its law says.
  public let amount: Int64
  /// Whether it is part of what was charged; not where nobody had confirmed its rate.
  public let isCharged: Bool

  public init(
    from: Day, to: Day, days: Int, base: Int64, rate: Percent, source: String, isSure: Bool,
    amount: Int64, isCharged: Bool = true
  ) {
    self.from = from
    self.to = to
    self.days = days
    self.base = base
    self.rate = rate
    self.source = source
    self.isSure = isSure
    self.amount = amount
    self.isCharged = isCharged
  }

  /// - Throws: ``MoneyError/tooLarge``.
  public init(_ line: ChargeLine) throws(MoneyError) {
    self.init(
      from: line.from, to: line.to, days: line.days, base: line.base, rate: line.rate.percent,
      source: line.rate.source, isSure: line.rate.isSure,
      amount: try line.exact.rounded(.halfUp), isCharged: line.isCharged)
  }

  /// `["2025-01-01","2025-01-31",31,100000,"11.27","Basiszinssatz 2.27 + 9",true,957]`, each; what was
  /// not charged ends in `false`.
  static func write(_ lines: [StoredChargeLine], into json: inout JSONWriter) {
    guard !lines.isEmpty else { return }
    json.array("schedule") { list in
      for line in lines {
        list.array { row in
          row.day(nil, line.from)
          row.day(nil, line.to)
          row.integer(nil, line.days)
          row.integer(nil, line.base)
          row.string(nil, line.rate.description)
          row.string(nil, line.source)
          row.bool(nil, line.isSure)
          row.integer(nil, line.amount)
          if !line.isCharged { row.bool(nil, false) }
        }
      }
    }
  }

  static func read(_ reader: FactReader) throws(FactError) -> [StoredChargeLine] {
    var lines: [StoredChargeLine] = []
    for value in try reader.list("schedule") {
      guard let row = value.array, row.count == 8 || row.count == 9,
        let from = row[0].string.flatMap({ Day($0) }),
        let to = row[1].string.flatMap({ Day($0) }), let days = row[2].integer,
        let base = row[3].integer, let rate = row[4].string.flatMap({ Percent($0) }),
        let source = row[5].string, let isSure = row[6].bool, let amount = row[7].integer
      else { throw .wrong("schedule") }
      lines.append(
        StoredChargeLine(
          from: from, to: to, days: Int(days), base: base, rate: rate, source: source,
          isSure: isSure, amount: amount, isCharged: row.count == 8 || row[8].bool ?? true))
    }
    return lines
  }
}
