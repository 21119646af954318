import Receivables
import ReceivablesPorts
import Testing

/// What every book promises, wherever it is kept.
///
/// A storage runs it with one parameterized test for each list:
///
///     @Test(arguments: BookStoreContract.rules)
///     func keeps(_ rule: ContractRule<StoreUnderTest>) async throws {
///       try await rule.check(StoreUnderTest(MemoryBook()))
///     }
public enum BookStoreContract {
  /// Promises of every book, that of a program that ends included.
  public static let rules: [ContractRule<StoreUnderTest>] =
    committingRules + readingRules + noticeRules + taskRules + forgettingRules
}

// MARK: - What the rules share

extension BookStoreContract {
  static let noon = Samples.moment("2025-07-01T12:00:00Z")
  static let june = Samples.day("2025-06-01")
  static let july = Samples.day("2025-07-01")

  /// A sequence that asks for each change only when it is needed.
  static func arriving(
    _ next: @escaping @Sendable (_ index: Int) async throws -> AccountChange?
  ) -> AsyncThrowingStream<AccountChange, any Error> {
    let counter = Counter()
    return AsyncThrowingStream { try await next(await counter.next()) }
  }

  /// Counts from 0.
  private actor Counter {
    private var count = -1

    func next() -> Int {
      count += 1
      return count
    }
  }

  /// Whether an error says that the book is busy.
  static func isBusy(_ error: any Error) -> Bool {
    if case BookError.busy = error { true } else { false }
  }

  /// Reads the account whole and hashes its chain anew.
  static func expectUnbrokenChain(of id: AccountID, in store: any BookStore) async throws {
    var head = ChainHead.empty
    for entry in try await store.wholeChain(of: id) {
      head.advance(over: entry.bytes)
      #expect(entry.account == id)
      #expect(entry.sequence == head.length)
      #expect(entry.hash == head.hash)
    }
    #expect(try await store.account(id, items: .none)?.head == head)
  }

  /// Tries something that must be refused, and that must leave the book as it was.
  static func expectRefusal(
    _ expected: BookError, by store: any BookStore, _ attempt: () async throws -> Void
  ) async throws {
    let before = try await BookSnapshot(of: store)
    await #expect(throws: expected) { () async throws in try await attempt() }
    #expect(try await BookSnapshot(of: store) == before)
  }
}
