import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// What systems of this kind have done wrong: days, clocks, and what happens in between.
@Suite("Known defects of others: days and what happens in between")
struct SkippingTests {
  typealias Storage = Bench.Storage

  /// What a policy sends when nothing was run from the 10th of March to the 19th.
  struct Skip: Sendable, CustomTestStringConvertible {
    let catchUp: Policy.CatchUp
    let after: [String]

    var testDescription: String { "\(catchUp)" }

    /// Rungs are reached on the 9th, 12th, 15th and 18th.
    /// One by one, with the ladder's distance between.
    private static let steps = ["2025-03-19 b", "2025-03-22 c", "2025-03-25 d"]

    static let all = [
      Skip(catchUp: .latest, after: steps), Skip(catchUp: .each, after: steps),
      // Who has heard of it once is no old case.
      Skip(catchUp: .skipOlderThan(days: 1), after: steps),
      Skip(catchUp: .skipOlderThan(days: 0), after: steps),
      Skip(catchUp: .jump, after: ["2025-03-19 d"]),
    ]
  }

  @Test(
    "Nine days without a run give what the catch-up mode says", arguments: Storage.allCases,
    Skip.all)
  func nineDays(_ storage: Storage, skip: Skip) async throws {
    let ladder = [Rung.late("a", 8), .late("b", 11), .late("c", 14), .late("d", 17)]
    try await withBench(storage, policy: .practice(catchUp: skip.catchUp, ladder: ladder)) {
      bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run(from: "2025-03-07", to: "2025-03-09")
      try await bench.run(from: "2025-03-19", to: "2025-03-25")
      let story = try await bench.story()
      #expect(story == (["2025-03-09 a"] + skip.after).map { $0 + " sent 100.00 EUR" })
      try await bench.expectWhole()
    }
  }

