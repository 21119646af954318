import Dunning
import Receivables
import ReceivablesTesting
import Testing

/// R2.8: due day, number and sum are those of a statement that was delivered.
@Suite("Statements that nobody got")
struct UnsentStatementTests {
  private func policy(gap: Int = 0, thanks: Thanks? = nil) -> Policy {
    var policy = Policy.practice(
      leastGapDays: gap, ladder: [.late("soon", -3), .late("reminder", 3), .late("second", 14)])
    policy.statements = StatementSchedule(every: .month, dayOfMonth: 1, dueDays: 14)
    policy.asksBy = .statement
    policy.thanks = thanks
    return policy
  }

  private func cafe(_ channels: [String] = ["email"]) throws -> PracticeAccount {
    var cafe = try PracticeAccount(channels: channels)
    try cafe.invoice("A", 100_00, issued: "2025-12-07", due: "2025-12-21")
    try cafe.invoice("B", 200_00, issued: "2025-12-14", due: "2025-12-28")
    return cafe
  }

  private func place(_ invoice: String, in cafe: PracticeAccount) -> String {
    let item = cafe.account.items[Samples.item(invoice)]
    return "\(item?.statement?.number.text ?? "none") \(item?.due.description ?? "")"
  }

  @Test("After days without a run it is sent late, and gives the same time from then on")
  func late() throws {
    let policy = policy()
    var cafe = try cafe()
    try cafe.run(policy, from: "2025-12-08", to: "2025-12-23")
    #expect(place("A", in: cafe) == "S-2026-01 2026-01-15")
    let rungs = cafe.decision(policy, on: "2026-01-07").trace.lines.filter { $0.rule == .rung }
    #expect(rungs.allSatisfy { $0.detail.hasSuffix("statement S-2026-01 is to ask for it first") })
    #expect(
      try cafe.run(policy, from: "2026-01-08", to: "2026-02-01") == [
        "2026-01-08 on-statement", "2026-01-08 statement A B", "2026-01-19 soon A B",
        "2026-01-25 reminder A B", "2026-02-01 statement A B",
      ])
    #expect(place("B", in: cafe) == "S-2026-01 2026-01-22")
    #expect(try cafe.run(policy, on: "2026-02-01") == [])
  }

  @Test("What was issued for it is told late as well, and comes on it as long as it is to go")
  func told() throws {
    let policy = policy()
    var cafe = try cafe()
    try cafe.run(policy, from: "2025-12-08", to: "2025-12-23")
    try cafe.invoice("C", 50_00, issued: "2025-12-30", due: "2026-01-06")
    #expect(try cafe.run(policy, on: "2026-01-08").last == "statement A B C")
    #expect(place("C", in: cafe) == "S-2026-01 2026-01-22")
  }

  @Test("When the next one comes first, its items move to that")
  func next() throws {
    let policy = policy()
    var cafe = try cafe()
    try cafe.run(policy, from: "2025-12-08", to: "2025-12-23")
    try cafe.run(policy, from: "2026-02-03", to: "2026-02-03")
    #expect(place("A", in: cafe) == "S-2026-02 2026-02-17")
    #expect(
      try cafe.run(policy, from: "2026-02-03", to: "2026-02-20").map { $0.dropFirst(11) } == [
        "soon A B", "reminder A B",
      ])
  }

  @Test("What cannot be sent is put off each time before it is late, and is one task of a person's")
  func unreached() throws {
    let policy = policy()
    var cafe = try cafe([])
    var story: [String] = []
    for offset in 0..<120 {
      let date = day("2025-12-08").adding(days: offset)
      story += try cafe.run(policy, on: date).map { "\(date) \($0)" }
      #expect(cafe.account.items.values.allSatisfy { $0.due >= date })
    }
    let told = story.filter { !$0.hasSuffix("on-statement") }
    #expect(told == ["2026-01-01 task unreached A B"])
    try cafe.post(.partyRecorded(Party(channels: ["email"])), on: "2026-04-07")
    #expect(try cafe.run(policy, on: "2026-04-07").last == "statement A B")
    #expect(place("A", in: cafe) == "S-2026-04 2026-04-21")
  }

  @Test("One that came back has asked for nothing: its items come on the next one")
  func bounced() throws {
    let policy = policy()
    var cafe = try cafe()
    let told = try cafe.run(policy, from: "2025-12-08", to: "2026-01-01")
    #expect(told.last == "2026-01-01 statement A B")
    let notice = try #require(cafe.account.notices.values.first)
    try cafe.post(
      .noticeReturned(NoticeReturned(notice: notice.id, attempt: 1, bounce: .hard)),
      on: "2026-01-02")
    #expect(
      try cafe.run(policy, from: "2026-01-02", to: "2026-02-20").map { $0.dropFirst(5) } == [
        "01-02 on-statement", "02-01 statement A B", "02-12 soon A B", "02-18 reminder A B",
      ])
    #expect(place("A", in: cafe) == "S-2026-02 2026-02-15")
  }

  @Test("One that leaves days after it was planned counts from the day on which it leaves")
  func underWay() throws {
    let policy = policy()
    var cafe = try cafe()
    cafe.delivers = false
    try cafe.run(policy, from: "2025-12-08", to: "2026-01-01")
    #expect(try cafe.run(policy, on: "2026-01-01") == [])
    #expect(try cafe.run(policy, on: "2026-01-04") == ["on-statement"])
    #expect(place("A", in: cafe) == "S-2026-01 2026-01-18")
  }

  @Test("Neither thanks nor reminders take its turn from it for good", arguments: [0, 3, 6])
  func turn(gap: Int) throws {
    let policy = policy(gap: gap, thanks: Thanks(withinDays: 5))
    var cafe = try PracticeAccount()
    for week in 0..<12 {
      let date = day("2026-01-05").adding(days: 7 * week)
      try cafe.invoice(
        "W-\(week)", 100_00, issued: date.description, due: date.adding(days: 14).description)
    }
    var sent: [Day] = []
    for offset in 0..<100 {
      let date = day("2026-01-05").adding(days: offset)
      if offset % 4 == 0, offset >= 40, offset < 80 {
        try cafe.pay(
          "P-\(offset)", 100_00, on: date.description, for: "W-\((offset - 40) / 4)")
      }
      let acts = try cafe.run(policy, on: date)
      if acts.contains(where: { $0.hasPrefix("statement") }) { sent.append(date) }
    }
    #expect(sent.map(\.month) == [2, 3, 4], "\(sent)")
    #expect(sent.allSatisfy { $0.dayOfMonth <= 1 + max(1, gap) }, "\(sent)")
  }

  @Test("Thanks of the day before do not put it off")
  func afterThanks() throws {
    let policy = policy(gap: 6, thanks: Thanks(withinDays: 5))
    var cafe = try cafe()
    try cafe.run(policy, from: "2025-12-08", to: "2025-12-30")
    try cafe.pay("P-1", 100_00, on: "2025-12-31", for: "A")
    let story = try cafe.run(policy, from: "2025-12-31", to: "2026-01-01")
    #expect(story.contains("2025-12-31 thanks A"), "\(story)")
    #expect(story.contains("2026-01-01 statement B"), "\(story)")
  }

  @Test("Who is asked by invoice again is asked by each item's own terms")
  func otherwise() throws {
    var policy = policy()
    var cafe = try cafe()
    try cafe.run(policy, from: "2025-12-08", to: "2025-12-23")
    policy.asksBy = .invoice
    #expect(
      try cafe.run(policy, from: "2025-12-24", to: "2025-12-26") == [
        "2025-12-24 on-statement", "2025-12-24 on-statement", "2025-12-24 reminder A",
      ])
    #expect(place("A", in: cafe) == "none 2025-12-21" && place("B", in: cafe) == "none 2025-12-28")
  }

  @Test("While somebody else asks for some of it, the rest goes its own way")
  func placed() throws {
    let policy = policy()
    var cafe = try cafe()
    try cafe.run(policy, from: "2025-12-08", to: "2025-12-23")
    try cafe.post(
      .handoffPlaced(
        HandoffPlaced(
          placement: "H-1", agency: "kanzlei", currency: Samples.euro,
          items: [PlacedItem(Samples.item("A"), 100_00)])), on: "2025-12-24")
    try cafe.run(policy, on: "2025-12-24")
    #expect(place("B", in: cafe) == "none 2025-12-28")
  }

  /// Goal: nothing is late by a statement that nobody got. Method: random invoices, payments, channels and
  /// days without runs; after each run what is late was on a statement that went, and a second run of the
  /// day does nothing.
  @Test(
    "On whichever days runs are made, nothing is late that no statement has listed",
    arguments: 0..<40)
  func property(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let policy = policy(gap: dice.roll(0...5), thanks: dice.flip() ? Thanks(withinDays: 5) : nil)
    var cafe = try PracticeAccount(channels: dice.flip() ? ["email"] : [])
    var listed: Set<ItemID> = []
    var number = 0
    var isAway = false
    for offset in 0..<200 {
      let date = day("2026-01-02").adding(days: offset)
      if dice.roll(0...4) == 0 {
        number += 1
        try cafe.invoice(
          "I-\(number)", dice.roll(1_00...90_00), issued: date.description,
          due: date.adding(days: dice.roll(0...30)).description)
      }
      if number > 0, dice.roll(0...9) == 0 {
        try cafe.pay("P-\(offset)", dice.roll(1_00...90_00), on: date.description)
      }
      if dice.roll(0...29) == 0 {
        try cafe.post(
          .partyRecorded(Party(channels: dice.flip() ? ["email"] : [])), on: date)
      }
      if dice.roll(0...14) == 0 { isAway.toggle() }
      guard !isAway else { continue }
      for call in cafe.decision(policy, on: date.description).calls
      where call.rung == Trigger.statement {
        listed.formUnion(call.listing.items)
      }
      try cafe.run(policy, on: date)
      #expect(try cafe.run(policy, on: date) == [], "\(date)")
      let late = cafe.account.items.values.filter {
        $0.statement != nil && $0.due < date && $0.open(on: date) > 0
      }
      #expect(late.allSatisfy { listed.contains($0.id) }, "\(date): \(late.map(\.id.text))")
    }
  }
}
