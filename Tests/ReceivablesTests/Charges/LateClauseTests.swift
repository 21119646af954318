import Receivables
import ReceivablesTesting
import Testing

@Suite("Contracts about paying late")
struct LateClauseTests {
  private func percent(_ text: String) throws -> Percent { try #require(Percent(text)) }

  private func total(_ clause: LateClause, due: String, through: String) throws -> Int64 {
    let rule = try #require(LateChargeLaw.contract(clause).terms(for: .company)?.interest)
    let began = try #require(rule.firstDay(due: Samples.day(due), reminded: nil))
    return try InterestSchedule(
      on: [.init(day: Samples.day(due), minorUnits: 1000_00)], by: rule, from: began,
      through: Samples.day(through)
    ).total
  }

  @Test("A rate by the month says what it is by the year")
  func wording() throws {
    let monthly = LateClause(rate: try percent("1.5"), per: .month, source: "terms of 2025")
    #expect(monthly.wording == "1.5 % a month (18 % a year)")
    #expect(LateChargeLaw.contract(monthly).title == "Contract: 1.5 % a month (18 % a year)")
    #expect(LateClause(rate: try percent("8.25"), source: "").wording == "8.25 % a year")
  }

  @Test("Months are charged whole or by the day, as the contract says")
  func months() throws {
    var clause = LateClause(rate: try percent("1.5"), per: .month, source: "terms")
    #expect(try total(clause, due: "2025-02-28", through: "2025-04-10") == 20_22)
    clause.accrual = .startedMonths
    #expect(try total(clause, due: "2025-02-28", through: "2025-04-10") == 30_00)
    clause.accrual = .fullMonths
    #expect(try total(clause, due: "2025-02-28", through: "2025-04-10") == 15_00)
  }

  @Test("A month that was not over when it was paid is not charged, told then or later")
  func paidWithinAMonth() throws {
    let clause = LateClause(
      rate: try percent("1.5"), per: .month, accrual: .fullMonths, source: "terms")
    let rule = try #require(LateChargeLaw.contract(clause).terms(for: .company)?.interest)
    let began = Samples.day("2024-03-23")
    for through in ["2024-05-16", "2024-05-22", "2024-06-30"] {
      let schedule = try InterestSchedule(
        on: [
          .init(day: began, minorUnits: 1000_00),
          .init(day: Samples.day("2024-05-16"), minorUnits: 0),
        ], by: rule, from: began, through: Samples.day(through))
      #expect(schedule.total == 15_00, "through \(through)")
    }
  }

  @Test("A month that has begun is charged whole, and says how much of it has passed")
  func begunMonth() throws {
    let clause = LateClause(
      rate: try percent("1.5"), per: .month, accrual: .startedMonths, source: "terms")
    let rule = try #require(LateChargeLaw.contract(clause).terms(for: .company)?.interest)
    let began = Samples.day("2025-03-01")
    let lines = try InterestSchedule(
      on: [.init(day: began, minorUnits: 1000_00)], by: rule, from: began,
      through: Samples.day("2025-04-05")
    ).lines
    #expect(lines.map(\.days) == [31, 5])
    #expect(lines.map(\.exact) == [Fraction(15_00), Fraction(15_00)])
  }

  @Test("Days of grace bear no interest, also once they are over")
  func grace() throws {
    let clause = LateClause(rate: Percent(10), dayCount: .actual360, graceDays: 10, source: "terms")
    let rule = try #require(LateChargeLaw.contract(clause).terms(for: .company)?.interest)
    #expect(
      rule.firstDay(due: Samples.day("2025-03-01"), reminded: nil) == Samples.day("2025-03-12"))
    #expect(try total(clause, due: "2025-03-01", through: "2025-03-11") == 0)
    #expect(try total(clause, due: "2025-03-01", through: "2025-03-12") == 28)
  }

  @Test("Caps and the sum are the contract's; without its clause nothing is owed")
  func capsAndSum() throws {
    let clause = LateClause(
      rate: Percent(2), per: .month, fixedSum: Samples.euros(25_00), cap: Percent(18),
      totalCap: Percent(5), source: "terms")
    let law = LateChargeLaw.contract(clause)
    #expect(law.requiresClause)
    #expect(law.terms(for: .person) == nil)
    #expect(law.terms(for: nil) == nil)
    // 18 % and not 24 % for 30 days, and 5 % in all after years.
    #expect(try total(clause, due: "2025-03-31", through: "2025-04-30") == 14_79)
    #expect(try total(clause, due: "2025-03-31", through: "2028-04-30") == 50_00)
    let sum = try #require(law.terms(for: .company)?.fixedSum)
    let day = Samples.day("2025-04-01")
    #expect(sum.sum(for: Samples.euros(1), late: day) == Samples.euros(25_00))
    #expect(sum.sum(for: Money(minorUnits: 1, Samples.yen), late: day) == nil)
  }

  @Test("A contract reads back as it was stored")
  func stored() throws {
    let law = LateChargeLaw.contract(
      LateClause(
        rate: try percent("1.5"), per: .month, accrual: .startedMonths, dayCount: .thirty365,
        graceDays: 3, fixedSum: Samples.euros(25_00), cap: Percent(18), totalCap: Percent(30),
        kinds: [.person], source: "terms of 2025"))
    var json = JSONWriter()
    json.object { law.write(into: &$0) }
    #expect(try LateChargeLaw(FactReader(try JSONValue(parsing: json.bytes))) == law)
  }
}
