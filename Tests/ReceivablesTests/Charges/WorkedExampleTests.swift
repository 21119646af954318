import Foundation
import Receivables
import ReceivablesTesting
import Testing

/// Goal: what the book charges is what official and published examples say, to the cent. Method: every
/// row of the table of examples is reckoned; a row without a case here fails.
@Suite("Worked examples of late charges")
struct WorkedExampleTests {
  private static var examples: [WorkedExample] {
    // No rows are an answer where the folder is absent: the tests are skipped then.
    let rows = (try? SharedFolder.rows(of: "data/rates/late_charge_test_vectors.csv")) ?? []
    return rows.compactMap { WorkedExample($0) }
  }

  @Test(
    "Every example that exact arithmetic reproduces comes out to the cent",
    .enabled(if: SharedFolder.url != nil, "the shared folder is not there"),
    arguments: examples.filter { ["match", "computed"].contains($0.check) }.map(\.id))
  func matches(_ id: String) throws {
    let example = try #require(WorkedExampleTests.examples.first { $0.id == id })
    #expect(try reckon(id) == example.cents)
  }

  @Test(
    "All examples are there, and those that are wrong are not met",
    .enabled(if: SharedFolder.url != nil, "the shared folder is not there"))
  func wrongOnes() throws {
    let examples = WorkedExampleTests.examples
    #expect(examples.count == 24)
    #expect(examples.count { ["match", "computed"].contains($0.check) } == 21)
    let wrong = try #require(examples.first { $0.check == "computed-negative" })
    #expect(wrong.id == "UK-LPA-8b")
    // Split by half-years, as some calculators do: the Act has one rate for the whole time.
    #expect(try reckon("UK-LPA-8a") != wrong.cents)
    var floating = try InterestRule.law("uk")
    floating.basis = .floating
    #expect(
      try Statement(
        cents: 10_000_00, from: "2023-07-01", through: "2024-03-31", rule: floating
      ).total() == wrong.cents)
  }

  /// In cents.
  private func reckon(_ id: String) throws -> Int64 {
    switch id {
    case "US-REGF-B1":
      return [2234_56, 75_00, 25_00, -50_00].reduce(0, +)
    case "US-PPA-1", "US-PPA-2": return try promptPayment(id)
    case let id where id.hasPrefix("UK-LPA"): return try unitedKingdom(id)
    case let id where id.hasPrefix("DE"): return try germany(id)
    default: return try others(id)
    }
  }

  private func promptPayment(_ id: String) throws -> Int64 {
    let isLong = id == "US-PPA-2"
    let rate = try #require(Percent(isLong ? "6" : "6.5"))
    let law = LateChargeLaw.promptPayment(rate: rate, source: "as stated")
    let rule = try #require(law.terms(for: .company)?.interest)
    return try Statement(
      cents: 1500_00, from: "2025-04-02", through: isLong ? "2025-06-15" : "2025-04-11", rule: rule
    ).total()
  }

  private func unitedKingdom(_ id: String) throws -> Int64 {
    func stated(_ cents: Int64, _ percent: String, _ days: Int, byDay: Bool = false) throws -> Int64
    {
      let from = Samples.day("2025-01-01")
      return try Statement(
        cents: cents, from: from.description, through: from.adding(days: days - 1).description,
        rule: try .rate(percent, level: byDay ? .day : .total)
      ).total()
    }
    func act(_ cents: Int64, _ from: String, _ through: String) throws -> Int64 {
      try Statement(cents: cents, from: from, through: through, rule: try .law("uk")).total()
    }
    switch id {
    case "UK-LPA-1": return try stated(1000_00, "8.5", 1)
    case "UK-LPA-2": return try stated(5000_00, "12.25", 101, byDay: true)
    case "UK-LPA-2s":
      return try act(5000_00, "2025-05-01", Samples.day("2025-05-01").adding(days: 100).description)
    case "UK-LPA-4": return try stated(12_000_00, "13", 90)
    case "UK-LPA-5": return try stated(10_000_00, "11.75", 1)
    case "UK-LPA-6": return try act(1000_00, "2024-02-01", "2024-06-28")
    case "UK-LPA-7": return try act(10_000_00, "2024-01-01", "2024-09-30")
    case "UK-LPA-8a": return try act(10_000_00, "2023-07-01", "2024-03-31")
    default: throw FactError.missing(id)
    }
  }

  private func germany(_ id: String) throws -> Int64 {
    switch id {
    case "DE-1":
      return try Statement(
        cents: 1000_00, from: "2025-01-01", through: "2025-01-25", rule: try .rate("5.12")
      ).total()
    case "DE-2":
      return try Statement(
        cents: 10_000_00, from: "2016-01-01", through: "2016-07-30",
        rule: try .rate("6", .thirty360)
      ).total()
    case "DE-3":
      // Paid on 18 June: that day bears no interest.
      let began = Samples.day("2018-04-30")
      return try InterestSchedule(
        on: [
          .init(day: began, minorUnits: 354_16),
          .init(day: Samples.day("2018-06-18"), minorUnits: 0),
        ], by: try .law("de", .person), from: began, through: Samples.day("2018-12-31")
      ).total
    case "DE-4":
      return try Statement(
        cents: 5000_00, from: "2022-11-15", through: "2023-12-31", rule: try .law("de")
      ).total()
    default: throw FactError.missing(id)
    }
  }

  private func others(_ id: String) throws -> Int64 {
    switch id {
    case "UK-S69-1", "UK-S69-1x":
      return try Statement(
        cents: 1000_00, from: "2025-01-01", through: "2025-01-25",
        rule: try .rate("8", level: id == "UK-S69-1" ? .day : .total)
      ).total()
    case "FR-1":
      var rule = try InterestRule.law("fr")
      rule.dayCount = .thirty360
      return try Statement(
        cents: 10_000_00, from: "2014-01-01", through: "2014-03-31", rule: rule
      ).total()
    case "FR-2":
      // The least rate alone: three times the legal one.
      var rule = try InterestRule.rate("0")
      rule.floor = try #require(LateChargeLaw.pack("fr")?.clauseFloor)
      rule.dayCount = .thirty360
      return try Statement(
        cents: 10_000_00, from: "2014-01-01", through: "2014-03-31", rule: rule
      ).total()
    case "IE-1":
      return try Statement(
        cents: 10_000_00, from: "2024-08-01", through: "2024-08-30", rule: try .law("ie")
      ).total()
    case "SG-1":
      return try Statement(
        cents: 4000_00, from: "2025-10-01", through: "2026-03-31", rule: try .rate("6")
      ).total()
    default: throw FactError.missing(id)
    }
  }
}
