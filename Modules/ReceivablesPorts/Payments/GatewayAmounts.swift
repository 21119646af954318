public import Receivables

/// Which amounts a gateway takes and how many decimals it gives a currency, where that differs from
/// ISO 4217.
public struct GatewayAmounts: Sendable, Equatable {
  /// The gateway's name, for messages.
  private let gateway: String
  /// Decimals of currencies that the gateway counts otherwise.
  private let decimals: [String: Int]
  /// The least that it takes, in the currency's own minor units.
  private let least: [String: Int64]
  /// The currencies that it takes; nil for all but those that it refuses.
  private let only: Set<String>?
  private let refused: Set<String>
  /// The most digits of an amount; nil where nothing is known.
  private let mostDigits: Int?

  /// The amounts of a gateway; codes are those of ISO 4217.
  public init(
    _ gateway: String, decimals: [String: Int] = [:], least: [String: Int64] = [:],
    only: Set<String>? = nil, refused: Set<String> = [], mostDigits: Int? = nil
  ) {
    self.gateway = gateway
    self.decimals = decimals
    self.least = least
    self.only = only
    self.refused = refused
    self.mostDigits = mostDigits
  }

  /// How many decimals the gateway gives a currency.
  public func places(of currency: Currency) -> Int {
    decimals[currency.code] ?? currency.decimals
  }

  /// An amount in the units that the gateway counts in.
  ///
  /// - Throws: ``PaymentError`` where it does not take the amount or the currency; nothing is ever
  ///   rounded.
  public func units(of money: Money) throws -> Int64 {
    let code = money.currency.code
    guard only?.contains(code) ?? true, !refused.contains(code) else {
      throw PaymentError("\(gateway) takes no \(code).")
    }
    guard money.isPositive else { throw PaymentError("there is nothing to pay.") }
    if let least = least[code], money.minorUnits < least {
      throw PaymentError(
        "\(gateway) takes \(Money(minorUnits: least, money.currency)) or more, not \(money).")
    }
    let units = try scaled(money)
    guard mostDigits.map({ String(units).count <= $0 }) ?? true else {
      throw PaymentError("\(money) is more than \(gateway) takes at once.")
    }
    return units
  }

  private func scaled(_ money: Money) throws -> Int64 {
    var units = money.minorUnits
    let difference = places(of: money.currency) - money.currency.decimals
    for _ in 0..<max(0, difference) {
      let (more, overflows) = units.multipliedReportingOverflow(by: 10)
      guard !overflows else { throw PaymentError("\(money) is more than \(gateway) takes.") }
      units = more
    }
    for _ in 0..<max(0, -difference) {
      guard units % 10 == 0 else {
        throw PaymentError(
          "\(gateway) counts \(money.currency.code) without so many decimals: \(money) cannot be asked"
            + " for.")
      }
      units /= 10
    }
    return units
  }

  /// An amount as decimal text with as many decimals as the gateway gives the currency.
  ///
  /// - Throws: ``PaymentError`` as ``units(of:)``.
  public func text(of money: Money) throws -> String {
    DecimalAmount(unscaled: try units(of: money), scale: places(of: money.currency)).description
  }

  /// An amount that the gateway tells in its units, whatever its sign; nil where it cannot be held.
  public func money(_ units: Int64, _ currency: Currency) -> Money? {
    do {
      return try DecimalAmount(unscaled: units, scale: places(of: currency)).money(in: currency)
    } catch {
      return nil
    }
  }

  /// The same from the code of a currency, in any case.
  public func money(_ units: Int64?, _ code: String?) -> Money? {
    guard let units, let currency = code.flatMap({ Currency(code: $0.uppercased()) }) else {
      return nil
    }
    return money(units, currency)
  }
}
