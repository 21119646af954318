public import Receivables

/// A whole book in memory: the reference for storages, and all of one for those that read a journal.
///
/// A value without I/O: a storage adds how it is kept and who may write.
public struct BookTables: Sendable {
  /// One account with everything that is known of it.
  private struct Row {
    var account: Account
    var head = ChainHead.empty
    var attention = Day.distantPast
    var entries: [Entry] = []
    /// Why the entries cannot be folded, where they cannot.
    var damage: String?
  }

  /// Changed in place, as a row of a large account is dear to copy.
  private var rows: [Row] = []
  private var places: [AccountID: Int] = [:]
  /// Accounts in the order of their bytes, as places in the rows.
  private var order: [Int] = []
  private var documents: [DocumentKey: Holder] = [:]
  private var noticeAccounts: [String: AccountID] = [:]
  private var openNotices: Set<String> = []
  /// All commits in order.
  public private(set) var commits: [Commit] = []
  /// A kind of fact that this version does not know, where the book has one.
  public private(set) var unknownKind: String?

  /// An empty book.
  public init() {}

  // MARK: Taking in

  /// What a commit under way has taken in so far.
  public struct Pending: Sendable {
    fileprivate var documents: [DocumentKey: Holder] = [:]
    fileprivate var accounts: Set<AccountID> = []

    /// Nothing yet.
    public init() {}
  }

  /// Whether the change fits the book, and the commit that it is part of.
  ///
  /// - Throws: ``BookError``; an account that is changed twice in one commit is stale.
  public func check(_ change: AccountChange, pending: inout Pending) throws {
    if let unknownKind { throw BookError.fromTheFuture(unknownKind) }
    let row = places[change.id].map { rows[$0] }
    guard (row?.head ?? .empty) == change.base,
      pending.accounts.insert(change.id).inserted
    else { throw BookError.stale(change.id) }
    if let damage = row?.damage { throw BookError.damaged(damage) }
    for (index, draft) in change.drafts.enumerated() {
      for key in draft.documents {
        if let holder = documents[key] ?? pending.documents[key] {
          throw BookError.taken(key, by: holder.account)
        }
        pending.documents[key] = Holder(
          account: change.id, sequence: change.sequence(ofDraft: index))
      }
    }
  }

  /// When the next commit is recorded: now, or just after the last one where the clock went back.
  public func moment(for now: Moment) -> Moment {
    guard let last = commits.last?.recorded, last >= now else { return now }
    return Moment(microseconds: last.microseconds + 1)
  }

  /// The entries that a change which fits will be, as they are to be stored.
  ///
  /// What comes before a forgetting in the same change is forgotten at once.
  public func entries(for change: AccountChange, recorded: Moment) -> [Entry] {
    var head = head(of: change.id)
    let entries = change.drafts.map { head.append($0, to: change.id, recorded: recorded) }
    guard let forgetting = change.drafts.lastIndex(where: { $0.fact == .forgotten }) else {
      return entries
    }
    return entries[..<forgetting].map(\.withoutPrivateRecord) + entries[forgetting...]
  }

  /// Begins a commit; the changes that follow belong to it.
  public mutating func begin(_ commit: Commit) {
    commits.append(commit)
  }

  /// Takes in a change that fits, with the entries that it became.
  public mutating func apply(_ change: AccountChange, _ entries: [Entry]) {
    let place = place(of: change.id)
    if change.forgets { forget(at: place) }
    for (draft, entry) in zip(change.drafts, entries) {
      take(draft.documents, entry)
      if case .unknown(let kind, let version) = draft.fact {
        unknownKind = "\(kind) version \(version)"
      }
    }
    if let last = entries.last {
      rows[place].head = ChainHead(length: last.sequence, hash: last.hash)
    }
    rows[place].entries += entries
    rows[place].attention = change.attention
    // What the change read may be a part of the account; what it touched replaces what is there.
    index(change.after)
    rows[place].account.replace(with: change.after)
  }

  /// Every account is looked at by the next run.
  public mutating func resetAttention() {
    for place in rows.indices { rows[place].attention = .distantPast }
  }

