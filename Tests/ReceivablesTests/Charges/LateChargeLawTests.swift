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

  @Test("Consumers are charged only where the law says so, and an unknown kind counts as one")
  func kinds() throws {
    for name in ["uk", "eu", "fr", "ie"] { #expect(try law(name).terms(for: .person) == nil) }
    let person = try #require(try law("de").terms(for: .person))
    #expect(person.fixedSum == nil)
    #expect(person.interest?.firstDay(due: Samples.day("2025-03-01"), reminded: nil) == nil)
    #expect(
      person.interest?.firstDay(
        due: Samples.day("2025-03-01"), reminded: Samples.day("2025-03-10"))
        == Samples.day("2025-03-11"))
    for name in LateChargeLaw.packs {
      let law = try law(name)
      #expect(law.terms(of: Party()) == law.terms(of: Party(kind: .person)))
      #expect(law.terms(of: nil) == law.terms(of: Party(kind: .person)))
    }
    #expect(try law("uk").whyNothing(for: Party()).contains("counts as a consumer"))
  }

  @Test("Prompt Payment charges federal agencies alone")
  func federalAgencies() throws {
    let law = try law("us-prompt-payment")
    #expect(law.terms(of: Party(kind: .company)) == nil)
    #expect(law.terms(of: Party(kind: .company, tags: ["agency"])) == nil)
    #expect(law.terms(of: Party(kind: .company, tags: ["federal-agency"])) != nil)
    #expect(law.terms(of: Party(kind: .person, tags: ["federal-agency"])) == nil)
    #expect(law.whyNothing(for: Party(kind: .company)).contains("federal-agency"))
  }

  @Test("A day that is none of business is the next one in Germany, and stands elsewhere")
  func dueDays() throws {
    let german = try law("de")
    func last(_ day: String) -> String {
      german.lastDayInTime(due: Samples.day(day)).description
    }
    // Saturday, Sunday, Monday; Good Friday to the Tuesday after Easter.
    #expect(last("2025-02-01") == "2025-02-03")
    #expect(last("2025-02-02") == "2025-02-03")
    #expect(last("2025-02-03") == "2025-02-03")
    #expect(last("2025-04-18") == "2025-04-22")
    for name in LateChargeLaw.packs where name != "de" {
      #expect(
        try law(name).lastDayInTime(due: Samples.day("2025-02-01")) == Samples.day("2025-02-01"))
    }
  }

  @Test("A law reads back as it was stored")
  func stored() throws {
    let packs = try LateChargeLaw.packs.map { try law($0) }
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

  @Test("Rates that were confirmed since are sure, and those that another source prints are not")
  func confirmedSince() throws {
    func isSure(_ table: RateTable?, _ day: String) -> Bool? {
      table?.row(on: Samples.day(day))?.isSure
    }
    let bank = try law("ie").terms(for: .company)?.interest?.reference
    let french = try law("fr").clauseFloor?.table
    for day in ["2025-07-01", "2026-01-01", "2026-07-01"] { #expect(isSure(bank, day) == true) }
    #expect(isSure(bank, "2027-01-01") == false)
    for day in ["2018-07-01", "2019-07-01", "2023-01-01", "2025-07-01"] {
      #expect(isSure(french, day) == true, "\(day)")
    }
    for day in ["2018-01-01", "2019-01-01", "2024-01-01", "2026-07-01"] {
      #expect(isSure(french, day) == false, "\(day)")
    }
  }

  @Test(
    "Every rate is the one that was read, and as sure as what was found later says",
    .enabled(if: SharedFolder.url != nil, "the shared folder is not there"), arguments: 0..<4)
  func rates(_ index: Int) throws {
    let (pack, file, columns) = LateChargeLawTests.files[index]
    let rule = try #require(try law(pack).terms(for: .company)?.interest)
    let table = try #require(pack == "fr" ? law(pack).clauseFloor?.table : rule.reference)
    let rows = try SharedFolder.rows(of: "data/rates/\(file).csv").map(WorkedExample.cells)
    #expect(rows.count == table.rows.count)
    for (row, cells) in zip(table.rows, rows) {
      #expect(row.from.description == cells[columns[0]])
      #expect(row.percent == Percent(cells[columns[1]]))
      let source = columns.dropFirst(3).map { cells[$0] }.filter { !$0.isEmpty }
        .joined(separator: "; ")
      // What was found later stands behind what was read, and says which way it went.
      #expect(row.source.hasPrefix(source))
      let later = row.source.dropFirst(source.count)
      if later.isEmpty {
        #expect(row.isSure == RateTable.isSure(cells[columns[2]]), "\(file) \(row.from)")
      } else {
        #expect(later.hasPrefix(row.isSure ? "; confirmed 20" : "; in doubt 20"), "\(later)")
      }
    }
  }
}
