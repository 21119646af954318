import CreditControl
import Dunning
import Foundation
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Goal: what was told later than it happened is worth the same. Method: invoices, payments and credits
/// by chance, told in the order of their days and in others; then the same runs. One of them is told again
/// by `DUNWELL_SEED`, which prints what came of it.
@Suite("The order of telling")
struct TellingOrderTests {
  private static let surroundings = ProcessInfo.processInfo.environment
  private static let isLong = surroundings["DUNWELL_LONG_TESTS"] == "1"
  private static let seed = surroundings["DUNWELL_SEED"].flatMap { UInt64($0) }

  private static func seeds(from first: UInt64, _ block: UInt64) -> Range<UInt64> {
    if let seed { return block == 0 ? seed..<seed + 1 : seed..<seed }
    let size: UInt64 = isLong ? 40 : 1
    return first + block * size..<first + (block + 1) * size
  }

  @Test(
    "The same facts in any order leave the same open, granted and charged",
    arguments: Telling.Mix.allCases, 0..<6)
  func anyOrder(_ mix: Telling.Mix, _ block: UInt64) async throws {
    for seed in TellingOrderTests.seeds(from: 7_000_000, block) {
      try await expectAnyOrder(Telling(seed: seed, mix))
    }
  }

  /// Those that found a fault which few others find.
  @Test(
    "The same facts of accounts that are hard to tell leave the same in any order",
    arguments: [
      (UInt64(7_000_239), Telling.Mix.all), (7_000_120, .bounces), (7_000_203, .bounces),
      (7_000_060, .several), (7_000_019, .all),
    ])
  func hardToTell(_ seed: UInt64, _ mix: Telling.Mix) async throws {
    try await expectAnyOrder(Telling(seed: seed, mix))
  }

  private func expectAnyOrder(_ life: Telling) async throws {
    let wanted = try await life.told(in: life.inTime, expectsCorrections: false)
    for turn in UInt64(0)..<2 {
      let order = life.shuffled(turn)
      let got = try await life.told(in: order)
      #expect(got == wanted, "\(order)\n\(life)")
    }
    let reversed = life.possible(life.inTime.reversed())
    let got = try await life.told(in: reversed)
    #expect(got == wanted, "the last first: \(reversed)\n\(life)")
  }

  @Test(
    "Runs between change what was sent, and nothing of what is open on an invoice",
    arguments: Telling.Mix.allCases, 0..<2)
  func runsBetween(_ mix: Telling.Mix, _ block: UInt64) async throws {
    for seed in TellingOrderTests.seeds(from: 7_100_000, block) {
      try await expectAnyRuns(Telling(seed: seed, mix))
    }
  }

  @Test(
    "Nor of accounts that are hard to tell",
    arguments: [(UInt64(7_100_061), Telling.Mix.single), (7_100_076, .all)])
  func hardToTellBetween(_ seed: UInt64, _ mix: Telling.Mix) async throws {
    try await expectAnyRuns(Telling(seed: seed, mix))
  }

  private func expectAnyRuns(_ life: Telling) async throws {
    let order = life.shuffled(0)
    let quiet = try await life.told(in: life.inTime).filter { $0.hasPrefix("INV") }
    let busy = try await life.told(in: order, runsBetween: true).filter { $0.hasPrefix("INV") }
    #expect(quiet == busy, "\(order)\n\(life)")
  }

  @Test(
    "A transfer that names several discounted invoices grants each its own, whatever is credited when",
    arguments: 0..<UInt64(6))
  func discountedTransfers(_ block: UInt64) async throws {
    for seed in TellingOrderTests.seeds(from: 7_200_000, block) {
      let life = DiscountedTransfer(seed: seed)
      let facts = life.telling
      var orders = [facts.inTime, facts.possible(facts.inTime.reversed())]
      orders += (0..<2).map { facts.shuffled($0) }
      for order in orders {
        // What stays open is charged in the end, which is another matter.
        let got = try await facts.told(in: order).filter { !$0.hasPrefix("charged") }
        #expect(got == life.expected, "\(order)\n\(life)")
      }
      let busy = try await facts.told(in: facts.shuffled(2), runsBetween: true)
      #expect(
        busy.filter { $0.hasPrefix("INV") } == life.expected.filter { $0.hasPrefix("INV") },
        "\(life)")
    }
  }

  @Test(
    "What credits alone closed is credited, and what was paid of is paid, in any order of telling",
    arguments: [Int64(0), 100_00], [true, false])
  func status(_ paid: Int64, creditFirst: Bool) async throws {
    try await withBench(.memory, policy: MoneyDayTests.policy()) { bench in
      try await MoneyDayTests.company("W1", in: bench)
      func credit() async throws {
        try await Importing(bench).credit(
          "CN", of: "W1", 250_00 - paid, on: day("2025-01-12"), invoice: "W-1",
          reason: .returnedGoods)
      }
      if creditFirst { try await credit() }
      try await Importing(bench).invoice(
        "W-1", of: "W1", 250_00, on: day("2025-01-02"), due: day("2025-01-15"))
      if !creditFirst { try await credit() }
      if paid > 0 { try await bench.pay("P", of: "W1", paid, on: "2025-01-11", for: "W-1") }
      try await bench.run("2025-01-20")
      let view = try await Ledgers(bench.installation).invoice("W-1", on: day("2025-01-20"))
      #expect(view.open.minorUnits == 0 && view.status == (paid > 0 ? "paid" : "credited"))
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

  @Test("What a person gave to an invoice stays there, whatever is told since")
  func givenByHand() async throws {
    try await withBench(.memory) { bench in
      try await bench.customer("C1")
      try await bench.invoice("H-1", of: "C1", 100_00, issued: "2025-01-02", due: "2025-01-20")
      try await bench.recover("P-1", of: "C1", 100_00, for: "H-1", on: "2025-01-15")
      try await bench.pay("P-2", of: "C1", 100_00, on: "2025-01-10", for: "H-1 H-2")
      #expect(try await bench.owed(by: "C1", on: "2025-01-16") == (0, 100_00))
      #expect(try await bench.owed(by: "C1", on: "2025-01-12") == (100_00, 100_00))
      try await bench.invoice("H-2", of: "C1", 100_00, issued: "2025-01-03", due: "2025-01-25")
      #expect(try await bench.owed(by: "C1", on: "2025-01-12") == (100_00, 0))
      try await bench.expectWhole()
    }
  }

  @Test(
    "Money that names several counts for the first of them, once that is told",
    arguments: Bench.Storage.allCases)
  func firstOfSeveral(_ storage: Bench.Storage) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.invoice("S-2", of: "C1", 100_00, issued: "2025-01-03", due: "2025-01-25")
      try await bench.pay("P", of: "C1", 100_00, on: "2025-01-10", for: "S-1 S-2")
      #expect(try await bench.owed(by: "C1", on: "2025-01-12") == (0, 0))
      try await bench.invoice("S-1", of: "C1", 80_00, issued: "2025-01-02", due: "2025-01-20")
      let account = try await bench.store.account(AccountID("C1"), items: .all)?.account
      #expect(account?.items[Samples.item("S-1")]?.finallyOpen == 0)
      #expect(account?.items[Samples.item("S-2")]?.finallyOpen == 80_00)
      #expect(try await bench.owed(by: "C1", on: "2025-01-09") == (180_00, 0))
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
