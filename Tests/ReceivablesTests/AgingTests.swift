import Receivables
import ReceivablesTesting
import Testing

@Suite("Aging")
struct AgingTests {
  @Test("An item moves to the next bucket on the day after each edge")
  func edges() {
    let buckets = AgingBuckets.standard
    #expect(buckets.names == ["current", "1-30", "31-60", "61-90", "90+"])
    let days = [-5, 0, 1, 30, 31, 60, 61, 90, 91, 9999]
    #expect(days.map(buckets.index(ofAge:)) == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4])
    #expect(AgingBuckets(edges: [7])?.names == ["current", "1-7", "7+"])
    for edges in [[], [0], [-1], [30, 30], [60, 30]] { #expect(AgingBuckets(edges: edges) == nil) }
  }

  @Test("Currencies stand apart, and waiting money apart from what is owed")
  func rows() throws {
    let date = Samples.day("2025-03-01")
    var account = Account(id: Samples.cafe)
    for draft in [
      Samples.invoice("INV-1", Samples.euros(100_00), issued: date, due: date),
      Samples.invoice("INV-2", Money(minorUnits: 500, Samples.yen), issued: date),
      Samples.payment("P-1", Samples.euros(30_00), on: date),
    ] { try account.post(draft.fact, on: draft.day) }
    let rows = account.aging(AgingQuestion(day: date.adding(days: 31)))
    #expect(rows.map(\.currency.code) == ["EUR", "JPY"])
    #expect(rows.map(\.buckets) == [[0, 0, 100_00, 0, 0], [0, 500, 0, 0, 0]])
    #expect(rows.map(\.unapplied) == [30_00, 0])
    #expect(account.aging(AgingQuestion(day: date.adding(days: -1))) == [])
    let byIssue = account.aging(AgingQuestion(day: date.adding(days: 31), basis: .issued))
    #expect(byIssue.map(\.buckets) == [[0, 0, 100_00, 0, 0], [0, 0, 500, 0, 0]])
  }
}
