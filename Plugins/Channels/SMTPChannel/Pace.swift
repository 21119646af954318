/// Hands out turns, evenly spread, so that no minute has more than it may.
struct Pace {
  private let gap: Duration
  private let sleep: @Sendable (Duration) async throws -> Void
  private let elapsed: @Sendable () -> Duration
  private var next: Duration = .zero

  /// - Parameter perMinute: nil where turns come as they are asked for.
  init<ClockType: Clock>(perMinute: Int?, _ clock: ClockType) where ClockType.Duration == Duration {
    gap = perMinute.map { .seconds(60) / $0 } ?? .zero
    let start = clock.now
    elapsed = { start.duration(to: clock.now) }
    sleep = { try await clock.sleep(until: clock.now.advanced(by: $0), tolerance: nil) }
  }

  /// Since the beginning.
  var now: Duration { elapsed() }

  /// Takes the next turn.
  ///
  /// - Returns: how to wait for it; throws where the task is cancelled meanwhile.
  mutating func turn() -> @Sendable () async throws -> Void {
    let now = elapsed()
    let turn = max(now, next)
    next = turn + gap
    let wait = turn - now
    return { [sleep] in if wait > .zero { try await sleep(wait) } }
  }
}
