import Dunning
import Receivables
import ReceivablesTesting
import Testing

@Suite("The gate")
struct GateTests {
  @Test("Nothing goes past a stop", arguments: StopReason.allCases)
  func stops(_ reason: StopReason) throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    try cafe.post(
      .stopSet(StopSet(reason: reason, from: day("2025-03-03"), until: day("2025-03-20"))),
      on: "2025-03-03")
    let decision = cafe.decision(.practice(), on: "2025-03-04")
    #expect(!decision.acts)
    let line = try #require(decision.trace.lines.last)
    #expect(line.rule == .stop)
    #expect(line.until == day("2025-03-21"))
    #expect(line.detail.contains(reason.rawValue))
    #expect(
      try cafe.run(.practice(), from: "2025-03-03", to: "2025-03-25") == [
        "2025-03-21 second INV-1"
      ])
  }

  @Test("A stop that is lifted ends on the day before, and others stay")
  func lifted() throws {
    var cafe = try PracticeAccount()
    for reason in [StopReason.hold, .moratorium] {
      try cafe.post(
        .stopSet(StopSet(reason: reason, from: day("2025-03-01"), until: nil)), on: "2025-03-01")
    }
    try cafe.post(
      .stopLifted(StopLifted(reason: .hold, from: day("2025-03-05"))), on: "2025-03-05")
    let standing = cafe.account.standing
    #expect(standing.stop(on: day("2025-03-04"))?.reason == .hold)
    #expect(standing.stop(on: day("2025-03-05"))?.reason == .moratorium)
  }

  @Test("A customer is reached by the channels that are known on the day")
  func channels() throws {
    var cafe = try PracticeAccount(channels: [])
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    try cafe.post(.partyRecorded(Party(channels: ["email"])), on: "2025-03-08")
    let line = try #require(cafe.decision(.practice(), on: "2025-03-04").trace.lines.last)
    #expect(line.rule == .contact)
    #expect(line.until == day("2025-03-08"))
    #expect(
      try cafe.run(.practice(), from: "2025-03-04", to: "2025-03-10") == [
        "2025-03-08 reminder INV-1"
      ])
  }

  @Test("What an agency has is not asked for, what it does not have is, and a recall frees it")
  func placed() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    let placed = HandoffPlaced(
      placement: "H-1", agency: "northcollect", currency: Samples.euro,
      items: [PlacedItem(Samples.item("INV-1"), 100_00)])
    try cafe.post(.handoffPlaced(placed), on: "2025-03-03")
    let decision = cafe.decision(.practice(), on: "2025-03-08")
    #expect(!decision.acts)
    let line = try #require(decision.trace.lines.last)
    #expect(line.rule == .placed)
    #expect(line.detail == "northcollect has it since 2025-03-03, H-1")
    #expect(line.until == nil)
    #expect(attention(of: cafe.account, by: .practice(), after: day("2025-04-30")) == nil)
    // What becomes overdue afterwards goes its own way from its own rung.
    try cafe.invoice("INV-2", 50_00, issued: "2025-03-04", due: "2025-03-05")
    let call = try #require(cafe.decision(.practice(), on: "2025-03-08").calls.first)
    #expect(call.rung == "reminder")
    #expect(
      call.listing == NoticeListing(items: [Samples.item("INV-2")], amount: Samples.euros(50_00)))
    try cafe.post(.handoffRecalled(HandoffRecalled(placement: "H-1")), on: "2025-03-20")
    #expect(
      try cafe.run(.practice(), from: "2025-03-03", to: "2025-03-25") == [
        "2025-03-08 reminder INV-2", "2025-03-19 second INV-2", "2025-03-20 second INV-1",
      ])
  }

  @Test("What charges are booked on a placed invoice is theirs too, and no statement speaks of it")
  func placedCharges() throws {
    var policy = Policy.practice()
    policy.statements = StatementSchedule(
      every: .month, dayOfMonth: 1, channel: "email", lists: .open)
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    try cafe.post(
      .handoffPlaced(
        HandoffPlaced(
          placement: "H-1", agency: "northcollect", currency: Samples.euro,
          items: [PlacedItem(Samples.item("INV-1"), 100_00)])), on: "2025-03-03")
    try cafe.post(
      .chargeBooked(
        ChargeBooked(
          item: Samples.item("INV-1"), kind: .cost, law: "de", amount: Samples.euros(45_00),
          through: day("2025-03-04"), due: day("2025-03-05"))), on: "2025-03-04")
    try cafe.pay("M-1", 100_00, on: "2025-03-10", for: "INV-1")
    #expect(try cafe.run(policy, from: "2025-03-04", to: "2025-05-02") == [])
  }

  @Test("What is placed says so on days on which no rung is reached")
  func placedWithoutRung() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    let placed = HandoffPlaced(
      placement: "H-1", agency: "northcollect", currency: Samples.euro,
      items: [PlacedItem(Samples.item("INV-1"), 100_00)])
    try cafe.post(.handoffPlaced(placed), on: "2025-03-02")
    let lines = cafe.decision(.practice(), on: "2025-03-02").trace.lines
    #expect(lines.map(\.rule) == [.placed])
    #expect(cafe.decision(.practice(), on: "2025-03-01").trace.lines.map(\.rule) == [.rung])
  }

  @Test("Who was forgotten is never written to again")
  func forgotten() throws {
    var cafe = try PracticeAccount()
    try cafe.invoice("INV-1", 100_00, due: "2025-03-01")
    try cafe.post(.forgotten, on: "2025-03-02")
    #expect(try cafe.run(.practice(), from: "2025-03-02", to: "2025-06-01") == [])
    #expect(attention(of: cafe.account, by: .practice(), after: day("2025-06-01")) == nil)
  }

  @Test("An answer pauses every channel from its day on, and other tasks pause none")
  func paused() throws {
    var cafe = try PracticeAccount(channels: ["email", "sms"])
    for (task, reason, date) in [
      ("W-1", TaskReason.mail, "2025-03-01"), ("W-2", .reply, "2025-03-10"),
      ("W-3", .reply, "2025-03-12"),
    ] { try cafe.post(.taskRaised(TaskRaised(task: task, reason: reason)), on: date) }
    func rule(_ channel: String, on date: String) -> Rule? {
      guard
        case .never(let rule, _, _) = Gate(cafe.account).answer(channel: channel, on: day(date))
      else { return nil }
      return rule
    }
    for channel in ["email", "sms"] {
      #expect(rule(channel, on: "2025-03-09") == nil)
      #expect(rule(channel, on: "2025-03-10") == .reply)
    }
    // Done from the 20th on: the days before stay paused, until the other one is done as well.
    try cafe.post(.taskDone(TaskDone(task: "W-3")), on: "2025-03-20")
    #expect(rule("email", on: "2025-03-25") == .reply)
    try cafe.post(.taskDone(TaskDone(task: "W-2")), on: "2025-03-15")
    #expect(rule("email", on: "2025-03-19") == .reply)
    #expect(rule("email", on: "2025-03-20") == nil)
    #expect(cafe.account.standing.tasks.open.map(\.id) == ["W-1"])
  }

  @Test("A task that is done before it was raised pauses nothing, and none is done twice")
  func doneAtOnce() throws {
    var cafe = try PracticeAccount()
    try cafe.post(.taskRaised(TaskRaised(task: "W-1", reason: .reply)), on: "2025-03-10")
    #expect(throws: PostingError.taskOpen("W-1")) {
      try cafe.post(.taskRaised(TaskRaised(task: "W-1", reason: .reply)), on: "2025-03-11")
    }
    try cafe.post(.taskDone(TaskDone(task: "W-1")), on: "2025-03-10")
    #expect(try cafe.account.standing.tasks == PracticeAccount().account.standing.tasks)
    #expect(throws: PostingError.taskNotOpen("W-1")) {
      try cafe.post(.taskDone(TaskDone(task: "W-1")), on: "2025-03-11")
    }
    #expect(throws: PostingError.taskNotOpen("W-1")) {
      try cafe.post(.taskAssigned(TaskAssigned(task: "W-1")), on: "2025-03-11")
    }
  }

  @Test("A channel is closed from its day on, for each reason by itself, and others stay open")
  func closedChannels() throws {
    var cafe = try PracticeAccount(channels: ["email", "sms"])
    try cafe.post(
      .channelClosed(ChannelClosed(channel: "email", reason: .bounced)), on: "2025-03-05")
    try cafe.post(
      .channelClosed(ChannelClosed(channel: "email", reason: .complaint)), on: "2025-03-08")
    try cafe.post(
      .channelOpened(ChannelOpened(channel: "email", reason: .bounced)), on: "2025-03-10")
    func answer(_ channel: String, on date: String) -> Gate.Answer {
      Gate(cafe.account).answer(channel: channel, on: day(date))
    }
    #expect(answer("email", on: "2025-03-04") == .allow)
    #expect(
      answer("email", on: "2025-03-05")
        == .never(
          .contact, "the address for email bounced on 2025-03-05", until: day("2025-03-10")))
    #expect(
      answer("email", on: "2025-03-10")
        == .never(.contact, "no email since the complaint of 2025-03-08", until: nil))
    #expect(answer("sms", on: "2025-03-10") == .allow)
    // Opened before it was closed, it never closes.
    try cafe.post(
      .channelOpened(ChannelOpened(channel: "email", reason: .complaint)), on: "2025-03-08")
    #expect(answer("email", on: "2025-03-10") == .allow)
  }

  /// Berlin is an hour ahead of Greenwich, and from 01:00 UTC on 30 March two.
  private func berlin(_ moment: Moment) -> Int {
    moment < Samples.moment("2025-03-30T01:00:00Z") ? 3600 : 7200
  }

  @Test(
    "The hours are those of the customer's own clock",
    arguments: [
      ("2025-03-29T06:59:59Z", "2025-03-29T07:00:00Z"), ("2025-03-29T07:00:00Z", nil),
      ("2025-03-29T18:59:59Z", nil), ("2025-03-29T19:00:00Z", "2025-03-30T06:00:00Z"),
      ("2025-03-30T00:59:59Z", "2025-03-30T06:00:00Z"),
      ("2025-03-30T05:59:59Z", "2025-03-30T06:00:00Z"), ("2025-03-30T06:00:00Z", nil),
      ("2025-03-30T18:00:00Z", "2025-03-31T06:00:00Z"),
    ])
  func hours(_ now: String, _ opening: String?) throws {
    let cafe = try PracticeAccount()
    let moment = Samples.moment(now)
    let answer = Gate(cafe.account).answer(
      channel: "email", on: moment.day, at: moment,
      hours: ContactHours(from: 8 * 60, until: 20 * 60), offset: berlin)
    #expect(answer == opening.map { .notBefore(Samples.moment($0)) } ?? .allow)
  }

  @Test("Hours that begin in the hour that is left out open at a moment that exists")
  func missingHour() throws {
    let cafe = try PracticeAccount()
    let hours = ContactHours(from: 2 * 60 + 30, until: 20 * 60)
    let now = Samples.moment("2025-03-29T23:30:00Z")
    let gate = Gate(cafe.account)
    guard
      case .notBefore(let opening) = gate.answer(
        channel: "email", on: now.day, at: now, hours: hours, offset: berlin)
    else {
      Issue.record("the gate is open at night")
      return
    }
    #expect(
      gate.answer(
        channel: "email", on: opening.day, at: opening, hours: hours, offset: berlin) == .allow)
  }

  @Test("A stop outranks the hours, and hours need a beginning before their end")
  func outranks() throws {
    var cafe = try PracticeAccount()
    try cafe.post(
      .stopSet(StopSet(reason: .deceased, from: day("2025-03-01"), until: nil)), on: "2025-03-01")
    let answer = Gate(cafe.account).answer(
      channel: "email", on: day("2025-03-29"), at: Samples.moment("2025-03-29T12:00:00Z"),
      hours: ContactHours(from: 0, until: 1440), offset: berlin)
    guard case .never(.stop, _, until: nil) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(ContactHours(from: 600, until: 600) == nil)
    #expect(ContactHours(from: -1, until: 600) == nil)
    #expect(ContactHours(from: 0, until: 1441) == nil)
  }
}
