/// A whole number from zero up, of any size: what interest on interest over a year needs to stay exact.
struct Natural: Hashable, Comparable, Sendable {
  /// From the least significant on; the last one is not zero.
  private var limbs: [UInt32]

  private init(limbs: [UInt32]) {
    self.limbs = limbs
    while self.limbs.last == 0 { self.limbs.removeLast() }
  }

  init(_ value: UInt64) {
    self.init(limbs: [UInt32(truncatingIfNeeded: value), UInt32(value >> 32)])
  }

  static let zero = Natural(0)
  static let one = Natural(1)

  var isZero: Bool { limbs.isEmpty }

  /// Nil where it is too large.
  var word: UInt64? {
    switch limbs.count {
    case 0: 0
    case 1: UInt64(limbs[0])
    case 2: UInt64(limbs[1]) << 32 | UInt64(limbs[0])
    default: nil
    }
  }

  static func < (left: Natural, right: Natural) -> Bool {
    if left.limbs.count != right.limbs.count { return left.limbs.count < right.limbs.count }
    return left.limbs.reversed().lexicographicallyPrecedes(right.limbs.reversed())
  }

  static func + (left: Natural, right: Natural) -> Natural {
    var sum: [UInt32] = []
    var carry: UInt64 = 0
    for index in 0..<max(left.limbs.count, right.limbs.count) {
      carry += UInt64(left[index]) + UInt64(right[index])
      sum.append(UInt32(truncatingIfNeeded: carry))
      carry >>= 32
    }
    sum.append(UInt32(carry))
    return Natural(limbs: sum)
  }

  /// The right one must not be larger.
  static func - (left: Natural, right: Natural) -> Natural {
    precondition(right <= left, "A natural number is not below zero.")
    var difference: [UInt32] = []
    var borrow: Int64 = 0
    for index in left.limbs.indices {
      borrow += Int64(left[index]) - Int64(right[index])
      difference.append(UInt32(truncatingIfNeeded: borrow))
      borrow >>= 32
    }
    return Natural(limbs: difference)
  }

  static func * (left: Natural, right: Natural) -> Natural {
    var product = [UInt32](repeating: 0, count: left.limbs.count + right.limbs.count)
    for i in left.limbs.indices {
      var carry: UInt64 = 0
      for j in right.limbs.indices {
        carry += UInt64(left[i]) * UInt64(right[j]) + UInt64(product[i + j])
        product[i + j] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
      product[i + right.limbs.count] = UInt32(carry)
    }
    return Natural(limbs: product)
  }

  /// The divisor must not be zero.
  func divided(by divisor: Natural) -> (quotient: Natural, remainder: Natural) {
    precondition(!divisor.isZero, "Nothing is divided by zero.")
    if let whole = word, let part = divisor.word {
      return (Natural(whole / part), Natural(whole % part))
    }
    guard divisor <= self else { return (.zero, self) }
    // Bit by bit: numbers of a few hundred bits are the largest there are.
    var quotient = [UInt32](repeating: 0, count: limbs.count)
    var remainder = Natural.zero
    for bit in (0..<limbs.count * 32).reversed() {
      remainder = remainder + remainder
      if limbs[bit / 32] >> UInt32(bit % 32) & 1 == 1 { remainder = remainder + .one }
      if remainder >= divisor {
        remainder = remainder - divisor
        quotient[bit / 32] |= 1 << UInt32(bit % 32)
      }
    }
    return (Natural(limbs: quotient), remainder)
  }

  /// The largest number that divides both.
  func commonDivisor(with other: Natural) -> Natural {
    var (one, two) = (self, other)
    while !two.isZero { (one, two) = (two, one.divided(by: two).remainder) }
    return one
  }

  private subscript(index: Int) -> UInt32 { index < limbs.count ? limbs[index] : 0 }
}
