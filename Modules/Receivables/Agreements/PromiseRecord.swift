/// How a customer kept the latest promises: what segments go by.
public struct PromiseRecord: Sendable, Equatable {
  /// A promise that was judged.
  public struct Judged: Sendable, Equatable {
    public let promise: String
    public let currency: Currency
    /// The day from which it was judged.
    public let on: Day
    /// The last day on which money counted for it.
    public let deadline: Day
    /// What was to have come by then, in minor units.
    public let expected: Int64
    /// What came by then, as far as is known by now: money that was on its way counts as well.
    public fileprivate(set) var received: Int64
    /// As it was judged.
    public let ending: AgreementEnding

    /// Whether it was kept, by what is known now.
    public var isKept: Bool { ending == .kept || received >= expected }
  }

  /// The latest ones, in the order in which they were judged.
  public private(set) var judged: [Judged] = []

  /// So many are remembered.
  public static let kept = 12

  init() {}

  /// The share of promises judged by a day that were kept, in percent rounded down; nil where there
  /// are none.
  public func keptPercent(on day: Day) -> Int? {
    let known = judged.filter { $0.on <= day }
    guard !known.isEmpty else { return nil }
    return known.count(where: \.isKept) * 100 / known.count
  }

  /// How many promises judged by a day were not kept.
  public func brokenCount(on day: Day) -> Int {
    judged.count { $0.on <= day && !$0.isKept }
  }

  /// The first later day on which one that is judged counts.
  public func nextChange(after day: Day) -> Day? {
    judged.lazy.map(\.on).filter { $0 > day }.min()
  }

  mutating func note(_ ended: AgreementEnded, in currency: Currency, on day: Day) {
    guard [.kept, .partKept, .broken].contains(ended.ending), let deadline = ended.deadline,
      let expected = ended.expected
    else { return }
    judged.append(
      Judged(
        promise: ended.agreement, currency: currency, on: day, deadline: deadline,
        expected: expected,
        received: ended.received ?? 0, ending: ended.ending))
    if judged.count > PromiseRecord.kept { judged.removeFirst() }
  }

  /// Money that came in time and was told too late.
  mutating func note(_ minorUnits: Int64, for promise: String, on day: Day) {
    guard let index = judged.firstIndex(where: { $0.promise == promise }),
      day <= judged[index].deadline
    else { return }
    judged[index].received += minorUnits
  }

  // MARK: As stored

  /// `["P-1","EUR","2025-03-09","2025-03-08",5000,2500,"broken"]`, each.
  func write(into json: inout JSONWriter) {
    guard !judged.isEmpty else { return }
    json.array("judged") { list in
      for one in judged {
        list.array { row in
          row.string(nil, one.promise)
          row.string(nil, one.currency.code)
          row.day(nil, one.on)
          row.day(nil, one.deadline)
          row.integer(nil, one.expected)
          row.integer(nil, one.received)
          row.string(nil, one.ending.rawValue)
        }
      }
    }
  }

  init(_ reader: FactReader) throws(FactError) {
    for value in try reader.list("judged") {
      guard let row = value.array, row.count == 7, let promise = row[0].string,
        let currency = row[1].string.flatMap({ Currency(code: $0) }),
        let on = row[2].string.flatMap({ Day($0) }),
        let deadline = row[3].string.flatMap({ Day($0) }), let expected = row[4].integer,
        let received = row[5].integer,
        let ending = row[6].string.flatMap(AgreementEnding.init(rawValue:))
      else { throw .wrong("judged") }
      judged.append(
        Judged(
          promise: promise, currency: currency, on: on, deadline: deadline, expected: expected,
          received: received,
          ending: ending))
    }
  }
}
