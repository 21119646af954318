import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// What systems of this kind have done wrong: money, and being told twice.
@Suite("Known defects of others: what is owed and what was said")
struct DefectTests {
  typealias Storage = Bench.Storage

  @Test("A run made twice on a day sends nothing the second time", arguments: Storage.allCases)
  func twice(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run("2025-03-04")
      try await bench.run("2025-03-04")
      #expect(try await bench.story() == ["2025-03-04 reminder sent 100.00 EUR"])
      #expect(await bench.channel.calls == 1)
      try await bench.expectWhole()
    }
  }

  @Test("A run every hour sends what one run a day sends", arguments: Storage.allCases)
  func hourly(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.invoice("INV-2", of: "C1", 50_00, due: "2025-03-02")
      for date in ["2025-03-04", "2025-03-05", "2025-03-15"] {
        for hour in 0..<24 {
          try await bench.run(date, at: Moment(day(date), hour: hour))
        }
      }
      #expect(
        try await bench.story() == [
          "2025-03-04 reminder sent 150.00 EUR", "2025-03-05 reminder sent 150.00 EUR",
          "2025-03-15 second sent 150.00 EUR",
        ])
      #expect(await bench.channel.calls == 3)
      try await bench.expectWhole()
    }
  }

  @Test(
    "Paying the oldest of three leaves the other two to be asked for",
    arguments: Storage.allCases)
  func oldestOfThree(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.invoice("INV-2", of: "C1", 200_00, due: "2025-03-02")
      try await bench.invoice("INV-3", of: "C1", 400_00, due: "2025-03-03")
      try await bench.pay("P-1", of: "C1", 100_00, on: "2025-03-05", for: "INV-1")
      try await bench.run("2025-03-06")
      let notice = try #require(
        try await Ledgers(bench.installation).notices(on: nil, status: "sent").first)
      #expect(notice.triggers.map(\.item.document) == ["INV-2", "INV-3"])
      #expect(notice.listing.items.map(\.document) == ["INV-2", "INV-3"])
      #expect(notice.listing.amount == Samples.euros(600_00))
      try await bench.expectWhole()
    }
  }

  @Test("One cent short is as good as paid, six cents are not", arguments: Storage.allCases)
  func oneCentShort(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.invoice("INV-2", of: "C1", 100_00, due: "2025-03-01")
      try await bench.pay("P-1", of: "C1", 99_99, on: "2025-03-01", for: "INV-1")
      try await bench.pay("P-2", of: "C1", 99_94, on: "2025-03-01", for: "INV-2")
      try await bench.run("2025-03-04")
      #expect(try await bench.story() == ["2025-03-04 reminder sent 0.06 EUR"])
      let why = try await bench.why("INV-1", on: "2025-03-04")
      #expect(why.trace.contains { $0.rule == .tolerance && $0.outcome == .forbids })
      // Not chased, but owed all the same.
      #expect(try await bench.owed(by: "C1", on: "2025-03-04").open == 7)
    }
  }

  @Test(
    "What is paid too much waits, and is set against what is asked", arguments: Storage.allCases)
  func overpaid(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.pay("P-1", of: "C1", 130_00, on: "2025-03-01", for: "INV-1")
      #expect(try await bench.owed(by: "C1", on: "2025-03-01") == (0, 30_00))
      try await bench.invoice("INV-2", of: "C1", 20_00, due: "2025-03-02")
      try await bench.run("2025-03-05")
      #expect(try await bench.story() == [])
      try await bench.invoice("INV-3", of: "C1", 50_00, due: "2025-03-03")
      try await bench.run("2025-03-06")
      #expect(try await bench.story() == ["2025-03-06 reminder sent 40.00 EUR"])
      #expect(try await bench.owed(by: "C1", on: "2025-03-06") == (70_00, 30_00))
      try await bench.expectWhole()
    }
  }

  @Test("A credit note after the second rung ends the chase", arguments: Storage.allCases)
  func creditAfterSecond(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run(from: "2025-03-04", to: "2025-03-16")
      _ = try await bench.desk.credit(
        "INV-1", nil, as: "CN-1", on: day("2025-03-17"), reason: "stale bread")
      try await bench.run(from: "2025-03-17", to: "2025-04-10")
      #expect(
        try await bench.story() == [
          "2025-03-04 reminder sent 100.00 EUR", "2025-03-15 second sent 100.00 EUR",
        ])
      #expect(try await bench.owed(by: "C1", on: "2025-04-10") == (0, 0))
      try await bench.expectWhole()
    }
  }

  @Test(
    "A payment taken back after the third rung begins the ladder anew, in the second cycle",
    arguments: Storage.allCases)
  func reversalAfterThird(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run(from: "2025-03-04", to: "2025-03-31")
      try await bench.pay("P-1", of: "C1", 100_00, on: "2025-04-02", for: "INV-1")
      try await bench.run("2025-04-02")
      #expect(try await bench.desk.reverse("P-1", on: day("2025-04-05"), reason: nil) == .done)
      try await bench.run("2025-04-05")
      try await bench.run("2025-04-06")
      #expect(
        try await bench.story() == [
          "2025-03-04 reminder sent 100.00 EUR", "2025-03-15 second sent 100.00 EUR",
          "2025-03-31 final sent 100.00 EUR", "2025-04-05 final sent 100.00 EUR",
        ])
      let last = try await Ledgers(bench.installation).notices(on: day("2025-04-05"), status: nil)
      #expect(last.flatMap(\.triggers).map(\.cycle) == [2])
      try await bench.expectWhole()
    }
  }

  @Test(
    "A payment that came back is told once, and the ladder goes on where it stood",
    arguments: Storage.allCases, [Policy.CatchUp.each, .latest, .jump])
  func returned(_ storage: Storage, catchUp: Policy.CatchUp) async throws {
    try await withBench(storage, policy: .practice(catchUp: catchUp)) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run(from: "2025-03-04", to: "2025-03-05")
      try await bench.pay("P-1", of: "C1", 100_00, on: "2025-03-06", for: "INV-1")
      try await bench.run("2025-03-06")
      _ = try await bench.desk.reverse("P-1", on: day("2025-03-09"), reason: nil)
      try await bench.run(from: "2025-03-09", to: "2025-03-14")
      #expect(
        try await bench.story() == [
          "2025-03-04 reminder sent 100.00 EUR", "2025-03-09 reminder sent 100.00 EUR",
        ])
      try await bench.expectWhole()
    }
  }

  @Test("A customer without an address gets nothing, and why says so", arguments: Storage.allCases)
  func noAddress(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1", email: nil)
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      let report = try await bench.run("2025-03-04")
      #expect(report.withheld["contact"] == 1)
      #expect(await bench.channel.calls == 0)
      let why = try await bench.why("INV-1", on: "2025-03-04")
      #expect(why.acts == ["task"])
      #expect(why.trace.contains { $0.rule == .contact && $0.outcome == .forbids })
    }
  }

  @Test(
    "A customer who owes two currencies gets two notices, whatever the least gap",
    arguments: Storage.allCases, [0, 5])
  func twoCurrencies(_ storage: Storage, gap: Int) async throws {
    try await withBench(storage, policy: .practice(leastGapDays: gap)) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.invoice(
        "INV-2", of: "C1", 70_00, due: "2025-03-01", currency: Samples.currency("USD"))
      try await bench.run("2025-03-04")
      #expect(
        try await bench.story() == [
          "2025-03-04 reminder sent 100.00 EUR", "2025-03-04 reminder sent 70.00 USD",
        ])
      #expect(Set(await bench.channel.acts).count == 2)
      try await bench.run("2025-03-05")
      #expect(await bench.channel.calls == 2)
      try await bench.expectWhole()
    }
  }

  @Test(
    "A backdated payment changes the aging of yesterday, not what was known yesterday",
    arguments: Storage.allCases)
  func backdated(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run(from: "2025-03-03", to: "2025-03-06")
      let yesterday = try await bench.now()
      let why = try await bench.why("INV-1", on: "2025-03-04")
      let quiet = try await bench.why("INV-1", on: "2025-03-05")
      bench.clock.move(to: Moment(day("2025-03-07"), hour: 9))
      try await bench.pay("P-1", of: "C1", 60_00, on: "2025-03-02", for: "INV-1")
      #expect(try await bench.owed(by: "C1", on: "2025-03-06").open == 40_00)
      #expect(try await bench.owed(by: "C1", on: "2025-03-01").open == 100_00)
      #expect(
        try await bench.owed(by: "C1", on: "2025-03-06", knownAt: yesterday).open == 100_00)
      #expect(try await bench.why("INV-1", on: "2025-03-04") == why)
      #expect(try await bench.why("INV-1", on: "2025-03-05") == quiet)
      #expect(why.basis == .recorded)
      #expect(quiet.basis == .replayed)
      try await bench.expectWhole()
    }
  }
}
