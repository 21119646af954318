/// What a law or a contract lets a creditor charge for being late, as data: a pack.
public struct LateChargeLaw: Sendable, Hashable {
  /// What holds for some sorts of customers.
  public struct Terms: Sendable, Hashable {
    public let kinds: [Party.Kind]
    public var interest: InterestRule?
    public var fixedSum: FixedSumRule?

    public init(
      kinds: [Party.Kind], interest: InterestRule? = nil, fixedSum: FixedSumRule? = nil
    ) {
      self.kinds = kinds
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
  /// Whom nothing is said of is charged nothing.
  public var terms: [Terms]
  /// Whether only a contract that says so allows it.
  public var requiresClause: Bool
  public var order: Order
  /// Whether a fixed sum is set against what collecting costs otherwise.
  public var creditsAgainstCosts: Bool
  /// Where it was read, and what is in doubt.
  public let sources: [String]

  public init(
    name: String, title: String, country: String? = nil, terms: [Terms],
    requiresClause: Bool = false, order: Order = .principalFirst, creditsAgainstCosts: Bool = false,
    sources: [String]
  ) {
    self.name = name
    self.title = title
    self.country = country
    self.terms = terms
    self.requiresClause = requiresClause
    self.order = order
    self.creditsAgainstCosts = creditsAgainstCosts
    self.sources = sources
  }

  /// What holds for a customer; whose kind is not known is charged nothing.
  public func terms(for kind: Party.Kind?) -> Terms? {
    kind.flatMap { kind in terms.first { $0.kinds.contains(kind) } }
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
          if let interest = terms.interest { row.object("interest") { interest.write(into: &$0) } }
          if let sum = terms.fixedSum { row.object("fixed_sum") { sum.write(into: &$0) } }
        }
      }
    }
    json.bool("clause", requiresClause)
    json.string("order", order.rawValue)
    json.bool("against_costs", creditsAgainstCosts)
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
      var one = Terms(kinds: kinds)
      if let interest = try row.objectIfPresent("interest") { one.interest = try .init(interest) }
      if let sum = try row.objectIfPresent("fixed_sum") { one.fixedSum = try .init(sum) }
      terms.append(one)
    }
    self.init(
      name: try reader.string("name"), title: try reader.string("title"),
      country: reader.value["country"] == nil ? nil : try reader.string("country"), terms: terms,
      requiresClause: reader.value["clause"]?.bool ?? false, order: try reader.word("order"),
      creditsAgainstCosts: reader.value["against_costs"]?.bool ?? false,
      sources: try reader.strings("sources"))
  }
}
