public import Receivables

/// An amount that a policy names once for all currencies, or for some by themselves.
public struct Threshold: Sendable, Hashable {
  /// In units of whichever currency it is held against; cut to its decimals.
  public let general: DecimalAmount
  /// In minor units.
  public let byCurrency: [Currency: Int64]

  public init(
    general: DecimalAmount = DecimalAmount(unscaled: 0, scale: 0),
    byCurrency: [Currency: Int64] = [:]
  ) {
    self.general = general
    self.byCurrency = byCurrency
  }

  public func minorUnits(in currency: Currency) -> Int64 {
    if let own = byCurrency[currency] { return own }
    var value = general.unscaled
    for _ in currency.decimals..<max(general.scale, currency.decimals) { value /= 10 }
    for _ in general.scale..<max(general.scale, currency.decimals) { value *= 10 }
    return value
  }
}
