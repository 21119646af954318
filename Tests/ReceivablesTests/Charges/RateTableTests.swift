import Receivables
import ReceivablesTesting
import Testing

@Suite("Tables of rates")
struct RateTableTests {
  private func row(_ from: String, _ percent: Int64) -> RateTable.Row {
    .init(from: Samples.day(from), percent: Percent(percent), source: "bank", isSure: true)
  }

  private var table: RateTable {
    RateTable(
      name: "rate", rows: [row("2026-07-01", 3), row("2026-01-01", 2)],
      knownThrough: Samples.day("2026-12-31"))
  }

  private func isSure(_ table: RateTable, _ day: String) -> Bool? {
    table.row(on: Samples.day(day))?.isSure
  }

  @Test("A rate holds from its day to the next one, and none before the first")
  func days() {
    #expect(table.row(on: Samples.day("2025-12-31")) == nil)
    #expect(table.row(on: Samples.day("2026-01-01"))?.percent == Percent(2))
    #expect(table.row(on: Samples.day("2026-06-30"))?.percent == Percent(2))
    #expect(table.row(on: Samples.day("2026-07-01"))?.percent == Percent(3))
    #expect(isSure(table, "2026-12-31") == true)
    #expect(isSure(table, "2027-01-01") == false)
  }

  @Test("A half-year that nobody supplied stays marked when a later one is known")
  func gap() {
    let longer = table.extended(
      with: [row("2027-07-01", 4)], knownThrough: Samples.day("2027-12-31"))
    #expect(isSure(longer, "2026-12-31") == true)
    #expect(isSure(longer, "2027-01-01") == false)
    #expect(isSure(longer, "2027-06-30") == false)
    #expect(isSure(longer, "2027-07-01") == true)
    #expect(isSure(longer, "2028-01-01") == false)
    #expect(longer.row(on: Samples.day("2027-03-01"))?.percent == Percent(3))
    let filled = longer.extended(
      with: [row("2027-01-01", 5)], knownThrough: Samples.day("2027-12-31"))
    #expect(isSure(filled, "2027-01-01") == true)
    #expect(filled.row(on: Samples.day("2027-03-01"))?.percent == Percent(5))
    #expect(filled.row(on: Samples.day("2027-07-01"))?.percent == Percent(4))
  }

  @Test("A row of the same day takes the place of ours, and the next one leaves no gap")
  func replaced() {
    let other = table.extended(
      with: [row("2026-07-01", 9), row("2027-01-01", 8)], knownThrough: Samples.day("2027-06-30"))
    #expect(other.rows.map(\.percent) == [Percent(2), Percent(9), Percent(8)])
    #expect(isSure(other, "2027-01-01") == true)
  }
}
