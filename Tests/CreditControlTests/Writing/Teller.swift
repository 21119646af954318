import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// A book of one company, with what its notices say kept before it becomes words.
struct Teller {
  let bench: Bench
  let kept: KeptNotices

  /// What the latest notice by a template says; nil where none went out.
  func said(_ template: String) async throws -> NoticeContent? {
    let notices = try await Ledgers(bench.installation).notices(on: nil, status: nil)
      .sorted { $0.on < $1.on }
    return notices.reversed().lazy.compactMap { kept[$0.id] }.first {
      $0.text.subject.hasPrefix("\(template) for ")
    }?.content
  }

  /// Payments that came back, as `600.00 EUR of 2025-03-02 for A1`.
  func returned() async throws -> [String] {
    try #require(try await said("returned")).returned.map {
      "\($0.amount) of \($0.day) for \($0.document ?? "nothing")"
    }
  }

  /// What was thanked for, as `980.00 EUR of 2025-03-02 for A1`.
  func thanked() async throws -> [String] {
    try #require(try await said("thanks")).paid.map { "\($0.amount) of \($0.day) for \($0.item)" }
  }

  /// Puts into the record what no desk does by hand.
  func post(_ fact: Fact, of customer: String = "C1", on date: String) async throws {
    try await Samples.post(
      [EntryDraft(day: day(date), author: .person, fact: fact)], to: AccountID(customer),
      in: bench.store, attention: .distantPast, at: bench.installation.surroundings.now())
  }
}

/// Two companies, C1 and C2; rungs 3, 14 and 30 days after the due day; thanks within five days.
func withTeller(
  isolation: isolated (any Actor)? = #isolation, _ change: (inout Policy) -> Void = { _ in },
  _ body: (Teller) async throws -> Void
) async throws {
  var policy = Policy.practice()
  policy.thanks = Thanks(withinDays: 5)
  policy.settlements = SettlementRules(leaves: [.init(leastPercent: 1)], longestDays: 60)
  change(&policy)
  let kept = KeptNotices(PlainRenderer())
  try await withBench(.memory, policy: policy, renderer: kept) { bench in
    for customer in ["C1", "C2"] {
      try await bench.customer(customer, email: "\(customer)@cafe.example")
      var change = Desk.CustomerChange()
      change.kind = .company
      _ = try await bench.desk.set(AccountID(customer), change, from: BookHistory.beginning)
    }
    try await body(Teller(bench: bench, kept: kept))
    try await bench.expectWhole()
  }
}
