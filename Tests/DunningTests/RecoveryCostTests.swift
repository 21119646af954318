import Dunning
import Receivables
import ReceivablesTesting
import Testing

/// Goal: fixed sum and costs are the larger of both, whichever comes first. Method: costs, runs and late
/// news in a random order, and an oracle that knows the sum, the costs and how to compare two numbers.
@Suite("Fixed sums and what collecting costs")
struct RecoveryCostTests {
  private static let countries = ["uk": "GBP", "eu": "EUR", "ie": "EUR", "fr": "EUR", "de": "EUR"]

  private func policy(_ law: String, from days: Int = 5) throws -> Policy {
    var policy = Policy.practice()
    var rules = ChargeRules(
      law: LateChargeLaw.pack(law), interest: .none, fixedSum: .booked, after: "reminder")
    rules.fixedSumFromDays = days
    policy.charges = rules
    return policy
  }

  private func currency(_ law: String) throws -> Currency {
    Samples.currency(try #require(RecoveryCostTests.countries[law]))
  }

  /// 1000.00 due on a Thursday.
  private func cafe(_ law: String, _ cents: Int64 = 1000_00) throws -> PracticeAccount {
    var cafe = try PracticeAccount()
    try cafe.post(.partyRecorded(Party(kind: .company, channels: ["email"])), on: "2020-01-02")
    let currency = try currency(law)
    try cafe.invoice("INV-1", cents, due: "2025-02-06", currency: currency)
    return cafe
  }

  private func tell(
    _ cents: Int64, _ cafe: inout PracticeAccount, _ policy: Policy, on date: String
  )
    throws
  {
    let item = try #require(cafe.account.items[Samples.item("INV-1")])
    let rules = try #require(policy.charges)
    let party = cafe.account.standing.party.value(on: day(date))
    let facts = ChargeBooking(cafe.account, rules, on: day(date)).cost(
      Money(minorUnits: cents, item.currency), of: [item], by: rules.law, for: party)
    for fact in facts { try cafe.post(fact, on: date) }
  }

  private func total(_ cafe: PracticeAccount) -> Int64 {
    let charged = cafe.account.items[Samples.item("INV-1")]?.circumstances.charged ?? []
    return charged.filter { $0.kind == .cost || $0.kind == .fixedSum }.reduce(0) { $0 + $1.total }
  }

  @Test(
    "Costs of 85 on 1000 are 85 in all, before the fixed sum and after it",
    arguments: ["uk", "eu", "ie", "fr", "de"])
  func eightyFive(_ law: String) throws {
    let policy = try policy(law)
    var before = try cafe(law)
    try tell(85_00, &before, policy, on: "2025-02-08")
    _ = try before.run(policy, from: "2025-02-09", to: "2025-03-20")
    #expect(total(before) == 85_00)
    var after = try cafe(law)
    _ = try after.run(policy, from: "2025-02-07", to: "2025-03-20")
    #expect(total(after) == (law == "uk" ? 70_00 : 40_00))
    try tell(85_00, &after, policy, on: "2025-03-20")
    #expect(total(after) == 85_00)
    _ = try after.run(policy, on: "2025-03-21")
    #expect(total(after) == 85_00)
  }

  @Test("Several costs that the fixed sum covers one by one are owed beyond it together")
  func several() throws {
    let policy = try policy("de")
    var cafe = try cafe("de")
    _ = try cafe.run(policy, from: "2025-02-07", to: "2025-03-20")
    try tell(30_00, &cafe, policy, on: "2025-03-20")
    #expect(total(cafe) == 40_00)
    try tell(20_00, &cafe, policy, on: "2025-03-21")
    #expect(total(cafe) == 50_00)
    try tell(5_00, &cafe, policy, on: "2025-03-22")
    #expect(total(cafe) == 55_00)
  }

  @Test("Where it turns out that nobody was late, what the sum covered of costs stays owed")
  func takenBack() throws {
    let policy = try policy("uk")
    var cafe = try cafe("uk")
    _ = try cafe.run(policy, from: "2025-02-07", to: "2025-03-20")
    try tell(25_00, &cafe, policy, on: "2025-03-20")
    #expect(total(cafe) == 70_00)
    try cafe.pay(
      "M", 1000_00, on: "2025-02-06", for: "INV-1", currency: Samples.currency("GBP"))
    _ = try cafe.run(policy, on: "2025-03-21")
    #expect(total(cafe) == 25_00)
  }

  @Test("A sum of another tier corrects what was charged")
  func otherTier() throws {
    let policy = try policy("uk")
    var cafe = try cafe("uk")
    _ = try cafe.run(policy, from: "2025-02-07", to: "2025-03-20")
    #expect(total(cafe) == 70_00)
    try cafe.pay("M", 500_00, on: "2025-02-06", for: "INV-1", currency: Samples.currency("GBP"))
    _ = try cafe.run(policy, on: "2025-03-21")
    #expect(total(cafe) == 40_00)
  }

  @Test("In any order of costs, runs and waivers both are the larger of the two")
  func anyOrder() throws {
    var dice = Dice(seed: 110)
    for _ in 0..<120 {
      let law = dice.pick(RecoveryCostTests.countries.keys.sorted())
      let cents = dice.pick([900_00, 1000_00, 20_000_00] as [Int64])
      let policy = try policy(law, from: dice.roll(0...6))
      var cafe = try cafe(law, cents)
      // The rung acts on the 9th, and the fixed sum is asked for by the 14th at the latest.
      var costs: Int64 = 0
      for offset in 0..<20 {
        let date = day("2025-02-07").adding(days: offset).description
        if dice.roll(0...3) == 0 {
          let cost: Int64 = dice.roll(1...60_00)
          try tell(cost, &cafe, policy, on: date)
          costs += cost
        }
        if dice.flip() || offset == 19 { try cafe.run(policy, on: date) }
        if dice.roll(0...7) == 0 { try waive(&cafe, on: date) }
      }
      let british: Int64 = cents < 1000_00 ? 40_00 : cents < 10_000_00 ? 70_00 : 100_00
      let irish: Int64 = cents <= 1000_00 ? 40_00 : cents <= 10_000_00 ? 70_00 : 100_00
      let sum: Int64 = law == "uk" ? british : law == "ie" ? irish : 40_00
      #expect(total(cafe) == max(sum, costs), "\(law) \(cents) \(costs)")
    }
  }

  /// Does without what is open of charges, and charges on.
  private func waive(_ cafe: inout PracticeAccount, on date: String) throws {
    let charges = cafe.account.items.values.filter { $0.id.kind == .charge && $0.finallyOpen > 0 }
    guard let currency = charges.first?.currency else { return }
    try cafe.post(
      .chargeWaived(
        ChargeWaived(
          item: Samples.item("INV-1"), currency: currency,
          allocations: charges.map { Allocation($0.id, $0.finallyOpen) }, stops: false)), on: date)
  }

  // MARK: When

  private func granted(_ law: String, paid: String?, by date: String) throws -> Int64? {
    var cafe = try cafe(law)
    if let paid {
      try cafe.pay("M", 1000_00, on: paid, for: "INV-1", currency: try currency(law))
    }
    let item = try #require(cafe.account.items[Samples.item("INV-1")])
    let party = cafe.account.standing.party.value(on: day(date))
    let pack = try #require(LateChargeLaw.pack(law))
    let charges = try #require(ItemCharges(item, by: pack, for: party))
    return charges.fixedSum(by: day(date))?.minorUnits
  }

  @Test(
    "The fixed sum is granted one day late too, and neither on the due day nor before",
    arguments: ["uk", "eu", "ie", "fr", "de"])
  func oneDayLate(_ law: String) throws {
    let sum: Int64 = law == "uk" ? 70_00 : 40_00
    #expect(try granted(law, paid: nil, by: "2025-02-05") == nil)
    #expect(try granted(law, paid: nil, by: "2025-02-06") == nil)
    #expect(try granted(law, paid: nil, by: "2025-02-07") == sum)
    #expect(try granted(law, paid: "2025-02-06", by: "2025-02-20") == nil)
    #expect(try granted(law, paid: "2025-02-07", by: "2025-02-20") == sum)
  }

  @Test("A sum is reckoned from the first day and asked for from the policy's day on")
  func asking() throws {
    for (days, asked) in [(0, 4), (3, 4), (5, 5), (9, 9)] {
      let policy = try policy("de", from: days)
      var cafe = try cafe("de")
      var first: Int?
      for offset in 1...12 where first == nil {
        _ = try cafe.run(policy, on: day("2025-02-06").adding(days: offset))
        if total(cafe) > 0 { first = offset }
      }
      #expect(first == asked, "\(days)")
    }
  }

  @Test("In a currency that the law does not name no sum is granted, and it is said why")
  func otherCurrency() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 1000_00, due: "2025-02-06", currency: Samples.currency("USD"))
    let item = try #require(cafe.account.items[Samples.item("INV-1")])
    let german = try #require(LateChargeLaw.pack("de"))
    let charges = try #require(ItemCharges(item, by: german, for: Party(kind: .company)))
    #expect(charges.fixedSum(by: day("2025-03-01")) == nil)
    #expect(charges.whyNoFixedSum(by: day("2025-03-01"))?.contains("none in USD is known") == true)
    #expect(charges.whyNoFixedSum(by: day("2025-02-06"))?.contains("2025-02-07") == true)
  }

  @Test("An instalment has its own sum; a plan that was granted later has none")
  func instalments() throws {
    var cafe = try PracticeAccount()
    try cafe.post(.partyRecorded(Party(kind: .company, channels: ["email"])), on: "2020-01-02")
    try cafe.post(
      .invoiceIssued(
        InvoiceIssued(
          invoice: "INV-1", amount: Samples.euros(1000_00), due: day("2025-02-06"),
          instalments: [
            Instalment(due: day("2025-02-06"), minorUnits: 500_00),
            Instalment(due: day("2025-02-20"), minorUnits: 500_00),
          ])), on: "2025-01-06")
    let policy = try policy("eu")
    _ = try cafe.run(policy, from: "2025-02-07", to: "2025-02-14")
    func sums() -> Int64 {
      cafe.account.items(ofInvoice: "INV-1").reduce(0) {
        $0 + ($1.circumstances.charged(.fixedSum)?.total ?? 0)
      }
    }
    #expect(sums() == 40_00)
    let covered = cafe.account.items(ofInvoice: "INV-1").prefix(1)
      .map { CoveredItem($0.id, 500_00) }
    try cafe.post(
      .planAgreed(
        PlanAgreed(
          plan: "L-1", currency: Samples.euro,
          instalments: [
            Instalment(due: day("2025-02-18"), minorUnits: 250_00),
            Instalment(due: day("2025-02-21"), minorUnits: 250_00),
          ], covers: covered, interest: nil)), on: "2025-02-15")
    _ = try cafe.run(policy, from: "2025-02-15", to: "2025-03-10")
    #expect(sums() == 80_00)
  }
}
