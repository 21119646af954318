public import Receivables

/// Where a book is kept.
public typealias BookStore = AccountReading & Journal & Outbox & RunLock

/// Reads accounts, their entries, and where documents are.
///
/// During a commit the reader sees what that commit has taken in so far only in
/// ``holders(of:)``; accounts are seen as they were before it.
/// - Note: every method throws ``BookError``, or what the system said; a throw changes nothing.
public protocol AccountReading: Sendable {
  /// The account, or nil where it has no entries.
  func account(_ id: AccountID, items: ItemSelection) async throws -> AccountRecord?

  /// Which accounts hold the documents; those that are in no account are left out.
  func holders(of documents: [DocumentKey]) async throws -> [DocumentKey: Holder]

  /// Accounts whose attention day is not after the day, by (attention day, id), from the cursor on,
  /// with what is live on another day; one that is damaged says so and is empty.
  func accounts(
    due day: Day, liveOn live: Day, after cursor: AttentionCursor?, limit: Int
  ) async throws -> [AccountRecord]

  /// The ids of all accounts in their order, the book's own included, from the one given on.
  func accountIDs(after id: AccountID?, limit: Int) async throws -> [AccountID]

  /// The ids of accounts that have open tasks, in their order, from the one given on; nothing else
  /// is read of the others.
  func accountIDsWithTasks(after id: AccountID?, limit: Int) async throws -> [AccountID]

  /// Entries of an account in order, from a sequence on, at most so many; those that are damaged
  /// are told as they are stored.
  func entries(
    of account: AccountID, from sequence: Int, limit: Int
  ) async throws -> [Entry]

  /// Accounts with entries recorded after a moment, by id, from the one given on, and their heads.
  func heads(
    movedAfter moment: Moment, after id: AccountID?, limit: Int
  ) async throws -> [(account: AccountID, head: ChainHead)]

  /// The commit of that number; nil where there is none.
  func commit(number: Int) async throws -> Commit?

  /// The latest commit; nil in an empty book.
  func lastCommit() async throws -> Commit?
}

extension AccountReading {
  /// The same with what is live on the day itself.
  public func accounts(
    due day: Day, after cursor: AttentionCursor?, limit: Int
  ) async throws -> [AccountRecord] {
    try await accounts(due: day, liveOn: day, after: cursor, limit: limit)
  }

  /// Looks into every account, for stores that keep no list of those with tasks.
  public func accountIDsWithTasks(after id: AccountID?, limit: Int) async throws -> [AccountID] {
    var found: [AccountID] = []
    var last = id
    while found.count < limit {
      let page = try await accountIDs(after: last, limit: 500)
      guard let end = page.last else { return found }
      last = end
      for id in page where found.count < limit {
        let tasks = try await account(id, items: .none)?.account.standing.tasks
        if tasks?.open.isEmpty == false { found.append(id) }
      }
    }
    return found
  }
}

/// Takes changes in.
public protocol Journal: Sendable {
  /// Appends the drafts of all changes and replaces what is derived from them, whole or not at all.
  ///
  /// The commit is recorded at the moment given, or just after the last commit where the clock
  /// went back.
  /// - Parameter resetsAttention: every account is looked at by the next run, as after adopting a
  ///   policy; those that change in this commit and the book's own included.
  /// - Throws: ``BookError/stale(_:)`` and ``BookError/taken(_:by:)`` where the changes do not fit;
  ///   an error that the sequence throws; anything else where the system failed. Nothing is
  ///   changed then.
  @discardableResult
  func commit(
    _ changes: any AsyncSequence<AccountChange, any Error> & Sendable, at now: Moment,
    resetsAttention: Bool
  ) async throws -> Commit
}

/// Lists notices; what becomes of them is committed like any other fact.
public protocol Outbox: Sendable {
  /// Notices that are open, by (day, id), from the one given on.
  func openNotices(
    _ which: OpenNotices, after cursor: NoticeCursor?, limit: Int
  ) async throws -> [Notice]

  /// Notices of a day, or of all days, by (day, id), from the one given on.
  func notices(on day: Day?, after cursor: NoticeCursor?, limit: Int) async throws -> [Notice]

  /// The notice; nil where there is none.
  func notice(_ id: String) async throws -> Notice?
}

/// Which of the open notices are read.
public enum OpenNotices: Sendable {
  /// Everything that is open.
  case any
  /// Those that a channel has, or may have, and has not answered for.
  case unanswered

  /// Whether the notice is one of them.
  public func contains(_ notice: Notice) -> Bool {
    switch self {
    case .any: notice.isOpen
    case .unanswered: notice.isUnanswered
    }
  }
}

/// Where reading of notices goes on: after this day and id.
public struct NoticeCursor: Sendable, Hashable {
  /// The day of the last notice that was read.
  public let day: Day
  /// Its id.
  public let id: String

  /// A place between two notices.
  public init(day: Day, id: String) {
    self.day = day
    self.id = id
  }
}

/// One runner at a time, apart from the short lock that a commit takes.
public protocol RunLock: Sendable {
  /// Takes the lock, which ends with the process at the latest.
  ///
  /// - Throws: ``BookError/busy(_:)`` where another process runs.
  func lockRuns() async throws

  /// Gives the lock back.
  func unlockRuns() async
}

extension Journal {
  /// Commits changes that are at hand.
  @discardableResult
  public func commit(
    _ changes: [AccountChange], at now: Moment, resetsAttention: Bool = false
  ) async throws -> Commit {
    try await commit(AtHand(changes), at: now, resetsAttention: resetsAttention)
  }
}

/// A list as an asynchronous sequence.
private struct AtHand: AsyncSequence, Sendable {
  struct Iterator: AsyncIteratorProtocol {
    var rest: IndexingIterator<[AccountChange]>

    mutating func next() async throws -> AccountChange? { rest.next() }
  }

  private let changes: [AccountChange]

  init(_ changes: [AccountChange]) {
    self.changes = changes
  }

  func makeAsyncIterator() -> Iterator { Iterator(rest: changes.makeIterator()) }
}