  @Test("A reminder before the due day is never sent after it", arguments: Storage.allCases)
  func neverTooLate(_ storage: Storage) async throws {
    let policy = Policy.practice(catchUp: .each, ladder: [.late("soon", -3), .late("late", 5)])
    try await withBench(storage, policy: policy) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-10")
      try await bench.run("2025-03-06")
      try await bench.run("2025-03-11")
      try await bench.run("2025-03-15")
      #expect(try await bench.story() == ["2025-03-15 late sent 100.00 EUR"])
    }
  }

  /// Clocks go forward at 01:00 UTC in Berlin that night, and so a customer there may be written to
  /// an hour earlier by the clock of Greenwich than the night before.
  @Test("On the night the clocks change nothing leaves too early", arguments: Storage.allCases)
  func clocksChange(_ storage: Storage) async throws {
    let hours = ContactHours(from: 8 * 60, until: 20 * 60)
    try await withBench(storage, policy: .practice(hours: hours)) { bench in
      try await bench.customer("C1", zone: "Europe/Berlin")
      try await bench.customer("C2", zone: "America/New_York")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-26")
      try await bench.invoice("INV-2", of: "C2", 200_00, due: "2025-03-26")
      // At 23:30 in Berlin, 18:30 in New York.
      try await bench.run("2025-03-29", at: Samples.moment("2025-03-29T22:30:00Z"))
      #expect(
        try await bench.story() == [
          "2025-03-29 reminder scheduled 100.00 EUR", "2025-03-29 reminder sent 200.00 EUR",
        ])
      let notice = try #require(try await bench.store.openNotices(.any, after: nil, limit: 9).first)
      #expect(notice.notBefore == Samples.moment("2025-03-30T06:00:00Z"))
      for (moment, calls) in [("05:59:59", 1), ("06:00:00", 2), ("06:00:01", 2)] {
        try await bench.run("2025-03-30", at: Samples.moment("2025-03-30T\(moment)Z"))
        #expect(await bench.channel.calls == calls)
      }
      try await bench.expectWhole()
    }
  }

  @Test("The night of New York's change is not Berlin's", arguments: Storage.allCases)
  func clocksChangeInAmerica(_ storage: Storage) async throws {
    let hours = ContactHours(from: 8 * 60, until: 20 * 60)
    try await withBench(storage, policy: .practice(hours: hours)) { bench in
      try await bench.customer("C1", zone: "Europe/Berlin")
      try await bench.customer("C2", zone: "America/New_York")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-05")
      try await bench.invoice("INV-2", of: "C2", 200_00, due: "2025-03-05")
      try await bench.run("2025-03-08", at: Samples.moment("2025-03-09T03:00:00Z"))
      let open = try await bench.store.openNotices(.any, after: nil, limit: 9)
      let moments = Dictionary(uniqueKeysWithValues: open.map { ($0.account.text, $0.notBefore) })
      #expect(moments["C1"] == Samples.moment("2025-03-09T07:00:00Z"))
      #expect(moments["C2"] == Samples.moment("2025-03-09T12:00:00Z"))
    }
  }

  @Test("29 February is a day like any other", arguments: Storage.allCases)
  func leapDay(_ storage: Storage) async throws {
    let issued = day("2024-01-30")
    #expect(Terms("NET30")?.due(from: issued) == day("2024-02-29"))
    #expect(Terms("NET30")?.due(from: day("2023-01-30")) == day("2023-03-01"))
    let ladder = [Rung.late("soon", -1), .late("today", 0), .late("year", 366)]
    try await withBench(storage, policy: .practice(ladder: ladder)) { bench in
      try await bench.customer("C1")
      try await bench.invoice(
        "INV-1", of: "C1", 100_00, issued: "2024-01-30", due: "2024-02-29")
      try await bench.run(from: "2024-02-27", to: "2024-03-02")
      try await bench.run("2025-02-28")
      try await bench.run("2025-03-01")
      #expect(
        try await bench.story() == [
          "2024-02-28 soon sent 100.00 EUR", "2024-03-01 today sent 100.00 EUR",
          "2025-03-01 year sent 100.00 EUR",
        ])
      #expect(try await bench.owed(by: "C1", on: "2024-02-29").open == 100_00)
    }
  }

  @Test(
    "A policy edited in the middle of the ladder sends no rung again that acted by its name",
    arguments: Storage.allCases)
  func policyEdited(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run("2025-03-04")
      try await bench.edit { $0.ladder = [.late("reminder", 5), .late("second", 10)] }
      try await bench.run(from: "2025-03-05", to: "2025-03-12")
      try await bench.edit {
        $0.ladder = [.late("reminder", 5), .late("second", 10), .late("urgent", 10)]
      }
      try await bench.run(from: "2025-03-13", to: "2025-03-14")
      #expect(
        try await bench.story() == [
          "2025-03-04 reminder sent 100.00 EUR", "2025-03-11 second sent 100.00 EUR",
          "2025-03-13 urgent sent 100.00 EUR",
        ])
      try await bench.expectWhole()
    }
  }

  @Test("A policy in the file is not in force before it is adopted", arguments: Storage.allCases)
  func policyNotAdopted(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run("2025-03-02")
      bench.policies.edit { $0.ladder = [.late("urgent", 1)] }
      try await bench.run("2025-03-04")
      #expect(try await bench.story() == ["2025-03-04 reminder sent 100.00 EUR"])
    }
  }

  @Test(
    "A customer held after the decision gets nothing until the release, and then once",
    arguments: Storage.allCases)
  func excludedAfterQueueing(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run("2025-03-04", delivers: false)
      _ = try await bench.desk.hold(
        AccountID("C1"), .hold, from: day("2025-03-04"), until: nil, note: nil)
      try await bench.run("2025-03-04")
      #expect(try await bench.story() == ["2025-03-04 reminder withheld 100.00 EUR"])
      try await bench.run("2025-03-05")
      #expect(await bench.channel.calls == 0)
      _ = try await bench.desk.release(AccountID("C1"), .hold, from: day("2025-03-07"))
      try await bench.run(from: "2025-03-06", to: "2025-03-09")
      #expect(try await bench.story() == ["2025-03-07 reminder sent 100.00 EUR"])
      #expect(await bench.channel.calls == 1)
      try await bench.expectWhole()
    }
  }

  @Test("What is paid between decision and sending is not asked for", arguments: Storage.allCases)
  func paidInBetween(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      for number in 1...2 {
        try await bench.customer("C\(number)")
        try await bench.invoice("INV-\(number)", of: "C\(number)", 100_00, due: "2025-03-01")
      }
      // While the first notice is on its way, the money of both arrives.
      await bench.channel.before { call in
        guard call == 1 else { return }
        try await bench.pay("P-1", of: "C1", 100_00, on: "2025-03-04", for: "INV-1")
        try await bench.pay("P-2", of: "C2", 100_00, on: "2025-03-04", for: "INV-2")
      }
      try await bench.run("2025-03-04")
      #expect(
        try await bench.story() == [
          "2025-03-04 reminder cancelled 100.00 EUR", "2025-03-04 reminder sent 100.00 EUR",
        ])
      #expect(await bench.channel.calls == 1)
      try await bench.run("2025-03-05")
      #expect(await bench.channel.calls == 1)
      try await bench.expectWhole()
    }
  }

  @Test("What is paid in part in between is asked for in part", arguments: Storage.allCases)
  func partlyPaidInBetween(_ storage: Storage) async throws {
    try await withBench(storage) { bench in
      try await bench.customer("C1")
      try await bench.invoice("INV-1", of: "C1", 100_00, due: "2025-03-01")
      try await bench.run("2025-03-04", delivers: false)
      try await bench.pay("P-1", of: "C1", 60_00, on: "2025-03-04", for: "INV-1")
      try await bench.run("2025-03-04")
      #expect(try await bench.story() == ["2025-03-04 reminder sent 40.00 EUR"])
      try await bench.expectWhole()
    }
  }
}
