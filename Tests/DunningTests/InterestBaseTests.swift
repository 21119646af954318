import Dunning
import Receivables
import ReceivablesTesting
import Testing

/// Reminder after 3 days; interest and sums are booked once it has gone out.
@Suite("What bears interest")
struct InterestBaseTests {
  private func policy(_ law: String) -> Policy {
    var policy = Policy.practice()
    policy.charges = ChargeRules(
      law: .pack(law), interest: .booked, fixedSum: .booked, after: "reminder")
    return policy
  }

  private func company(_ country: String = "DE") throws -> PracticeAccount {
    var cafe = try PracticeAccount()
    try cafe.post(
      .partyRecorded(Party(country: country, kind: .company, channels: ["email"])),
      on: "2020-01-02")
    return cafe
  }

  private func charged(_ cafe: PracticeAccount, _ invoice: String = "I1") -> [String: Int64] {
    let charged = cafe.account.items[Samples.item(invoice)]?.circumstances.charged ?? []
    return Dictionary(uniqueKeysWithValues: charged.map { ($0.kind.rawValue, $0.total) })
  }

  // MARK: Money that waits

  @Test("Money that waits lowers it as money that is applied does, from its own day")
  func waiting() throws {
    var told: [[String: Int64]] = []
    for invoice in [nil, "I1"] {
      var cafe = try company()
      try cafe.invoice("I1", 10_000_00, due: "2026-09-30")
      try cafe.pay("P", 9_000_00, on: "2026-10-01", for: invoice)
      // The last notice gave time until the 9th.
      _ = try cafe.run(policy("de"), from: "2026-09-27", to: "2026-11-10")
      told.append(charged(cafe))
    }
    #expect(told[0] == told[1])
    #expect(told[0]["interest"].map { $0 > 5_00 && $0 < 12_00 } == true)
  }

  @Test("Whoever paid before the due day owes neither interest nor sum, matched or not")
  func inTime() throws {
    for date in ["2026-09-29", "2026-09-30"] {
      var cafe = try company()
      try cafe.invoice("I1", 10_000_00, due: "2026-09-30")
      try cafe.pay("P", 10_000_00, on: date)
      _ = try cafe.run(policy("de"), from: "2026-09-27", to: "2026-12-02")
      #expect(charged(cafe).isEmpty)
    }
  }

