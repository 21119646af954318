import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// A1 of 600.00 was due on 1 April 2026; a plan of two instalments on 11 May and 11 June was agreed on 11 April.
@Suite("Plans whose money goes back")
struct PlanReturnedTests {
  private static let policy = {
    var policy = ClosingTests.charging { $0.charges = nil }
    policy.catchUp = .latest
    policy.plans = PlanRules(
      reminders: PlanRules.reminders(afterGrace: 5, beside: policy.ladders))
    return policy
  }()

  private func withPlan(
    _ storage: Bench.Storage, _ body: (Bench, KeptNotices) async throws -> Void
  ) async throws {
    let kept = KeptNotices(PlainRenderer())
    try await withBench(storage, policy: PlanReturnedTests.policy, renderer: kept) { bench in
      try await bench.company("C1")
      try await bench.invoice("A1", of: "C1", 600_00, due: "2026-04-01")
      try await bench.run("2026-04-10")
      _ = try await bench.desk.agree(
        Desk.NewPlan(
          customer: AccountID("C1"), currency: nil, size: .number(2), every: .month,
          first: day("2026-05-11"), down: nil, interest: nil, invoices: [], note: nil),
        on: day("2026-04-11"))
      try await body(bench, kept)
      try await bench.expectWhole()
    }
  }

  private func plans(_ bench: Bench) async throws -> [OpenPlan] {
    let record = try await bench.store.account(AccountID("C1"), items: .none)
    return record?.account.standing.agreements.plans ?? []
  }

  private func since(_ date: String, _ bench: Bench) async throws -> [String] {
    try await bench.story().filter { $0 > date }
  }

  @Test(
    "Paid off, it goes on when its payment comes back, on its own days",
    arguments: Bench.Storage.allCases)
  func payment(_ storage: Bench.Storage) async throws {
    try await withPlan(storage) { bench, kept in
      let before = try await plans(bench)
      try await bench.pay("P-1", of: "C1", 600_00, on: "2026-04-12", for: "A1")
      try await bench.run("2026-04-13")
      #expect(try await plans(bench) == [])
      _ = try await bench.desk.reverse("P-1", on: day("2026-04-16"), reason: nil)
      #expect(try await plans(bench) == before)
      // That it comes back is known two days ahead.
      try await bench.run(from: "2026-04-14", to: "2026-05-17")
      #expect(
        try await since("2026-04-12", bench) == ["2026-05-17 instalment-missed sent 300.00 EUR"])
      // The first word since says that the money came back.
      let notices = try await Ledgers(bench.installation).notices(
        on: day("2026-05-17"), status: nil)
      let said = try #require(notices.first.flatMap { kept[$0.id] }?.content)
      #expect(said.returned.map(\.amount) == [Samples.euros(600_00)])
      #expect(said.asked == Samples.euros(300_00))
      try await bench.pay("P-2", of: "C1", 300_00, on: "2026-05-20", for: "A1")
      try await bench.run(from: "2026-05-20", to: "2026-06-10")
      try await bench.pay("P-3", of: "C1", 300_00, on: "2026-06-11", for: "A1")
      try await bench.run(from: "2026-06-11", to: "2026-06-30")
      #expect(try await since("2026-05-18", bench) == [])
      #expect(try await plans(bench) == [])
    }
  }

  @Test("Credited off, it goes on when the credit is taken back")
  func credit() async throws {
    try await withPlan(.memory) { bench, _ in
      let before = try await plans(bench)
      _ = try await bench.desk.credit("A1", nil, as: "N-1", on: day("2026-04-12"), reason: nil)
      try await bench.run("2026-04-13")
      #expect(try await plans(bench) == [])
      _ = try await bench.desk.reverseCredit("N-1", on: day("2026-04-16"), reason: nil)
      #expect(try await plans(bench) == before)
      try await bench.run(from: "2026-04-16", to: "2026-05-17")
      #expect(
        try await since("2026-04-12", bench) == ["2026-05-17 instalment-missed sent 300.00 EUR"])
    }
  }

  @Test(
    "An instalment that was asked for, paid, and is open again is asked for anew before it ends")
  func askedAnew() async throws {
    try await withPlan(.memory) { bench, _ in
      try await bench.run(from: "2026-05-01", to: "2026-05-20")
      try await bench.pay("P-1", of: "C1", 600_00, on: "2026-05-21", for: "A1")
      try await bench.run(from: "2026-05-21", to: "2026-06-30")
      #expect(try await plans(bench) == [])
      _ = try await bench.desk.reverse("P-1", on: day("2026-07-01"), reason: nil)
      try await bench.run("2026-07-01")
      #expect(try await plans(bench).count == 1)
      #expect(
        try await since("2026-05-18", bench) == ["2026-07-01 instalment-missed sent 600.00 EUR"])
      // The 11th is a Saturday.
      try await bench.run(from: "2026-07-02", to: "2026-07-14")
      #expect(try await plans(bench) == [])
    }
  }

  @Test(
    "A plan that runs holds again what was closed meanwhile, and one that was cancelled does not")
  func running() async throws {
    for isCancelled in [false, true] {
      try await withPlan(.memory) { bench, _ in
        try await bench.pay("P-1", of: "C1", 600_00, on: "2026-04-12", for: "A1")
        if isCancelled {
          let plan = try #require(try await plans(bench).first)
          _ = try await bench.desk.cancel(plan.id, note: nil, on: day("2026-04-12"))
        }
        _ = try await bench.desk.reverse("P-1", on: day("2026-04-16"), reason: nil)
        let account = try #require(
          try await bench.store.account(AccountID("C1"), items: .all)?.account)
        let held = account.items[Samples.item("A1")]?.held(on: day("2026-04-20"))
        #expect(held == (isCancelled ? 0 : 600_00))
      }
    }
  }
}
