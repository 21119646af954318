import Receivables
import ReceivablesTesting
import Testing

@Suite("Amounts")
struct AmountTests {
  @Test(
    "An amount is read exactly as it is written",
    arguments: [
      ("0", 0, 0), ("1234.5", 12345, 1), ("-1234.50", -123450, 2), ("+7", 7, 0),
      ("1,234.50", 123450, 2), ("1.234,50", 123450, 2), ("1,234,567", 1_234_567, 0),
      ("1.234.567", 1_234_567, 0), ("0.125", 125, 3), ("0,125", 125, 3), ("1234.567", 1_234_567, 3),
      (".5", 5, 1), ("12,5", 125, 1), ("9223372036854775807", Int64.max, 0),
    ])
  func read(_ text: String, _ unscaled: Int64, _ scale: Int) throws {
    let amount = try DecimalAmount(text, decimal: nil)
    #expect(amount == DecimalAmount(unscaled: unscaled, scale: scale))
  }

  @Test(
    "A lone sign before three digits could be either, and is refused",
    arguments: [
      "1.234", "1,234", "12.345", "123,456", "-1.234",
    ])
  func ambiguous(_ text: String) throws {
    #expect(throws: DecimalAmount.Problem.ambiguous) { try DecimalAmount(text, decimal: nil) }
    let point = try DecimalAmount(text, decimal: .point)
    let comma = try DecimalAmount(text, decimal: .comma)
    #expect(Set([point.scale, comma.scale]) == [0, 3])
    #expect(point.unscaled == comma.unscaled)
  }

  @Test(
    "What is no amount is refused",
    arguments: [
      "", "-", "abc", "1 000", "1'000", "1.2.3", "1,23,456", "12,34.50", "1,234.567,8", "1.", "1,",
      "--1", "1-", "1e5", "€1", "0x10", "1,2345", "1234,567.8,9", "１",
    ])
  func refused(_ text: String) {
    #expect(throws: DecimalAmount.Problem.self) { try DecimalAmount(text, decimal: .point) }
  }

  @Test("An amount too large to hold is refused, not wrapped around")
  func tooLarge() {
    #expect(throws: DecimalAmount.Problem.tooLarge) {
      try DecimalAmount("9223372036854775808", decimal: nil)
    }
    #expect(throws: DecimalAmount.Problem.tooLarge) {
      try DecimalAmount(unscaled: .max, scale: 0).money(in: Samples.euro)
    }
  }

  @Test("An amount has no more decimals than its currency, zeros aside")
  func decimals() throws {
    let amount = try DecimalAmount("12.50", decimal: nil)
    #expect(try amount.money(in: Samples.euro).minorUnits == 1250)
    #expect(try amount.money(in: Samples.currency("BHD")).minorUnits == 12_500)
    #expect(throws: DecimalAmount.Problem.tooManyDecimals(allowed: 0)) {
      try amount.money(in: Samples.yen)
    }
    #expect(try DecimalAmount("12.00", decimal: nil).money(in: Samples.yen).minorUnits == 12)
    #expect(throws: DecimalAmount.Problem.tooManyDecimals(allowed: 2)) {
      try DecimalAmount("0.125", decimal: nil).money(in: Samples.euro)
    }
  }

  @Test("Money is written with its currency's decimals")
  func text() {
    #expect(Samples.euros(123_450).description == "1234.50 EUR")
    #expect(Samples.euros(-5).description == "-0.05 EUR")
    #expect(Samples.euros(0).decimal == "0.00")
    #expect(Money(minorUnits: 5, Samples.yen).description == "5 JPY")
    #expect(Money(minorUnits: .min, Samples.currency("BHD")).decimal == "-9223372036854775.808")
  }

  @Test("Adding is checked")
  func adding() throws {
    #expect(try Samples.euros(1).adding(Samples.euros(2)) == Samples.euros(3))
    #expect(throws: MoneyError.tooLarge) { try Samples.euros(.max).adding(Samples.euros(1)) }
    #expect(throws: MoneyError.differentCurrencies(Samples.euro, Samples.yen)) {
      try Samples.euros(1).adding(Money(minorUnits: 1, Samples.yen))
    }
  }

  /// Method: ten thousand random amounts and weights.
  @Test("A split loses no cent, and no part is off by more than one")
  func splits() {
    var dice = Dice(seed: 7)
    for _ in 0..<10_000 {
      let amount = Int64.random(in: -1_000_000...1_000_000, using: &dice)
      let count = Int.random(in: 1...9, using: &dice)
      var weights = (0..<count).map { _ in Int.random(in: 0...100, using: &dice) }
      weights[Int.random(in: 0..<count, using: &dice)] += 1
      let parts = Samples.euros(amount).split(by: weights).map(\.minorUnits)
      #expect(parts.reduce(0, +) == amount)
      let total = weights.reduce(0, +)
      for (part, weight) in zip(parts, weights) {
        let share = Double(amount) * Double(weight) / Double(total)
        #expect(abs(Double(part) - share) <= 1.000_001)
        if weight == 0 { #expect(part == 0) }
      }
    }
  }

  @Test("The largest amounts can be split")
  func largeSplits() {
    for amount: Int64 in [.max, .min + 1] {
      let parts = Samples.euros(amount).split(by: [1, 0, 2, Int(Int32.max)])
      #expect(parts.reduce(0) { $0 + $1.minorUnits } == amount)
    }
  }
}