  @Test("Told late it corrects by entries, down to nothing where it came in time")
  func toldLate() throws {
    var cafe = try company()
    try cafe.invoice("I1", 10_000_00, due: "2026-09-30")
    _ = try cafe.run(policy("de"), from: "2026-09-27", to: "2026-11-02")
    #expect(charged(cafe)["fixed-sum"] == 40_00)
    try cafe.pay("P", 10_000_00, on: "2026-09-29")
    #expect(
      try cafe.run(policy("de"), on: "2026-11-03") == ["charge-corrected", "charge-corrected"])
    #expect(charged(cafe) == ["interest": 0, "fixed-sum": 0])
    #expect(try cafe.run(policy("de"), on: "2026-11-04") == [])
  }

  @Test("It is the oldest due that is covered, and the next when that is paid by something else")
  func oldestFirst() throws {
    var cafe = try company()
    try cafe.invoice("I2", 1_000_00, issued: "2026-08-01", due: "2026-10-10")
    try cafe.invoice("I1", 1_000_00, issued: "2026-08-15", due: "2026-09-30")
    try cafe.pay("P", 1_000_00, on: "2026-09-01")
    let before = InterestBase(of: cafe.account)
    let items = cafe.account.items
    let (one, two) = try (
      #require(items[Samples.item("I1")]), #require(items[Samples.item("I2")])
    )
    #expect(before.minorUnits(of: one, on: day("2026-10-20")) == 0)
    #expect(before.minorUnits(of: two, on: day("2026-10-20")) == 1_000_00)
    try cafe.pay("Q", 1_000_00, on: "2026-10-20", for: "I1")
    let paid = try #require(cafe.account.items[Samples.item("I1")])
    let after = InterestBase(of: cafe.account)
    #expect(after.minorUnits(of: paid, on: day("2026-10-19")) == 0)
    #expect(after.minorUnits(of: two, on: day("2026-10-19")) == 1_000_00)
    #expect(after.minorUnits(of: two, on: day("2026-10-20")) == 0)
  }

  @Test("What is left of money that settled something counts there before the oldest due")
  func leftOfNamed() throws {
    var cafe = try company()
    try cafe.invoice("I1", 1_000_00, due: "2026-09-30")
    try cafe.invoice("I2", 90_03, due: "2026-10-10")
    try cafe.pay("P", 34_39, on: "2026-10-10", for: "I2")
    try cafe.pay("Q", 1, on: "2026-10-14", for: "I2")
    // Told last, and as much of it as has room until the end.
    let early = PaymentReceived(
      payment: "R", amount: Samples.euros(55_64),
      allocations: [Allocation(Samples.item("I2"), 55_63)])
    try cafe.post(.paymentReceived(early), on: "2026-10-01")
    let base = InterestBase(of: cafe.account)
    let items = cafe.account.items
    let (one, two) = try (
      #require(items[Samples.item("I1")]), #require(items[Samples.item("I2")])
    )
    #expect(base.minorUnits(of: two, on: day("2026-10-12")) == 0)
    #expect(base.minorUnits(of: one, on: day("2026-10-12")) == 1_000_00)
    #expect(base.minorUnits(of: one, on: day("2026-10-15")) == 999_99)
  }

  // MARK: Credits

  private func credit(
    _ cafe: inout PracticeAccount, _ cents: Int64, on date: String, isGoodwill: Bool = false
  ) throws {
    let pounds = Samples.currency("GBP")
    let open = cafe.account.items[Samples.item("I1")]?.finallyOpen ?? 0
    let parts = open > 0 ? [Allocation(Samples.item("I1"), min(open, cents))] : []
    let amount = Money(minorUnits: cents, pounds)
    for fact in cafe.account.assigning(
      "CN", amount, to: "I1", settling: parts, isGoodwill: isGoodwill)
    { try cafe.post(fact, on: date) }
    try cafe.post(
      .creditIssued(CreditIssued(credit: "CN", amount: amount, allocations: parts)), on: date)
  }

  private func british() throws -> PracticeAccount {
    var cafe = try company("GB")
    try cafe.invoice("I1", 1_000_00, due: "2026-01-31", currency: Samples.currency("GBP"))
    return cafe
  }

  @Test("What was never owed bears no interest from the first day, and less of the fixed sum")
  func neverOwed() throws {
    var asked: [[String: Int64]] = []
    for isToldLate in [false, true] {
      var cafe = try british()
      if !isToldLate { try credit(&cafe, 200_00, on: "2026-01-31") }
      _ = try cafe.run(policy("uk"), from: "2026-01-28", to: "2026-03-02")
      if isToldLate {
        #expect(charged(cafe)["fixed-sum"] == 70_00)
        try credit(&cafe, 200_00, on: "2026-03-02")
      }
      _ = try cafe.run(policy("uk"), on: "2026-03-03")
      asked.append(charged(cafe))
    }
    #expect(asked[0]["fixed-sum"] == 40_00)
    #expect(asked[0] == asked[1])
  }

  @Test("What is given out of goodwill bears interest until its own day, and the sum stays")
  func goodwill() throws {
    var cafe = try british()
    _ = try cafe.run(policy("uk"), from: "2026-01-28", to: "2026-03-02")
    let before = charged(cafe)
    try credit(&cafe, 200_00, on: "2026-03-02", isGoodwill: true)
    _ = try cafe.run(policy("uk"), on: "2026-03-03")
    #expect(charged(cafe) == before)
  }

  @Test("A credit for an invoice that was paid late takes back what was charged on it")
  func paidAlready() throws {
    var cafe = try british()
    _ = try cafe.run(policy("uk"), from: "2026-01-28", to: "2026-03-02")
    try cafe.pay("P", 1_000_00, on: "2026-03-02", for: "I1", currency: Samples.currency("GBP"))
    _ = try cafe.run(policy("uk"), on: "2026-03-03")
    let before = charged(cafe)
    #expect(before["fixed-sum"] == 70_00)
    try credit(&cafe, 200_00, on: "2026-03-10")
    _ = try cafe.run(policy("uk"), on: "2026-03-10")
    #expect(charged(cafe)["fixed-sum"] == 40_00)
    let share = (before["interest"] ?? 0) * 4 / 5
    #expect(abs((charged(cafe)["interest"] ?? 0) - share) <= 1)
    #expect(try cafe.run(policy("uk"), on: "2026-03-11") == [])
  }

  // MARK: By chance

  /// Method: five hundred accounts; each day of them is reckoned from a list of what came, by itself.
  @Test("On every day it is what was owed then, less what waits, the oldest due first")
  func byChance() throws {
    var dice = Dice(seed: 71)
    for _ in 0..<500 {
      var scene = Scene()
      var cafe = try company()
      try scene.fill(&cafe, &dice)
      let base = InterestBase(of: cafe.account)
      for offset in 0..<70 {
        let date = day("2026-03-01").adding(days: offset)
        let wanted = scene.bearing(on: date)
        for (name, cents) in wanted {
          let item = try #require(cafe.account.items[Samples.item(name)])
          let got = base.minorUnits(of: item, on: date)
          #expect(got == cents, "\(name) on \(date)\n\(scene)")
          guard got == cents else { return }
        }
      }
    }
  }
}