  /// Takes in an entry as it was stored; one that cannot be folded marks its account as damaged.
  ///
  /// - Returns: Whether it made an earlier private record of its account forgotten.
  @discardableResult
  public mutating func replay(_ entry: Entry) -> Bool {
    let place = place(of: entry.account)
    var forgot = false
    do {
      let content = try EntryContent(parsing: entry.bytes)
      let draft = EntryDraft(
        day: content.day, author: content.author, fact: content.fact, command: content.command)
      take(draft.documents, entry)
      if case .unknown(let kind, let version) = content.fact {
        unknownKind = "\(kind) version \(version)"
      } else {
        if content.fact == .forgotten { forgot = forget(at: place) }
        try rows[place].account.post(content.fact, on: content.day)
      }
    } catch {
      rows[place].damage =
        rows[place].damage ?? "entry \(entry.sequence) of \(entry.account): \(error)"
    }
    rows[place].entries.append(entry)
    rows[place].head = ChainHead(length: entry.sequence, hash: entry.hash)
    index(rows[place].account)
    rows[place].account.settle()
    return forgot
  }

  /// Sets what a journal says of an account beside its entries.
  public mutating func setAttention(_ day: Day, of id: AccountID) {
    rows[place(of: id)].attention = day
  }

  private mutating func place(of id: AccountID) -> Int {
    if let place = places[id] { return place }
    let place = rows.count
    order.insert(place, at: self.place(after: id))
    rows.append(Row(account: Account(id: id)))
    places[id] = place
    return place
  }

  private mutating func take(_ documents: [DocumentKey], _ entry: Entry) {
    for key in documents {
      self.documents[key] = Holder(account: entry.account, sequence: entry.sequence)
    }
  }

  /// Drops the private records of all entries so far.
  @discardableResult
  private mutating func forget(at place: Int) -> Bool {
    var forgot = false
    for index in rows[place].entries.indices
    where rows[place].entries[index].privateRecord != nil {
      rows[place].entries[index] = rows[place].entries[index].withoutPrivateRecord
      forgot = true
    }
    return forgot
  }

  private mutating func index(_ account: Account) {
    for id in account.touchedNotices {
      noticeAccounts[id] = account.id
      if account.notices[id]?.isOpen == true {
        openNotices.insert(id)
      } else {
        openNotices.remove(id)
      }
    }
  }

  // MARK: Reading

  /// Where the account's chain ends.
  public func head(of id: AccountID) -> ChainHead {
    places[id].map { rows[$0].head } ?? .empty
  }

  /// The commit of that number; nil where there is none.
  public func commit(number: Int) -> Commit? {
    // Commits are numbered from 1, without a gap.
    commits.indices.contains(number - 1) ? commits[number - 1] : nil
  }

  /// The account with the items asked for; nil where it has no entries.
  ///
  /// - Throws: ``BookError/damaged(_:)`` where its entries cannot be folded.
  public func account(_ id: AccountID, items: ItemSelection) throws -> AccountRecord? {
    guard let row = row(id), !row.entries.isEmpty else { return nil }
    if let damage = row.damage { throw BookError.damaged(damage) }
    return record(row, items)
  }

  private func row(_ id: AccountID) -> Row? {
    places[id].map { rows[$0] }
  }

  /// Where in the order the first account stands that comes after this one.
  private func place(after id: AccountID?) -> Int {
    guard let id else { return 0 }
    // Accounts mostly arrive in their order.
    if let last = order.last, rows[last].account.id < id { return order.count }
    return order.partitioningIndex { id < rows[$0].account.id }
  }

  private func record(_ row: Row, _ items: ItemSelection) -> AccountRecord {
    let account: Account
    switch items {
    case .all: account = row.account
    case .none: account = row.account.holding({ _ in false }, notices: { _ in false })
    case .live(let day):
      account = row.account.holding({ $0.settled > day }, notices: \.isOpen)
    case .named(let names):
      let wanted = Set(names)
      account = row.account.holding({ wanted.contains($0.id) }, notices: { _ in false })
    }
    return AccountRecord(
      account: account, head: row.head, attention: row.attention, damage: row.damage)
  }

