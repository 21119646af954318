/// A decimal number as somebody wrote it, exact, before its currency is known.
public struct DecimalAmount: Hashable, Sendable {
  /// The digits without their point, as 123450 for `1234.50`.
  public let unscaled: Int64
  /// How many digits stand after the point.
  public let scale: Int

  public init(unscaled: Int64, scale: Int) {
    self.unscaled = unscaled
    self.scale = scale
  }

  /// Why a text is not an amount.
  public enum Problem: Error, Equatable, Sendable {
    case notANumber
    case tooLarge
    case ambiguous
    /// More digits after the point than the currency has.
    case tooManyDecimals(allowed: Int)
  }

  /// Which sign stands between whole and fraction; the other one groups thousands.
  public enum Separator: String, Sendable {
    case point, comma
  }

  /// Reads `1234.5`, `-1234.50`, `1,234.50`, or with a comma for the decimals where told so.
  ///
  /// Where nothing says which sign is the decimal one, a lone sign before three digits could be
  /// either, as in `1.234`, and is refused.
  public init(_ text: some StringProtocol, decimal: Separator?) throws(Problem) {
    var digits: [UInt8] = []
    var signs: [(sign: UInt8, digitsBefore: Int)] = []
    var negative = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case 48...57: digits.append(byte - 48)
      case 45 where index == 0: negative = true
      case 43 where index == 0: break
      case 44, 46: signs.append((byte, digits.count))
      default: throw .notANumber
      }
    }
    guard !digits.isEmpty else { throw .notANumber }
    let fraction = try DecimalAmount.fractionLength(
      digits.count, signs, decimal, leadingZero: digits.first == 0)
    var value: Int64 = 0
    for digit in digits {
      let (product, over) = value.multipliedReportingOverflow(by: 10)
      let (sum, over2) = product.addingReportingOverflow(Int64(digit))
      guard !over, !over2 else { throw .tooLarge }
      value = sum
    }
    self.init(unscaled: negative ? -value : value, scale: fraction)
  }

  private static func fractionLength(
    _ count: Int, _ signs: [(sign: UInt8, digitsBefore: Int)], _ decimal: Separator?,
    leadingZero: Bool
  ) throws(Problem) -> Int {
    guard let last = signs.last else { return 0 }
    let decimalSign: UInt8? = decimal.map { $0 == .point ? 46 : 44 }
    let isDecimal: Bool
    if let decimalSign {
      isDecimal = last.sign == decimalSign
    } else if signs.count == 1 {
      if count - last.digitsBefore == 3, (1...3).contains(last.digitsBefore), !leadingZero {
        throw .ambiguous
      }
      isDecimal = true
    } else {
      isDecimal = signs.dropLast().allSatisfy { $0.sign != last.sign }
    }
    let groups = isDecimal ? signs.dropLast() : signs[...]
    var end = isDecimal ? last.digitsBefore : count
    for group in groups.reversed() {
      guard end - group.digitsBefore == 3, group.digitsBefore > 0,
        group.sign == groups.first?.sign, group.sign != decimalSign
      else { throw .notANumber }
      end = group.digitsBefore
    }
    let fraction = isDecimal ? count - last.digitsBefore : 0
    guard !isDecimal || fraction > 0 else { throw .notANumber }
    return fraction
  }

  /// The amount in a currency, where it has no more decimals than that currency.
  public func money(in currency: Currency) throws(Problem) -> Money {
    var value = unscaled
    var scale = scale
    while scale > currency.decimals {
      guard value % 10 == 0 else { throw .tooManyDecimals(allowed: currency.decimals) }
      value /= 10
      scale -= 1
    }
    while scale < currency.decimals {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { throw .tooLarge }
      value = product
      scale += 1
    }
    return Money(minorUnits: value, currency)
  }
}

extension DecimalAmount: CustomStringConvertible {
  /// With a point for the decimals: `1234.50`.
  public var description: String {
    guard scale > 0 else { return String(unscaled) }
    let digits = String(unscaled.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return (unscaled < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
  }
}
