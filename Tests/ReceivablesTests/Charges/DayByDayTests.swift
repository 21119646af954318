import Receivables
import ReceivablesTesting
import Testing

/// Goal: cutting and merging never changes what is owed. Method: the same interest is reckoned a day at
/// a time, without lines, on random debts, payments, rates and customs.
@Suite("Interest by lines and by days")
struct DayByDayTests {
  private struct Claim {
    let began: Day
    let last: Day
    /// One a day at most, in their order, as accounts give them.
    let steps: [InterestSchedule.Step]
    var rule: InterestRule

    init(_ dice: inout Dice) throws {
      let began = Samples.day("2015-01-01").adding(days: dice.roll(0...3800))
      last = began.adding(days: dice.roll(0...800))
      rule = try InterestRule.law(dice.pick(["de", "fr", "uk", "ie"]))
      rule.dayCount = dice.pick([DayCount.actual365, .actual360, .actualActual])
      rule.countsPayDay = dice.flip()
      if dice.flip() { rule.floor = LateChargeLaw.pack("fr")?.clauseFloor }
      if dice.flip() { rule.cap = Percent(dice.roll(5...11)) }
      self.began = began
      let length = last.days(since: began)
      var days: Set<Int> = []
      for _ in 0..<dice.roll(0...5) { days.insert(dice.roll(-20...length + 20)) }
      var steps: [InterestSchedule.Step] = []
      for day in [-30] + days.sorted() {
        steps.append(
          .init(
            day: began.adding(days: day), minorUnits: max(0, dice.roll(-200_000...999_999))))
      }
      self.steps = steps
    }

    func schedule(through day: Day? = nil) throws -> InterestSchedule {
      try InterestSchedule(on: steps, by: rule, from: began, through: day ?? last)
    }

    /// What bears interest on a day; a payment of that day still does where its day counts.
    func base(on day: Day) -> Int64 {
      let now = steps.last { $0.day <= day }?.minorUnits ?? 0
      let before = steps.last { $0.day < day }?.minorUnits ?? 0
      return rule.countsPayDay ? max(now, before) : now
    }

    func dayByDay() throws -> Fraction {
      let floor = rule.floor
      var sum = Fraction.zero
      for offset in 0...last.days(since: began) {
        let day = began.adding(days: offset)
        let asked = rule.basis == .floating ? day : began
        let uplift = try #require(rule.uplift.row(on: began)).percent
        var rate = try #require(rule.reference?.row(on: asked)).percent + uplift
        if let floor, let row = floor.table.row(on: asked) {
          rate = max(rate, row.percent * floor.multiple)
        }
        if let cap = rule.cap { rate = min(rate, cap) }
        sum =
          sum + Fraction(base(on: day)) * rate.fraction
          / Fraction(rule.dayCount.yearLength(on: day))
      }
      return sum
    }
  }

  @Test("Lines come to what the days come to")
  func sameSum() throws {
    var dice = Dice(seed: 71)
    for _ in 0..<150 {
      let claim = try Claim(&dice)
      let schedule = try claim.schedule()
      #expect(try schedule.exact == claim.dayByDay(), "\(claim)")
      #expect(schedule.lines.reduce(.zero) { $0 + $1.exact } == schedule.exact)
      #expect(try schedule.exact.rounded(.halfUp) == schedule.total)
    }
  }

  @Test("Lines follow each other without overlapping, bear something, and differ")
  func lines() throws {
    var dice = Dice(seed: 72)
    for _ in 0..<150 {
      let claim = try Claim(&dice)
      let lines = try claim.schedule().lines
      #expect(lines.allSatisfy { $0.base > 0 && $0.from <= $0.to })
      for line in lines {
        #expect(line.from >= claim.began && line.to <= claim.last)
        #expect(line.days == line.to.days(since: line.from) + 1)
      }
      for (line, next) in zip(lines, lines.dropFirst()) {
        #expect(line.to < next.from)
        let isSame =
          line.base == next.base && line.rate == next.rate
          && line.to.adding(days: 1) == next.from
        #expect(!isSame || claim.rule.dayCount == .actualActual)
      }
    }
  }

