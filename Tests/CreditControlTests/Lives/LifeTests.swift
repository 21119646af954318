import CreditControl
import Dunning
import Foundation
import MustacheNotices
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Goal: whatever a customer does, each notice asks for one sum in one tone, in its time, and what is
/// closed stays closed. Method: lives by chance, some three hundred of them, or ten thousand with
/// `DUNWELL_LONG_TESTS=1`, judged by a clerk who reads entries and mails alone. One of them is played
/// again by `DUNWELL_SEED`, which prints the record as well, and by `DUNWELL_DAY` why on that day.
@Suite("Random lives")
struct LifeTests {
  private static let surroundings = ProcessInfo.processInfo.environment
  private static let isLong = surroundings["DUNWELL_LONG_TESTS"] == "1"
  private static let seed = surroundings["DUNWELL_SEED"].flatMap { UInt64($0) }
  private static let blocks = seed == nil ? 20 : 1
  private static let blockSize: UInt64 = isLong ? 500 : 6

  /// The seeds of a block of so many, or the one that was asked for.
  private static func seeds(
    from first: UInt64, block: Int, of count: UInt64
  ) -> Range<UInt64> {
    if let seed { return seed..<seed + 1 }
    let start = first + UInt64(block) * count
    return start..<start + count
  }

  @Test(
    "Each notice asks for what is overdue, in the tone of its level, and not before its time",
    arguments: 0..<blocks)
  func oneSumOneTone(_ block: Int) async throws {
    let words = try MustacheRendererKind().open(templates: "")
    for seed in LifeTests.seeds(from: 0, block: block, of: LifeTests.blockSize) {
      let life = Life(seed: seed)
      var book = try await LifeBook(life, words: seed % 4 == 0 ? words : nil)
      try await book.play()
      #expect(book.missed == [], "\(life)")
      for customer in life.customers {
        let entries = try await book.entries(of: customer)
        try await LifeTests.explain(entries, of: "C\(customer)", in: book.bench)
        let oracle = LifeOracle(life.policy, entries)
        var mistakes = oracle.mistakes
        mistakes += oracle.ends(on: life.dates[life.dates.count - 1].day)
        let check = LifeMail(isWorded: seed % 4 == 0, listsAll: life.policy.lists == .all)
        for sent in oracle.delivered {
          mistakes += check.mistakes(in: sent, book.kept[sent.id])
        }
        #expect(mistakes == [], "C\(customer), \(life)")
      }
    }
  }

  /// Prints what is asked for by the environment.
  private static func explain(
    _ entries: [EntryContent], of customer: String, in bench: Bench
  ) async throws {
    guard seed != nil else { return }
    for entry in entries { print(customer, entry.words) }
    if let day = surroundings["DUNWELL_DAY"] { print(try await bench.why(customer, on: day)) }
  }

  @Test(
    "Who pays what is asked by the day that was named owes nothing in the end, and no charge",
    arguments: 0..<4)
  func paidInTime(_ block: Int) async throws {
    let count: UInt64 = LifeTests.isLong ? 250 : 12
    for seed in LifeTests.seeds(from: 1_000_000, block: block, of: count) {
      try await playPaying(Life(seed: seed, onlyBuys: true))
    }
  }

  @Test(
    "Who rightly disputes a part and pays the rest by the day that was named owes nothing either",
    arguments: 0..<4)
  func disputedAndPaidInTime(_ block: Int) async throws {
    let count: UInt64 = LifeTests.isLong ? 250 : 8
    for seed in LifeTests.seeds(from: 1_500_000, block: block, of: count) {
      try await playPaying(Life(seed: seed, onlyBuys: true, objects: true))
    }
  }

