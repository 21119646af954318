/// An amount of one currency, exact to its smallest unit.
public struct Money: Hashable, Sendable {
  /// Cents for euros, whole yen for yen.
  public let minorUnits: Int64
  public let currency: Currency

  @inlinable public init(minorUnits: Int64, _ currency: Currency) {
    self.minorUnits = minorUnits
    self.currency = currency
  }

  @inlinable public static func zero(_ currency: Currency) -> Money {
    Money(minorUnits: 0, currency)
  }

  @inlinable public var isZero: Bool { minorUnits == 0 }
  @inlinable public var isPositive: Bool { minorUnits > 0 }

  public static prefix func - (money: Money) -> Money {
    Money(minorUnits: -money.minorUnits, money.currency)
  }

  /// - Throws: ``MoneyError`` where the currencies differ or the sum is too large to hold.
  public func adding(_ other: Money) throws(MoneyError) -> Money {
    guard currency == other.currency else { throw .differentCurrencies(currency, other.currency) }
    return Money(minorUnits: try minorUnits.adding(other.minorUnits), currency)
  }

  /// Parts in proportion to weights, whose sum is exactly the whole.
  ///
  /// Units left over by rounding down go one each to the first parts, so that no cent is lost.
  public func split(by weights: [Int]) -> [Money] {
    precondition(weights.allSatisfy { $0 >= 0 }, "A split needs weights of zero or more.")
    let total = weights.reduce(0, +)
    precondition(total > 0, "A split needs at least one part with weight.")
    var parts = weights.map { weight -> Int64 in
      let wide = minorUnits.multipliedFullWidth(by: Int64(weight))
      return Int64(total).dividingFullWidth(wide).quotient
    }
    let rest = minorUnits - parts.reduce(0, +)
    let step: Int64 = rest < 0 ? -1 : 1
    let heavy = weights.indices.filter { weights[$0] > 0 }
    for index in 0..<Int(abs(rest)) { parts[heavy[index % heavy.count]] += step }
    return parts.map { Money(minorUnits: $0, currency) }
  }
}

/// What can go wrong with an amount.
public enum MoneyError: Error, Equatable, Sendable {
  case differentCurrencies(Currency, Currency)
  case tooLarge
}

extension Int64 {
  /// Checked addition: money never wraps around.
  func adding(_ other: Int64) throws(MoneyError) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    guard !overflow else { throw .tooLarge }
    return sum
  }
}

extension Money: CustomStringConvertible {
  /// The decimal amount and the code, as `1234.50 EUR`.
  public var description: String { "\(decimal) \(currency.code)" }

  /// The amount with the currency's number of decimals and a point, as `1234.50`.
  public var decimal: String {
    let places = currency.decimals
    let digits = String(minorUnits.magnitude)
    let sign = minorUnits < 0 ? "-" : ""
    guard places > 0 else { return sign + digits }
    let padding = Swift.max(0, places + 1 - digits.utf8.count)
    let whole = String(repeating: "0", count: padding) + digits
    return sign + whole.dropLast(places) + "." + whole.suffix(places)
  }
}
