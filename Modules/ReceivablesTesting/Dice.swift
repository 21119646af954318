/// Chance that comes out the same for a seed, on every machine: SplitMix64.
public struct Dice: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator whose numbers follow from the seed alone.
  public init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
  }

  /// The next number, of all bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number of the range.
  public mutating func roll<Number: FixedWidthInteger>(_ range: ClosedRange<Number>) -> Number {
    Number.random(in: range, using: &self)
  }

  /// A number of the range, which is not empty.
  public mutating func roll<Number: FixedWidthInteger>(_ range: Range<Number>) -> Number {
    Number.random(in: range, using: &self)
  }

  /// Whether a coin shows heads.
  public mutating func flip() -> Bool { next() & 1 == 1 }

  /// One of the values, of which there is at least one.
  public mutating func pick<Value>(_ values: [Value]) -> Value {
    values[roll(0...values.count - 1)]
  }
}
