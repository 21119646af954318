/// What causes a notice: a rung reached by an item, in a cycle of that item. Each acts once.
public struct Trigger: Sendable, Hashable, Comparable {
  public let item: ItemID
  /// A rung is its name; the policy it stands in is no part of it.
  public let rung: String
  /// 1, and one more for each time that the item was reopened after closing.
  public let cycle: Int

  public init(item: ItemID, rung: String, cycle: Int) {
    self.item = item
    self.rung = rung
    self.cycle = cycle
  }

  /// What a statement by a schedule is called, where others name their rung. Its cycle is the period.
  public static let statement = "statement"
  /// What a notice about money that came back is called.
  public static let returned = "returned"
  /// What follows the last rung is called.
  public static let afterLast = "after-last"
  /// What is left of charges whose invoices are closed is asked for, or given to a person.
  public static let chargesAlone = "charges-alone"
  /// That nobody can be reached about something late is given to a person.
  public static let unreached = "unreached"
  /// What thanks for a payment are called.
  public static let thanks = "thanks"

  /// What a notice is about that goes by a rung and is no step of a ladder: money that came back, or
  /// charges alone; nil for every other.
  public static func subject(of triggers: [Trigger]) -> String? {
    [returned, chargesAlone].first { name in triggers.contains { $0.rung == name } }
  }

  /// What a notice is called that goes by a rung: charges alone have none, and what tells of a return has
  /// the tone of one.
  public static func title(of triggers: [Trigger], rung: String) -> String {
    switch subject(of: triggers) {
    case chargesAlone: chargesAlone
    case let subject?: "\(subject), \(rung)"
    case nil: rung
    }
  }

  /// Whether it acts on the account as a whole, or on a plan, and on no item.
  public var isOfAccount: Bool { item.kind == .account || item.kind == .plan }

  public static func < (left: Trigger, right: Trigger) -> Bool {
    if left.item != right.item { return left.item < right.item }
    if left.rung != right.rung {
      return left.rung.utf8.lexicographicallyPrecedes(right.rung.utf8)
    }
    return left.cycle < right.cycle
  }

  /// `["i:INV-1","reminder",1]`.
  public static func write(_ triggers: [Trigger], into json: inout JSONWriter) {
    json.array("triggers") { list in
      for trigger in triggers {
        list.array { row in
          row.string(nil, trigger.item.stored)
          row.string(nil, trigger.rung)
          row.integer(nil, trigger.cycle)
        }
      }
    }
  }

  public static func read(_ reader: FactReader) throws(FactError) -> [Trigger] {
    var triggers: [Trigger] = []
    for value in try reader.list("triggers") {
      guard let row = value.array, row.count == 3,
        let item = row[0].string.flatMap(ItemID.init(stored:)), let rung = row[1].string,
        let cycle = row[2].integer
      else { throw .wrong("triggers") }
      triggers.append(Trigger(item: item, rung: rung, cycle: Int(cycle)))
    }
    return triggers
  }
}

/// What a notice says of the account, before it has any text.
public struct NoticeListing: Sendable, Equatable {
  /// Every open undisputed item of the currency.
  public let items: [ItemID]
  /// What is asked for, after money that waits on the account.
  public let amount: Money

  public init(items: [ItemID], amount: Money) {
    self.items = items
    self.amount = amount
  }

  /// The invoices of the items, each once, in the order of the items.
  public var invoices: [String] {
    var seen: Set<String> = []
    return items.map(\.document).filter { seen.insert($0).inserted }
  }

  public func write(into json: inout JSONWriter) {
    json.strings("items", items.map(\.stored))
    json.integer("amount", amount.minorUnits)
    json.string("currency", amount.currency.code)
  }

  public init(_ reader: FactReader) throws(FactError) {
    var items: [ItemID] = []
    for text in try reader.strings("items") {
      guard let item = ItemID(stored: text) else { throw .wrong("items") }
      items.append(item)
    }
    self.items = items
    amount = try reader.money("amount")
  }
}

/// Where a decision that acted can be made again: what it read, and a digest of its trace.
public struct DecisionBasis: Sendable, Hashable {
  /// The length of the account's chain that was read.
  public let version: Int
  public let policy: Hash
  public let engine: String
  public let digest: Hash

  public init(version: Int, policy: Hash, engine: String, digest: Hash) {
    self.version = version
    self.policy = policy
    self.engine = engine
    self.digest = digest
  }

  func write(into json: inout JSONWriter) {
    json.integer("basis_version", version)
    json.hash("policy", policy)
    json.string("engine", engine)
    json.hash("digest", digest)
  }

  init(_ reader: FactReader) throws(FactError) {
    version = try reader.integer("basis_version")
    policy = try reader.hash("policy")
    engine = try reader.string("engine")
    digest = try reader.hash("digest")
  }

  /// Nil where a person decided.
  static func ifPresent(_ reader: FactReader) throws(FactError) -> DecisionBasis? {
    reader.value["basis_version"] == nil ? nil : try DecisionBasis(reader)
  }
}

/// A notice was decided; it holds no text yet.
public struct NoticePlanned: FactBody {
  public static let kind = "contact.notice-planned"

  public let notice: String
  public let channel: String
  /// The highest of the triggers' rungs.
  public let rung: String
  public let triggers: [Trigger]
  public let listing: NoticeListing
  /// The gate lets it out from this moment on; nil where it may go at once.
  public let notBefore: Moment?
  /// Whether a person is to look at it before it is sent.
  public let waitsForApproval: Bool
  public let basis: DecisionBasis

