/// What an account is, beside its items: small, and rewritten with every commit.
public struct Standing: Sendable, Equatable {
  /// A notice that counts for the least gap between notices.
  public struct Contact: Sendable, Equatable {
    public let notice: String
    public let day: Day
    /// Whether it said thanks and no more: nothing that asks for money keeps a distance to it.
    public let isThanks: Bool
  }

  public private(set) var party = Timeline<Party>()
  /// The entry whose private record holds name and addresses; 0 where there is none.
  public private(set) var partyEntry = 0
  public private(set) var stops: [StopSet] = []
  public private(set) var ladders = LadderExceptions()
  public internal(set) var closed = ClosedChannels()
  public internal(set) var tasks = OpenTasks()
  public private(set) var record = PaymentRecord()
  public internal(set) var triggers = AccountTriggers()
  /// The accounts that this one answers for as well, by the day.
  public private(set) var family = Timeline<FamilySet>()
  public private(set) var placements = Placements()
  public internal(set) var agreements = Agreements()
  /// Nil where nothing is taken by a saved method.
  public internal(set) var autopay: Autopay?
  public internal(set) var links = OpenLinks()
  public internal(set) var refunds: [OpenRefund] = []
  public internal(set) var gateway = GatewayStanding()
  /// Items that were charged and are closed, until their charges are reckoned to the end.
  public internal(set) var unfinishedCharges: [ItemID] = []
  /// The issue day of the first invoice; nil before there is one.
  public private(set) var firstInvoice: Day?
  /// The day from which nothing is supplied on credit; nil while there is no such hold.
  public private(set) var creditHold: Day?
  /// The latest notices, oldest first; more than these no rule looks back to.
  public private(set) var contacts: [Contact] = []
  public internal(set) var demands = Demands()
  public internal(set) var proposed = ProposedReceipts()
  /// The latest money that waited and left, or went back, oldest first.
  var leavings: [MoneyGone] = []
  public private(set) var invoices = 0
  public private(set) var payments = 0
  public private(set) var credits = 0
  /// The latest day of money which an invoice that is told later could have settled otherwise: it settled
  /// several, may name more, or was given by a run to what was due first. Nil where there is none.
  public private(set) var contested: Day?
  /// The latest money of which something waited and that names an invoice nobody knew: it takes that when it is
  /// told, whatever a run gave it to.
  public private(set) var ahead: [ItemID] = []
  /// The entry by which the person was forgotten; 0 where nobody was.
  public private(set) var forgottenEntry = 0

  public init() {}

  public func stop(on day: Day) -> StopSet? {
    stops.first { $0.covers(day) }
  }

  /// The day of the latest notice that was not dropped.
  public var lastContact: Day? { contacts.lazy.map(\.day).max() }

  /// The same of those that said more than thanks.
  public var lastWordOfMoney: Day? { contacts.lazy.filter { !$0.isThanks }.map(\.day).max() }

  // MARK: Changes

  static let contactsKept = 8
  /// What nobody issued until then is not to come.
  static let aheadKept = 16
  /// What nothing more came of is pushed out by what was closed later.
  static let unfinishedKept = 64

  mutating func record(_ party: Party, from day: Day, entry: Int) {
    self.party.set(party, from: day)
    partyEntry = entry
  }

  mutating func add(_ stop: StopSet) {
    stops.append(stop)
  }

  /// Stops of the reason end on the day before; those that had not begun never do.
  mutating func lift(_ lift: StopLifted) {
    stops = stops.compactMap { stop in
      guard stop.reason == lift.reason, stop.until.map({ $0 >= lift.from }) ?? true else {
        return stop
      }
      guard stop.from < lift.from else { return nil }
      return StopSet(reason: stop.reason, from: stop.from, until: lift.from.adding(days: -1))
    }
  }

  mutating func set(_ ladder: LadderSet, from day: Day) {
    ladders.set(ladder, from: day)
  }

  mutating func set(_ family: FamilySet, from day: Day) {
    self.family.set(family, from: day)
  }

  /// A hold that stands already keeps its day.
  mutating func holdCredit(from day: Day) {
    creditHold = min(creditHold ?? day, day)
  }

  mutating func liftCreditHold() {
    creditHold = nil
  }

  mutating func place(_ fact: HandoffPlaced, from day: Day) throws(PostingError) {
    try placements.place(fact, from: day)
  }

  mutating func recall(_ fact: HandoffRecalled, on day: Day) throws(PostingError) {
    try placements.recall(fact, on: day)
  }

  mutating func notePaid(_ item: Item) {
    record.note(item)
  }

  mutating func forget(entry: Int) {
    forgottenEntry = entry
    partyEntry = 0
  }

  mutating func contacted(_ notice: String, by rung: String, on day: Day) {
    contacts.append(Contact(notice: notice, day: day, isThanks: rung == Trigger.thanks))
    if contacts.count > Standing.contactsKept { contacts.removeFirst() }
  }

  /// The day that counts for a notice; nil where it is long past.
  public func dayOfContact(_ notice: String) -> Day? { contacts.last { $0.notice == notice }?.day }

