/// One line of an interest schedule: so much, for so long, at one rate.
public struct ChargeLine: Sendable, Hashable {
  /// A yearly rate, and where it comes from.
  public struct Rate: Sendable, Hashable {
    public let percent: Percent
    public let source: String
    /// The tables whose rate nobody confirmed; empty where all were.
    public let doubts: [String]

    /// Whether its source was confirmed; one that was not is marked wherever it is printed.
    public var isSure: Bool { doubts.isEmpty }
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
  /// Whether it is part of what is owed; what goes by a rate that nobody confirmed is not, unless
  /// such a rate is accepted.
  public let isCharged: Bool
}