  @Test("What is owed never falls as days go by")
  func monotone() throws {
    var dice = Dice(seed: 73)
    for _ in 0..<30 {
      let claim = try Claim(&dice)
      var before = Fraction.zero
      for day in stride(from: 0, through: claim.last.days(since: claim.began), by: 7) {
        let exact = try claim.schedule(through: claim.began.adding(days: day)).exact
        #expect(exact >= before)
        before = exact
      }
    }
  }

  @Test("Of rates below nothing, nothing is charged, and nothing is paid out")
  func belowNothing() throws {
    var rule = try InterestRule.law("de")
    rule.uplift = RateTable(constant: Percent(0), source: "contract")
    let began = Samples.day("2021-01-01")
    let schedule = try InterestSchedule(
      on: [.init(day: began, minorUnits: 1000_00)], by: rule, from: began,
      through: Samples.day("2021-12-31"))
    #expect(schedule.total == 0)
    #expect(Set(schedule.lines.map(\.rate.percent)) == [Percent(0)])
  }

  @Test("Where the least rate is not known, the rate is marked")
  func unknownFloor() throws {
    let began = Samples.day("2013-12-01")
    var rule = try InterestRule.law("fr")
    rule.floor = try #require(LateChargeLaw.pack("fr")?.clauseFloor)
    let schedule = try InterestSchedule(
      on: [.init(day: began, minorUnits: 1000_00)], by: rule, from: began,
      through: Samples.day("2014-01-31"))
    #expect(schedule.lines.map(\.rate.isSure) == [false, true])
  }

  @Test("A least rate that changes on a day of its own cuts there")
  func floorOfItsOwnDay() throws {
    var rule = try InterestRule.rate("10")
    rule.floor = .init(
      table: RateTable(
        name: "least",
        rows: [("2025-01-01", 2), ("2025-03-10", 4)].map {
          .init(from: Samples.day($0.0), percent: Percent($0.1), source: "", isSure: true)
        }), multiple: 3)
    let began = Samples.day("2025-03-01")
    let schedule = try InterestSchedule(
      on: [.init(day: began, minorUnits: 1000_00)], by: rule, from: began,
      through: Samples.day("2025-03-31"))
    #expect(schedule.lines.map(\.rate.percent) == [Percent(10), Percent(12)])
    #expect(schedule.lines.map(\.days) == [9, 22])
  }

  @Test("A rate of the last day holds for the whole time")
  func lastDaysRate() throws {
    var rule = try InterestRule.law("de")
    rule.basis = .spot
    let began = Samples.day("2024-03-01")
    let schedule = try InterestSchedule(
      on: [.init(day: began, minorUnits: 1000_00)], by: rule, from: began,
      through: Samples.day("2025-01-01"))
    #expect(schedule.lines.map(\.rate.percent) == [try #require(Percent("11.27"))])
  }

  @Test("Interest on interest joins what bears it every 30 days, with a payment between")
  func compounding() throws {
    let law = LateChargeLaw.promptPayment(rate: Percent(6), source: "stated")
    let rule = try #require(law.terms(for: .company)?.interest)
    let began = Samples.day("2025-04-02")
    // Half is paid on the 45th day, which counts.
    let schedule = try InterestSchedule(
      on: [
        .init(day: began, minorUnits: 1500_00),
        .init(day: began.adding(days: 44), minorUnits: 750_00),
      ], by: rule, from: began, through: began.adding(days: 74))
    let day = Fraction(6, over: 36_000)
    let first = Fraction(1500_00) * day * Fraction(30)
    let second =
      (Fraction(1500_00) + first) * day * Fraction(15)
      + (Fraction(750_00) + first) * day * Fraction(15)
    let third = (Fraction(750_00) + first + second) * day * Fraction(15)
    #expect(schedule.exact == first + second + third)
    #expect(schedule.lines.map(\.days) == [30, 15, 15, 15])
  }
}
