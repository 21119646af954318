import Dunning
import Receivables
import ReceivablesTesting
import Testing

/// INV-1 of 1000.00, due on 31 January 2025, is with a person since the middle of March.
@Suite("Money without a name beside what is in hand")
struct InHandMoneyTests {
  private func policy(_ change: (inout Policy) -> Void = { _ in }) -> Policy {
    var policy = Policy.practice(
      catchUp: .latest,
      ladder: [
        .late("upcoming", -3), .late("reminder", 3), .late("second", 14), .late("final", 30),
      ])
    policy.afterLast = .task
    policy.bankDays = 2
    policy.rhythmDays = 10
    policy.waitingMoney = .oldestFirst
    change(&policy)
    return policy
  }

  private func inHand(_ policy: Policy) throws -> PracticeAccount {
    var cafe = try PracticeAccount()
    try cafe.post(
      .partyRecorded(Party(country: "DE", kind: .company, channels: ["email"])), on: "2020-01-02")
    try cafe.invoice("INV-1", 1000_00, due: "2025-01-31")
    try cafe.run(policy, from: "2025-02-01", to: "2025-03-25")
    let standing = DunningStanding(
      cafe.account, in: Samples.euro, by: policy, on: day("2025-03-25"))
    #expect(standing.inHandItems.first == Samples.item("INV-1"))
    return cafe
  }

  private func open(_ cafe: PracticeAccount, _ id: String) -> Int64 {
    cafe.account.items[Samples.item(id)]?.finallyOpen ?? 0
  }

  /// Method: invoices that nobody was written to about, and money of any sum, told in time or some days late;
  /// a plain reckoning of the same.
  @Test("Exactly what is overdue beside it pays that, and any other sum the oldest first")
  func whatIsDue() throws {
    let policy = policy()
    let start = try inHand(policy)
    var dice = Dice(seed: 4117)
    for round in 0..<80 {
      var cafe = start
      let came = day("2025-03-26").adding(days: dice.roll(0...10))
      var rows: [(id: String, due: Day, cents: Int64)] = [("INV-1", day("2025-01-31"), 1000_00)]
      for number in 2...dice.roll(2...5) {
        let due = day("2025-03-10").adding(days: dice.roll(0...40))
        let cents = Int64(dice.roll(1...900_00))
        rows.append(("INV-\(number)", due, cents))
        try cafe.invoice("INV-\(number)", cents, issued: "2025-03-01", due: due.description)
      }
      let overdue = rows.dropFirst().filter { $0.due < came }.reduce(Int64(0)) { $0 + $1.cents }
      let isExact = overdue > 0 && dice.flip()
      let sum = isExact ? overdue : overdue + Int64(dice.roll(1...3000_00))
      try cafe.pay("P-1", sum, on: came.description)
      try cafe.run(policy, on: came.adding(days: dice.roll(0...6)))
      var left = sum
      func turn(_ row: (id: String, due: Day, cents: Int64)) -> Int {
        isExact && row.id == "INV-1" ? 1 : 0
      }
      for row in rows.sorted(by: { (turn($0), $0.due, $0.id) < (turn($1), $1.due, $1.id) }) {
        let part = min(left, row.cents)
        left -= part
        #expect(open(cafe, row.id) == row.cents - part, "round \(round): \(row), \(sum) on \(came)")
      }
    }
  }

  @Test(
    "What a notice announced is asked for, and paid before what is in hand",
    arguments: [true, false])
  func announced(isAnnounced: Bool) throws {
    let policy = policy { if !isAnnounced { $0.ladders[0].rungs.removeFirst() } }
    var cafe = try inHand(policy)
    try cafe.invoice("INV-2", 300_00, issued: "2025-03-01", due: "2025-03-30")
    try cafe.run(policy, from: "2025-03-26", to: "2025-03-27")
    #expect(cafe.account.items[Samples.item("INV-2")]?.acted.isEmpty == !isAnnounced)
    try cafe.pay("P-1", 300_00, on: "2025-03-28")
    try cafe.run(policy, on: "2025-03-28")
    #expect(open(cafe, "INV-2") == (isAnnounced ? 0 : 300_00))
    #expect(open(cafe, "INV-1") == (isAnnounced ? 1000_00 : 700_00))
  }

  @Test("Exactly what was announced alone pays that, though something else is overdue since")
  func announcedAlone() throws {
    let policy = policy()
    var cafe = try inHand(policy)
    try cafe.invoice("INV-2", 300_00, issued: "2025-03-01", due: "2025-03-30")
    try cafe.run(policy, from: "2025-03-26", to: "2025-03-27")
    try cafe.invoice("INV-3", 200_00, issued: "2025-03-01", due: "2025-03-26")
    try cafe.pay("P-1", 300_00, on: "2025-03-28")
    try cafe.run(policy, on: "2025-03-28")
    #expect(["INV-1", "INV-2", "INV-3"].map { open(cafe, $0) } == [1000_00, 0, 200_00])
  }

  @Test(
    "What was charged on it since the money came does not take that first, though it is told late")
  func chargedSince() throws {
    let policy = policy {
      $0.charges = ChargeRules(
        law: .pack("de"), interest: .booked, fixedSum: .booked, after: "reminder")
    }
    var cafe = try inHand(policy)
    try cafe.run(policy, from: "2025-03-26", to: "2025-04-03")
    let charges = cafe.account.items.values.filter { $0.id.kind == .charge }
    #expect(charges.contains { $0.issued > day("2025-03-28") && $0.finallyOpen > 0 })
    try cafe.invoice("INV-2", 300_00, issued: "2025-03-01", due: "2025-03-20")
    try cafe.pay("P-1", 300_00, on: "2025-03-28")
    try cafe.run(policy, on: "2025-04-03")
    #expect(open(cafe, "INV-2") == 0)
    #expect(open(cafe, "INV-1") == 1000_00)
  }

  @Test("Money that waits is there for what is promised, as notices take it off nothing in hand")
  func promised() throws {
    let policy = policy { $0.waitingMoney = .waits }
    var cafe = try inHand(policy)
    try cafe.invoice("INV-2", 300_00, issued: "2025-03-01", due: "2025-03-20")
    try cafe.post(
      .promiseMade(
        PromiseMade(
          promise: "V-1", currency: Samples.euro,
          parts: [Instalment(due: day("2025-04-05"), minorUnits: 300_00)],
          covers: [CoveredItem(Samples.item("INV-2"), 300_00)])), on: "2025-03-26")
    try cafe.pay("P-1", 300_00, on: "2025-04-03")
    try cafe.run(policy, from: "2025-04-03", to: "2025-04-20")
    #expect(
      cafe.account.items[Samples.item("INV-2")]?.holds.compactMap(\.ending) == [.kept])
  }
}
