import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// An invoice of 1000.00, settled for 500.00 to be paid by 2025-03-20. Goal: what is left of the customer's
/// money does not depend on when it was told.
@Suite("The money of settlements")
struct SettlementMoneyTests {
  private func withOffer(
    _ storage: Bench.Storage = .memory, _ body: (Bench) async throws -> Void
  ) async throws {
    var policy = MoneyDayTests.policy()
    policy.settlements = SettlementRules(leaves: [.init(leastPercent: 30)])
    try await withBench(storage, policy: policy) { bench in
      try await bench.customer("C1")
      try await bench.invoice("I1", of: "C1", 1000_00, due: "2025-03-01")
      let offer = try #require(
        try await bench.desk.offer(
          Desk.NewSettlement(
            customer: AccountID("C1"), currency: nil,
            size: .amount(DecimalAmount(unscaled: 500, scale: 0)), validUntil: nil, invoices: [],
            note: nil), on: day("2025-03-05")))
      _ = try await bench.desk.accept(
        offer.settlement, payBy: day("2025-03-20"), on: day("2025-03-05"))
      try await body(bench)
      try await bench.expectWhole()
    }
  }

  @Test(
    "One whose money bounces stands until its day, and other money in time pays it",
    arguments: ["P-1 run back run P-2 run", "P-1 back P-2 run", "P-1 run P-2 back run"])
  func bounced(_ story: String) async throws {
    try await withOffer { bench in
      for word in story.split(separator: " ") {
        switch word {
        case "P-1": try await bench.pay("P-1", of: "C1", 500_00, on: "2025-03-09", for: "I1")
        case "P-2": try await bench.pay("P-2", of: "C1", 500_00, on: "2025-03-17", for: "I1")
        case "back": _ = try await bench.desk.reverse("P-1", on: day("2025-03-13"), reason: nil)
        default: try await bench.run("2025-03-18")
        }
      }
      #expect(try await bench.owed(by: "C1", on: "2025-03-18") == (0, 0))
      try await bench.run("2025-04-20")
      #expect(try await bench.owed(by: "C1", on: "2025-04-20") == (0, 0))
    }
  }

  @Test(
    "Where no other money comes all of it is owed again", arguments: Bench.Storage.allCases)
  func bouncedForGood(_ storage: Bench.Storage) async throws {
    try await withOffer(storage) { bench in
      try await bench.pay("P-1", of: "C1", 500_00, on: "2025-03-09", for: "I1")
      try await bench.run("2025-03-10")
      _ = try await bench.desk.reverse("P-1", on: day("2025-03-13"), reason: nil)
      try await bench.run("2025-03-14")
      let account = try await bench.store.account(AccountID("C1"), items: .all)?.account
      #expect(account?.standing.agreements.settlements.count == 1)
      try await bench.run("2025-04-20")
      let later = try await bench.store.account(AccountID("C1"), items: .all)?.account
      #expect(later?.standing.agreements.settlements == [])
      #expect(later?.items[Samples.item("I1")]?.finallyOpen == 1000_00)
    }
  }

  @Test(
    "Money that is known to bounce pays none, though the day is one on which it was there")
  func knownToBounce() async throws {
    try await withOffer { bench in
      try await bench.pay("P-1", of: "C1", 500_00, on: "2025-03-09", for: "I1")
      _ = try await bench.desk.reverse("P-1", on: day("2025-03-13"), reason: nil)
      try await bench.run("2025-03-10")
      #expect(try await bench.owed(by: "C1", on: "2025-03-13") == (1000_00, 0))
    }
  }

  @Test(
    "What is paid beyond it waits for the customer, told day by day or together",
    arguments: [
      [Int64(200_00), 300_00, 50_00], [500_00, 300_00], [600_00], [1000_00, 200_00],
    ], [true, false])
  func beyond(_ parts: [Int64], _ daily: Bool) async throws {
    try await withOffer { bench in
      for (index, cents) in parts.enumerated() {
        let date = day("2025-03-07").adding(days: index)
        try await bench.pay("P-\(index)", of: "C1", cents, on: date.description, for: "I1")
        if daily { try await bench.run(date.description) }
      }
      try await bench.run("2025-03-12")
      let surplus = parts.reduce(0, +) - 500_00
      #expect(try await bench.owed(by: "C1", on: "2025-03-12") == (0, surplus))
      let last = "P-\(parts.count - 1)"
      _ = try await bench.desk.reverse(last, on: day("2025-03-13"), reason: "bounced")
      try await bench.run("2025-03-14")
      let stays = parts.dropLast().reduce(0, +)
      let owed = try await bench.owed(by: "C1", on: "2025-03-14")
      #expect(stays >= 500_00 ? owed == (0, stays - 500_00) : owed.open > 0)
    }
  }

  /// Goal: who pays what was agreed has settled, however it is written and whatever else is open. Method:
  /// another invoice, due before or after, beside it; the sum at once or in parts, with the number of the
  /// settlement, another word or none.
  @Test(
    "Who pays exactly what was agreed has settled, whatever else is open",
    arguments: ["2025-02-20", "2025-04-20"], ["", "thank you", "ID"])
  func besideOthers(_ due: String, _ words: String) async throws {
    for parts in [[Int64(500_00)], [200_00, 300_00]] {
      // Parts without a name go to what is overdue before what is agreed about.
      if parts.count > 1, words != "ID", due < "2025-03-05" { continue }
      try await withOffer { bench in
        try await bench.edit { $0.waitingMoney = .oldestFirst }
        try await bench.invoice("I2", of: "C1", 300_00, issued: "2025-01-20", due: due)
        let stored = try await bench.store.account(AccountID("C1"), items: .all)?.account
        let id = try #require(stored?.standing.agreements.settlements.first?.id)
        for (index, cents) in parts.enumerated() {
          try await bench.pay(
            "P-\(index)", of: "C1", cents, on: "2025-03-1\(index)", for: words == "ID" ? id : words)
          try await bench.run("2025-03-1\(index)")
        }
        try await bench.run("2025-03-12")
        let account = try #require(
          try await bench.store.account(AccountID("C1"), items: .all)?.account)
        #expect(account.items[Samples.item("I1")]?.finallyOpen == 0)
        #expect(account.items[Samples.item("I2")]?.finallyOpen == 300_00)
        #expect(account.standing.agreements.settlements == [])
      }
    }
  }
}
