import Foundation
public import Receivables
import Synchronization

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
  public static let real = make(SaltPage())

  private static func make(_ page: SaltPage) -> Surroundings {
    Surroundings(
      now: { Moment(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)) },
      salt: { page.salt() },
      offset: { name, moment in
        guard let zone = name.flatMap({ TimeZone(identifier: $0) }) else { return 0 }
        let seconds = Double(moment.microseconds) / 1_000_000
        return zone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds))
      })
  }
}

/// Random bytes of the system, asked for by the page: an import wants a salt for every row.
private final class SaltPage: Sendable {
  private let page = Mutex<[UInt8]>([])

  func salt() -> [UInt8] {
    page.withLock { page in
      if page.isEmpty {
        page = SaltPage.random(count: 4096)
      }
      let salt = Array(page.suffix(16))
      page.removeLast(16)
      return salt
    }
  }

  /// Swift's own generator asks the system for eight bytes at a time.
  private static func random(count: Int) -> [UInt8] {
    if let file = FileHandle(forReadingAtPath: "/dev/urandom"),
      // Where the system has no such file, its generator is asked: slower, and as good.
      let page = try? file.read(upToCount: count), page.count == count
    {
      return Array(page)
    }
    var generator = SystemRandomNumberGenerator()
    return (0..<count / 8).flatMap { _ in withUnsafeBytes(of: generator.next()) { Array($0) } }
  }
}
