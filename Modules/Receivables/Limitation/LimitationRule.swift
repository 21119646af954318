/// How long what is owed can be enforced, as dated data: a row for a country and some sorts of debtors.
public struct LimitationRule: Sendable, Hashable {
  /// From when the years are counted.
  public enum Start: String, Sendable, Hashable {
    /// From the day on which it was to be paid.
    case due
    /// From the end of the year in which it was to be paid.
    case endOfYear = "end-of-year"
  }

  /// What a debtor's acknowledgement has to be, so that the years begin anew.
  public enum Form: String, Sendable, Hashable {
    /// In writing, and signed.
    case signed
    case any
  }

  /// ISO 3166 code of two letters.
  public let country: String
  public let kinds: [Party.Kind]
  public let years: Int
  public let start: Start
  /// Nil: nothing that was read says that one counts.
  public let acknowledgement: Form?
  /// Whether a payment of the debtor's own counts as an acknowledgement.
  public let countsPayment: Bool
  public let source: String

  public init(
    country: String, kinds: [Party.Kind], years: Int, start: Start,
    acknowledgement: Form? = nil, countsPayment: Bool = false, source: String
  ) {
    self.country = country
    self.kinds = kinds
    self.years = years
    self.start = start
    self.acknowledgement = acknowledgement
    self.countsPayment = countsPayment
    self.source = source
  }

  /// The last day on which an item can be enforced, by what its debtor acknowledged in time.
  public func lastDay(of item: Item) -> Day {
    var last: Day
    switch start {
    case .due: last = item.ownDue.adding(months: 12 * years)
    case .endOfYear: last = LimitationRule.endOfYear(item.ownDue.year + years)
    }
    for one in item.circumstances.acknowledged.sorted(by: { $0.day < $1.day })
    where one.day <= last && restarts(one.form) {
      last = max(last, one.day.adding(months: 12 * years))
    }
    return last
  }

  private func restarts(_ form: DebtAcknowledged.Form) -> Bool {
    switch form {
    case .payment: countsPayment
    case .signed: acknowledgement != nil
    case .other: acknowledgement == .any
    }
  }

  private static func endOfYear(_ year: Int) -> Day {
    Day(ordinal: Day.ordinal(year: year + 1, month: 1, day: 1)).adding(days: -1)
  }

  // MARK: As stored

  public func write(into json: inout JSONWriter) {
    json.string("country", country)
    json.strings("kinds", kinds.map(\.rawValue))
    json.integer("years", years)
    json.string("start", start.rawValue)
    json.string("acknowledgement", ifPresent: acknowledgement?.rawValue)
    if countsPayment { json.bool("payment", true) }
    json.string("source", source)
  }

  public init(_ reader: FactReader) throws(FactError) {
    var kinds: [Party.Kind] = []
    for word in try reader.strings("kinds") {
      guard let kind = Party.Kind(rawValue: word) else { throw .wrong("kinds") }
      kinds.append(kind)
    }
    self.init(
      country: try reader.string("country"), kinds: kinds, years: try reader.integer("years"),
      start: try reader.word("start"),
      acknowledgement: try reader.wordIfPresent("acknowledgement"),
      countsPayment: reader.value["payment"]?.bool ?? false, source: try reader.string("source"))
  }
}
