import CreditControl
import Dunning
import Foundation
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// What happened to a customer, by chance.
struct Telling: CustomStringConvertible {
  /// What there is of it beside invoices.
  enum Mix: String, CaseIterable {
    /// Payments and credits that each name at most one invoice.
    case single
    /// Payments that name up to three.
    case several
    /// Credits of every reason, some of the whole invoice.
    case credits
    /// Payments that are taken back.
    case bounces
    /// Payments that name up to three, and some that are taken back.
    case severalBounces
    /// Transfers that name several invoices with discounts, and credits before and after them.
    case discounts
    /// Payments that name nothing, of exactly what some invoices are worth, less the discounts that they have.
    case exact
    /// Payments that name nothing, which a run gives to the oldest.
    case applied
    /// All of that.
    case all
  }

  enum What {
    case invoice(Int, Int64, dueIn: Int, terms: String?)
    case pay(Int, Int64, invoices: [Int])
    case credit(Int, Int64, invoice: Int, CreditReason)
    case bounce(Int)
  }

  typealias Fact = (day: Day, what: What)

  static let first = day("2025-01-06")
  /// In the end the time that any notice gave is over, so that it does not matter which of them went first.
  private static let runs =
    [day("2025-05-02")] + (0...11).map { day("2025-05-10").adding(days: 10 * $0) }
    + [day("2025-09-01")]
  private static let isPrinting = ProcessInfo.processInfo.environment["DUNWELL_SEED"] != nil
  let seed: UInt64
  let mix: Mix
  private(set) var facts: [Fact] = []
  private let order: Policy.SettlingOrder?

  init(seed: UInt64, _ mix: Mix) {
    self.seed = seed
    self.mix = mix
    var dice = Dice(seed: seed)
    order = dice.pick([nil, .costsFirst, .law])
    guard mix != .discounts else {
      facts = Telling.discounts(&dice)
      return
    }
    var invoices: [Int64] = []
    for number in 1...dice.roll(1...4) {
      let issued = Telling.first.adding(days: dice.roll(0...20))
      let cents = Int64(dice.roll(10...300)) * 100
      let terms = dice.pick([nil, "2/10 NET30"])
      invoices.append(cents)
      facts.append((issued, .invoice(number, cents, dueIn: dice.roll(5...25), terms: terms)))
      settle(number, cents, issued, terms != nil, &dice)
      if mix == .credits || mix == .all { credit(number, cents, issued, &dice) }
    }
    for number in 0..<dice.roll(0...2) {
      unnamed(90 + number, Int64(dice.roll(1...200_00)), &dice)
    }
    if [.several, .severalBounces, .all].contains(mix) {
      for number in 0..<dice.roll(1...2) { several(70 + number, invoices, &dice) }
    }
    if mix == .exact || mix == .all { exact(80, &dice) }
    if [.bounces, .severalBounces, .all].contains(mix) { bounce(&dice) }
  }

  /// What is known of a customer, in the law's usual order.
  init(seed: UInt64, _ mix: Mix, facts: [Fact]) {
    self.seed = seed
    self.mix = mix
    self.facts = facts
    order = nil
  }

  private mutating func settle(
    _ number: Int, _ cents: Int64, _ issued: Day, _ hasTerms: Bool, _ dice: inout Dice
  ) {
    let date = issued.adding(days: dice.roll(-3...40))
    switch dice.roll(0...4) {
    case 0: facts.append((date, .pay(number, cents * 98 / 100, invoices: [number])))
    case 1: facts.append((date, .pay(number, cents, invoices: [number])))
    case 2:
      facts.append((date, .pay(number, cents / 3, invoices: [number])))
      let later = date.adding(days: 4)
      facts.append((later, .pay(number + 10, cents / 2, invoices: [number])))
    case 3: facts.append((date, .pay(number, cents + 7_00, invoices: [number])))
    default: break
    }
    if dice.roll(0...3) == 0, !hasTerms || dice.roll(0...1) == 0 {
      let date = issued.adding(days: dice.roll(0...30))
      facts.append((date, .credit(number, cents / 5, invoice: number, .correction)))
    }
  }

