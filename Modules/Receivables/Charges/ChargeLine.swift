/// One line of an interest schedule: so much, for so long, at one rate.
public struct ChargeLine: Sendable, Hashable {
  /// A yearly rate, and where it comes from.
  public struct Rate: Sendable, Hashable {
    public let percent: Percent
    public let source: String
    /// Whether its source was confirmed; one that was not is marked wherever it is printed.
    public let isSure: Bool
  }

  public let from: Day
  /// The last day, which counts.
  public let to: Day
  /// As the day count has them.
  public let days: Int
  /// What bears interest, in minor units.
  public let base: Int64
  public let rate: Rate
  /// Exact, in minor units.
  public let exact: Fraction

  // MARK: As stored

  /// `["2025-01-01","2025-01-31",31,100000,"11.27","DE base rate 2.27 + 9",true]`, each.
  static func write(_ lines: [ChargeLine], into json: inout JSONWriter) {
    json.array("schedule") { list in
      for line in lines {
        list.array { row in
          row.day(nil, line.from)
          row.day(nil, line.to)
          row.integer(nil, line.days)
          row.integer(nil, line.base)
          row.string(nil, line.rate.percent.description)
          row.string(nil, line.rate.source)
          row.bool(nil, line.rate.isSure)
        }
      }
    }
  }
}
