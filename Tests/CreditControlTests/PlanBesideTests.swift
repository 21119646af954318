import CreditControl
import Dunning
import MustacheNotices
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// A plan of three instalments of 300.00 for A, agreed on 10 July 2026, and B of 100.00 due on 14 August.
@Suite("What goes on beside a payment plan")
struct PlanBesideTests {
  private static let reminders = [
    Rung(
      name: "instalment", days: -3, inBusinessDays: false, anchor: .due, channels: ["email"],
      template: "instalment"),
    Rung(
      name: "instalment-missed", days: 2, inBusinessDays: false, anchor: .due,
      channels: ["email"], template: "instalment-missed"),
  ]

  private func withPlan(
    hasB: Bool = true, isCharged: Bool = false, interest: Percent? = nil,
    renderer: any NoticeRenderer = PlainRenderer(),
    _ body: (Bench, KeptNotices, PlanAgreed) async throws -> Void
  ) async throws {
    let policy = ClosingTests.charging { policy in
      if !isCharged { policy.charges = nil }
      policy.catchUp = .latest
      policy.plans = PlanRules(
        graceDays: 5, missedInstalments: 2, reminders: Self.reminders)
    }
    let kept = KeptNotices(renderer)
    try await withBench(.memory, policy: policy, renderer: kept) { bench in
      try await bench.company("C1")
      try await bench.invoice("A", of: "C1", 900_00, due: "2026-07-01")
      if hasB { try await bench.invoice("B", of: "C1", 100_00, due: "2026-08-14") }
      try await bench.run(from: "2026-07-01", to: "2026-07-10")
      let agreed = try await bench.desk.agree(
        Desk.NewPlan(
          customer: AccountID("C1"), currency: nil, size: .number(3), every: .month,
          first: day("2026-08-10"), down: nil, interest: interest, invoices: ["A"], note: nil),
        on: day("2026-07-10"))
      try await body(bench, kept, try #require(agreed))
      try await bench.expectWhole()
    }
  }

  private func said(_ bench: Bench, _ kept: KeptNotices) async throws -> [NoticeContent] {
    try await Ledgers(bench.installation).notices(on: nil, status: "sent")
      .sorted { ($0.on, $0.id) < ($1.on, $1.id) }.compactMap { kept[$0.id]?.content }
  }

  @Test("An instalment that is not due yet is in no demand, kept or not", arguments: [false, true])
  func ahead(isKept: Bool) async throws {
    try await withPlan { bench, kept, _ in
      try await bench.run(from: "2026-07-11", to: "2026-08-10")
      if isKept { try await bench.pay("P-1", of: "C1", 300_00, on: "2026-08-10", for: "A") }
      try await bench.run(from: "2026-08-11", to: "2026-09-09")
      let all = try await said(bench, kept)
      for notice in all where notice.day > day("2026-08-14") {
        let due = notice.instalments.filter { $0.due >= notice.day }
        #expect(due.isEmpty, "\(notice.day) asks for \(due)")
      }
      let asked = try #require(all.last { $0.lines.contains { $0.invoice == "B" } })
      #expect(asked.instalments.count == (isKept ? 0 : 1))
    }
  }

  @Test(
    "A missed instalment that is asked for beside something else is asked for in the plan's words as well",
    arguments: [
      ("en", "plan may end"), ("de", "kann der Plan enden"), ("fr", "le plan peut prendre fin"),
      ("es", "el plan puede terminar"),
    ])
  func planWords(_ one: (language: String, words: String)) async throws {
    let renderer = try MustacheRendererKind().open(templates: "none")
    try await withPlan(renderer: renderer) { bench, kept, _ in
      var change = Desk.CustomerChange()
      change.language = one.language
      _ = try await bench.desk.set(AccountID("C1"), change, from: day("2026-07-11"))
      try await bench.run(from: "2026-07-11", to: "2026-09-09")
      for notice in try await Ledgers(bench.installation).notices(on: nil, status: "sent") {
        guard let (content, text) = kept[notice.id] else { continue }
        let isMissed = content.instalments.contains { $0.due < content.day }
        #expect(text.text.contains(one.words) == isMissed, "\(text.text)")
        #expect(text.html.contains(one.words) == isMissed)
      }
      let all = try await said(bench, kept)
      #expect(all.contains { !$0.instalments.isEmpty && $0.lines.contains { $0.invoice == "B" } })
    }
  }

  @Test("An instalment within its grace is not demanded beside something else")
  func grace() async throws {
    try await withPlan { bench, kept, _ in
      try await bench.run(from: "2026-07-11", to: "2026-08-09")
      try await bench.invoice("D", of: "C1", 80_00, issued: "2026-07-20", due: "2026-08-08")
      try await bench.run("2026-08-11")
      let last = try #require(try await said(bench, kept).last)
      #expect(last.day == day("2026-08-11"))
      #expect(last.asked == Samples.euros(80_00) && last.instalments == [])
    }
  }

  @Test("A plan that is kept to the day and the cent is the end of it", arguments: [false, true])
  func nothingMore(runsBetween: Bool) async throws {
    try await withPlan(hasB: false, isCharged: true) { bench, _, plan in
      if runsBetween { try await bench.run(from: "2026-07-11", to: "2026-08-09") }
      for (index, part) in plan.instalments.enumerated() {
        try await bench.run(part.due.description)
        try await bench.pay(
          "P-\(index)", of: "C1", part.minorUnits, on: part.due.description, for: "A")
      }
      let before = try await bench.story()
      let last = try #require(plan.instalments.last)
      try await bench.run(from: last.due.adding(days: 1).description, to: "2026-12-31")
      #expect(try await bench.story() == before)
      #expect(try await bench.owed(by: "C1", on: "2026-12-31") == (0, 0))
    }
  }

  @Test("A plan that fails leaves what accrued before it and after it")
  func failed() async throws {
    try await withPlan(hasB: false, isCharged: true) { bench, _, _ in
      try await bench.run(from: "2026-07-11", to: "2026-11-30")
      // 2 to 9 July, and from the day on which the second instalment counts as missed.
      let shown = try await bench.desk.reckon("A", through: day("2026-10-31"), law: nil)
      let open = try await bench.owed(by: "C1", on: "2026-11-05").open
      #expect(open >= 900_00 + 40_00)
      #expect(shown.items.first?.fixedSum == Samples.euros(40_00))
      #expect(shown.items.first?.interest?.lines.count ?? 0 >= 2)
    }
  }

  @Test("A preview of its words names an instalment, of a customer and of an invented one")
  func preview() async throws {
    let renderer = try MustacheRendererKind().open(templates: "none")
    try await withPlan(hasB: false, renderer: renderer) { bench, _, _ in
      for (name, date) in [("instalment", "2026-07-20"), ("instalment-missed", "2026-08-20")] {
        for customer in [AccountID("C1"), nil] {
          let made = try await Preview(bench.installation).make(
            name, for: customer, language: nil, on: day(date), at: Moment(day(date), hour: 12))
          let pages = try #require(made.first)
          #expect(made.count == 1)
          #expect(pages.text.contains("1 of 3"), "\(pages.text)")
          #expect(!pages.text.contains("  of"), "\(pages.text)")
        }
      }
      try await bench.customer("C2")
      await #expect(throws: RunError.self) {
        _ = try await Preview(bench.installation).make(
          "instalment", for: AccountID("C2"), language: nil, on: day("2026-07-20"),
          at: Moment(day("2026-07-20"), hour: 12))
      }
    }
  }

