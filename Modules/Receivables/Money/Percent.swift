/// A rate in percent, exact to a ten-thousandth of a percent.
public struct Percent: Hashable, Comparable, Sendable {
  public let tenThousandths: Int64

  public init(tenThousandths: Int64) {
    self.tenThousandths = tenThousandths
  }

  public init(_ whole: Int64) {
    self.init(tenThousandths: whole * 10_000)
  }

  /// Reads `12.75`, `-0.88`; nil where it is no number, has more than four decimals, or is more than
  /// any rate.
  ///
  /// Thousands are not grouped: `12,750` may well be meant as twelve and three quarters.
  public init?(_ text: String) {
    guard !text.utf8.contains(UInt8(ascii: ",")) else { return nil }
    // No number is an answer here: whoever asked says so in their own words.
    guard let number = try? DecimalAmount(text, decimal: .point), number.scale <= 4,
      number.unscaled.magnitude <= Percent.most
    else { return nil }
    var value = number.unscaled
    for _ in number.scale..<4 { value *= 10 }
    guard value.magnitude <= Percent.most else { return nil }
    self.init(tenThousandths: value)
  }

  /// A million percent, so that rates can be added without running over.
  private static let most: UInt64 = 1_000_000 * 10_000

  public static func < (left: Percent, right: Percent) -> Bool {
    left.tenThousandths < right.tenThousandths
  }
}

extension Percent: CustomStringConvertible {
  /// Without zeros at the end: `12.75`.
  public var description: String {
    var number = DecimalAmount(unscaled: tenThousandths, scale: 4)
    while number.scale > 0, number.unscaled % 10 == 0 {
      number = DecimalAmount(unscaled: number.unscaled / 10, scale: number.scale - 1)
    }
    return number.description
  }
}
