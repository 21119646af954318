import Receivables
import ReceivablesTesting
import Testing

@Suite("What was handed over")
struct PlacementTests {
  private let placed = Fact.handoffPlaced(
    HandoffPlaced(
      placement: "H-1", agency: "northcollect", currency: Samples.euro,
      items: [PlacedItem(Samples.item("INV-1"), 100_00), PlacedItem(Samples.item("INV-2"), 5)]))

  private func account(_ facts: (Fact, String)...) throws -> Account {
    var account = Account(id: Samples.cafe)
    for (fact, day) in facts { try account.post(fact, on: Samples.day(day)) }
    return account
  }

  @Test("A placement holds from its day until the day of its recall, which is no longer in it")
  func holds() throws {
    let account = try account(
      (placed, "2025-07-01"),
      (.handoffRecalled(HandoffRecalled(placement: "H-1")), "2025-08-01"))
    let placements = account.standing.placements
    #expect(placements.first(holdingOn: Samples.day("2025-06-30")) == nil)
    #expect(placements.first(holdingOn: Samples.day("2025-07-01"))?.agency == "northcollect")
    #expect(placements.first(holdingOn: Samples.day("2025-07-31"))?.amount == Samples.euros(100_05))
    #expect(placements.first(holdingOn: Samples.day("2025-08-01")) == nil)
    #expect(placements.changes == [Samples.day("2025-07-01"), Samples.day("2025-08-01")])
  }

  @Test("The same placement twice, and a recall of none or twice, fit no account")
  func refused() throws {
    var account = try account((placed, "2025-07-01"))
    let day = Samples.day("2025-07-02")
    #expect(throws: PostingError.placed("H-1")) { try account.post(placed, on: day) }
    let other = Fact.handoffRecalled(HandoffRecalled(placement: "H-9"))
    #expect(throws: PostingError.notPlaced("H-9")) { try account.post(other, on: day) }
    let recall = Fact.handoffRecalled(HandoffRecalled(placement: "H-1"))
    try account.post(recall, on: day)
    #expect(throws: PostingError.notPlaced("H-1")) { try account.post(recall, on: day) }
    #expect(account.version == 2)
  }

  @Test("What was exported belongs to the book's own account")
  func exported() throws {
    var account = try account((placed, "2025-07-01"))
    let fact = Fact.handoffExported(
      HandoffExported(
        export: "a-0001", agency: "a", form: Array("{}".utf8), manifest: .zero, told: []))
    #expect(throws: PostingError.notOfAnAccount("handoff.exported")) {
      try account.post(fact, on: Samples.day("2025-07-02"))
    }
  }

  @Test("The fold reads back as it was stored")
  func stored() throws {
    let account = try account(
      (placed, "2025-07-01"),
      (.handoffRecalled(HandoffRecalled(placement: "H-1")), "2025-08-01"))
    var json = JSONWriter()
    json.object { account.standing.write(into: &$0) }
    let read = try Standing(FactReader(try JSONValue(parsing: json.bytes)))
    #expect(read == account.standing)
  }
}
