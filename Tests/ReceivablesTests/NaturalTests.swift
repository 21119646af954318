import ReceivablesTesting
import Testing

@testable import Receivables

/// Goal: numbers beyond a word divide right. Method: random ones, with limbs of all bits and of none
/// among them, as these are what long division guesses wrong about.
@Suite("Whole numbers of any size")
struct NaturalTests {
  private func some(limbs: Int, _ dice: inout Dice) -> Natural {
    let base = Natural(1 << 32)
    return (0..<limbs).reduce(Natural.zero) { number, _ in
      let limb: UInt32 =
        switch dice.roll(0...4) {
        case 0: .max
        case 1: 0
        case 2: 1 << 31
        default: dice.roll(0 ... .max)
        }
      return number * base + Natural(UInt64(limb))
    }
  }

  @Test("What was multiplied and added is divided apart again")
  func division() {
    var dice = Dice(seed: 21)
    for _ in 0..<3000 {
      let (quotient, divisor) = (
        some(limbs: dice.roll(0...6), &dice), some(limbs: dice.roll(1...6), &dice)
      )
      let rest = some(limbs: dice.roll(0...6), &dice)
      guard !divisor.isZero else { continue }
      let remainder = rest.divided(by: divisor).remainder
      #expect(remainder < divisor)
      let answer = (quotient * divisor + remainder).divided(by: divisor)
      #expect(answer.quotient == quotient)
      #expect(answer.remainder == remainder)
    }
  }

  @Test("A guess that was one too large is taken back")
  func guessTakenBack() {
    // Hacker's Delight, figure 9-1: the first guess survives its test and is still too large.
    let base = Natural(1 << 32)
    func number(_ limbs: [UInt64]) -> Natural {
      limbs.reversed().reduce(Natural.zero) { $0 * base + Natural($1) }
    }
    let whole = number([0, 0, 0x8000_0000, 0x7fff_ffff])
    let divisor = number([1, 0, 0x8000_0000])
    let (quotient, remainder) = whole.divided(by: divisor)
    #expect(quotient == number([0xffff_fffe]))
    #expect(quotient * divisor + remainder == whole)
    #expect(remainder < divisor)
  }

  @Test("Words divide as the machine divides them")
  func words() {
    var dice = Dice(seed: 22)
    for _ in 0..<1000 {
      let (one, two) = (dice.roll(0...UInt128.max), dice.roll(1...UInt128.max) >> 40)
      guard two > 0 else { continue }
      let (quotient, remainder) = natural(one).divided(by: natural(two))
      #expect(quotient == natural(one / two))
      #expect(remainder == natural(one % two))
    }
  }

  @Test("The largest common divisor divides both, and leaves nothing in common")
  func commonDivisor() {
    var dice = Dice(seed: 23)
    for _ in 0..<300 {
      let shared = some(limbs: dice.roll(1...3), &dice) + .one
      let one = (some(limbs: dice.roll(0...4), &dice) + .one) * shared
      let two = (some(limbs: dice.roll(0...4), &dice) + .one) * shared
      let divisor = one.commonDivisor(with: two)
      #expect(divisor.divided(by: shared).remainder.isZero)
      let (first, second) = (one.divided(by: divisor), two.divided(by: divisor))
      #expect(first.remainder.isZero && second.remainder.isZero)
      #expect(first.quotient.commonDivisor(with: second.quotient) == .one)
    }
    #expect(Natural(12).commonDivisor(with: .zero) == Natural(12))
    #expect(Natural.zero.commonDivisor(with: Natural(12)) == Natural(12))
  }

  @Test("They add, subtract and multiply as numbers do")
  func laws() {
    var dice = Dice(seed: 24)
    for _ in 0..<500 {
      let (a, b, c) = (some(limbs: 3, &dice), some(limbs: 5, &dice), some(limbs: 2, &dice))
      #expect(a + b == b + a)
      #expect(a + b - b == a)
      #expect(a * (b + c) == a * b + a * c)
      #expect((a < b) == (a + c < b + c))
    }
  }

  private func natural(_ value: UInt128) -> Natural {
    Natural(UInt64(value >> 64)) * Natural(1 << 32) * Natural(1 << 32)
      + Natural(UInt64(truncatingIfNeeded: value))
  }
}