  private mutating func several(_ number: Int, _ invoices: [Int64], _ dice: inout Dice) {
    let named = Array(1...invoices.count).shuffled(using: &dice).prefix(dice.roll(1...3))
    let sum = named.reduce(Int64(0)) { $0 + invoices[$1 - 1] }
    let least = named.reduce(Int64(0)) { $0 + invoices[$1 - 1] * 98 / 100 }
    let cents = dice.pick([sum, least, sum * 2 / 3, sum + 5_00])
    let date = Telling.first.adding(days: dice.roll(0...45))
    facts.append((date, .pay(number, cents, invoices: Array(named))))
  }

  private mutating func credit(
    _ number: Int, _ cents: Int64, _ issued: Day, _ dice: inout Dice
  ) {
    for turn in 1..<dice.roll(1...3) {
      let date = issued.adding(days: dice.roll(0...30))
      let part = dice.pick([cents, cents / 4, cents / 2])
      let reason = dice.pick(CreditReason.allCases)
      facts.append((date, .credit(number + 10 * turn, part, invoice: number, reason)))
    }
  }

  mutating func unnamed(_ number: Int, _ cents: Int64, _ dice: inout Dice) {
    let date = Telling.first.adding(days: dice.roll(0...50))
    facts.append((date, .pay(number, cents, invoices: [])))
  }

  private mutating func bounce(_ dice: inout Dice) {
    let payments = facts.compactMap { fact -> (Day, Int)? in
      guard case .pay(let number, _, _) = fact.what else { return nil }
      return (fact.day, number)
    }
    for (date, number) in payments where dice.roll(0...1) == 0 {
      facts.append((date.adding(days: dice.roll(0...20)), .bounce(number)))
    }
  }

  // MARK: Orders

  /// By the day; of one day invoices, then money, then what is taken back.
  var inTime: [Int] {
    facts.indices.sorted { one, other in
      (facts[one].day, facts[one].what.rank, facts[one].what.name)
        < (facts[other].day, facts[other].what.rank, facts[other].what.name)
    }
  }

  /// What is taken back was told before.
  func possible(_ order: some Sequence<Int>) -> [Int] {
    var told: [Int] = []
    var late: [Int] = []
    for index in order {
      if case .bounce(let number) = facts[index].what, !told.contains(where: { pays($0, number) }) {
        late.append(index)
        continue
      }
      told.append(index)
      if case .pay(let number, _, _) = facts[index].what {
        told += late.filter { bounces($0, number) }
      }
    }
    return told
  }

  func shuffled(_ turn: UInt64) -> [Int] {
    var dice = Dice(seed: seed &* 8 &+ turn)
    return possible(facts.indices.shuffled(using: &dice))
  }

  private func pays(_ index: Int, _ payment: Int) -> Bool {
    if case .pay(payment, _, _) = facts[index].what { true } else { false }
  }

  private func bounces(_ index: Int, _ payment: Int) -> Bool {
    if case .bounce(payment) = facts[index].what { true } else { false }
  }

  var description: String {
    "\(mix.rawValue), seed \(seed), \(order?.rawValue ?? "-")\n"
      + inTime.map { "  \($0): \(facts[$0].day) \(facts[$0].what)" }.joined(separator: "\n")
  }

  // MARK: Telling

  /// Tells them in an order, runs, and says what is left: `INV-1 open 100 granted 2`, `waits 3`,
  /// `INV-1 interest 7`.
  func told(
    in order: [Int], runsBetween: Bool = false, expectsCorrections: Bool = true
  ) async throws -> [String] {
    let policy = MoneyDayTests.policy {
      $0.order = self.order
      if mix == .applied || mix == .all { $0.waitingMoney = .oldestFirst }
    }
    let bench = try await Bench(.memory, in: NSTemporaryDirectory(), policy: policy)
    try await MoneyDayTests.company("C1", in: bench)
    var date = day("2025-03-20")
    if runsBetween { try await bench.run("2025-03-19") }
    for index in order {
      try await tell(facts[index].what, on: facts[index].day, in: bench)
      guard runsBetween else { continue }
      try await bench.run(date.description)
      date = date.adding(days: 1)
    }
    if !expectsCorrections { try await expectNoCorrections(bench) }
    for last in Telling.runs { try await bench.run(last.description) }
    if Telling.isPrinting {
      print("\(mix) \(order)")
      for entry in try await bench.store.entries(of: AccountID("C1"), from: 1, limit: 1000) {
        print("C1", try EntryContent(parsing: entry.bytes).words)
      }
    }
    try await expectInTime(bench)
    let report = try await Verification(bench.installation).execute()
    #expect(report.problems == [], "\(order) \(self)")
    return try await result(bench)
  }

