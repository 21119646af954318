import CreditControl
import Receivables

extension GatewayPace {
  /// Waits for nothing, on a clock that stands still.
  static let instant = GatewayPace(
    now: { Moment(day("2025-03-04"), hour: 12) }, sleep: { _ in }, chance: { _ in 0 })
}
