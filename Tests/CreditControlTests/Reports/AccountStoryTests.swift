import CreditControl
import Dunning
import Receivables
import ReceivablesTesting
import Testing

@Suite("The story of an account")
struct AccountStoryTests {
  private func withStory(_ body: (Bench, AccountStory) async throws -> Void) async throws {
    try await withBench(.memory) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, issued: "2025-01-30", due: "2025-03-01")
      try await bench.invoice("INV-2", of: "C1", 50_00, issued: "2025-02-20", due: "2025-03-20")
      try await bench.run("2025-03-04")
      try await bench.pay("P-1", of: "C1", 110_00, on: "2025-03-10", for: "INV-1 INV-2")
      try await bench.run("2025-03-11")
      _ = try await bench.desk.hold(
        AccountID("C1"), .moratorium, from: day("2025-03-22"), until: day("2025-04-05"), note: nil)
      try await body(bench, try await AccountStory(of: AccountID("C1"), in: bench.installation))
    }
  }

  @Test("Everything that happened is told once, in order, with what became of it")
  func events() async throws {
    try await withStory { _, story in
      #expect(
        story.events.map(\.kind) == [
          "contact.party-recorded", "invoice.issued", "invoice.issued", "contact.notice-planned",
          "money.received", "contact.stop-set",
        ])
      guard case .noticePlanned(let notice) = story.events[3].what,
        case .paymentReceived("P-1", let amount, let shares) = story.events[4].what
      else {
        Issue.record("a notice and a payment were expected")
        return
      }
      #expect(notice.status == .sent)
      #expect(amount == Samples.euros(110_00))
      #expect(shares.map(\.amount) == [Samples.euros(100_00), Samples.euros(10_00)])
      #expect(shares.map(\.closes) == [true, false])
      #expect(story.events(through: day("2025-02-19")).count == 2)
    }
  }

  @Test("Shown as of a day, nothing is agreed, asked or expected that came later")
  func asOf() async throws {
    try await withBench(.memory) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      func promise(on date: String, by last: String) async throws {
        _ = try await bench.desk.promise(
          Desk.NewPromise(
            customer: AccountID("C1"), currency: nil, parts: [(day(last), nil)],
            invoices: ["INV-1"],
            note: nil), on: day(date))
      }
      try await promise(on: "2025-02-20", by: "2025-03-05")
      try await bench.run(from: "2025-02-20", to: "2025-03-20")
      try await promise(on: "2025-03-20", by: "2025-03-30")
      try await bench.run("2025-03-21")
      let ledgers = Ledgers(bench.installation)
      let then = try await ledgers.story(of: AccountID("C1"), on: day("2025-02-25"))
      #expect(then.agreements.map(\.from) == [day("2025-02-20")])
      #expect(then.isPast && then.next == nil)
      let between = try await ledgers.story(of: AccountID("C1"), on: day("2025-03-15"))
      #expect(between.agreements.isEmpty)
      let now = try await ledgers.story(of: AccountID("C1"), on: day("2025-03-21"))
      #expect(now.agreements.map(\.from) == [day("2025-03-20")])
      #expect(!now.isPast && now.next != nil)
    }
  }

  @Test("A line of time has each invoice from issue to closed, and what was overdue of it")
  func timeline() async throws {
    try await withStory { _, story in
      let timeline = AccountTimeline(story, from: nil, through: day("2025-03-31"))
      #expect(timeline.from == day("2025-01-30"))
      #expect(timeline.bars.map(\.closed) == [day("2025-03-10"), nil])
      #expect(timeline.bars.map(\.open) == [Samples.euros(0), Samples.euros(40_00)])
      #expect(timeline.bars.map { $0.daysOverdue(by: timeline.to) } == [9, 11])
      #expect(timeline.rungs == ["reminder"])
      #expect(timeline.payments.map(\.amount) == [Samples.euros(110_00)])
      #expect(timeline.bands.map(\.to) == [day("2025-03-31")])
      let before = AccountTimeline(story, from: nil, through: day("2025-02-19"))
      #expect(before.bars.map(\.item.text) == ["INV-1"])
      #expect(before.bars.map(\.open) == [Samples.euros(100_00)])
      #expect(before.marks.isEmpty && before.payments.isEmpty && before.bands.isEmpty)
      let later = AccountTimeline(story, from: day("2025-03-11"), through: day("2025-03-31"))
      #expect(later.bars.map(\.item.text) == ["INV-2"])
      let never = AccountTimeline(story, from: nil, through: day("2024-01-01"))
      #expect(never.isEmpty)
      try Golden.compare(.timeline(timeline), with: "timeline")
      try Golden.compare(.timeline(never), with: "timeline-nothing")
    }
  }

  @Test("Of many invoices the latest are drawn, and the rest is counted")
  func many() async throws {
    try await withBench(.memory) { bench in
      try await bench.customer("C1")
      for index in 0..<40 {
        let due = day("2023-01-31").adding(days: index * 20)
        try await bench.invoice("INV-\(100 + index)", of: "C1", 1_00, due: due.description)
      }
      let story = try await AccountStory(of: AccountID("C1"), in: bench.installation)
      let timeline = AccountTimeline(story, from: nil, through: day("2025-03-31"))
      #expect(timeline.bars.count == AccountTimeline.mostBars)
      #expect(timeline.leftOut == 40 - AccountTimeline.mostBars)
      #expect(timeline.bars.last?.item.text == "INV-139")
      try Golden.compare(.timeline(timeline), with: "timeline-many")
    }
  }

  @Test("What comes next is what the run of that day then does")
  func next() async throws {
    try await withStory { bench, _ in
      let ledgers = Ledgers(bench.installation)
      let next = try await ledgers.next(of: AccountID("C1"), from: day("2025-03-12"))
      guard case .notice(let call, let on) = next else {
        Issue.record("\(next) is no notice")
        return
      }
      // Due on 20 March, so the reminder is reached on the 23rd, within the moratorium.
      #expect(on == day("2025-04-06"))
      #expect(call.rung == "second")
      try await bench.run("2025-04-05")
      #expect(try await bench.story().last?.hasPrefix("2025-03-04") == true)
      try await bench.run("2025-04-06")
      let story = try await bench.story()
      #expect(story.last == "2025-04-06 second sent \(call.listing.amount)")
      _ = try await bench.desk.hold(
        AccountID("C1"), .bankruptcy, from: day("2025-04-07"), until: nil, note: nil)
      let then = try await ledgers.next(of: AccountID("C1"), from: day("2025-04-30"))
      guard case .heldBack(let line) = then else {
        Issue.record("\(then) is not held back")
        return
      }
      #expect(line.rule == .stop)
      #expect(
        try await ledgers.story(of: AccountID("C1"), on: day("2025-04-30")).owed.map(\.overdue)
          == [40_00])
      await #expect(throws: RunError.self) {
        try await ledgers.story(of: .book, on: day("2025-04-30"))
      }
    }
  }

  @Test("What a person is given next is told with its day, as a notice is")
  func nextTask() async throws {
    var policy = Policy.practice()
    policy.afterLast = .task
    try await withBench(.memory, policy: policy) { bench async throws in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run(from: "2025-03-01", to: "2025-03-31")
      let next = try await Ledgers(bench.installation).next(
        of: AccountID("C1"), from: day("2025-03-31"))
      guard case .measure(let call, let on) = next else {
        Issue.record("\(next) is no measure")
        return
      }
      #expect(call.act == .task && call.rung == "final")
      #expect(call.listing.amount == Samples.euros(100_00))
      try await bench.run(from: "2025-04-01", to: on.adding(days: -1).description)
      #expect(try await Worklist(bench.installation).rows(on: on.adding(days: -1)).isEmpty)
      try await bench.run(on.description)
      #expect(try await Worklist(bench.installation).rows(on: on).count == 1)
    }
  }

  @Test("A preview is of each currency in which a run of the day would ask by the rung")
  func previewed() async throws {
    try await withBench(.memory) { bench async throws in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.invoice(
        "INV-2", of: "C1", 70_00, due: "2025-03-01", currency: Samples.currency("USD"))
      let made = try await Preview(bench.installation).make(
        "reminder", for: AccountID("C1"), language: nil, on: day("2025-03-04"),
        at: Moment(day("2025-03-04"), hour: 12))
      #expect(made.map(\.currency.code) == ["EUR", "USD"])
      try await bench.run("2025-03-04")
      #expect(try await bench.story().count == made.count)
    }
  }
}
