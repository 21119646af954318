public import Receivables

/// By which rules claims are barred by time, and how long before that a person is asked to look.
public struct LimitationWatch: Sendable, Hashable {
  public let rules: [LimitationRule]
  public var warnDays: Int

  public static let standardWarnDays = 90

  public init(rules: [LimitationRule], warnDays: Int = LimitationWatch.standardWarnDays) {
    self.rules = rules
    self.warnDays = warnDays
  }

  /// The last day on which an item can be enforced; nil where that is not known. Whoever is of no known
  /// kind counts as a consumer.
  public func lastDay(of item: Item, kind: Party.Kind?) -> Day? {
    rules.first { $0.kinds.contains(kind ?? .person) }?.lastDay(of: item)
  }

  /// Whether an item may be barred on a day.
  public func isBarred(_ item: Item, kind: Party.Kind?, on day: Day) -> Bool {
    guard item.id.kind == .invoice, let last = lastDay(of: item, kind: kind) else { return false }
    return last < day
  }

  /// As a sentence has it.
  public var words: String {
    let countries = Set(rules.map(\.country)).sorted().joined(separator: ", ")
    return "by the periods of \(countries), with a task \(warnDays) days before"
  }

  func write(into json: inout JSONWriter) {
    json.array("rules") { list in
      for rule in rules { list.object { rule.write(into: &$0) } }
    }
    json.integer("warn", warnDays)
  }

  init(_ reader: FactReader) throws(FactError) {
    var rules: [LimitationRule] = []
    for value in try reader.list("rules") { rules.append(try LimitationRule(FactReader(value))) }
    self.init(rules: rules, warnDays: try reader.integer("warn"))
  }
}
