/// What bears on an item beside what moved it: few things, and for most items none.
public struct Circumstances: Sendable, Equatable {
  /// In the order in which they became known; those that are over stay as long as the item does.
  public internal(set) var holds: [Hold] = []

  /// What a charge is for; nil for other items. The invoice that it is for may be closed and not read.
  public internal(set) var chargeKind: ChargeKind?

  /// What of a charge the creditor did without, in minor units: nobody paid it.
  public internal(set) var waived: Int64 = 0

  /// What being late on the item was charged, by kind.
  public internal(set) var charged: [Charged] = []

  /// Charges of one kind.
  public struct Charged: Sendable, Equatable {
    public let kind: ChargeKind
    /// The pack or contract of the latest of them.
    public internal(set) var law: String
    /// All that was charged, corrections taken off, in minor units; paid or not.
    public internal(set) var total: Int64
    /// The last day that is charged for.
    public internal(set) var through: Day
    /// The latest entry that charged or corrected.
    public internal(set) var entry: Int
    /// The entries of the charges, by which these are named.
    public internal(set) var parts: [Int]
    /// Whether a time of it was left out as nobody had confirmed its rate.
    public internal(set) var isDoubted = false
  }

  /// What collecting the item cost, as it was told, whether a fixed sum covered it or not, and what of
  /// that was charged, in minor units.
  public internal(set) var costs = Costs()

  /// What collecting cost, and what of it was charged.
  public struct Costs: Sendable, Equatable {
    public internal(set) var incurred: Int64 = 0
    public internal(set) var charged: Int64 = 0
  }

  /// When and how the debtor acknowledged to owe it, in the order in which it became known.
  public internal(set) var acknowledged: [Acknowledgement] = []
  /// The last day on which it can be enforced, as a person was told; nil while nobody was.
  public internal(set) var limitationTold: Day?

  /// The debtor said, or showed, that they owe it.
  public struct Acknowledgement: Sendable, Equatable {
    public let day: Day
    public let form: DebtAcknowledged.Form
  }

  /// The statement by which it is asked for; nil for most invoices.
  public internal(set) var statement: Statement?

  /// A statement that is paid as one.
  public struct Statement: Sendable, Equatable {
    public let number: StatementNumber
    /// The day of the statement.
    public let day: Day
    /// The day by which the item was to be paid by its own terms.
    public let ownDue: Day
  }

  /// The due days that statements have moved, in the order of the entries that did.
  public internal(set) var moved: [MovedDue] = []

  /// A due day that counted until an entry.
  public struct MovedDue: Sendable, Equatable {
    public let until: Int
    public let due: Day
  }

  /// What paying early is worth; nil for most invoices.
  public internal(set) var discount: EarlyDiscount?
  /// Money that had come for it before it settled it, as something else had closed it meanwhile.
  public internal(set) var early: [Early] = []

  /// Money that was there from a day until another, on which it settled the item, in minor units.
  public struct Early: Sendable, Equatable {
    public let since: Day
    public let until: Day
    public let minorUnits: Int64
  }

  /// The credits that are for it, in the order in which they became known.
  public internal(set) var credited: [Credited] = []
  /// Of a credit, the day from which what it is for began to be paid: what of it waits may have been there
  /// since. Nil for other items, and where nothing was paid.
  public internal(set) var paidSince: Day?
  /// The latest day on which money that had settled some of it went back; nil where none did.
  public internal(set) var returned: Day?
  /// Whether nothing more is charged for the item.
  public internal(set) var isWaived = false
  /// How the claim came to its end, where it was not paid; nil for most items.
  public internal(set) var closing: Closing?

  /// Whether nothing is charged for the item any more, whatever becomes of it.
  public var isUncharged: Bool { isWaived || closing != nil }

  public init() {}

  public func charged(_ kind: ChargeKind) -> Charged? { charged.first { $0.kind == kind } }

  public var isEmpty: Bool { self == Circumstances() }

  // MARK: As stored

