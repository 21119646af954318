public import Receivables

/// Receivables of one currency by age, summed up under a key.
public struct AgingLine: Sendable, Equatable {
  /// The code of the currency, or what the sums are told apart by.
  public let key: String
  public let currency: Currency
  /// In minor units; gross of waiting money.
  public private(set) var buckets: [Int64]
  /// In minor units, above zero.
  public private(set) var unapplied: Int64

  /// Sums of rows by (key, currency), in the order of both.
  public static func lines(_ rows: [AgingRow], by key: (AgingRow) -> String) -> [AgingLine] {
    struct Place: Hashable {
      let key: String
      let currency: Currency
    }
    var places: [Place: Int] = [:]
    var lines: [AgingLine] = []
    for row in rows {
      let place = Place(key: key(row), currency: row.currency)
      if let index = places[place] {
        lines[index].add(row)
      } else {
        places[place] = lines.count
        lines.append(
          AgingLine(
            key: place.key, currency: row.currency, buckets: row.buckets,
            unapplied: row.unapplied))
      }
    }
    return lines.sorted { ($0.key, $0.currency) < ($1.key, $1.currency) }
  }

  /// One line for each currency.
  public static func totals(_ rows: [AgingRow]) -> [AgingLine] {
    lines(rows) { $0.currency.code }
  }

  /// Everything that is open, in minor units.
  public var total: Int64 { buckets.reduce(0, +) }

  /// What is past its day, in minor units.
  public var overdue: Int64 { buckets.dropFirst().reduce(0, +) }

  private mutating func add(_ row: AgingRow) {
    for index in buckets.indices { buckets[index] += row.buckets[index] }
    unapplied += row.unapplied
  }
}
