import Dunning
public import Receivables
import ReceivablesPorts

/// What is set aside of receivables in one currency for what may never come, by age.
public struct ProvisionLine: Sendable, Equatable {
  /// One age.
  public struct Age: Sendable, Equatable {
    public let name: String
    /// What is open, in minor units.
    public let open: Int64
    public let percent: Percent
    /// What is set aside, in minor units, rounded half up.
    public let provision: Int64
  }

  public let currency: Currency
  public let ages: [Age]
  /// What is set aside in all, and what was at the end of the month before, in minor units.
  public let provision: Int64
  public let before: Int64
  /// Since the end of the month before, in minor units.
  public let writtenOff: Int64
  public let recovered: Int64

  /// What the month changes: what is to be booked.
  public var change: Int64 { provision - before }
}

/// Reckons provisions as of a day, and what changed since the end of the month before.
public struct ProvisionReport: Sendable {
  private let installation: Installation

  public init(_ installation: Installation) {
    self.installation = installation
  }

  /// One line for each currency.
  ///
  /// - Throws: ``RunError`` where the policy says nothing of provisions.
  public func lines(on day: Day) async throws -> [ProvisionLine] {
    let policy = try await PolicyDesk(installation).forRehearsal()
    guard let rates = policy.losses?.provisions, !rates.isEmpty else {
      throw RunError(
        .badInput,
        "the policy says nothing of provisions. Add to it, as"
          + " \"losses: {provisions: {1-30: 5%, 31-60: 10%, 61-90: 25%, 90+: 50%}}\"."
      )
    }
    let start = day.adding(days: -day.dayOfMonth)
    let now = try await totals(on: day)
    let earlier = try await totals(on: start)
    let losses = try await losses(after: start, through: day)
    let currencies = Set(now.keys).union(earlier.keys).union(losses.keys).sorted()
    return try currencies.map { currency in
      let ages = try ages(now[currency], rates)
      return ProvisionLine(
        currency: currency, ages: ages, provision: ages.reduce(0) { $0 + $1.provision },
        before: try self.ages(earlier[currency], rates).reduce(0) { $0 + $1.provision },
        writtenOff: losses[currency]?.writtenOff ?? 0,
        recovered: losses[currency]?.recovered ?? 0)
    }
  }

  private func totals(on day: Day) async throws -> [Currency: AgingLine] {
    let rows = try await AgingReport(installation).rows(AgingQuestion(day: day))
    return Dictionary(AgingLine.totals(rows).map { ($0.currency, $0) }) { first, _ in first }
  }

  private func ages(
    _ line: AgingLine?, _ rates: [String: Percent]
  ) throws -> [ProvisionLine.Age] {
    let names = AgingBuckets.standard.names
    return try names.enumerated().map { index, name in
      let open = line?.buckets[index] ?? 0
      let percent = rates[name] ?? Percent(0)
      return ProvisionLine.Age(
        name: name, open: open, percent: percent,
        provision: try (Fraction(open) * percent.fraction).rounded(.halfUp))
    }
  }

  /// What was given up and what came back, from the day after one through another.
  private func losses(
    after start: Day, through day: Day
  ) async throws -> [Currency: (writtenOff: Int64, recovered: Int64)] {
    var sums: [Currency: (writtenOff: Int64, recovered: Int64)] = [:]
    var last: AccountID?
    let marks = ["writ", "waived"].map { Array("\"kind\":\"invoice.\($0)".utf8) }
    while true {
      let ids = try await installation.store.accountIDs(after: last, limit: 500)
      guard let end = ids.last else { return sums }
      last = end
      for id in ids where id != .book {
        for try await entry in installation.store.chain(of: id)
        where marks.contains(where: entry.bytes.holds) {
          let content = try EntryContent(parsing: entry.bytes)
          guard content.day > start, content.day <= day else { continue }
          switch content.fact {
          case .writtenOff(let fact):
            sums[fact.currency, default: (0, 0)].writtenOff += fact.allocations.settled
          case .invoiceWaived(let fact):
            sums[fact.currency, default: (0, 0)].writtenOff += fact.allocations.settled
          case .writeOffRecovered(let fact):
            sums[fact.currency, default: (0, 0)].recovered += fact.allocations.settled
          default: break
          }
        }
      }
    }
  }
}
