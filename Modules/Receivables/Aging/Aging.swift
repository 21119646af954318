/// Edges between age buckets: 30, 60, 90 make current, 1-30, 31-60, 61-90 and 90+.
public struct AgingBuckets: Sendable, Hashable {
  public let edges: [Int]

  public static let standard = AgingBuckets(sorted: [30, 60, 90])

  private init(sorted edges: [Int]) {
    self.edges = edges
  }

  /// Nil unless the edges are above zero and rise.
  public init?(edges: [Int]) {
    guard let first = edges.first, first > 0, zip(edges, edges.dropFirst()).allSatisfy(<) else {
      return nil
    }
    self.edges = edges
  }

  public var count: Int { edges.count + 2 }

  public var names: [String] {
    var names = ["current"]
    var from = 1
    for edge in edges {
      names.append("\(from)-\(edge)")
      from = edge + 1
    }
    return names + ["\(edges.last ?? 0)+"]
  }

  /// The bucket of something that is so many days past its day; due on the day itself is current.
  public func index(ofAge days: Int) -> Int {
    guard days > 0 else { return 0 }
    return 1 + (edges.firstIndex { days <= $0 } ?? edges.count)
  }
}

/// What is asked of an aging: of which day, as known when, and by which of an item's days.
public struct AgingQuestion: Sendable, Hashable {
  public enum Basis: String, Sendable {
    case due, issued
  }

  public let day: Day
  /// Only entries recorded up to then; nil: all of them.
  public let knownAt: Moment?
  public let basis: Basis
  public let buckets: AgingBuckets

  public init(
    day: Day, knownAt: Moment? = nil, basis: Basis = .due, buckets: AgingBuckets = .standard
  ) {
    self.day = day
    self.knownAt = knownAt
    self.basis = basis
    self.buckets = buckets
  }
}

/// What one account owes in one currency, by age, and the money of it that waits.
public struct AgingRow: Sendable, Equatable {
  public let account: AccountID
  public let currency: Currency
  /// In minor units; gross of waiting money.
  public var buckets: [Int64]
  /// In minor units, above zero.
  public var unapplied: Int64

  public init(account: AccountID, currency: Currency, buckets: [Int64], unapplied: Int64) {
    self.account = account
    self.currency = currency
    self.buckets = buckets
    self.unapplied = unapplied
  }

  public var isEmpty: Bool { unapplied == 0 && buckets.allSatisfy { $0 == 0 } }
}

extension Account {
  /// The account's rows, one for each currency, in the order of their codes.
  public func aging(_ question: AgingQuestion) -> [AgingRow] {
    var rows: [Currency: AgingRow] = [:]
    for item in items.values {
      let open = item.open(on: question.day)
      guard open != 0 else { continue }
      var row =
        rows[item.currency]
        ?? AgingRow(
          account: id, currency: item.currency,
          buckets: Array(repeating: 0, count: question.buckets.count), unapplied: 0)
      if item.id.kind.isOwed {
        let from = question.basis == .due ? item.due : item.issued
        row.buckets[question.buckets.index(ofAge: question.day.days(since: from))] += open
      } else {
        row.unapplied -= open
      }
      rows[item.currency] = row
    }
    return rows.values.filter { !$0.isEmpty }.sorted { $0.currency < $1.currency }
  }
}