  /// Method: A of 900.00 and B of 100.00 in four instalments of 250.00; the last one alone comes to B.
  @Test("What a plan covers is late since the first instalment that comes to it")
  func dueOfEach() async throws {
    let policy = ClosingTests.charging { policy in
      policy.charges = nil
      policy.catchUp = .latest
      policy.plans = PlanRules(graceDays: 5, missedInstalments: 9, reminders: Self.reminders)
    }
    let kept = KeptNotices(PlainRenderer())
    try await withBench(.memory, policy: policy, renderer: kept) { bench in
      try await bench.company("C1")
      try await bench.invoice("A", of: "C1", 900_00, due: "2026-07-01")
      try await bench.invoice("B", of: "C1", 100_00, due: "2026-07-02")
      try await bench.invoice("D", of: "C1", 70_00, due: "2026-11-09")
      try await bench.run(from: "2026-07-01", to: "2026-07-10")
      _ = try await bench.desk.agree(
        Desk.NewPlan(
          customer: AccountID("C1"), currency: nil, size: .number(4), every: .month,
          first: day("2026-08-10"), down: nil, interest: nil, invoices: ["A", "B"], note: nil),
        on: day("2026-07-10"))
      try await bench.run(from: "2026-07-11", to: "2026-11-15")
      var compared = 0
      for notice in try await said(bench, kept) where notice.day > day("2026-11-11") {
        for line in notice.lines where line.item != "D" {
          #expect(line.due == day(line.item == "A" ? "2026-08-10" : "2026-11-10"), "\(notice.day)")
          compared += line.item == "B" ? 1 : 0
        }
      }
      #expect(compared > 0)
    }
  }

