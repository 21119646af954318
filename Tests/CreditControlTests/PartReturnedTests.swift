import CreditControl
import Dunning
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// R2.1: a payment that comes back is told first, also where it had paid a part.
@Suite("A part payment that comes back")
struct PartReturnedTests {
  private func withPart(
    _ storage: Bench.Storage = .memory, _ cents: Int64 = 7000_00,
    _ body: (Bench) async throws -> Void
  ) async throws {
    var policy = Policy.practice(catchUp: .latest)
    policy.bankDays = 2
    policy.afterLast = .task
    try await withBench(storage, policy: policy) { bench in
      try await bench.company("C1")
      try await bench.invoice("I1", of: "C1", 10_000_00, due: "2025-01-31")
      try await bench.run(from: "2025-02-01", to: "2025-02-05")
      try await bench.pay("P-1", of: "C1", cents, on: "2025-02-06", for: "I1")
      try await body(bench)
      try await bench.expectWhole()
    }
  }

  private func returns(_ bench: Bench) async throws -> [String] {
    try await Ledgers(bench.installation).notices(on: nil, status: "sent").filter { notice in
      notice.triggers.contains { $0.rung == Trigger.returned }
    }.map { "\($0.on) \($0.rung) \($0.listing.amount)" }.sorted()
  }

  @Test(
    "It is told by one notice, in the tone that the invoice had", arguments: Bench.Storage.allCases)
  func told(_ storage: Bench.Storage) async throws {
    try await withPart(storage) { bench in
      try await bench.run(from: "2025-02-06", to: "2025-02-16")
      _ = try await bench.desk.reverse("P-1", on: day("2025-02-17"), reason: "bounced")
      try await bench.run(from: "2025-02-17", to: "2025-03-10")
      #expect(try await returns(bench) == ["2025-02-17 second 10000.00 EUR"])
      let story = try await bench.story()
      #expect(story.last?.contains("final") == true)
    }
  }

  @Test("After the last notice it is told as well, and each time that it happens")
  func again() async throws {
    try await withPart { bench in
      try await bench.run(from: "2025-02-06", to: "2025-03-20")
      for (index, date) in ["2025-03-20", "2025-04-20", "2025-05-20"].enumerated() {
        let name = index == 0 ? "P-1" : "Q-\(index)"
        if index > 0 {
          try await bench.pay(
            name, of: "C1", 7000_00, on: day(date).adding(days: -9).description, for: "I1")
          try await bench.run(from: day(date).adding(days: -9).description, to: date)
        }
        _ = try await bench.desk.reverse(name, on: day(date).adding(days: 1), reason: "bounced")
        try await bench.run(
          from: day(date).adding(days: 1).description, to: day(date).adding(days: 5).description)
        #expect(try await returns(bench).count == index + 1)
      }
    }
  }

  @Test(
    "What the money had settled beside it and fell due later is told of with it, whatever is paid since",
    arguments: Bench.Storage.allCases, ["2025-02-18", "2025-03-05"])
  func together(_ storage: Bench.Storage, _ paid: String) async throws {
    let policy = ClosingTests.charging { policy in
      policy.catchUp = .latest
      policy.bankDays = 2
    }
    try await withBench(storage, policy: policy) { bench in
      try await bench.company("C1")
      try await bench.invoice("I1", of: "C1", 2500_00, due: "2025-01-31")
      try await bench.invoice("I2", of: "C1", 700_00, due: "2025-02-20")
      try await bench.run(from: "2025-02-01", to: "2025-02-06")
      try await bench.pay("P-1", of: "C1", 3200_00, on: "2025-02-07", for: "I1 und I2")
      try await bench.run(from: "2025-02-07", to: "2025-02-16")
      _ = try await bench.desk.reverse("P-1", on: day("2025-02-17"), reason: "bounced")
      let before = day(paid).adding(days: -1).description
      try await bench.run(from: "2025-02-17", to: before)
      try await bench.pay("P-2", of: "C1", 2500_00, on: paid, for: "I1")
      try await bench.run(from: paid, to: "2025-04-05")
      #expect(try await returns(bench).count == 1)
      for offset in 0..<48 {
        let date = day("2025-02-17").adding(days: offset).description
        await #expect(throws: Never.self) { _ = try await bench.why("C1", on: date) }
      }
      try await bench.expectWhole()
    }
  }

  @Test("What was entered wrongly and is entered again is no return")
  func corrected() async throws {
    try await withPart { bench in
      try await bench.run(from: "2025-02-06", to: "2025-02-10")
      _ = try await bench.desk.reverse("P-1", on: day("2025-02-06"), reason: "typing error")
      try await bench.pay("P-2", of: "C1", 7000_00, on: "2025-02-06", for: "I1")
      try await bench.run(from: "2025-02-11", to: "2025-02-20")
      #expect(try await returns(bench) == [])
    }
  }
}