/// What came, as a list.
private struct Scene: CustomStringConvertible {
  struct Invoice {
    let name: String
    let cents: Int64
    let issued: Day
    let due: Day
    var paid: [(day: Day, cents: Int64)] = []
    var neverOwed: Int64 = 0

    func owed(on day: Day) -> Int64 {
      guard issued <= day else { return 0 }
      return max(0, cents - neverOwed - paid.reduce(0) { $1.day <= day ? $0 + $1.cents : $0 })
    }
  }

  private var invoices: [Invoice] = []
  private var waiting: [(day: Day, cents: Int64)] = []

  var description: String {
    invoices.map { "\($0)" }.joined(separator: "\n") + "\nwaiting \(waiting)"
  }

  mutating func fill(
    _ cafe: inout PracticeAccount, _ dice: inout some RandomNumberGenerator
  ) throws {
    let first = day("2026-03-01")
    for number in 1...Int.random(in: 1...5, using: &dice) {
      let issued = first.adding(days: Int.random(in: 0...20, using: &dice))
      let due = issued.adding(days: Int.random(in: 0...20, using: &dice))
      let cents = Int64.random(in: 1...300, using: &dice)
      try cafe.invoice(
        "I\(number)", cents, issued: issued.description, due: due.description)
      invoices.append(Invoice(name: "I\(number)", cents: cents, issued: issued, due: due))
    }
    for number in 0..<Int.random(in: 0...6, using: &dice) {
      let index = Int.random(in: 0..<invoices.count, using: &dice)
      let open = cafe.account.items[Samples.item(invoices[index].name)]?.finallyOpen ?? 0
      let cents = Int64.random(in: 1...200, using: &dice)
      let date = first.adding(days: Int.random(in: 0...50, using: &dice))
      switch Int.random(in: 0...3, using: &dice) {
      case 0:
        try cafe.pay("W\(number)", cents, on: date.description)
        waiting.append((date, cents))
      case 1 where open > 0:
        try credit(number, min(open, cents), on: date, invoice: index, &cafe, &dice)
      case 2, 3:
        guard open > 0 else { continue }
        let part = min(open, cents)
        let name = invoices[index].name
        try cafe.pay("P\(number)", part, on: date.description, for: name)
        invoices[index].paid.append((max(date, invoices[index].issued), part))
      default: break
      }
    }
  }

  private mutating func credit(
    _ number: Int, _ cents: Int64, on date: Day, invoice index: Int, _ cafe: inout PracticeAccount,
    _ dice: inout some RandomNumberGenerator
  ) throws {
    let isGoodwill = Bool.random(using: &dice)
    let name = invoices[index].name
    let parts = [Allocation(Samples.item(name), cents)]
    for fact in cafe.account.assigning(
      "CN\(number)", Samples.euros(cents), to: name, settling: parts, isGoodwill: isGoodwill)
    { try cafe.post(fact, on: date) }
    let fact = CreditIssued(
      credit: "CN\(number)", amount: Samples.euros(cents), allocations: parts)
    try cafe.post(.creditIssued(fact), on: date)
    if isGoodwill {
      invoices[index].paid.append((max(date, invoices[index].issued), cents))
    } else {
      invoices[index].neverOwed += cents
    }
  }

  func bearing(on date: Day) -> [(String, Int64)] {
    var free = waiting.reduce(Int64(0)) { $1.day <= date ? $0 + $1.cents : $0 }
    return invoices.sorted { ($0.due, $0.name) < ($1.due, $1.name) }.map { invoice in
      let owed = invoice.owed(on: date)
      let covered = min(free, owed)
      free -= covered
      return (invoice.name, owed - covered)
    }
  }
}
