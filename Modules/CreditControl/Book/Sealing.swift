import Receivables
import ReceivablesPorts

/// Seals a book: one hash over every chain that moved since the seal before.
struct Sealing {
  let store: any BookStore

  /// The seal that a book has earned by now, without writing it.
  ///
  /// Where another process writes meanwhile, the reading begins again.
  func seal(after previous: Seal?) async throws -> Seal {
    for _ in 0..<50 {
      let before = try await store.lastCommit()
      var hash = SealHash(after: previous?.hash ?? .zero)
      var last: AccountID?
      while true {
        let page = try await store.heads(
          movedAfter: previous?.through ?? .distantPast, after: last, limit: 2000)
        for (account, head) in page { hash.add(account, head: head.hash) }
        guard let end = page.last else { break }
        last = end.account
      }
      let after = try await store.lastCommit()
      if before == after { return hash.finish(through: after?.recorded ?? .distantPast) }
    }
    throw RunError(.busy, "the book is being written all the time; try again")
  }

  /// Writes the seal as the last entry of a run, behind what the book's history holds.
  func write(
    after history: BookHistory, by author: Author, on day: Day, now: Moment
  ) async throws {
    let seal = try await seal(after: history.lastSeal)
    try await store.commit([try history.change([.sealed(seal)], on: day, by: author)], at: now)
  }
}