  /// Which accounts hold the documents.
  public func holders(
    of keys: [DocumentKey], pending: Pending
  ) -> [DocumentKey: Holder] {
    var found: [DocumentKey: Holder] = [:]
    for key in keys { found[key] = documents[key] ?? pending.documents[key] }
    return found
  }

  /// Accounts whose day has come, by (attention day, id), with what is live on another day.
  public func accounts(
    due day: Day, liveOn live: Day, after cursor: AttentionCursor?, limit: Int
  ) -> [AccountRecord] {
    var found: [AccountRecord] = []
    var start = cursor.map { place(after: $0.account) } ?? 0
    var next = cursor?.day ?? nextAttention(after: nil, until: day)
    while let attention = next, attention <= day, found.count < limit {
      for place in order[start...] where rows[place].attention == attention {
        guard !rows[place].entries.isEmpty else { continue }
        found.append(record(rows[place], .live(on: live)))
        if found.count == limit { return found }
      }
      start = 0
      next = nextAttention(after: attention, until: day)
    }
    return found
  }

  /// The first attention day that any account has after one, up to another.
  private func nextAttention(after day: Day?, until last: Day) -> Day? {
    var next: Day?
    for place in rows.indices {
      let attention = rows[place].attention
      guard attention <= last, day.map({ $0 < attention }) ?? true else { continue }
      next = min(next ?? attention, attention)
    }
    return next
  }

  /// Account ids in order.
  public func accountIDs(after id: AccountID?, limit: Int) -> [AccountID] {
    order[place(after: id)...].lazy.map { rows[$0] }.filter { !$0.entries.isEmpty }
      .prefix(limit).map(\.account.id)
  }

  /// Ids of accounts with open tasks, in order.
  public func accountIDsWithTasks(after id: AccountID?, limit: Int) -> [AccountID] {
    order[place(after: id)...].lazy.map { rows[$0].account }
      .filter { !$0.standing.tasks.open.isEmpty }.prefix(limit).map(\.id)
  }

  /// Entries of an account, as stored.
  public func entries(of id: AccountID, from sequence: Int, limit: Int) -> [Entry] {
    guard let entries = row(id)?.entries else { return [] }
    let start = entries.partitioningIndex { $0.sequence >= sequence }
    return Array(entries[start...].prefix(limit))
  }

  /// Heads of accounts that moved after a moment.
  public func heads(
    movedAfter moment: Moment, after id: AccountID?, limit: Int
  ) -> [(account: AccountID, head: ChainHead)] {
    Array(
      order[place(after: id)...].lazy.map { rows[$0] }
        .filter { ($0.entries.last?.recorded).map { $0 > moment } ?? false }
        .map { (account: $0.account.id, head: $0.head) }
        .prefix(limit))
  }

  /// Open notices by (day, id).
  public func openNotices(
    _ which: OpenNotices, after cursor: NoticeCursor?, limit: Int
  ) -> [Notice] {
    page(openNotices.compactMap(notice).filter(which.contains), after: cursor, limit: limit)
  }

  /// Notices of a day, or of all, by (day, id).
  public func notices(on day: Day?, after cursor: NoticeCursor?, limit: Int) -> [Notice] {
    let all = noticeAccounts.keys.compactMap(notice)
    return page(all.filter { day == nil || $0.on == day }, after: cursor, limit: limit)
  }

  /// The notice; nil where there is none.
  public func notice(_ id: String) -> Notice? {
    noticeAccounts[id].flatMap { row($0)?.account.notices[id] }
  }

  private func page(_ notices: [Notice], after cursor: NoticeCursor?, limit: Int) -> [Notice] {
    let rest = notices.filter { notice in
      cursor.map { ($0.day, $0.id) < (notice.on, notice.id) } ?? true
    }
    return Array(rest.sorted { ($0.on, $0.id) < ($1.on, $1.id) }.prefix(limit))
  }
}

extension Array {
  /// The first place from which on the predicate holds; it must hold from some place on.
  fileprivate func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if predicate(self[middle]) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return low
  }
}
