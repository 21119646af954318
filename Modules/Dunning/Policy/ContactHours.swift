/// The hours of the day in which a customer may be written to, by the customer's own clock.
public struct ContactHours: Sendable, Hashable {
  /// Minutes after midnight.
  public let from: Int
  /// Minutes after midnight; nothing is sent from then on.
  public let until: Int

  /// Nil unless the hours begin before they end, within one day.
  public init?(from: Int, until: Int) {
    guard (0..<1440).contains(from), (1...1440).contains(until), from < until else { return nil }
    self.from = from
    self.until = until
  }
}
