import CreditControl
import Dunning
import Foundation
import Receivables
import ReceivablesPorts
import ReceivablesTesting
import Testing

/// Goal: whatever happens, in whatever order, the book's promises hold. Method: histories by chance,
/// five hundred of them, or a hundred thousand with `DUNWELL_LONG_TESTS=1`.
@Suite("Random histories")
struct HistoryTests {
  private static let isLong = ProcessInfo.processInfo.environment["DUNWELL_LONG_TESTS"] == "1"
  private static let blocks = 20
  private static let blockSize: UInt64 = isLong ? 5000 : 25

  @Test(
    "Entries tell the fold, attention misses nothing, money adds up, twice is once",
    arguments: 0..<blocks)
  func histories(_ block: Int) async throws {
    let first = UInt64(block) * HistoryTests.blockSize
    for seed in first..<first + HistoryTests.blockSize {
      let history = History(seed: seed)
      // Nothing of these books is written to a disk.
      var book = HistoryBook(
        try await Bench(.memory, in: NSTemporaryDirectory(), policy: history.policy))
      try await book.play(history)
      let report = try await Verification(book.bench.installation).execute()
      #expect(report.problems == [], "\(history)")
      try await book.expectBalances(history)
      try await compareWithTwin(book, history)
      try await runAgain(book, history)
    }
  }

  private func compareWithTwin(_ book: HistoryBook, _ history: History) async throws {
    var twin = HistoryBook(
      try await Bench(.memory, in: NSTemporaryDirectory(), policy: history.policy),
      readsAll: true)
    try await twin.play(history)
    let notices = try await book.notices()
    let others = try await twin.notices()
    #expect(notices == others, "\(history)")
    let mails = await book.bench.channel.taken.map(\.bytes)
    let otherMails = await twin.bench.channel.taken.map(\.bytes)
    #expect(mails == otherMails, "\(history)")
  }

  private func runAgain(_ book: HistoryBook, _ history: History) async throws {
    let before = try await book.notices()
    let calls = await book.bench.channel.calls
    for hour in [12, 13] {
      try await book.bench.run(
        history.last.description, at: Moment(history.last, hour: hour), readsAll: hour == 13)
    }
    let after = try await book.notices()
    #expect(before == after, "\(history)")
    let later = await book.bench.channel.calls
    #expect(calls == later, "\(history)")
  }

  @Test(
    "Storages agree to the byte: entries, folds, notices, commits and the head",
    arguments: 0..<3)
  func storagesAgree(_ block: UInt64) async throws {
    let count: UInt64 = HistoryTests.isLong ? 300 : 10
    for seed in 1_000_000 + block * count..<1_000_000 + (block + 1) * count {
      let history = History(seed: seed)
      var seen: [(snapshot: BookSnapshot, head: Hash, aging: [AgingRow])] = []
      for storage in Bench.Storage.allCases {
        try await withBench(storage, policy: history.policy) { bench in
          var book = HistoryBook(bench)
          try await book.play(history)
          let report = try await Verification(bench.installation).execute()
          #expect(report.problems == [], "\(storage) \(history)")
          let question = AgingQuestion(day: history.last.adding(days: -9))
          let aging = try await AgingReport(bench.installation).rows(question)
          if storage != .memory { try await book.expectBalances(history) }
          seen.append((try await BookSnapshot(of: bench.store), report.head, aging))
        }
      }
      for other in seen.dropFirst() {
        #expect(seen[0].snapshot == other.snapshot, "\(history)")
        #expect(seen[0].head == other.head, "\(history)")
        #expect(seen[0].aging == other.aging, "\(history)")
      }
    }
  }
}