  public func write(into json: inout JSONWriter) {
    if !holds.isEmpty {
      json.array("holds") { list in
        for hold in holds { list.object { hold.write(into: &$0) } }
      }
    }
    if !charged.isEmpty {
      json.array("charged") { list in
        for one in charged { list.object { one.write(into: &$0) } }
      }
    }
    if !acknowledged.isEmpty {
      json.array("acknowledged") { list in
        for one in acknowledged {
          list.array { row in
            row.day(nil, one.day)
            row.string(nil, one.form.rawValue)
          }
        }
      }
    }
    if let limitationTold { json.day("limitation_told", limitationTold) }
    if costs != Costs() {
      json.array("costs") { list in
        list.integer(nil, costs.incurred)
        list.integer(nil, costs.charged)
      }
    }
    if let statement { json.object("statement") { statement.write(into: &$0) } }
    if !moved.isEmpty {
      json.array("moved_due") { list in
        for one in moved {
          list.array { row in
            row.integer(nil, one.until)
            row.day(nil, one.due)
          }
        }
      }
    }
    if let discount { json.object("discount") { discount.write(into: &$0) } }
    if !early.isEmpty {
      json.array("early") { list in
        for one in early {
          list.array { row in
            row.day(nil, one.since)
            row.day(nil, one.until)
            row.integer(nil, one.minorUnits)
          }
        }
      }
    }
    Credited.write(credited, into: &json)
    if let paidSince { json.day("paid_since", paidSince) }
    if let returned { json.day("returned", returned) }
    if isWaived { json.bool("waived", true) }
    if waived != 0 { json.integer("done_without", waived) }
    if let closing { json.object("closed") { closing.write(into: &$0) } }
    json.string("for", ifPresent: chargeKind?.rawValue)
  }

  public init(_ reader: FactReader) throws(FactError) {
    for value in try reader.list("holds") { holds.append(try Hold(FactReader(value))) }
    for value in try reader.list("charged") { charged.append(try Charged(FactReader(value))) }
    for value in try reader.list("acknowledged") {
      guard let row = value.array, row.count == 2, let day = row[0].string.flatMap({ Day($0) }),
        let form = row[1].string.flatMap(DebtAcknowledged.Form.init)
      else { throw .wrong("acknowledged") }
      acknowledged.append(Acknowledgement(day: day, form: form))
    }
    limitationTold = try reader.dayIfPresent("limitation_told")
    let told = try reader.list("costs").compactMap(\.integer)
    if told.count == 2 { costs = Costs(incurred: told[0], charged: told[1]) }
    if let row = try reader.objectIfPresent("statement") { statement = try Statement(row) }
    for value in try reader.list("moved_due") {
      guard let row = value.array, row.count == 2, let until = row[0].integer,
        let due = row[1].string.flatMap({ Day($0) })
      else { throw .wrong("moved_due") }
      moved.append(MovedDue(until: Int(until), due: due))
    }
    if let row = try reader.objectIfPresent("discount") { discount = try EarlyDiscount(row) }
    for value in try reader.list("early") {
      guard let row = value.array, row.count == 3, let since = row[0].string.flatMap({ Day($0) }),
        let until = row[1].string.flatMap({ Day($0) }), let sum = row[2].integer
      else { throw .wrong("early") }
      early.append(Early(since: since, until: until, minorUnits: sum))
    }
    credited = try Credited.read(reader)
    paidSince = try reader.dayIfPresent("paid_since")
    returned = try reader.dayIfPresent("returned")
    isWaived = reader.value["waived"]?.bool ?? false
    waived = reader.value["done_without"]?.integer ?? 0
    if let row = try reader.objectIfPresent("closed") { closing = try Closing(row) }
    chargeKind = reader.value["for"] == nil ? nil : try reader.word("for")
  }
}

extension Circumstances.Statement {
  fileprivate func write(into json: inout JSONWriter) {
    json.string("number", number.text)
    json.day("day", day)
    json.day("own_due", ownDue)
  }

  fileprivate init(_ reader: FactReader) throws(FactError) {
    guard let number = StatementNumber(try reader.string("number")) else { throw .wrong("number") }
    self.init(
      number: number, day: try reader.day("day"), ownDue: try reader.day("own_due"))
  }
}

extension Circumstances.Charged {
  fileprivate func write(into json: inout JSONWriter) {
    json.string("kind", kind.rawValue)
    json.string("law", law)
    json.integer("total", total)
    json.day("through", through)
    json.integer("entry", entry)
    json.array("parts") { list in
      for part in parts { list.integer(nil, part) }
    }
    if isDoubted { json.bool("doubted", true) }
  }

  fileprivate init(_ reader: FactReader) throws(FactError) {
    var parts: [Int] = []
    for value in try reader.list("parts") {
      guard let part = value.integer else { throw .wrong("parts") }
      parts.append(Int(part))
    }
    self.init(
      kind: try reader.word("kind"), law: try reader.string("law"),
      total: try reader.integer64("total"), through: try reader.day("through"),
      entry: try reader.integer("entry"), parts: parts,
      isDoubted: reader.value["doubted"]?.bool ?? false)
  }
}
