import Receivables
import ReceivablesPorts

/// The entries of one account in order, read from the store a page at a time.
struct EntrySequence: AsyncSequence, Sendable {
  struct Iterator: AsyncIteratorProtocol {
    fileprivate let store: any AccountReading
    fileprivate let account: AccountID
    fileprivate var next: Int
    private var page: [Entry] = []
    private var place = 0

    fileprivate init(_ sequence: EntrySequence) {
      store = sequence.store
      account = sequence.account
      next = sequence.start
    }

    mutating func next() async throws -> Entry? {
      if place == page.count {
        page = try await store.entries(of: account, from: next, limit: EntrySequence.pageSize)
        place = 0
      }
      guard place < page.count else { return nil }
      let entry = page[place]
      place += 1
      next = entry.sequence + 1
      return entry
    }
  }

  private static let pageSize = 1000

  fileprivate let store: any AccountReading
  fileprivate let account: AccountID
  fileprivate let start: Int

  func makeAsyncIterator() -> Iterator { Iterator(self) }
}

extension AccountReading {
  /// Every entry of an account, from a sequence on.
  func chain(of account: AccountID, from start: Int = 1) -> EntrySequence {
    EntrySequence(store: self, account: account, start: start)
  }
}

extension RunLock {
  /// Runs a body while nobody else may run.
  ///
  /// - Throws: ``BookError/busy(_:)`` where another process runs, and what the body throws.
  func whileLocked<Value: Sendable>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Value
  ) async throws -> Value {
    try await lockRuns()
    do {
      let value = try await body()
      await unlockRuns()
      return value
    } catch {
      await unlockRuns()
      throw error
    }
  }
}
