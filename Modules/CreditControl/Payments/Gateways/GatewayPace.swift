public import Receivables

/// How fast gateways are asked again: pauses that double, with chance in them, so that many books do
/// not come back in step.
public struct GatewayPace: Sendable {
  static let mostAttempts = 4
  /// What a gateway may ask to be left alone for within a run; longer, and the next run tries.
  static let mostSeconds = 30
  private static let firstMilliseconds = 500

  let now: @Sendable () -> Moment
  /// Waits so many milliseconds.
  let sleep: @Sendable (Int) async -> Void
  /// A number from 0 to below a bound.
  let chance: @Sendable (Int) -> Int

  public init(
    now: @escaping @Sendable () -> Moment, sleep: @escaping @Sendable (Int) async -> Void,
    chance: @escaping @Sendable (Int) -> Int
  ) {
    self.now = now
    self.sleep = sleep
    self.chance = chance
  }

  /// The real clock; a run that is cancelled waits no longer.
  public static let real = GatewayPace(
    now: Surroundings.real.now,
    sleep: { milliseconds in
      do {
        try await Task.sleep(for: .milliseconds(milliseconds))
      } catch {
        // Cancelled: whoever waits looks for that itself.
      }
    }, chance: { Int.random(in: 0..<max(1, $0)) })

  /// Waits before another attempt.
  ///
  /// - Parameter asked: the seconds that the gateway wants, which are kept exactly or more.
  /// - Returns: false where that is too long for this run.
  func wait(_ attempt: Int, asked: Int?) async -> Bool {
    if let asked {
      guard asked <= GatewayPace.mostSeconds else { return false }
      await sleep(asked * 1000 + chance(GatewayPace.firstMilliseconds))
      return true
    }
    let whole = GatewayPace.firstMilliseconds << (attempt - 1)
    await sleep(whole / 2 + chance(whole / 2))
    return true
  }
}
