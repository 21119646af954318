import Dunning
import Receivables
import ReceivablesTesting
import Testing

/// An offer of 800 for an invoice of 1000, to be paid by Friday, 10 July 2026.
@Suite("Offers whose money is told late")
struct LateSettlementTests {
  private var policy: Policy {
    var policy = Policy.practice(ladder: [.late("reminder", 3), .late("final", 30)])
    policy.bankDays = 2
    return policy
  }

  private func cafe() throws -> PracticeAccount {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 1000_00, due: "2026-06-05")
    try cafe.run(policy, on: "2026-06-08")
    try cafe.post(
      .settlementOffered(
        SettlementOffered(
          settlement: "S-1", amount: Samples.euros(800_00),
          covers: [CoveredItem(Samples.item("INV-1"), 1000_00)], validUntil: day("2026-07-10"))),
      on: "2026-06-25")
    return cafe
  }

  @Test("It does not lapse before money of its last day must have arrived")
  func bankDays() throws {
    var cafe = try cafe()
    let policy = policy
    #expect(
      attention(of: cafe.account, by: policy, after: day("2026-06-25"))
        .map { $0 <= policy.arrival(of: day("2026-07-10")).adding(days: 1) } == true)
    let lapse = policy.arrival(of: day("2026-07-10")).adding(days: 1)
    let story = try cafe.run(policy, from: "2026-06-25", to: "2026-07-20")
    #expect(story.first == "\(lapse) settlement-lapsed")
    #expect(lapse > day("2026-07-12"))
  }

  @Test("Money of a day in time fulfils it after it lapsed, and money of a later day does not")
  func afterLapse() throws {
    var cafe = try cafe()
    _ = try cafe.run(policy, from: "2026-06-25", to: "2026-07-20")
    var late = cafe
    try cafe.pay("M-1", 800_00, on: "2026-07-10", for: "INV-1")
    #expect(try cafe.run(policy, on: "2026-07-21") == ["settlement-paid", "write-off"])
    #expect(cafe.account.items[Samples.item("INV-1")]?.open(on: day("2026-07-21")) == 0)
    #expect(cafe.account.standing.agreements.lapsed.isEmpty)
    try late.pay("M-1", 800_00, on: "2026-07-13", for: "INV-1")
    #expect(try late.run(policy, on: "2026-07-21") == [])
    #expect(late.account.items[Samples.item("INV-1")]?.open(on: day("2026-07-21")) == 200_00)
  }

  @Test("An offer that lapsed before this was known stays so, and the fold reads back as it was")
  func before() throws {
    var cafe = try cafe()
    var old = cafe
    try old.post(
      .agreementEnded(
        AgreementEnded(
          agreement: "S-1", kind: .settlement, ending: .lapsed, received: 0, expected: 800_00,
          deadline: day("2026-07-10"))), on: "2026-07-11")
    #expect(old.account.standing.agreements.lapsed.isEmpty)
    _ = try cafe.run(policy, from: "2026-06-25", to: "2026-07-20")
    #expect(cafe.account.standing.agreements.lapsed.map(\.id) == ["S-1"])
    var json = JSONWriter()
    json.object { cafe.account.standing.write(into: &$0) }
    let read = try Standing(FactReader(try JSONValue(parsing: json.bytes)))
    #expect(read == cafe.account.standing)
  }

  /// Goal: the same facts told in any order leave the same open. Method: payments of random days and
  /// sums, told on their days, or all of them after the offer lapsed.
  @Test("Told in time or late, the same is open", arguments: 0..<40)
  func order(_ seed: Int) throws {
    let parts = (0..<1 + seed % 3).map { index in
      (
        day: day("2026-07-02").adding(days: (seed * 7 + index * 5) % 14),
        cents: Int64(200_00 + (seed * 131 + index * 57) % 601 * 100)
      )
    }.sorted { $0.day < $1.day }
    // What came after it was fulfilled is for another test.
    guard parts.reduce(0, { $0 + $1.cents }) < 1000_00,
      parts.dropLast().reduce(0, { $0 + $1.cents }) < 800_00
    else { return }
    var told = try cafe()
    var late = told
    var date = day("2026-06-26")
    while date <= day("2026-07-25") {
      for (index, part) in parts.enumerated() where part.day == date {
        try told.pay("M-\(index)", part.cents, on: date.description, for: "INV-1")
      }
      try told.run(policy, on: date)
      try late.run(policy, on: date)
      date = date.adding(days: 1)
    }
    for (index, part) in parts.enumerated().reversed() {
      try late.pay("M-\(index)", part.cents, on: part.day.description, for: "INV-1")
    }
    try late.run(policy, on: day("2026-07-26"))
    let item = Samples.item("INV-1")
    #expect(
      told.account.items[item]?.finallyOpen == late.account.items[item]?.finallyOpen, "\(parts)")
  }
}
