import Foundation
public import Receivables

/// What a run knows of the world beside the book: the clock, chance, and other people's clocks.
///
/// Handed in, so that a test can say what they are.
public struct Surroundings: Sendable {
  /// The real clock.
  public let now: @Sendable () -> Moment
  /// Sixteen random bytes, new ones each time.
  public let salt: @Sendable () -> [UInt8]
  /// Seconds that a time zone is ahead of UTC at a moment; UTC where the zone is not known.
  public let offset: @Sendable (_ timeZone: String?, Moment) -> Int

  public init(
    now: @escaping @Sendable () -> Moment, salt: @escaping @Sendable () -> [UInt8],
    offset: @escaping @Sendable (_ timeZone: String?, Moment) -> Int
  ) {
    self.now = now
    self.salt = salt
    self.offset = offset
  }

  /// The machine's clock, its random numbers and its time zones.
  public static let real = Surroundings(
    now: { Moment(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)) },
    salt: {
      var generator = SystemRandomNumberGenerator()
      return withUnsafeBytes(of: (generator.next(), generator.next())) { Array($0) }
    },
    offset: { name, moment in
      guard let zone = name.flatMap({ TimeZone(identifier: $0) }) else { return 0 }
      let seconds = Double(moment.microseconds) / 1_000_000
      return zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds))
    })
}