  private func playPaying(_ life: Life) async throws {
    var book = try await LifeBook(life)
    // Money of no name finds its invoices by the policy that gives it to the oldest.
    let isNamed = life.seed % 2 == 0 || life.policy.waitingMoney == .waits
    try await book.playPaying(named: isNamed, early: Int(life.seed % 3))
    let last = life.dates[life.dates.count - 1].day.adding(days: 180)
    for customer in life.customers {
      let oracle = LifeOracle(life.policy, try await book.entries(of: customer))
      var mistakes = oracle.mistakes
      let owed = oracle.ledger.owed.values
      let open = owed.reduce(0) { $0 + $1.open(last) } - oracle.ledger.waiting(last)
      // What is never worth a notice is never asked for.
      let least = life.policy.minimum.minorUnits(in: Samples.euro)
      if open < 0 || open >= max(1, least) { mistakes.append("\(open) is open in the end") }
      if life.policy.ladder[1].newDueDays != nil, owed.contains(where: { !$0.isPrincipal }) {
        let charged = owed.filter { !$0.isPrincipal }
        mistakes.append("something was charged: \(charged)")
      }
      #expect(mistakes == [], "C\(customer), \(life)")
    }
  }

  @Test("Nothing bears interest on days on which money for it was there", arguments: 0..<4)
  func base(_ block: Int) async throws {
    let count: UInt64 = LifeTests.isLong ? 250 : 12
    for seed in LifeTests.seeds(from: 2_000_000, block: block, of: count) {
      let life = Life(seed: seed)
      var book = try await LifeBook(life)
      try await book.play()
      for customer in life.customers {
        let oracle = LifeOracle(life.policy, try await book.entries(of: customer))
        #expect(oracle.mistakenBases == [], "C\(customer), \(life)")
      }
    }
  }

  @Test("Who is invoiced weekly and pays 27 days late gets no two demands in ten days, for a year")
  func invoicedWeekly() async throws {
    let policy = Policy.friendlyLife
    let bench = try await Bench(.memory, in: NSTemporaryDirectory(), policy: policy)
    try await bench.customer("C1")
    var date = day("2025-01-06")
    for week in 0..<52 + 10 {
      for weekday in 0..<7 {
        let today = date.adding(days: 7 * week + weekday)
        if weekday == 0, week < 52 {
          try await bench.invoice(
            "INV-\(week)", of: "C1", 100_00, issued: today.description,
            due: today.adding(days: 14).description)
        }
        let late = 7 * week + weekday - 14 - 27
        if late >= 0, late % 7 == 0, late / 7 < 52 {
          try await bench.pay(
            "P-\(late / 7)", of: "C1", 100_00, on: today.description, for: "INV-\(late / 7)")
        }
        try await bench.run(today.description)
      }
    }
    date = date.adding(days: 7 * 62)
    let entries = try await bench.store.entries(of: AccountID("C1"), from: 1, limit: 10_000)
    let oracle = LifeOracle(policy, try entries.map { try EntryContent(parsing: $0.bytes) })
    #expect(oracle.mistakes == [])
    let demands = oracle.delivered.filter { $0.tone > 0 }
    #expect(demands.count > 20)
    for (one, next) in zip(demands, demands.dropFirst()) {
      #expect(next.day.days(since: one.day) >= 10, "\(one.day) and \(next.day)")
    }
    // Nobody who pays after 27 days sees the last rung, which comes after 30.
    #expect(demands.allSatisfy { $0.tone < 3 })
    let open = oracle.ledger.owed.values.reduce(0) { $0 + $1.open(date) }
    #expect(open == 0)
  }
}

extension EntryContent {
  /// For who reads why what was played by chance is not judged well.
  var words: String { "\(sequence) \(day) \(fact)" }
}

extension Policy {
  /// The numbers of the friendly policy.
  fileprivate static var friendlyLife: Policy {
    func rung(_ name: String, _ days: Int, _ newDue: Int?) -> Rung {
      Rung(
        name: name, days: days, inBusinessDays: false, anchor: .due, channels: ["email"],
        template: name, newDueDays: newDue)
    }
    var policy = Policy.practice(
      catchUp: .latest, leastGapDays: 3,
      ladder: [
        rung("upcoming", -3, nil), rung("reminder", 3, 8), rung("second", 14, 8),
        rung("final", 30, 10),
      ])
    policy.minimum = Threshold(general: DecimalAmount(unscaled: 5, scale: 0))
    policy.rhythmDays = 10
    policy.bankDays = 2
    policy.afterLast = .task
    return policy
  }
}
