import Receivables
import ReceivablesTesting
import Testing

/// Goal: each country's interest is what its own law says. Method: sums that were reckoned by hand from
/// the rates of the tables.
@Suite("Interest by national law")
struct NationalInterestTests {
  private func schedule(
    _ cents: Int64, _ law: String, due: String, through: String, accepting: [String]? = nil
  ) throws -> InterestSchedule {
    let rule = try InterestRule.law(law)
    let due = Samples.day(due)
    return try InterestSchedule(
      on: [.init(day: due, minorUnits: cents)], by: rule,
      from: try #require(rule.firstDay(due: due, reminded: nil)), through: Samples.day(through),
      accepting: accepting)
  }

  @Test("Irish interest keeps the rate of the day on which the payment became overdue")
  func ireland() throws {
    let schedule = try schedule(
      10_000_00, "ie", due: "2022-12-31", through: "2024-06-30")
    #expect(schedule.total == 1573_56)
    #expect(schedule.lines.map(\.rate.percent) == [try #require(Percent("10.5"))])
  }

  @Test("A federal agency owes the rate of the half-year, and for a year at most")
  func promptPayment() throws {
    let law = "us-prompt-payment"
    let long = try schedule(100_000_00, law, due: "2025-01-31", through: "2027-01-31")
    #expect(long.total == 4791_58)
    #expect(long.lines.last?.to == Samples.day("2026-01-31"))
    #expect(
      try schedule(100_000_00, law, due: "2025-01-31", through: "2026-01-31").total == 4791_58)
    #expect(
      try schedule(100_000_00, law, due: "2025-01-31", through: "2026-01-30").total < 4791_58)
  }

  @Test("A half-year whose rate is not known charges a federal agency nothing, and says so")
  func unknownHalfYear() throws {
    for due in ["2024-02-29", "2025-07-31", "2008-12-30"] {
      #expect(throws: ChargeError.self) {
        try schedule(1000_00, "us-prompt-payment", due: due, through: "2026-11-29")
      }
    }
    // The rate is that of the first day late: the last of a half-year that is known is known.
    #expect(
      try schedule(1000_00, "us-prompt-payment", due: "2025-06-29", through: "2025-08-29").total
        > 0)
  }

  @Test("Three times the legal rate raises no French rate where the contract is silent")
  func france() throws {
    let schedule = try schedule(10_000_00, "fr", due: "2024-01-31", through: "2024-06-30")
    #expect(schedule.lines.map(\.rate.percent) == [try #require(Percent("14.5"))])
    #expect(schedule.lines.map(\.rate.isSure) == [true])
    let floor = try #require(LateChargeLaw.pack("fr")?.clauseFloor)
    #expect(floor.multiple == 3)
    #expect(floor.table.row(on: Samples.day("2024-02-01"))?.percent == Percent("5.07"))
  }

  @Test("A rate that nobody confirmed is shown and not charged, unless its table is accepted")
  func doubts() throws {
    func total(_ accepting: [String]?) throws -> Int64 {
      try schedule(
        1000_00, "eu", due: "2026-12-01", through: "2027-01-31", accepting: accepting
      ).total
    }
    let sure = try schedule(1000_00, "eu", due: "2026-12-01", through: "2026-12-31").total
    #expect(try total([]) == sure)
    #expect(try total(["Basiszinssatz"]) == sure)
    #expect(try total(["ECB rate"]) == (try total(nil)))
    #expect(try total(["ECB rate"]) > sure)
    let lines = try schedule(
      1000_00, "eu", due: "2026-12-01", through: "2027-01-31", accepting: []
    ).lines
    #expect(lines.map(\.isCharged) == [true, false])
    #expect(lines.map(\.rate.doubts) == [[], ["ECB rate"]])
  }
}
