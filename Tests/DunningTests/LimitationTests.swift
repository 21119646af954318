import Dunning
import Receivables
import ReceivablesTesting
import Testing

@Suite("Claims that are barred by time")
struct LimitationTests {
  private func policy(_ country: String = "DE") -> Policy {
    var policy = Policy.practice()
    policy.limitation = LimitationWatch(rules: LimitationRule.of(country))
    return policy
  }

  private func cafe(due: String, kind: Party.Kind? = .company) throws -> PracticeAccount {
    var cafe = try PracticeAccount()
    try cafe.post(.partyRecorded(Party(kind: kind, channels: ["email"])), on: "2020-01-02")
    try cafe.invoice("INV-1", 1000_00, due: due)
    return cafe
  }

  private func lastDay(_ cafe: PracticeAccount, _ country: String) throws -> String? {
    let item = try #require(cafe.account.items[Samples.item("INV-1")])
    let kind = cafe.account.standing.party.value(on: day("2024-01-01"))?.kind
    return LimitationWatch(rules: LimitationRule.of(country)).lastDay(of: item, kind: kind)?
      .description
  }

  private func acknowledge(
    _ cafe: inout PracticeAccount, _ form: DebtAcknowledged.Form, on date: String
  ) throws {
    try cafe.post(
      .debtAcknowledged(DebtAcknowledged(item: Samples.item("INV-1"), form: form)), on: date)
  }

  @Test("Each country counts its own years, and of others it is not known")
  func countries() throws {
    let cafe = try cafe(due: "2020-02-29")
    #expect(try lastDay(cafe, "DE") == "2023-12-31")
    #expect(try lastDay(cafe, "GB") == "2026-02-28")
    #expect(try lastDay(cafe, "IE") == "2026-02-28")
    #expect(try lastDay(cafe, "FR") == "2025-02-28")
    #expect(try lastDay(cafe, "NL") == nil)
    #expect(try lastDay(self.cafe(due: "2020-02-29", kind: .person), "FR") == nil)
    #expect(try lastDay(self.cafe(due: "2020-02-29", kind: nil), "FR") == nil)
    #expect(try lastDay(self.cafe(due: "2020-02-29", kind: nil), "DE") == "2023-12-31")
  }

  @Test("Only an acknowledgement of the form that the law asks for begins it anew, before its end")
  func forms() throws {
    for (country, form, on, last) in [
      ("GB", DebtAcknowledged.Form.signed, "2022-06-01", "2028-06-01"),
      ("GB", .payment, "2022-06-01", "2028-06-01"),
      ("GB", .other, "2022-06-01", "2026-03-02"),
      ("GB", .signed, "2026-03-03", "2026-03-02"),
      ("DE", .other, "2022-06-01", "2025-06-01"),
      ("DE", .other, "2020-06-01", "2023-12-31"),
      ("DE", .payment, "2024-01-01", "2023-12-31"),
      ("IE", .signed, "2022-06-01", "2026-03-02"),
    ] {
      var cafe = try cafe(due: "2020-03-02")
      try acknowledge(&cafe, form, on: on)
      #expect(try lastDay(cafe, country) == last, "\(country) \(form) \(on)")
    }
  }

  @Test("A credit, or money that we allocate, begins nothing anew")
  func ours() throws {
    var cafe = try cafe(due: "2020-03-02")
    try cafe.post(
      .creditIssued(
        CreditIssued(
          credit: "CN-1", amount: Samples.euros(100_00),
          allocations: [Allocation(Samples.item("INV-1"), 100_00)])), on: "2022-06-01")
    try cafe.pay("M", 50_00, on: "2022-06-02")
    try cafe.post(
      .moneyApplied(
        MoneyApplied(
          source: ItemID(.payment, "M"), allocations: [Allocation(Samples.item("INV-1"), 50_00)])),
      on: "2022-06-03")
    #expect(try lastDay(cafe, "DE") == "2023-12-31")
    #expect(try lastDay(cafe, "GB") == "2026-03-02")
  }

  @Test("A task comes 90 days before the end, once, and again for another end")
  func task() throws {
    var cafe = try cafe(due: "2020-03-02")
    // 90 days before the last day of 2023.
    var story = try cafe.run(policy(), from: "2023-09-30", to: "2023-12-31")
    #expect(story.filter { $0.hasSuffix(" task") } == ["2023-10-02 task"])
    #expect(cafe.account.standing.tasks.open.map(\.reason) == [.limitation])
    try acknowledge(&cafe, .other, on: "2023-12-20")
    story = try cafe.run(policy(), from: "2024-01-01", to: "2026-12-19")
    #expect(story.filter { $0.hasSuffix(" task") } == ["2026-09-21 task"])
    #expect(!story.contains { $0.contains("barred") })
  }

  @Test("Without its day being looked at nothing is missed: the account asks for it itself")
  func attention() throws {
    var cafe = try cafe(due: "2020-03-02")
    _ = try cafe.run(policy(), from: "2020-03-05", to: "2020-04-30")
    let next = Dunning.attention(of: cafe.account, by: policy(), after: day("2020-05-01"))
    #expect(next == day("2023-10-02"))
  }

  @Test("What may be barred is not asked for, and the trace says until when it could be")
  func barred() throws {
    var cafe = try cafe(due: "2020-03-02")
    #expect(try !cafe.run(policy(), on: "2023-12-31").isEmpty)
    var late = try self.cafe(due: "2020-03-02")
    let story = try late.run(policy(), from: "2024-01-01", to: "2024-03-01")
    #expect(story == ["2024-01-01 task"])
    let lines = late.decision(policy(), on: "2024-02-01").trace.lines
    #expect(lines.contains { $0.rule == .limitation && $0.detail.contains("2023-12-31") })
    // Another invoice is asked for as ever.
    try late.invoice("INV-2", 50_00, due: "2024-03-01")
    let next = try late.run(policy(), from: "2024-03-02", to: "2024-03-04")
    #expect(next == ["2024-03-04 reminder INV-2"])
  }

  @Test("Whatever is acknowledged when, the end is the one that a plain reckoning gives")
  func anyOrder() throws {
    var dice = Dice(seed: 123)
    for _ in 0..<200 {
      let due = day("2018-01-01").adding(days: dice.roll(0...1500))
      var cafe = try cafe(due: due.description)
      let country = dice.flip() ? "DE" : "GB"
      let years = country == "DE" ? 3 : 6
      let told = (0..<dice.roll(0...6)).map { _ in due.adding(days: dice.roll(1...4000)) }
      for one in told { try acknowledge(&cafe, .signed, on: one.description) }
      // Year by year of the calendar, as people count.
      var end =
        country == "DE"
        ? day("\(due.year + 3)-12-31") : LimitationTests.anniversary(due, years)
      var isMoving = true
      while isMoving {
        let better = told.filter { $0 <= end }.map { LimitationTests.anniversary($0, years) }.max()
        isMoving = better.map { $0 > end } ?? false
        if let better, isMoving { end = better }
      }
      #expect(try lastDay(cafe, country) == end.description, "\(due) \(told)")
    }
  }

  private static func anniversary(_ day: Day, _ years: Int) -> Day {
    Day(year: day.year + years, month: day.month, day: day.dayOfMonth)
      ?? Samples.day("\(day.year + years)-02-28")
  }
}
