package import Receivables

/// Thousands, millions and so on, so that large amounts have short labels.
package struct AmountUnit: Equatable {
  /// How many decimals of minor units one unit has: five for thousands of euros.
  private let scale: Int
  private let suffix: String

  private static let suffixes = ["", "k", "M", "bn", "tn", "qd"]

  /// The unit in which amounts of this size are written: four digits of the smallest, three of others.
  init(for amount: UInt64, _ currency: Currency) {
    var index = 0
    var scale = currency.decimals
    var whole = amount / UInt64(AmountUnit.power(scale))
    while whole >= (index == 0 ? 10_000 : 1000), index + 1 < AmountUnit.suffixes.count {
      whole /= 1000
      index += 1
      scale += 3
    }
    self.scale = scale
    suffix = AmountUnit.suffixes[index]
  }

  /// Every digit that says something, as `2.5k`.
  func exact(_ amount: Int64) -> String {
    written(amount.magnitude, scale, sign: amount < 0)
  }

  /// Whole units, and one decimal below ten, as `59k` and `5.9k`.
  package static func rounded(_ amount: Int64, _ currency: Currency) -> String {
    let unit = AmountUnit(for: amount.magnitude, currency)
    let whole = UInt64(power(unit.scale))
    let decimals = amount.magnitude / whole < 10 && unit.scale > 0 ? 1 : 0
    let grain = decimals == 1 ? whole / 10 : whole
    let grains = amount.magnitude / grain + (amount.magnitude % grain >= (grain + 1) / 2 ? 1 : 0)
    return unit.written(grain == 1 ? amount.magnitude : grains, decimals, sign: amount < 0)
  }

  private func written(_ digits: UInt64, _ scale: Int, sign: Bool) -> String {
    let whole = UInt64(AmountUnit.power(scale))
    let mark = sign && digits > 0 ? "-" : ""
    var text = "\(mark)\(digits / whole)"
    var rest = String(digits % whole)
    if digits % whole > 0 {
      rest = String(repeating: "0", count: scale - rest.utf8.count) + rest
      while rest.last == "0" { rest.removeLast() }
      text += "." + rest
    }
    return digits == 0 ? text : text + suffix
  }

  static func power(_ exponent: Int) -> Int64 {
    (0..<min(exponent, 18)).reduce(1) { power, _ in power * 10 }
  }
}
