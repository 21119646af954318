import CreditControl
import Foundation
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Goal: nothing is chased that is disputed, promised or settled, and no cent is lost, whatever is
/// agreed in whatever order. Method: histories by chance, held against a clerk's own reckoning; six
/// hundred of them, or thirty thousand with `DUNWELL_LONG_TESTS=1`.
@Suite("Random agreements")
struct AgreedHistoryTests {
  private static let isLong = ProcessInfo.processInfo.environment["DUNWELL_LONG_TESTS"] == "1"
  private static let blockSize: UInt64 = isLong ? 1500 : 30

  @Test("What is agreed is over when a clerk says so, and is not chased before", arguments: 0..<20)
  func againstAClerk(_ block: UInt64) async throws {
    let size = AgreedHistoryTests.blockSize
    for seed in 2_000_000 + block * size..<2_000_000 + (block + 1) * size {
      let history = AgreedHistory(seed: seed)
      var book = AgreedBook(
        try await Bench(.memory, in: NSTemporaryDirectory(), policy: history.policy), history,
        checks: true)
      try await book.play()
      let report = try await Verification(book.bench.installation).execute()
      #expect(report.problems == [], "\(history)")
    }
  }

  @Test(
    "With charges and discounts no cent is lost, money settles in order, statements add up, and storages agree",
    arguments: 0..<6)
  func withCharges(_ block: UInt64) async throws {
    let size: UInt64 = AgreedHistoryTests.isLong ? 300 : 12
    for seed in 3_000_000 + block * size..<3_000_000 + (block + 1) * size {
      let history = AgreedHistory(seed: seed, charges: true)
      var seen: [(snapshot: BookSnapshot, head: Hash)] = []
      for storage in Bench.Storage.allCases {
        let caught = CaughtNotices()
        try await withBench(storage, policy: history.policy, renderer: caught) { bench in
          var book = AgreedBook(bench, history, checks: false)
          try await book.play()
          let report = try await Verification(bench.installation).execute()
          #expect(report.problems == [], "\(storage) \(history)")
          try await book.expectNoCentLost()
          try await book.expectOrderKept()
          try await book.expectStatementsAddUp(caught)
          seen.append((try await BookSnapshot(of: bench.store), report.head))
        }
      }
      for other in seen.dropFirst() {
        #expect(seen[0].snapshot == other.snapshot, "\(history)")
        #expect(seen[0].head == other.head, "\(history)")
      }
    }
  }

  @Test("Runs by attention bring about what runs over every account do", arguments: 0..<4)
  func byAttention(_ block: UInt64) async throws {
    let size: UInt64 = AgreedHistoryTests.isLong ? 500 : 25
    for seed in 4_000_000 + block * size..<4_000_000 + (block + 1) * size {
      let history = AgreedHistory(seed: seed, charges: true)
      var told: [[Fact]] = []
      for readsAll in [false, true] {
        var book = AgreedBook(
          try await Bench(.memory, in: NSTemporaryDirectory(), policy: history.policy), history,
          checks: false, readsAll: readsAll)
        try await book.play()
        told.append(try await book.facts())
      }
      #expect(told[0] == told[1], "\(history)")
    }
  }
}
