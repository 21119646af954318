/// A number as a fraction of whole ones: interest stays exact until it is rounded once.
public struct Fraction: Sendable, Hashable, Comparable {
  private let isNegative: Bool
  private let numerator: Natural
  private let denominator: Natural

  private init(_ isNegative: Bool, _ numerator: Natural, _ denominator: Natural) {
    let divisor = numerator.commonDivisor(with: denominator)
    self.numerator = numerator.divided(by: divisor).quotient
    self.denominator = denominator.divided(by: divisor).quotient
    self.isNegative = isNegative && !numerator.isZero
  }

  public init(_ value: Int64) {
    self.init(value < 0, Natural(value.magnitude), .one)
  }

  /// The denominator must be above zero.
  public init(_ numerator: Int64, over denominator: Int64) {
    precondition(denominator > 0, "A fraction needs a denominator above zero.")
    self.init(numerator < 0, Natural(numerator.magnitude), Natural(denominator.magnitude))
  }

  public static let zero = Fraction(0)

  public static func + (left: Fraction, right: Fraction) -> Fraction {
    let one = left.numerator * right.denominator
    let two = right.numerator * left.denominator
    let denominator = left.denominator * right.denominator
    guard left.isNegative != right.isNegative else {
      return Fraction(left.isNegative, one + two, denominator)
    }
    return one >= two
      ? Fraction(left.isNegative, one - two, denominator)
      : Fraction(right.isNegative, two - one, denominator)
  }

  public static prefix func - (value: Fraction) -> Fraction {
    Fraction(!value.isNegative, value.numerator, value.denominator)
  }

  public static func - (left: Fraction, right: Fraction) -> Fraction { left + -right }

  public static func * (left: Fraction, right: Fraction) -> Fraction {
    Fraction(
      left.isNegative != right.isNegative, left.numerator * right.numerator,
      left.denominator * right.denominator)
  }

  /// The divisor must be above zero.
  public static func / (left: Fraction, right: Fraction) -> Fraction {
    precondition(right > .zero, "A fraction is divided by one above zero.")
    return Fraction(
      left.isNegative, left.numerator * right.denominator, left.denominator * right.numerator)
  }

  public static func < (left: Fraction, right: Fraction) -> Bool {
    let difference = right - left
    return !difference.isNegative && !difference.numerator.isZero
  }

  /// The nearest whole number by a rule.
  ///
  /// - Throws: ``MoneyError/tooLarge``.
  public func rounded(_ rounding: Rounding) throws(MoneyError) -> Int64 {
    let (whole, rest) = numerator.divided(by: denominator)
    let twice = rest + rest
    let goesUp: Bool
    switch rounding {
    case .halfUp: goesUp = !rest.isZero && twice >= denominator
    case .halfEven:
      goesUp = twice > denominator || twice == denominator && !whole.isEven
    case .down: goesUp = false
    case .up: goesUp = !rest.isZero
    }
    let magnitude = goesUp ? whole + .one : whole
    guard let word = magnitude.word, let value = Int64(exactly: word) else { throw .tooLarge }
    return isNegative ? -value : value
  }
}

/// How an exact amount becomes one of whole units. Signs make no difference.
public enum Rounding: String, Sendable, Hashable, CaseIterable {
  /// Half a unit becomes a whole one.
  case halfUp = "half-up"
  /// Half a unit goes to the even neighbour.
  case halfEven = "half-even"
  case down
  case up
}

extension Percent {
  /// As a fraction of one: 12.75 % is 51/400.
  public var fraction: Fraction { Fraction(tenThousandths, over: 1_000_000) }

  public static func + (left: Percent, right: Percent) -> Percent {
    Percent(tenThousandths: left.tenThousandths + right.tenThousandths)
  }

  /// So many times as much.
  public static func * (left: Percent, right: Int) -> Percent {
    Percent(tenThousandths: left.tenThousandths * Int64(right))
  }
}
