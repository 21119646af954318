import CreditControl
import Dunning
import Foundation
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Goal: what was told later than it happened is worth the same. Method: invoices, payments and credits
/// by chance, told in the order of their days and in others; then the same runs.
@Suite("The order of telling")
struct TellingOrderTests {
  @Test("The same facts in any order leave the same open, granted and charged", arguments: 0..<6)
  func anyOrder(_ block: UInt64) async throws {
    for seed in 7_000_000 + block * 8..<7_000_000 + (block + 1) * 8 {
      let life = Telling(seed: seed)
      let wanted = try await life.told(in: life.inTime)
      for _ in 0..<3 {
        var dice = Dice(seed: seed &+ UInt64(wanted.count))
        let order = life.facts.indices.shuffled(using: &dice)
        let got = try await life.told(in: order)
        #expect(got == wanted, "\(order)\n\(life)")
      }
      let reversed = try await life.told(in: Array(life.inTime.reversed()))
      #expect(reversed == wanted, "the last first\n\(life)")
    }
  }

  @Test("Runs between change what was sent, and nothing of what is open on an invoice")
  func runsBetween() async throws {
    for seed in UInt64(7_100_000)..<7_100_016 {
      let life = Telling(seed: seed)
      var dice = Dice(seed: seed)
      let order = life.facts.indices.shuffled(using: &dice)
      let quiet = try await life.told(in: order).filter { $0.hasPrefix("INV") }
      let busy = try await life.told(in: order, runsBetween: true).filter { $0.hasPrefix("INV") }
      #expect(quiet == busy, "\(order)\n\(life)")
    }
  }

  @Test("Money that names an invoice waits for it, and takes it as of its own day")
  func namesBeforeItIsKnown() async throws {
    try await withBench(.memory, policy: MoneyDayTests.policy()) { bench in
      try await MoneyDayTests.company("W1", in: bench)
      try await bench.pay("P", of: "W1", 1200_00, on: "2025-01-10", for: "Danke W-2")
      #expect(try await bench.owed(by: "W1", on: "2025-01-11") == (0, 1200_00))
      try await bench.invoice("W-1", of: "W1", 100_00, issued: "2025-01-02", due: "2025-01-15")
      #expect(try await bench.owed(by: "W1", on: "2025-01-11") == (100_00, 1200_00))
      try await bench.invoice("W-2", of: "W1", 1000_00, issued: "2025-01-03", due: "2025-01-15")
      #expect(try await bench.owed(by: "W1", on: "2025-01-11") == (100_00, 200_00))
      #expect(try await bench.owed(by: "W1", on: "2025-01-09") == (1100_00, 0))
      try await bench.invoice("W-2b", of: "W1", 50_00, issued: "2025-01-20", due: "2025-01-30")
      #expect(try await bench.owed(by: "W1", on: "2025-01-21") == (150_00, 200_00))
      try await bench.expectWhole()
    }
  }

  @Test("An invoice that a file names is kept until it comes, and the same row again is the same")
  func namedByAFile() async throws {
    try await withBench(.memory) { bench in
      try await bench.customer("C1")
      let files = Importing(bench)
      for _ in 0..<2 {
        try await files.payment("P", of: "C1", 100_00, on: day("2025-03-05"), invoice: "RE 7")
        try await files.credit("CN", of: "C1", 20_00, on: day("2025-03-20"), invoice: "RE 7")
      }
      try await files.invoice(
        "RE 7", of: "C1", 150_00, on: day("2025-03-01"), due: day("2025-03-10"))
      #expect(try await bench.owed(by: "C1", on: "2025-03-21") == (30_00, 0))
      #expect(try await bench.owed(by: "C1", on: "2025-03-06") == (50_00, 0))
      for _ in 0..<2 {
        try await files.payment("P", of: "C1", 100_00, on: day("2025-03-05"), invoice: "RE 7")
      }
      let record = try await bench.store.account(AccountID("C1"), items: .all)
      let item = try #require(record?.account.items[Samples.item("RE 7")])
      #expect(item.credited == 20_00)
      try await bench.expectWhole()
    }
  }

