import Receivables
import ReceivablesPorts

/// Records every entry of one book again in another, commit by commit, with the same bytes.
struct BookCopy {
  private let source: any BookStore
  private let target: any BookStore
  private let folder: String
  private let progress: RunProgress.Told

  /// - Parameter folder: where the entries are sorted by the way.
  init(
    from source: any BookStore, to target: any BookStore, sortingIn folder: String,
    progress: @escaping RunProgress.Told
  ) {
    self.source = source
    self.target = target
    self.folder = folder
    self.progress = progress
  }

  /// - Returns: how many entries were copied.
  func execute() async throws -> Int {
    guard let end = try await source.lastCommit() else { return 0 }
    var sorter = EntrySorter(in: folder)
    var attention: [AccountID: Day] = [:]
    try await collect(upTo: end, &sorter, &attention)
    let total = sorter.count
    var sorted = try sorter.sorted()
    for number in 1...end.number {
      guard let commit = try await source.commit(number: number) else {
        throw BookError.damaged("commit \(number) is missing")
      }
      let changes = try await changes(of: commit, &sorted, attention)
      let made = try await target.commit(changes, at: commit.recorded)
      guard made == commit else {
        throw BookError.damaged("commit \(number) came out as another one")
      }
      if number % 50 == 0 {
        progress(RunProgress(work: "copying", done: number, total: end.number))
      }
    }
    try await compareHeads()
    return total
  }

  private func collect(
    upTo end: Commit, _ sorter: inout EntrySorter, _ attention: inout [AccountID: Day]
  ) async throws {
    var last: AccountID?
    while true {
      let ids = try await source.accountIDs(after: last, limit: 500)
      guard let final = ids.last else { return }
      last = final
      for id in ids {
        attention[id] = try await source.account(id, items: .none)?.attention
        for try await entry in source.chain(of: id) where entry.recorded <= end.recorded {
          try sorter.add(entry)
        }
      }
    }
  }

  private func changes(
    of commit: Commit, _ sorted: inout SortedEntries, _ attention: [AccountID: Day]
  ) async throws -> [AccountChange] {
    var changes: [AccountChange] = []
    while let first = sorted.next, first.recorded == commit.recorded {
      let id = first.account
      let record = try await target.account(id, items: .all) ?? .new(id)
      var account = record.account
      account.settle()
      var drafts: [EntryDraft] = []
      while let entry = sorted.next, entry.recorded == commit.recorded, entry.account == id {
        let content = try EntryContent(parsing: entry.bytes)
        try account.post(content.fact, on: content.day)
        drafts.append(EntryDraft(copying: content, privateRecord: entry.privateRecord))
        try sorted.advance()
      }
      changes.append(
        AccountChange(
          base: record.head, drafts: drafts, after: account,
          attention: attention[id] ?? .distantPast))
    }
    return changes
  }

  private func compareHeads() async throws {
    var last: AccountID?
    while true {
      let ids = try await source.accountIDs(after: last, limit: 500)
      guard let end = ids.last else { return }
      last = end
      for id in ids {
        let one = try await source.account(id, items: .none)?.head
        let other = try await target.account(id, items: .none)?.head
        guard one == other else { throw BookError.damaged("the chain of \(id) came out different") }
      }
    }
  }
}
