import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

@Suite("Why, and why not")
struct WhyTests {
  typealias Storage = Bench.Storage

  private func withPractice(
    _ storage: Storage, _ body: (Bench) async throws -> Void
  ) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.invoice("INV-2", of: "C1", 50_00, due: "2025-03-20")
      try await bench.run("2025-03-02")
      try await bench.run("2025-03-04")
      try await bench.run("2025-03-06")
      try await body(bench)
    }
  }

  @Test("An answer says what it rests on", arguments: Storage.allCases)
  func bases(_ storage: Storage) async throws {
    try await withPractice(storage) { bench in
      let expected: [(String, WhyAnswer.Basis, String)] = [
        ("2025-03-02", .replayed, "nothing"), ("2025-03-03", .noRun, "nothing"),
        ("2025-03-04", .recorded, "notice"), ("2025-03-05", .noRun, "nothing"),
        ("2025-03-06", .replayed, "nothing"), ("2025-03-07", .forecast, "nothing"),
        ("2025-03-15", .forecast, "notice"), ("2025-01-01", .noRun, "nothing"),
      ]
      for (date, basis, decision) in expected {
        let why = try await bench.why("INV-1", on: date)
        #expect(why.basis == basis, "\(date)")
        #expect(why.decision == decision, "\(date)")
        #expect(why.on == day(date))
      }
      let missed = try await bench.why("INV-1", on: "2025-03-03")
      #expect(missed.trace.first?.rule == .run)
      let sent = try await bench.why("INV-1", on: "2025-03-04")
      #expect(sent.rung == "reminder")
      // Whether it was delivered is known by then.
      #expect(sent.nextAttention == day("2025-03-05"))
      let forecast = try await bench.why("INV-1", on: "2025-03-15")
      #expect(forecast.rung == "second")
    }
  }

  @Test(
    "What is recorded later changes no answer about a past day", arguments: Storage.allCases)
  func unchanged(_ storage: Storage) async throws {
    try await withPractice(storage) { bench in
      let dates = [
        "2025-03-01", "2025-03-02", "2025-03-03", "2025-03-04", "2025-03-05", "2025-03-06",
      ]
      var before: [WhyAnswer] = []
      for date in dates {
        for subject in ["INV-1", "INV-2", "C1"] {
          before.append(try await bench.why(subject, on: date))
        }
      }
      bench.clock.move(to: Moment(day("2025-03-08"), hour: 9))
      try await bench.pay("P-1", of: "C1", 100_00, on: "2025-03-01", for: "INV-1")
      try await bench.edit { $0.ladder = [.late("urgent", 1)] }
      var wish = Desk.CustomerChange()
      wish.addTags = ["vip"]
      wish.language = "de"
      _ = try await bench.desk.set(AccountID("C1"), wish, from: BookHistory.beginning)
      _ = try await bench.desk.hold(
        AccountID("C1"), .moratorium, from: day("2025-03-01"), until: nil, note: nil)
      var after: [WhyAnswer] = []
      for date in dates {
        for subject in ["INV-1", "INV-2", "C1"] {
          after.append(try await bench.why(subject, on: date))
        }
      }
      #expect(after == before)
      let now = try await bench.why("C1", on: "2025-03-22")
      #expect(now.trace.contains { $0.rule == .stop })
    }
  }

  @Test(
    "An invoice without a notice has its rule named, and the next day", arguments: Storage.allCases)
  func whyNot(_ storage: Storage) async throws {
    let policy = Policy.practice(leastGapDays: 7)
    try await withBench(storage, policy: policy) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.invoice("INV-2", of: "C1", 50_00, due: "2025-03-02")
      try await bench.invoice("INV-3", of: "C1", 3, due: "2025-03-01")
      try await bench.invoice("INV-4", of: "C1", 70_00, issued: "2025-03-01", due: "2025-04-01")
      try await bench.invoice("INV-5", of: "C1", 70_00, due: "2025-03-01")
      try await bench.pay("P-5", of: "C1", 70_00, on: "2025-02-15", for: "INV-5")
      try await bench.run(from: "2025-03-04", to: "2025-03-05")
      let expected: [(String, Rule, Day?)] = [
        ("INV-2", .leastGap, day("2025-03-11")), ("INV-3", .tolerance, day("2025-03-11")),
        ("INV-4", .rung, day("2025-03-11")), ("INV-5", .open, nil),
      ]
      for (invoice, rule, next) in expected {
        let why = try await bench.why(invoice, on: "2025-03-05")
        #expect(why.decision == "nothing", "\(invoice)")
        #expect(why.trace.contains { $0.rule == rule && $0.outcome != .allows }, "\(invoice)")
        #expect(why.nextAttention == next, "\(invoice)")
      }
    }
  }

  @Test("Every reason that silences an account is named", arguments: [Storage.memory])
  func reasons(_ storage: Storage) async throws {
    var policy = Policy.practice()
    policy.minimum = Threshold(general: DecimalAmount(unscaled: 60, scale: 0))
    try await withBench(storage, policy: policy) { bench in
      for number in 1...4 {
        try await bench.customer("C\(number)", email: number == 1 ? nil : "a@b.example")
        try await bench.invoice(
          "INV-\(number)", of: "C\(number)", number == 3 ? 50_00 : 100_00, due: "2025-03-01")
      }
      _ = try await bench.desk.hold(
        AccountID("C2"), .bankruptcy, from: day("2025-03-01"), until: nil, note: nil)
      try await bench.pay("P-4", of: "C4", 100_00, on: "2025-03-01")
      let report = try await bench.run("2025-03-04")
      #expect(report.withheld == ["contact": 1, "stop": 1, "minimum": 1, "unapplied": 1])
      for (number, rule) in [(1, Rule.contact), (2, .stop), (3, .minimum), (4, .unapplied)] {
        let why = try await bench.why("INV-\(number)", on: "2025-03-04")
        #expect(why.trace.contains { $0.rule == rule && $0.outcome == .forbids })
        // Who cannot be reached is given to a person.
        #expect(why.decision == (number == 1 ? "task" : "nothing"))
      }
    }
  }

  @Test("A recorded decision that comes out different is a damaged book, not another answer")
  func digest() async throws {
    try await withBench(.json) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run("2025-03-04")
      try await Tampering(bench).alter("C1", 2, "\"amount\":10000", "\"amount\":20000")
      let reopened = try bench.reopened()
      await #expect(throws: BookError.self) {
        try await Why(reopened).ask(
          .customer(AccountID("C1")), on: day("2025-03-04"), today: day("2025-03-04"))
      }
    }
  }

  @Test("A subject is an invoice or a customer, and says which where it could be both")
  func subjects() async throws {
    try await withBench(.memory) { bench in
      try await bench.customer("C1")
      try await bench.customer("77")
      try await bench.invoice("77", of: "C1", 100_00, due: "2025-03-01")
      let installation = bench.installation
      #expect(
        try await Subject("invoice:77", in: installation) == .invoice("77", AccountID("C1")))
      #expect(try await Subject("customer:77", in: installation) == .customer(AccountID("77")))
      for text in ["77", "78", "customer:78", "invoice:C1", "@book"] {
        await #expect(throws: RunError.self) { try await Subject(text, in: installation) }
      }
    }
  }

  @Test("The rung of a day is that of its notice, and not of a task of the same day")
  func ofTheNotice() async throws {
    try await withBench(.memory) { bench in
      try await bench.edit { $0.afterLast = .task }
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.invoice("INV-2", of: "C1", 70_00, due: "2025-03-28")
      // The last notice of the 31st names the 10th of April; on the 11th INV-2 reaches the second.
      try await bench.run(from: "2025-03-02", to: "2025-04-11")
      let why = try await bench.why("C1", on: "2025-04-11")
      #expect(why.acts == ["notice", "task"], "\(why.trace)")
      #expect(why.rung == "second", "\(why.trace)")
    }
  }

  @Test("What tells of a return is called so, beside the rung whose tone it has")
  func ofAReturn() async throws {
    try await withPractice(.memory) { bench in
      try await bench.pay("P-1", of: "C1", 100_00, on: "2025-03-07", for: "INV-1")
      try await bench.run("2025-03-08")
      _ = try await bench.desk.reverse("P-1", on: day("2025-03-09"), reason: nil)
      try await bench.run("2025-03-10")
      let why = try await bench.why("INV-1", on: "2025-03-10")
      #expect(why.about == "returned")
      #expect(why.rung == "reminder")
      let notice = try #require(
        try await Ledgers(bench.installation).notices(on: day("2025-03-10"), status: nil).first)
      #expect(notice.about == "returned")
      #expect(notice.title == "returned, reminder")
      #expect(notice.rung == "reminder")
    }
  }
}