  /// What is told in the order of its days is right as it is told, but for what a credit or an invoice explains of
  /// a transfer of several invoices: that was deducted before the credit came, or paid the invoice as well.
  private func expectNoCorrections(_ bench: Bench) async throws {
    let entries = try await bench.store.entries(of: AccountID("C1"), from: 1, limit: 1000)
    var isExplained = false
    for entry in entries {
      switch try EntryContent(parsing: entry.bytes).fact {
      case .creditIssued, .invoiceIssued: isExplained = namesSeveral
      case .paymentReceived, .paymentReversed: isExplained = false
      case .moneyUnapplied(let fact) where !isExplained:
        Issue.record("\(fact.source) was taken off \(fact.allocations), \(self)")
      default: break
      }
    }
  }

  private var namesSeveral: Bool {
    facts.contains { fact in
      if case .pay(_, _, let invoices) = fact.what { invoices.count > 1 } else { false }
    }
  }

  private func result(_ bench: Bench) async throws -> [String] {
    let account = try #require(try await bench.store.account(AccountID("C1"), items: .all)).account
    var lines: [String] = []
    for item in account.items.values.sorted(by: { $0.id < $1.id }) where item.id.kind == .invoice {
      let granted = item.circumstances.discount?.granted?.minorUnits ?? 0
      lines.append("\(item.id.text) open \(item.finallyOpen) granted \(granted)")
      for charged in item.circumstances.charged where charged.total != 0 {
        lines.append("charged \(item.id.text) \(charged.kind.rawValue) \(charged.total)")
      }
    }
    let waits = account.items.values.filter { !$0.id.kind.isOwed }
      .reduce(Int64(0)) { $0 - $1.finallyOpen }
    return lines + ["waits \(waits)"]
  }

  private func tell(_ what: What, on date: Day, in bench: Bench) async throws {
    switch what {
    case .invoice(let number, let cents, let dueIn, let terms):
      try await Telling.issue(
        "INV-\(number)", cents, on: date, dueIn: dueIn, terms: terms, to: "C1", in: bench)
    case .pay(let number, let cents, let invoices):
      try await bench.pay(
        "P-\(number)", of: "C1", cents, on: date.description,
        for: invoices.isEmpty
          ? "Danke" : invoices.map { "INV-\($0)" }.joined(separator: " "))
    case .credit(let number, let cents, let invoice, let reason):
      try await Importing(bench).credit(
        "CN-\(number)", of: "C1", cents, on: date, invoice: "INV-\(invoice)", reason: reason)
    case .bounce(let number):
      #expect(try await bench.desk.reverse("P-\(number)", on: date, reason: "bounced") == .done)
    }
  }

  /// As a file would bring it, with terms.
  static func issue(
    _ number: String, _ cents: Int64, on date: Day, dueIn: Int = 30, terms: String?,
    to customer: String, in bench: Bench
  ) async throws {
    try await Importing(bench).invoice(
      number, of: customer, cents, on: date, due: date.adding(days: dueIn), terms: terms)
  }
}

extension Telling.What {
  /// Which comes first of one day.
  fileprivate var rank: Int {
    switch self {
    case .invoice: 0
    case .pay, .credit: 1
    case .bounce: 2
    }
  }

  fileprivate var name: String {
    switch self {
    case .invoice(let number, _, _, _): "INV-\(number)"
    case .pay(let number, _, _): "P-\(number)"
    case .credit(let number, _, _, _): "CN-\(number)"
    case .bounce(let number): "P-\(number)"
    }
  }
}
