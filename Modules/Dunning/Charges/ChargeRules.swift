public import Receivables

/// What being late costs by this policy: by which law, and whether it is asked for or only announced.
public struct ChargeRules: Sendable, Hashable {
  /// What is done with a kind of charge.
  public enum Use: String, Sendable, Hashable, CaseIterable {
    case none
    /// Notices say what could be charged; nobody owes it.
    case threatened
    /// It is owed, and asked for.
    case booked
  }

  /// For customers of countries that ``byCountry`` does not name; nil: these are charged nothing.
  public var law: LateChargeLaw?
  /// By ISO 3166 code of two letters.
  public var byCountry: [String: LateChargeLaw]
  public var interest: Use
  public var fixedSum: Use
  /// Charges are booked for items for which this rung has acted; threatened before.
  public var after: String?
  /// A charge is due with what it is charged on. What is left of it alone is first asked for so many
  /// days after it was booked.
  public var dueDays: Int
  /// Whether the contracts say that late charges are owed, where a law wants that.
  public var hasClause: Bool
  /// Interest of less is not booked.
  public var least: Threshold
  /// The fixed sum is booked, and announced, from so many days late on; it is granted from the first.
  public var fixedSumFromDays = ChargeRules.standardFixedSumFromDays
  /// The tables whose rates are charged though nobody confirmed them.
  public var acceptedTables: [String] = []

  /// Nobody is asked for a fixed sum over a few days.
  public static let standardFixedSumFromDays = 5

  public init(
    law: LateChargeLaw?, byCountry: [String: LateChargeLaw] = [:], interest: Use = .threatened,
    fixedSum: Use = .threatened, after: String? = nil, dueDays: Int = 14, hasClause: Bool = false,
    least: Threshold = Threshold()
  ) {
    self.law = law
    self.byCountry = byCountry
    self.interest = interest
    self.fixedSum = fixedSum
    self.after = after
    self.dueDays = dueDays
    self.hasClause = hasClause
    self.least = least
  }

  /// The law for a customer; nil where none applies, or its clause is wanting.
  public func law(for party: Party?) -> LateChargeLaw? {
    let law = party?.country.flatMap { byCountry[$0] } ?? law
    guard let law, !law.requiresClause || hasClause else { return nil }
    return law
  }

  /// Whether anything is charged by itself.
  public var areBooked: Bool { interest == .booked || fixedSum == .booked }

  /// What being late on an item costs a customer; nil where no law charges them anything.
  ///
  /// - Parameter base: of the account that the item is of.
  public func charges(
    _ item: Item, for party: Party?, on base: InterestBase = InterestBase()
  ) -> ItemCharges? {
    law(for: party).flatMap {
      ItemCharges(item, by: $0, for: party, accepting: acceptedTables, on: base)
    }
  }

  /// Why a customer is charged nothing, in words.
  public func whyNothing(for party: Party?) -> String {
    guard let law = law(for: party) else {
      let named = party?.country.flatMap { byCountry[$0] } ?? self.law
      return named.map {
        "\($0.title) wants a clause, and the policy does not say that there is one"
      }
        ?? "no law is named for \(party?.country.map { "customers in \($0)" } ?? "the customer")"
    }
    return law.whyNothing(for: party)
  }

  /// Every law that is named.
  public var laws: [LateChargeLaw] {
    (law.map { [$0] } ?? []) + byCountry.sorted { $0.key < $1.key }.map(\.value)
  }

  func write(into json: inout JSONWriter) {
    if let law { json.object("law") { law.write(into: &$0) } }
    if !byCountry.isEmpty {
      json.array("countries") { list in
        for (country, law) in byCountry.sorted(by: { $0.key < $1.key }) {
          list.object { row in
            row.string("country", country)
            row.object("law") { law.write(into: &$0) }
          }
        }
      }
    }
    json.string("interest", interest.rawValue)
    json.string("fixed_sum", fixedSum.rawValue)
    json.string("after", ifPresent: after)
    json.integer("due", dueDays)
    json.bool("clause", hasClause)
    json.object("least") { least.write(into: &$0) }
    json.integer("fixed_sum_from", fixedSumFromDays)
    if !acceptedTables.isEmpty { json.strings("accepted", acceptedTables) }
  }

  init(_ reader: FactReader) throws(FactError) {
    var byCountry: [String: LateChargeLaw] = [:]
    for value in try reader.list("countries") {
      let row = FactReader(value)
      byCountry[try row.string("country")] = try LateChargeLaw(try row.object("law"))
    }
    var law: LateChargeLaw?
    if let row = try reader.objectIfPresent("law") { law = try LateChargeLaw(row) }
    self.init(
      law: law, byCountry: byCountry, interest: try reader.word("interest"),
      fixedSum: try reader.word("fixed_sum"), after: reader.value["after"]?.string,
      dueDays: try reader.integer("due"), hasClause: reader.value["clause"]?.bool ?? false,
      least: try Threshold(try reader.object("least")))
    // Before there was such a rule it was booked from the first day.
    fixedSumFromDays = try reader.integerIfPresent("fixed_sum_from") ?? 0
    acceptedTables = try reader.strings("accepted")
  }
}
