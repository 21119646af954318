import Foundation
import Receivables
import ReceivablesTesting
import Testing

@Suite("Packs of late charges")
struct LateChargeLawTests {
  private func law(_ name: String) throws -> LateChargeLaw {
    try #require(LateChargeLaw.pack(name))
  }

  @Test("Sums go by how much was open, in their own currency, since their law")
  func sums() throws {
    let british = try #require(try law("uk").terms(for: .soleTrader)?.fixedSum)
    let pounds = Samples.currency("GBP")
    func sum(_ pence: Int64) -> Int64? {
      british.sum(for: Money(minorUnits: pence, pounds), late: Samples.day("2025-02-01"))?
        .minorUnits
    }
    #expect(
      [1, 999_99, 1000_00, 9999_99, 10_000_00].map(sum)
        == [40_00, 40_00, 70_00, 70_00, 100_00])
    #expect(sum(0) == nil)
    #expect(british.sum(for: Samples.euros(500_00), late: Samples.day("2025-02-01")) == nil)
    let german = try #require(try law("de").terms(for: .company)?.fixedSum)
    #expect(german.sum(for: Samples.euros(1), late: Samples.day("2014-07-28")) == nil)
    #expect(
      german.sum(for: Samples.euros(1), late: Samples.day("2014-07-29")) == Samples.euros(40_00))
  }

  @Test("A sum that the law changed is that of the day on which a debt became late")
  func changedSums() {
    let rule = FixedSumRule(
      currency: Samples.euro,
      rows: [
        .init(since: Samples.day("2027-01-01"), tiers: [.init(from: 1, sum: 50_00)], source: "new"),
        .init(since: Samples.day("2013-03-16"), tiers: [.init(from: 1, sum: 40_00)], source: "old"),
      ])
    func sum(_ day: String) -> Money? {
      rule.sum(for: Samples.euros(1), late: Samples.day(day))
    }
    #expect(sum("2013-03-15") == nil)
    #expect(sum("2026-12-31") == Samples.euros(40_00))
    #expect(sum("2027-01-01") == Samples.euros(50_00))
    #expect(rule.row(on: Samples.day("2027-01-01"))?.source == "new")
  }

  @Test("A law for customers of an unknown sort is refused, not read as one for nobody")
  func unknownKind() throws {
    let law = try law("uk")
    var json = JSONWriter()
    json.object { law.write(into: &$0) }
    let text = json.text.replacing("\"sole-trader\"", with: "\"guild\"")
    #expect(text != json.text)
    #expect(throws: FactError.wrong("kinds")) {
      try LateChargeLaw(FactReader(try JSONValue(parsing: Array(text.utf8))))
    }
  }

  @Test("Consumers are charged only where the law says so, and nobody of an unknown kind")
  func kinds() throws {
    for name in ["uk", "eu", "fr", "ie"] { #expect(try law(name).terms(for: .person) == nil) }
    let person = try #require(try law("de").terms(for: .person))
    #expect(person.fixedSum == nil)
    #expect(person.interest?.firstDay(due: Samples.day("2025-03-01"), reminded: nil) == nil)
    #expect(
      person.interest?.firstDay(
        due: Samples.day("2025-03-01"), reminded: Samples.day("2025-03-10"))
        == Samples.day("2025-03-11"))
    for name in LateChargeLaw.packs.dropLast() { #expect(try law(name).terms(for: nil) == nil) }
  }

  @Test("A law reads back as it was stored")
  func stored() throws {
    let packs = try LateChargeLaw.packs.dropLast().map { try law($0) }
    for law in packs + [.promptPayment(rate: Percent(4), source: "Treasury")] {
      var json = JSONWriter()
      json.object { law.write(into: &$0) }
      #expect(try LateChargeLaw(FactReader(try JSONValue(parsing: json.bytes))) == law)
    }
  }

  @Test("Later rates take the place of ours, and are known for longer")
  func extended() throws {
    let table = try #require(try law("de").terms(for: .company)?.interest?.reference)
    let row = RateTable.Row(
      from: Samples.day("2027-01-01"), percent: Percent(2), source: "Bundesbank", isSure: true)
    let longer = table.extended(with: [row], knownThrough: Samples.day("2027-06-30"))
    #expect(longer.row(on: Samples.day("2027-03-01"))?.percent == Percent(2))
    #expect(longer.row(on: Samples.day("2027-03-01"))?.isSure == true)
    #expect(longer.row(on: Samples.day("2027-07-01"))?.isSure == false)
    #expect(table.row(on: Samples.day("2027-03-01"))?.isSure == false)
  }

  /// Pack, file, its columns of day, rate and confidence, and then of what its source is made of.
  private static let files: [(String, String, [Int])] = [
    ("uk", "uk_late_payment_reference_rate", [0, 3, 7, 5, 6]),
    ("eu", "eu_late_payment_ecb_half_year", [0, 1, 5, 4]),
    ("de", "de_basiszinssatz", [0, 1, 6, 5]), ("fr", "fr_taux_interet_legal", [0, 2, 5, 4]),
  ]

  @Test(
    "Every rate is the one that was read, and as sure",
    .enabled(if: SharedFolder.url != nil, "the shared folder is not there"), arguments: 0..<4)
  func rates(_ index: Int) throws {
    let (pack, file, columns) = LateChargeLawTests.files[index]
    let rule = try #require(try law(pack).terms(for: .company)?.interest)
    let table = try #require(pack == "fr" ? rule.floor?.table : rule.reference)
    let rows = try SharedFolder.rows(of: "data/rates/\(file).csv").map(WorkedExample.cells)
    #expect(rows.count == table.rows.count)
    for (row, cells) in zip(table.rows, rows) {
      #expect(row.from.description == cells[columns[0]])
      #expect(row.percent == Percent(cells[columns[1]]))
      #expect(row.isSure == RateTable.isSure(cells[columns[2]]), "\(file) \(row.from)")
      let source = columns.dropFirst(3).map { cells[$0] }.filter { !$0.isEmpty }
      #expect(row.source == source.joined(separator: "; "))
    }
  }
}