  public init(
    notice: String, channel: String, rung: String, triggers: [Trigger], listing: NoticeListing,
    notBefore: Moment?, waitsForApproval: Bool = false, basis: DecisionBasis
  ) {
    self.notice = notice
    self.channel = channel
    self.rung = rung
    self.triggers = triggers
    self.listing = listing
    self.notBefore = notBefore
    self.waitsForApproval = waitsForApproval
    self.basis = basis
  }

  public func write(into json: inout JSONWriter) {
    json.string("notice", notice)
    json.string("channel", channel)
    json.string("rung", rung)
    Trigger.write(triggers, into: &json)
    listing.write(into: &json)
    if let notBefore { json.string("not_before", notBefore.description) }
    if waitsForApproval { json.bool("approval", true) }
    basis.write(into: &json)
  }

  public init(_ reader: FactReader) throws(FactError) {
    notice = try reader.string("notice")
    channel = try reader.string("channel")
    rung = try reader.string("rung")
    triggers = try Trigger.read(reader)
    listing = try NoticeListing(reader)
    notBefore = reader.value["not_before"] == nil ? nil : try reader.moment("not_before")
    waitsForApproval = reader.value["approval"]?.bool ?? false
    basis = try DecisionBasis(reader)
  }
}

/// A notice is about to be handed to its channel; its exact bytes are the private record.
public struct NoticeClaimed: FactBody {
  public static let kind = "contact.notice-claimed"

  public let notice: String
  /// 1, and one more after each answer that it was certainly not sent.
  public let attempt: Int
  public let listing: NoticeListing
  /// How harshly it asks; nil where it is no dunning notice.
  public let demand: Demanding?
  /// What its items carry beside its own triggers, where it leaves on a later day than it was planned
  /// for: all of it has acted on the day of the claim. Nil where it leaves on its day, and in books of
  /// before.
  public let raises: [Trigger]?

  /// The tone of a dunning notice, and the day by which it wants the money.
  public struct Demanding: Sendable, Hashable {
    public let rung: String
    /// Nil where it names none.
    public let payBy: Day?

    public init(rung: String, payBy: Day?) {
      self.rung = rung
      self.payBy = payBy
    }
  }

  public init(
    notice: String, attempt: Int, listing: NoticeListing, demand: Demanding? = nil,
    raises: [Trigger]? = nil
  ) {
    self.notice = notice
    self.attempt = attempt
    self.listing = listing
    self.demand = demand
    self.raises = raises
  }

  /// One that says how harshly it asks is of the second version, one of a later day of the third.
  public var version: Int { raises != nil ? 3 : demand == nil ? 1 : 2 }

  public func write(into json: inout JSONWriter) {
    json.string("notice", notice)
    json.integer("attempt", attempt)
    listing.write(into: &json)
    if let demand {
      json.string("rung", demand.rung)
      if let payBy = demand.payBy { json.day("pay_by", payBy) }
    }
    if let raises { Trigger.write(raises, into: &json) }
  }

  public init(_ reader: FactReader) throws(FactError) {
    notice = try reader.string("notice")
    attempt = try reader.integer("attempt")
    listing = try NoticeListing(reader)
    let payBy = try reader.dayIfPresent("pay_by")
    demand = reader.value["rung"]?.string.map { Demanding(rung: $0, payBy: payBy) }
    raises = reader.value["triggers"] == nil ? nil : try Trigger.read(reader)
  }
}

/// What the channel, or a person for it, answered.
public struct NoticeAnswered: FactBody {
  public static let kind = "contact.notice-answered"

  public enum Answer: String, Sendable {
    case sent
    /// Refused for good.
    case failed
    /// Certainly not sent; it may be tried again under a new attempt.
    case notSent = "not-sent"
    /// Nobody knows; it is asked about and never silently sent again.
    case unknown
  }

  public let notice: String
  public let attempt: Int
  public let answer: Answer
  /// Whether its triggers have not acted: nobody got it. Books of before let them have acted.
  public let isVoid: Bool

  public init(notice: String, attempt: Int, answer: Answer) {
    self.notice = notice
    self.attempt = attempt
    self.answer = answer
    isVoid = answer == .failed
  }

  public var version: Int { isVoid ? 2 : 1 }

  public func write(into json: inout JSONWriter) {
    json.string("notice", notice)
    json.integer("attempt", attempt)
    json.string("answer", answer.rawValue)
    if isVoid { json.bool("void", true) }
  }

  public init(_ reader: FactReader) throws(FactError) {
    notice = try reader.string("notice")
    attempt = try reader.integer("attempt")
    guard let answer = Answer(rawValue: try reader.string("answer")) else { throw .wrong("answer") }
    self.answer = answer
    isVoid = reader.value["void"]?.bool ?? false
  }
}

/// A planned notice was not sent after all; its triggers have not acted.
public struct NoticeDropped: FactBody {
  public static let kind = "contact.notice-dropped"

  public enum Status: String, Sendable {
    /// What it asked for is no longer owed.
    case cancelled
    /// A stop stands in its way.
    case withheld
  }

  public let notice: String
  public let status: Status
  /// The rule that said no.
  public let rule: String

  public init(notice: String, status: Status, rule: String) {
    self.notice = notice
    self.status = status
    self.rule = rule
  }

  public func write(into json: inout JSONWriter) {
    json.string("notice", notice)
    json.string("status", status.rawValue)
    json.string("rule", rule)
  }

  public init(_ reader: FactReader) throws(FactError) {
    notice = try reader.string("notice")
    guard let status = Status(rawValue: try reader.string("status")) else { throw .wrong("status") }
    self.status = status
    rule = try reader.string("rule")
  }
}