  @Test("Two missed instalments are asked for with one sum, and the words say of what it is")
  func several() async throws {
    let renderer = try MustacheRendererKind().open(templates: "none")
    for language in ["en", "de", "fr", "es"] {
      try await withPlan(hasB: false, renderer: renderer) { bench, kept, _ in
        var change = Desk.CustomerChange()
        change.language = language
        _ = try await bench.desk.set(AccountID("C1"), change, from: day("2026-07-11"))
        try await bench.run(from: "2026-07-11", to: "2026-09-12")
        let notices = try await Ledgers(bench.installation).notices(on: nil, status: "sent")
        let last = try #require(notices.max { ($0.on, $0.id) < ($1.on, $1.id) })
        let (content, text) = try #require(kept[last.id])
        #expect(content.instalment?.number == 2 && content.asked == Samples.euros(600_00))
        #expect(text.subject.contains("600"))
        // Each by itself, and what they come to.
        #expect(text.text.ranges(of: "300").count == 2, "\(text.text)")
        #expect(text.text.contains("600"), "\(text.text)")
        // Nobody who misses an instalment is thanked for keeping to the plan.
        #expect(content.instalments.map(\.number) == [1, 2])
      }
    }
  }

  /// Goal: what a plan with interest costs follows from the plan and the days of the money. Method: the last
  /// instalment is told on its day or late; 6 % a year on what was left of 900.00 is reckoned by hand, but for
  /// which of its ends a stretch counts.
  @Test("Interest of a plan is that of the plan alone, whenever its last money is told")
  func planInterest() async throws {
    var totals: [Int64] = []
    for days in [0, 5] {
      try await withPlan(hasB: false, isCharged: true, interest: Percent(6)) { bench, _, plan in
        var next = day("2026-07-11")
        for (index, instalment) in plan.instalments.enumerated() {
          let due = instalment.due
          let told = index == 2 ? due.adding(days: days) : due
          try await bench.run(from: next.description, to: told.adding(days: -1).description)
          try await bench.pay(
            "P-\(index)", of: "C1", instalment.minorUnits, on: due.description, for: "A")
          next = told
        }
        try await bench.run(from: next.description, to: next.adding(days: 40).description)
        let account = try #require(
          try await bench.store.account(AccountID("C1"), items: .all)?.account)
        #expect(account.standing.agreements.plans == [])
        let charged = try #require(account.items[Samples.item("A")]?.circumstances.charged)
        let total = charged.first { $0.kind == .planInterest }?.total ?? 0
        var (left, sum) = (Int64(900_00), Int64(0))
        for (instalment, days) in zip(plan.instalments, [31, 31, 30] as [Int64]) {
          sum += left * 6 * days
          left -= instalment.minorUnits
        }
        #expect(abs(total - sum / 36_500) <= 15, "\(total)")
        totals.append(total)
        // The law's own interest of the time before the plan was not booked then, and is not after it.
        let law = charged.first { $0.kind == .interest }?.through
        #expect(law ?? day("2026-07-10") <= day("2026-07-10"))
      }
    }
    #expect(totals[0] == totals[1])
  }

  /// Goal: what was agreed is said with each instalment, and asked for under its own name. Method: a plan with
  /// 6 % of which the second instalment is late and the last comes in time, in every language.
  @Test(
    "Interest that was agreed is said as that, and has no law", arguments: ["en", "de", "fr", "es"])
  func saidInterest(_ language: String) async throws {
    let renderer = try MustacheRendererKind().open(templates: "none")
    try await withPlan(hasB: false, interest: Percent(6), renderer: renderer) {
      bench, kept, plan in
      var change = Desk.CustomerChange()
      change.language = language
      _ = try await bench.desk.set(AccountID("C1"), change, from: day("2026-07-11"))
      var next = day("2026-07-11")
      for (index, instalment) in plan.instalments.enumerated() {
        let told = instalment.due.adding(days: index == 1 ? 4 : 0)
        try await bench.run(from: next.description, to: told.adding(days: -1).description)
        try await bench.pay(
          "P-\(index)", of: "C1", instalment.minorUnits, on: told.description, for: "A")
        next = told
      }
      try await bench.run(from: next.description, to: "2026-12-31")
      let notices = try await Ledgers(bench.installation).notices(on: nil, status: "sent")
        .sorted { ($0.on, $0.id) < ($1.on, $1.id) }
      let told = notices.compactMap { notice in kept[notice.id] }
      let ofPlan = told.filter { $0.content.instalment != nil }
      #expect(ofPlan.count == 4)
      for (content, text) in ofPlan {
        let rate = language == "en" ? "6%" : "6\u{A0}%"
        let words = text.text.replacing("\u{202F}", with: "\u{A0}")
          .replacing("6 %", with: "6\u{A0}%")
        #expect(words.contains(rate), "\(text.text)")
        #expect((content.instalment?.interest != nil) == (content.day > day("2026-08-11")))
        #expect(content.law == nil)
        // Nobody reads that nothing remains while something does.
        #expect(!text.text.contains("€0.00") && !text.text.contains(" 0,00"), "\(text.text)")
      }
      let alone = try #require(told.last)
      #expect(alone.content.instalment == nil && alone.content.law == nil)
      #expect(alone.content.charges.allSatisfy { $0.isOfPlan })
      let late = ["late payment", "Verzug", "retard", "demora"]
      for word in late + ["BGB"] {
        #expect(!alone.text.subject.contains(word), "\(alone.text.subject)")
        #expect(!alone.text.text.contains(word), "\(alone.text.text)")
      }
    }
  }

  @Test("Beside late charges the interest of a plan has its own name, and the law is theirs")
  func saidBoth() async throws {
    let renderer = try MustacheRendererKind().open(templates: "none")
    try await withPlan(hasB: false, isCharged: true, interest: Percent(6), renderer: renderer) {
      bench, kept, plan in
      _ = try await bench.desk.charge(
        "A", through: day("2026-07-10"), law: nil, on: day("2026-07-11"))
      var next = day("2026-07-11")
      for (index, instalment) in plan.instalments.enumerated() {
        try await bench.run(from: next.description, to: instalment.due.adding(days: -1).description)
        try await bench.pay(
          "P-\(index)", of: "C1", instalment.minorUnits, on: instalment.due.description, for: "A")
        next = instalment.due
      }
      try await bench.run(from: next.description, to: "2026-12-31")
      let notices = try await Ledgers(bench.installation).notices(on: nil, status: "sent")
      let last = try #require(notices.max { ($0.on, $0.id) < ($1.on, $1.id) })
      let (content, text) = try #require(kept[last.id])
      #expect(content.charges.contains { $0.isOfPlan })
      #expect(content.charges.contains { !$0.isOfPlan })
      #expect(content.law?.contains("BGB") == true)
      #expect(text.text.contains("and the interest of your payment plan"), "\(text.text)")
      #expect(text.text.contains("Legal basis of the charges for late payment"), "\(text.text)")
    }
  }
}
