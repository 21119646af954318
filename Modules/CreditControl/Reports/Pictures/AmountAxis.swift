package import Receivables

/// Round amounts along an axis that holds all of some amounts and zero.
package struct AmountAxis: Equatable {
  /// Rising, in minor units, as far apart as one, two or five with zeros behind it.
  package let ticks: [Int64]
  /// Where the axis ends, in minor units.
  private let bottom: Int64
  private let top: Int64
  private let unit: AmountUnit

  private static let mostSteps: UInt64 = 6

  package init(holding amounts: [Int64], _ currency: Currency) {
    let low = min(0, amounts.min() ?? 0)
    let high = max(0, amounts.max() ?? 0)
    let step = AmountAxis.step(below: low.magnitude, above: high.magnitude, currency)
    let below = AmountAxis.ticks(step, covering: low.magnitude).map { -$0 }
    let above = AmountAxis.ticks(step, covering: high.magnitude)
    ticks = below.reversed() + [0] + (low == 0 && high == 0 ? [step] : above)
    // A tick that no number can hold is left out; the axis ends at the amount then.
    bottom = min(low, ticks.first ?? low)
    top = max(high, ticks.last ?? high)
    unit = AmountUnit(for: max(bottom.magnitude, top.magnitude), currency)
  }

  /// From 0 at the bottom to 1 at the top.
  package func place(of amount: Int64) -> Double {
    (Double(amount) - Double(bottom)) / (Double(top) - Double(bottom))
  }

  package func label(_ tick: Int64) -> String { unit.exact(tick) }

  private static func step(below: UInt64, above: UInt64, _ currency: Currency) -> Int64 {
    guard below > 0 || above > 0 else { return AmountUnit.power(currency.decimals) }
    func steps(_ step: Int64) -> UInt64 {
      let step = UInt64(step)
      return (below / step) + (below % step > 0 ? 1 : 0) + (above / step)
        + (above % step > 0 ? 1 : 0)
    }
    var power: Int64 = 1
    while true {
      for factor: Int64 in [1, 2, 5] where steps(power * factor) <= mostSteps {
        return power * factor
      }
      let (next, overflow) = power.multipliedReportingOverflow(by: 10)
      // Five times the last power is more than half of what a number holds.
      if overflow { return power * 5 }
      power = next
    }
  }

  private static func ticks(_ step: Int64, covering amount: UInt64) -> [Int64] {
    var ticks: [Int64] = []
    var tick = step
    while UInt64(ticks.count) * UInt64(step) < amount {
      ticks.append(tick)
      let (next, overflow) = tick.addingReportingOverflow(step)
      if overflow { break }
      tick = next
    }
    return ticks
  }
}
