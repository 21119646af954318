import Receivables
import ReceivablesPorts
import ReceivablesTesting
import SQLiteStorage
import Testing

@Suite("Aging an SQLite database")
struct AgingTests {
  private static let buckets: [AgingBuckets] = [
    .standard, AgingBuckets(edges: [1]), AgingBuckets(edges: [7, 8, 45]),
    AgingBuckets(edges: [200]), AgingBuckets(edges: [Int.max]),
    AgingBuckets(edges: Array(1...40)),
  ].compactMap { $0 }

  /// Goal: the quick answer is the slow one, whatever is asked. Method: books by chance, and
  /// questions of days before, in and after them, as known now and as known at each of some commits.
  @Test("The quick answer is what folding every account adds up to", arguments: UInt64(1)...8)
  func equalsFolding(seed: UInt64) async throws {
    try await withBook { book, _ in
      var random = RandomBook(book, seed: seed)
      try await random.fill(60)
      #expect(try await book.derivedProblems().isEmpty)
      let chains = try await chains(of: book)
      let moments = random.moments
      var dice = random.dice
      for _ in 0..<60 {
        let question = AgingQuestion(
          day: RandomBook.start.adding(days: dice.roll(-20...270)),
          knownAt: dice.pick([nil, dice.pick(moments)]),
          basis: dice.pick([.due, .issued]), buckets: dice.pick(AgingTests.buckets))
        let folded = try chains.flatMap { try fold($0, question.knownAt).aging(question) }
        #expect(try await book.aging(question) == folded, "\(question)")
      }
    }
  }

  @Test("A day before any book, and one after any, can be asked for")
  func extremeDays() async throws {
    try await withBook { book, _ in
      try await Samples.post(
        [Samples.invoice("INV-1", Samples.euros(5_00), issued: RandomBook.start)],
        to: Samples.cafe, in: book)
      for buckets in AgingTests.buckets {
        let early = AgingQuestion(day: .distantPast, buckets: buckets)
        #expect(try await book.aging(early).isEmpty)
        let late = AgingQuestion(day: .distantFuture.adding(days: -1), buckets: buckets)
        let account = try #require(try await book.account(Samples.cafe, items: .all)).account
        #expect(try await book.aging(late) == account.aging(late))
      }
    }
  }

  private func chains(of book: SQLiteBook) async throws -> [(AccountID, [Entry])] {
    try await book.accountIDs(after: nil, limit: 99).asyncMap { id in
      (id, try await book.entries(of: id, from: 1, limit: 9_999))
    }
  }

  private func fold(_ chain: (AccountID, [Entry]), _ knownAt: Moment?) throws -> Account {
    var account = Account(id: chain.0)
    for entry in chain.1 where knownAt.map({ entry.recorded <= $0 }) ?? true {
      let content = try EntryContent(parsing: entry.bytes)
      try account.post(content.fact, on: content.day)
    }
    return account
  }
}