  @Test("One transfer for two invoices that are still to come leaves each its discount")
  func severalToCome() async throws {
    try await withBench(.memory) { bench in
      try await bench.customer("C1")
      try await bench.pay("P", of: "C1", 1470_00, on: "2025-03-05", for: "D-1 D-2")
      for (number, cents) in [("D-1", Int64(1000_00)), ("D-2", 500_00)] {
        try await Telling.issue(
          number, cents, on: day("2025-03-01"), terms: "2/10 NET30", to: "C1", in: bench)
      }
      try await bench.run("2025-03-09")
      #expect(try await bench.owed(by: "C1", on: "2025-03-09") == (0, 0))
      try await bench.expectWhole()
    }
  }
}

/// What happened to a customer, by chance; each payment and credit names at most one invoice.
private struct Telling: CustomStringConvertible {
  enum What {
    case invoice(Int, Int64, dueIn: Int, terms: String?)
    case pay(Int, Int64, invoice: Int?)
    case credit(Int, Int64, invoice: Int)
  }

  static let first = day("2025-01-06")
  let seed: UInt64
  private(set) var facts: [(day: Day, what: What)] = []
  private let order: Policy.SettlingOrder?

  init(seed: UInt64) {
    self.seed = seed
    var dice = Dice(seed: seed)
    order = dice.pick([nil, .costsFirst, .law])
    for number in 1...dice.roll(1...4) {
      let issued = dice.roll(0...20)
      let cents = Int64(dice.roll(10...300)) * 100
      let terms = dice.pick([nil, "2/10 NET30"])
      facts.append(
        (
          Telling.first.adding(days: issued),
          .invoice(number, cents, dueIn: dice.roll(5...25), terms: terms)
        ))
      settle(number, cents, issued, terms != nil, &dice)
    }
    for number in 0..<dice.roll(0...2) {
      facts.append(
        (
          Telling.first.adding(days: dice.roll(0...50)),
          .pay(90 + number, Int64(dice.roll(1...200_00)), invoice: nil)
        ))
    }
  }

  private mutating func settle(
    _ number: Int, _ cents: Int64, _ issued: Int, _ hasTerms: Bool, _ dice: inout Dice
  ) {
    let date = Telling.first.adding(days: issued + dice.roll(-3...40))
    switch dice.roll(0...4) {
    case 0: facts.append((date, .pay(number, cents * 98 / 100, invoice: number)))
    case 1: facts.append((date, .pay(number, cents, invoice: number)))
    case 2:
      facts.append((date, .pay(number, cents / 3, invoice: number)))
      facts.append((date.adding(days: 4), .pay(number + 10, cents / 2, invoice: number)))
    case 3: facts.append((date, .pay(number, cents + 7_00, invoice: number)))
    default: break
    }
    if dice.roll(0...3) == 0, !hasTerms || dice.roll(0...1) == 0 {
      let date = Telling.first.adding(days: issued + dice.roll(0...30))
      facts.append((date, .credit(number, cents / 5, invoice: number)))
    }
  }

  var inTime: [Int] { facts.indices.sorted { (facts[$0].day, $0) < (facts[$1].day, $1) } }

  var description: String {
    "seed \(seed), \(order?.rawValue ?? "-")\n"
      + inTime.map { "  \($0): \(facts[$0].day) \(facts[$0].what)" }.joined(separator: "\n")
  }

  /// Tells them in an order, runs, and says what is left: `INV-1 open 100 granted 2`, `waits 3`,
  /// `INV-1 interest 7`.
  func told(in order: [Int], runsBetween: Bool = false) async throws -> [String] {
    let policy = MoneyDayTests.policy { $0.order = self.order }
    let bench = try await Bench(.memory, in: NSTemporaryDirectory(), policy: policy)
    try await MoneyDayTests.company("C1", in: bench)
    var date = day("2025-03-15")
    for index in order {
      try await tell(facts[index].what, on: facts[index].day, in: bench)
      guard runsBetween else { continue }
      try await bench.run(date.description)
      date = date.adding(days: 1)
    }
    for last in ["2025-04-10", "2025-05-02", "2025-05-03"] { try await bench.run(last) }
    let report = try await Verification(bench.installation).execute()
    #expect(report.problems == [], "\(self)")
    return try await result(bench)
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
    case .pay(let number, let cents, let invoice):
      try await bench.pay(
        "P-\(number)", of: "C1", cents, on: date.description,
        for: invoice.map { "INV-\($0)" } ?? "Danke")
    case .credit(let number, let cents, let invoice):
      try await Importing(bench).credit(
        "CN-\(number)", of: "C1", cents, on: date, invoice: "INV-\(invoice)")
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
