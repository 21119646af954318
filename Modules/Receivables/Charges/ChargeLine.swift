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
}
