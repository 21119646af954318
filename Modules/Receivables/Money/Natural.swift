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
    guard divisor.limbs.count > 1 else { return divided(byLimb: UInt64(divisor.limbs[0])) }
    return dividedAtLength(by: divisor)
  }

  /// The largest number that divides both.
  func commonDivisor(with other: Natural) -> Natural {
    var (one, two) = (self, other)
    while !two.isZero {
      if let first = one.word, let second = two.word {
        return Natural(Natural.commonDivisor(first, second))
      }
      (one, two) = (two, one.divided(by: two).remainder)
    }
    return one
  }

  /// Most amounts and rates fit a word, and dividing words takes no memory.
  private static func commonDivisor(_ one: UInt64, _ two: UInt64) -> UInt64 {
    var (one, two) = (one, two)
    while two > 0 { (one, two) = (two, one % two) }
    return one
  }

  var isEven: Bool { self[0].isMultiple(of: 2) }

  // MARK: Long division

  private func divided(byLimb divisor: UInt64) -> (quotient: Natural, remainder: Natural) {
    var quotient = limbs
    var rest: UInt64 = 0
    for index in limbs.indices.reversed() {
      rest = rest << 32 | UInt64(limbs[index])
      quotient[index] = UInt32(rest / divisor)
      rest %= divisor
    }
    return (Natural(limbs: quotient), Natural(rest))
  }

  /// As on paper, a limb at a time: Knuth, The Art of Computer Programming 4.3.1, algorithm D.
  ///
  /// The divisor has two limbs or more and is not larger.
  private func dividedAtLength(by divisor: Natural) -> (quotient: Natural, remainder: Natural) {
    // With its highest bit set, the first limb of the divisor guesses each limb within two.
    let shift = divisor.limbs[divisor.limbs.count - 1].leadingZeroBitCount
    let part = divisor.shifted(left: shift)
    var rest = shifted(left: shift) + [0]
    let count = part.count
    var quotient = [UInt32](repeating: 0, count: rest.count - count)
    for place in quotient.indices.reversed() {
      var guess = Natural.guess(rest[place...(place + count)], part)
      if Natural.subtract(part, times: guess, from: &rest, at: place) {
        guess -= 1
        Natural.add(part, to: &rest, at: place)
      }
      quotient[place] = UInt32(guess)
    }
    return (Natural(limbs: quotient), Natural(limbs: rest).shiftedBack(shift))
  }

  /// One limb of a quotient, right or one too large.
  private static func guess(_ rest: ArraySlice<UInt32>, _ part: [UInt32]) -> UInt64 {
    let (first, second) = (UInt64(part[part.count - 1]), UInt64(part[part.count - 2]))
    let top = rest.endIndex - 1
    let head = UInt64(rest[top]) << 32 | UInt64(rest[top - 1])
    var guess = head / first
    var left = head % first
    while guess >> 32 > 0 || guess * second > left << 32 | UInt64(rest[top - 2]) {
      guess -= 1
      left += first
      if left >> 32 > 0 { break }
    }
    return guess
  }

  /// Whether it was too much: then the highest limb has borrowed from nothing.
  private static func subtract(
    _ part: [UInt32], times factor: UInt64, from rest: inout [UInt32], at place: Int
  ) -> Bool {
    var carry: UInt64 = 0
    var borrow: Int64 = 0
    for index in part.indices {
      carry += factor * UInt64(part[index])
      borrow += Int64(rest[place + index]) - Int64(UInt32(truncatingIfNeeded: carry))
      rest[place + index] = UInt32(truncatingIfNeeded: borrow)
      carry >>= 32
      borrow >>= 32
    }
    borrow += Int64(rest[place + part.count]) - Int64(carry)
    rest[place + part.count] = UInt32(truncatingIfNeeded: borrow)
    return borrow < 0
  }

  private static func add(_ part: [UInt32], to rest: inout [UInt32], at place: Int) {
    var carry: UInt64 = 0
    for index in part.indices {
      carry += UInt64(rest[place + index]) + UInt64(part[index])
      rest[place + index] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    rest[place + part.count] &+= UInt32(carry)
  }

  /// By less than a limb; as many limbs as before and one where bits go beyond.
  private func shifted(left bits: Int) -> [UInt32] {
    var carry: UInt64 = 0
    var shifted = limbs.map { limb in
      carry |= UInt64(limb) << UInt64(bits)
      defer { carry >>= 32 }
      return UInt32(truncatingIfNeeded: carry)
    }
    if carry > 0 { shifted.append(UInt32(carry)) }
    return shifted
  }

  private func shiftedBack(_ bits: Int) -> Natural {
    var above: UInt64 = 0
    var shifted = limbs
    for index in limbs.indices.reversed() {
      let both = above << 32 | UInt64(limbs[index])
      shifted[index] = UInt32(truncatingIfNeeded: both >> UInt64(bits))
      above = UInt64(limbs[index])
    }
    return Natural(limbs: shifted)
  }

  private subscript(index: Int) -> UInt32 { index < limbs.count ? limbs[index] : 0 }
}
