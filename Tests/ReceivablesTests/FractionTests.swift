import Receivables
import ReceivablesTesting
import Testing

@Suite("Fractions")
struct FractionTests {
  private func some(_ dice: inout Dice) -> Fraction {
    Fraction(dice.roll(-1_000_000...1_000_000), over: dice.roll(1...1_000_000))
  }

  @Test("They add and multiply as numbers do, however large they grow")
  func laws() {
    var dice = Dice(seed: 14)
    for _ in 0..<200 {
      let (a, b, c) = (some(&dice), some(&dice), some(&dice))
      #expect(a + b == b + a)
      #expect((a + b) + c == a + (b + c))
      #expect((a * b) * c == a * (b * c))
      #expect(a * (b + c) == a * b + a * c)
      #expect(a - a == .zero)
      #expect((a < b) == (b - a > .zero))
      if b > .zero { #expect(a / b * b == a) }
    }
  }

  @Test("They round as they are told to, on both sides of nothing")
  func rounding() throws {
    let half = Fraction(5, over: 2)
    #expect(try Rounding.allCases.map { try half.rounded($0) } == [3, 2, 2, 3])
    #expect(try Rounding.allCases.map { try (-half).rounded($0) } == [-3, -2, -2, -3])
    #expect(try Fraction(7, over: 2).rounded(.halfEven) == 4)
    #expect(try Fraction(249, over: 100).rounded(.halfUp) == 2)
    #expect(throws: MoneyError.tooLarge) {
      try (Fraction(.max) * Fraction(2)).rounded(.down)
    }
  }

  @Test("Rounding down and up stand around the number, and the others are one of the two")
  func neighbours() throws {
    var dice = Dice(seed: 40)
    for _ in 0..<200 {
      let number = some(&dice)
      let down = try number.rounded(.down)
      let up = try number.rounded(.up)
      #expect(abs(up) - abs(down) == (Fraction(down) == number ? 0 : 1))
      #expect(min(Fraction(down), Fraction(up)) <= number)
      #expect(max(Fraction(down), Fraction(up)) >= number)
      for rounding in [Rounding.halfUp, .halfEven] {
        #expect([down, up].contains(try number.rounded(rounding)))
      }
    }
  }

  @Test("Interest on interest over years stays exact")
  func powers() throws {
    let growth = Fraction(1) + Fraction(6_6250, over: 12_000_000)
    var value = Fraction(1)
    for _ in 0..<36 { value = value * growth }
    for _ in 0..<36 { value = value * Fraction(12_000_000, over: 12_066_250) }
    #expect(value == Fraction(1))
  }

  @Test("A percentage reads and prints as it is written")
  func percent() {
    for text in ["12.75", "0.5", "-0.88", "8", "0"] {
      #expect(Percent(text)?.description == text)
    }
    for text in [
      "", "x", "1.23456", "1,5", "12,750", "1,234.5", "5%", "1000000.1", "99999999999999999999",
    ] {
      #expect(Percent(text) == nil)
    }
    #expect(Percent("12.75")?.fraction == Fraction(51, over: 400))
  }
}
