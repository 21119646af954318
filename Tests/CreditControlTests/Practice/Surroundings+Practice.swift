import CreditControl
import Foundation
import Receivables
import Synchronization

/// A clock that stands still until it is moved, and chance that comes out the same each time.
final class SteppedClock: Sendable {
  private let standing: Mutex<Moment>
  private let salts = Mutex<Int>(0)

  init(at moment: Moment = Moment(day("2025-01-01"), hour: 8)) {
    standing = Mutex(moment)
  }

  var moment: Moment { standing.withLock { $0 } }

  /// Forwards only, as real clocks do.
  func move(to moment: Moment) {
    standing.withLock { $0 = max($0, moment) }
  }

  /// What an installation is handed.
  var surroundings: Surroundings {
    Surroundings(
      now: { self.moment }, salt: { self.salt() }, offset: Surroundings.real.offset)
  }

  private func salt() -> [UInt8] {
    let number = salts.withLock { count in
      count += 1
      return count
    }
    return Array(SHA256.hash(Array("salt \(number)".utf8)).bytes.prefix(16))
  }
}