  mutating func notContacted(_ notice: String) {
    contacts.removeAll { $0.notice == notice }
  }

  mutating func countInvoice(on day: Day) {
    invoices += 1
    firstInvoice = min(firstInvoice ?? day, day)
  }
  mutating func countPayment() { payments += 1 }
  mutating func countCredit() { credits += 1 }

  mutating func waitsAhead(_ money: ItemID) {
    ahead.append(money)
    if ahead.count > Standing.aheadKept { ahead.removeFirst() }
  }

  mutating func contest(on day: Day) {
    contested = max(contested ?? day, day)
  }
}

// MARK: - As stored

extension Standing {
  public func write(into json: inout JSONWriter) {
    if !party.steps.isEmpty {
      json.array("party") { list in
        for step in party.steps {
          list.object { row in
            row.day("from", step.from)
            row.object("value") { step.value.write(into: &$0) }
          }
        }
      }
      json.integer("party_entry", partyEntry)
    }
    if !stops.isEmpty {
      json.array("stops") { list in
        for stop in stops { list.object { stop.write(into: &$0) } }
      }
    }
    ladders.write(into: &json)
    closed.write(into: &json)
    tasks.write(into: &json)
    record.write(into: &json)
    placements.write(into: &json)
    agreements.write(into: &json)
    writeGateways(into: &json)
    if !unfinishedCharges.isEmpty {
      json.strings("unfinished_charges", unfinishedCharges.map(\.stored))
    }
    triggers.write(into: &json)
    if !family.steps.isEmpty {
      json.array("family") { list in
        for step in family.steps {
          list.object { row in
            row.day("from", step.from)
            step.value.write(into: &row)
          }
        }
      }
    }
    if let firstInvoice { json.day("first_invoice", firstInvoice) }
    if let creditHold { json.day("credit_hold", creditHold) }
    if !contacts.isEmpty {
      json.array("contacts") { list in
        for contact in contacts {
          list.object { row in
            row.string("notice", contact.notice)
            row.day("day", contact.day)
            if contact.isThanks { row.bool("thanks", true) }
          }
        }
      }
    }
    demands.write(into: &json)
    proposed.write(into: &json)
    writeGone(into: &json)
    json.integer("invoices", invoices)
    json.integer("payments", payments)
    json.integer("credits", credits)
    writeCompeting(into: &json)
    json.integer("forgotten_entry", forgottenEntry)
  }

  private func writeCompeting(into json: inout JSONWriter) {
    if let contested { json.day("contested", contested) }
    if !ahead.isEmpty { json.strings("ahead", ahead.map(\.stored)) }
  }

  private func writeGateways(into json: inout JSONWriter) {
    autopay?.write(into: &json)
    links.write(into: &json)
    if !refunds.isEmpty {
      json.array("refunds") { list in
        for refund in refunds { list.object { refund.write(into: &$0) } }
      }
    }
    gateway.write(into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    self.init()
    for value in try reader.list("party") {
      let row = FactReader(value)
      party.set(try Party(try row.object("value")), from: try row.day("from"))
    }
    partyEntry = Int(reader.value["party_entry"]?.integer ?? 0)
    for value in try reader.list("stops") { stops.append(try StopSet(FactReader(value))) }
    ladders = try LadderExceptions(reader)
    closed = try ClosedChannels(reader)
    tasks = try OpenTasks(reader)
    record = try PaymentRecord(reader)
    placements = try Placements(reader)
    agreements = try Agreements(reader)
    autopay = try Autopay(reader)
    links = try OpenLinks(reader)
    for value in try reader.list("refunds") { refunds.append(try OpenRefund(FactReader(value))) }
    gateway = try GatewayStanding(reader)
    unfinishedCharges = try Standing.items(reader, "unfinished_charges")
    triggers = try AccountTriggers(reader)
    for value in try reader.list("family") {
      let row = FactReader(value)
      family.set(try FamilySet(row), from: try row.day("from"))
    }
    firstInvoice = try reader.dayIfPresent("first_invoice")
    creditHold = try reader.dayIfPresent("credit_hold")
    for value in try reader.list("contacts") {
      let row = FactReader(value)
      contacts.append(
        Contact(
          notice: try row.string("notice"), day: try row.day("day"),
          isThanks: row.value["thanks"]?.bool ?? false))
    }
    demands = try Demands(reader)
    proposed = try ProposedReceipts(reader)
    try readGone(reader)
    invoices = try reader.integer("invoices")
    payments = try reader.integer("payments")
    credits = try reader.integer("credits")
    contested = try reader.dayIfPresent("contested")
    ahead = try Standing.items(reader, "ahead")
    forgottenEntry = try reader.integer("forgotten_entry")
  }

  private static func items(
    _ reader: FactReader, _ key: String
  ) throws(FactError) -> [ItemID] {
    var items: [ItemID] = []
    for text in try reader.strings(key) {
      guard let item = ItemID(stored: text) else { throw .wrong(key) }
      items.append(item)
    }
    return items
  }
}
