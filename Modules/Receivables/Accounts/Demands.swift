/// A dunning notice as it was handed to its channel: how harshly it asked, and by which day it wanted
/// the money.
public struct Demand: Sendable, Hashable {
  public let notice: String
  public let currency: Currency
  /// The tone in which it asked.
  public let rung: String
  /// The business day on which it was handed over.
  public let day: Day
  /// The day that it named for paying; nil where it named none.
  public let payBy: Day?
}

/// The latest demands of an account, oldest first: what no rule looks back to is dropped.
///
/// One that was refused, or came back, or was never sent after all, is none.
public struct Demands: Sendable, Equatable {
  public private(set) var all: [Demand] = []

  /// In several currencies and by several channels, a year of them.
  static let kept = 48

  init() {}

  public subscript(notice: String) -> Demand? { all.last { $0.notice == notice } }

  /// A second attempt takes the place of the first.
  mutating func note(_ demand: Demand) {
    drop(demand.notice)
    all.append(demand)
    if all.count > Demands.kept { all.removeFirst() }
  }

  mutating func drop(_ notice: String) {
    all.removeAll { $0.notice == notice }
  }

  // MARK: As stored

  /// `["N-1","EUR","reminder","2025-03-04","2025-03-12"]`, each; without the last day where none was
  /// named.
  func write(into json: inout JSONWriter) {
    guard !all.isEmpty else { return }
    json.array("demands") { list in
      for demand in all {
        list.array { row in
          row.string(nil, demand.notice)
          row.string(nil, demand.currency.code)
          row.string(nil, demand.rung)
          row.day(nil, demand.day)
          if let payBy = demand.payBy { row.day(nil, payBy) }
        }
      }
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    for value in try reader.list("demands") {
      guard let row = value.array, row.count == 4 || row.count == 5, let notice = row[0].string,
        let currency = row[1].string.flatMap({ Currency(code: $0) }), let rung = row[2].string,
        let day = row[3].string.flatMap({ Day($0) })
      else { throw .wrong("demands") }
      all.append(
        Demand(
          notice: notice, currency: currency, rung: rung, day: day,
          payBy: row.count == 5 ? row[4].string.flatMap { Day($0) } : nil))
    }
  }
}
