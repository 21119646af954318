import Receivables
import ReceivablesTesting
import Testing

@Suite("Interest schedules")
struct InterestScheduleTests {
  private func schedule(
    _ steps: [(String, Int64)], _ rule: InterestRule, from: String, through: String
  ) throws -> InterestSchedule {
    try InterestSchedule(
      on: steps.map { .init(day: Samples.day($0.0), minorUnits: $0.1) }, by: rule,
      from: Samples.day(from), through: Samples.day(through))
  }

  private func words(_ schedule: InterestSchedule) -> [String] {
    schedule.lines.map { "\($0.from) \($0.to) \($0.days) \($0.base) \($0.rate.percent)" }
  }

  @Test("German interest floats across three changes of the base rate")
  func germany() throws {
    let schedule = try schedule(
      [("2024-03-01", 5000_00)], try .law("de"), from: "2024-03-01", through: "2025-08-31")
    #expect(
      words(schedule) == [
        "2024-03-01 2024-06-30 122 500000 12.62", "2024-07-01 2024-12-31 184 500000 12.37",
        "2025-01-01 2025-06-30 181 500000 11.27", "2025-07-01 2025-08-31 62 500000 10.27",
      ])
  }

  @Test("British interest keeps the rate of the day on which it began")
  func unitedKingdom() throws {
    let schedule = try schedule(
      [("2024-06-30", 1000_00)], try .law("uk"), from: "2024-06-30", through: "2025-03-31")
    #expect(words(schedule) == ["2024-06-30 2025-03-31 275 100000 13.25"])
  }

  @Test("A payment and a change of the rate inside one time cut it right")
  func cuts() throws {
    let steps: [(String, Int64)] = [("2025-05-01", 1000_00), ("2025-06-15", 400_00)]
    let schedule = try schedule(
      steps, try .law("de"), from: "2025-05-01", through: "2025-07-31")
    #expect(
      words(schedule) == [
        "2025-05-01 2025-06-14 45 100000 11.27", "2025-06-15 2025-06-30 16 40000 11.27",
        "2025-07-01 2025-07-31 31 40000 10.27",
      ])
    var counting = try InterestRule.law("de")
    counting.countsPayDay = true
    #expect(
      words(
        try self.schedule(steps, counting, from: "2025-05-01", through: "2025-06-30")
      ) == ["2025-05-01 2025-06-15 46 100000 11.27", "2025-06-16 2025-06-30 15 40000 11.27"])
  }

  @Test("A leap year's day is a 366th of its year where days are counted so")
  func leapYear() throws {
    let rule = try InterestRule.rate("10", .actualActual)
    let schedule = try schedule(
      [("2023-12-01", 36_600_00)], rule, from: "2023-12-31", through: "2024-01-01")
    #expect(words(schedule).count == 2)
    #expect(
      schedule.exact
        == Fraction(36_600_00, over: 3650) + Fraction(36_600_00, over: 3660))
  }

  @Test("Months that have begun, or are over, are charged whole")
  func months() throws {
    var rule = try InterestRule.rate("18")
    rule.accrual = .startedMonths
    func total(_ through: String) throws -> Int64 {
      try schedule([("2025-01-31", 1000_00)], rule, from: "2025-01-31", through: through).total
    }
    #expect(try total("2025-01-31") == 15_00)
    #expect(try total("2025-02-28") == 30_00)
    rule.accrual = .fullMonths
    #expect(try total("2025-02-26") == 0)
    #expect(try total("2025-02-27") == 15_00)
  }

  @Test("A rate that is not known yet is the last one, and marked")
  func unknownRate() throws {
    let schedule = try schedule(
      [("2026-12-01", 1000_00)], try .law("de"), from: "2026-12-01", through: "2027-01-31")
    #expect(schedule.lines.map(\.rate.isSure) == [true, false])
    #expect(schedule.lines[1].from == Samples.day("2027-01-01"))
    let sure = try self.schedule(
      [("2025-12-01", 1000_00)], try .law("de"), from: "2025-12-01", through: "2025-12-31")
    #expect(sure.lines.map(\.rate.isSure) == [true])
  }

  @Test("Before a table begins nothing is guessed")
  func tooEarly() throws {
    #expect(throws: ChargeError.noRate("ECB rate", Samples.day("2010-01-01"))) {
      var rule = try InterestRule.law("eu")
      rule.uplift = RateTable(constant: Percent(8), source: "stated")
      _ = try schedule([("2010-01-01", 1_00)], rule, from: "2010-01-01", through: "2010-02-01")
    }
  }

  @Test("Caps hold, of the rate and of the sum; a rate of nothing charges nothing")
  func caps() throws {
    var rule = try InterestRule.rate("30")
    rule.cap = Percent(12)
    let capped = try schedule(
      [("2025-01-01", 1000_00)], rule, from: "2025-01-01", through: "2025-12-31")
    #expect(capped.total == 120_00)
    #expect(capped.cap == nil)
    rule.totalCap = Percent(5)
    let most = try schedule(
      [("2025-01-01", 1000_00)], rule, from: "2025-01-01", through: "2025-12-31")
    #expect(most.total == 50_00)
    #expect(most.cap == .init(share: Percent(5), minorUnits: 70_00))
    let nothing = try schedule(
      [("2025-01-01", 1000_00)], try .rate("0"), from: "2025-01-01", through: "2025-12-31")
    #expect(nothing.total == 0)
  }

  @Test("However a time is split, simple interest is the same; it never falls as days go by")
  func splits() throws {
    var dice = Dice(seed: 118)
    for _ in 0..<300 {
      let began = Samples.day("2015-01-01").adding(days: dice.roll(0...3000))
      let length = dice.roll(1...900)
      var steps = [InterestSchedule.Step(day: began, minorUnits: dice.roll(1...9_999_999_99))]
      for _ in 0..<dice.roll(0...4) {
        steps.append(
          .init(
            day: began.adding(days: dice.roll(0...length)), minorUnits: dice.roll(0...999_99)))
      }
      steps.sort { $0.day < $1.day }
      var rule = try InterestRule.law("de")
      rule.dayCount = dice.pick(DayCount.allCases)
      let last = began.adding(days: length)
      let middle = began.adding(days: dice.roll(0...length - 1))
      let whole = try InterestSchedule(on: steps, by: rule, from: began, through: last)
      let first = try InterestSchedule(on: steps, by: rule, from: began, through: middle)
      var second = rule
      // The uplift is that of the day on which interest began.
      second.uplift = RateTable(
        constant: rule.uplift.row(on: began)?.percent ?? Percent(0), source: "")
      let rest = try InterestSchedule(
        on: steps, by: second, from: middle.adding(days: 1), through: last)
      #expect(
        first.exact + rest.exact == whole.exact, "\(steps) \(rule.dayCount) \(middle) \(last)")
      #expect(first.exact <= whole.exact)
    }
  }

  @Test("Thirty-day years count the same however a time is split, and twelve months are one")
  func thirtyDays() {
    let first = Samples.day("2024-01-15")
    for offset in 0..<366 {
      let middle = first.adding(days: offset)
      #expect(
        DayCount.thirty360.days(from: first, through: middle)
          + DayCount.thirty360.days(
            from: middle.adding(days: 1), through: Samples.day("2025-01-14")) == 360)
    }
  }
}
