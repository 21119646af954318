/// What a law or a contract lets a creditor charge for being late, as data: a pack.
public struct LateChargeLaw: Sendable, Hashable {
  /// What holds for some sorts of customers.
  public struct Terms: Sendable, Hashable {
    public let kinds: [Party.Kind]
    /// Only customers with this tag; nil: all of these kinds.
    public var tag: String?
    public var interest: InterestRule?
    public var fixedSum: FixedSumRule?

    public init(
      kinds: [Party.Kind], tag: String? = nil, interest: InterestRule? = nil,
      fixedSum: FixedSumRule? = nil
    ) {
      self.kinds = kinds
      self.tag = tag
      self.interest = interest
      self.fixedSum = fixedSum
    }
  }

  /// What money settles first.
  public enum Order: String, Sendable, Hashable, CaseIterable {
    /// Costs, then interest, then what was invoiced.
    case costsFirst = "costs-first"
    /// What was invoiced, then interest, then costs.
    case principalFirst = "principal-first"
  }

  public let name: String
  public let title: String
  /// ISO 3166 code of two letters; nil where it is no one country's.
  public let country: String?
  /// Who is none of these is charged nothing.
  public var terms: [Terms]
  /// Whether only a contract that says so allows it.
  public var requiresClause: Bool
  public var order: Order
  /// Whether a fixed sum is set against what collecting costs otherwise.
  public var creditsAgainstCosts: Bool
  /// A due day that is none of its days of business is the next one that is; nil: it stands.
  public var dueShift: BusinessCalendar?
  /// The least rate that the clause of a contract may have under this law.
  public var clauseFloor: InterestRule.Floor?
  /// Where it was read, and what is in doubt.
  public let sources: [String]

  public init(
    name: String, title: String, country: String? = nil, terms: [Terms],
    requiresClause: Bool = false, order: Order = .principalFirst, creditsAgainstCosts: Bool = false,
    dueShift: BusinessCalendar? = nil, clauseFloor: InterestRule.Floor? = nil, sources: [String]
  ) {
    self.name = name
    self.title = title
    self.country = country
    self.terms = terms
    self.requiresClause = requiresClause
    self.order = order
    self.creditsAgainstCosts = creditsAgainstCosts
    self.dueShift = dueShift
    self.clauseFloor = clauseFloor
    self.sources = sources
  }

  /// What holds for a sort of customer, whatever their tags; one that is not known is a consumer.
  public func terms(for kind: Party.Kind?) -> Terms? {
    terms.first { $0.kinds.contains(kind ?? .person) }
  }

  /// What holds for a customer.
  public func terms(of party: Party?) -> Terms? {
    guard let terms = terms(for: party?.kind) else { return nil }
    guard let tag = terms.tag else { return terms }
    return party?.tags.contains(tag) == true ? terms : nil
  }

  /// The names of the tables whose rates it goes by, which somebody has to confirm.
  public var tables: [String] {
    terms.compactMap(\.interest).flatMap { [$0.reference?.name, $0.floor?.table.name] }
      .compactMap(\.self)
  }

  /// Why it charges a customer nothing, in words.
  public func whyNothing(for party: Party?) -> String {
    if let tag = terms(for: party?.kind)?.tag {
      return "\(title) charges only customers with the tag \(tag)"
    }
    let kind =
      party?.kind.map { "who is a \($0.rawValue)" }
      ?? "who is of no known kind and counts as a consumer"
    return "\(title) charges nothing to a customer \(kind)"
  }

  /// The day through which nobody is late who was to pay by a day.
  public func lastDayInTime(due: Day) -> Day {
    dueShift?.nextBusinessDay(onOrAfter: due) ?? due
  }

  // MARK: As stored

  public func write(into json: inout JSONWriter) {
    json.string("name", name)
    json.string("title", title)
    json.string("country", ifPresent: country)
    json.array("terms") { list in
      for terms in terms {
        list.object { row in
          row.strings("kinds", terms.kinds.map(\.rawValue))
          row.string("tag", ifPresent: terms.tag)
          if let interest = terms.interest { row.object("interest") { interest.write(into: &$0) } }
          if let sum = terms.fixedSum { row.object("fixed_sum") { sum.write(into: &$0) } }
        }
      }
    }
    json.bool("clause", requiresClause)
    json.string("order", order.rawValue)
    json.bool("against_costs", creditsAgainstCosts)
    if let dueShift { json.object("due_shift") { dueShift.write(into: &$0) } }
    if let clauseFloor { json.object("clause_floor") { clauseFloor.write(into: &$0) } }
    json.strings("sources", sources)
  }

  public init(_ reader: FactReader) throws(FactError) {
    var terms: [Terms] = []
    for value in try reader.list("terms") {
      let row = FactReader(value)
      var kinds: [Party.Kind] = []
      for word in try row.strings("kinds") {
        guard let kind = Party.Kind(rawValue: word) else { throw .wrong("kinds") }
        kinds.append(kind)
      }
      var one = Terms(kinds: kinds, tag: row.value["tag"]?.string)
      if let interest = try row.objectIfPresent("interest") { one.interest = try .init(interest) }
      if let sum = try row.objectIfPresent("fixed_sum") { one.fixedSum = try .init(sum) }
      terms.append(one)
    }
    var shift: BusinessCalendar?
    if let row = try reader.objectIfPresent("due_shift") { shift = try .init(row) }
    var floor: InterestRule.Floor?
    if let row = try reader.objectIfPresent("clause_floor") { floor = try .init(row) }
    self.init(
      name: try reader.string("name"), title: try reader.string("title"),
      country: reader.value["country"] == nil ? nil : try reader.string("country"), terms: terms,
      requiresClause: reader.value["clause"]?.bool ?? false, order: try reader.word("order"),
      creditsAgainstCosts: reader.value["against_costs"]?.bool ?? false, dueShift: shift,
      clauseFloor: floor,
      sources: try reader.strings("sources"))
  }
}
