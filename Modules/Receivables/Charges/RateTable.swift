/// Rates by the day from which each holds, every one with where it was read and how sure it is.
public struct RateTable: Sendable, Hashable {
  /// One rate.
  public struct Row: Sendable, Hashable {
    public let from: Day
    public let percent: Percent
    public let source: String
    /// Whether it was confirmed; one that was not is marked wherever it is printed.
    public let isSure: Bool

    public init(from: Day, percent: Percent, source: String, isSure: Bool) {
      self.from = from
      self.percent = percent
      self.source = source
      self.isSure = isSure
    }
  }

  public let name: String
  /// In the order of their days.
  public let rows: [Row]
  /// Through this day the last row is known to hold; later days use it, and are marked.
  public let knownThrough: Day
  /// Whether a row holds for its half-year alone: one without a row has no rate.
  public let isByHalfYears: Bool

  public init(
    name: String, rows: [Row], knownThrough: Day = .distantFuture, isByHalfYears: Bool = false
  ) {
    self.name = name
    self.rows = rows.sorted { $0.from < $1.from }
    self.knownThrough = knownThrough
    self.isByHalfYears = isByHalfYears
  }

  /// The rate that holds on a day; nil before the first, and in a half-year that has none of its own.
  public func row(on day: Day) -> Row? {
    guard let row = rows.last(where: { $0.from <= day }) else { return nil }
    if isByHalfYears, row.from.halfYear != day.halfYear { return nil }
    guard day > knownThrough else { return row }
    return Row(
      from: row.from, percent: row.percent,
      source: "the last one known, as that after \(knownThrough) is not; \(row.source)",
      isSure: false)
  }

  /// Days on which another rate begins, or from which none is known, after one day and through
  /// another.
  func changes(after first: Day, through last: Day) -> [Day] {
    let unknown = knownThrough < .distantFuture ? [knownThrough.adding(days: 1)] : []
    return (rows.map(\.from) + unknown).filter { $0 > first && $0 <= last }
  }

  /// The table with later rows, as somebody supplies them: one of the same day replaces ours.
  ///
  /// A time between that neither knows stays marked.
  public func extended(with more: [Row], knownThrough through: Day) -> RateTable {
    var added = more
    let unknown = knownThrough.adding(days: 1)
    // Where each half-year has its own row, a time between has none.
    if !isByHalfYears, let next = more.lazy.map(\.from).filter({ $0 >= unknown }).min(),
      next > unknown,
      let last = row(on: unknown)
    {
      added.append(Row(from: unknown, percent: last.percent, source: last.source, isSure: false))
    }
    let days = Set(added.map(\.from))
    return RateTable(
      name: name, rows: rows.filter { !days.contains($0.from) } + added,
      knownThrough: max(through, knownThrough), isByHalfYears: isByHalfYears)
  }

  // MARK: As stored

  /// `["2025-01-01","2.27","where it was read",true]`, each.
  public func write(into json: inout JSONWriter) {
    json.string("name", name)
    if knownThrough < .distantFuture { json.day("known_through", knownThrough) }
    if isByHalfYears { json.bool("half_years", true) }
    json.array("rows") { list in
      for row in rows {
        list.array { values in
          values.day(nil, row.from)
          values.string(nil, row.percent.description)
          values.string(nil, row.source)
          values.bool(nil, row.isSure)
        }
      }
    }
  }

  public init(_ reader: FactReader) throws(FactError) {
    var rows: [Row] = []
    for value in try reader.list("rows") {
      guard let row = value.array, row.count == 4, let from = row[0].string.flatMap({ Day($0) }),
        let percent = row[1].string.flatMap({ Percent($0) }), let source = row[2].string,
        let isSure = row[3].bool
      else { throw .wrong("rows") }
      rows.append(Row(from: from, percent: percent, source: source, isSure: isSure))
    }
    self.init(
      name: try reader.string("name"), rows: rows,
      knownThrough: try reader.dayIfPresent("known_through") ?? .distantFuture,
      isByHalfYears: reader.value["half_years"]?.bool ?? false)
  }
}

extension Day {
  /// Half-years, counted.
  fileprivate var halfYear: Int { year * 2 + (month - 1) / 6 }
}
