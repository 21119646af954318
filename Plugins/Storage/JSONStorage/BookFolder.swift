import Receivables
import ReceivablesPorts

/// The folder of a book, and what it holds.
///
/// The caller of ``commit(_:at:resetsAttention:)`` and ``mend()`` has the commit lock; whoever only
/// reads needs none.
struct BookFolder {
  let path: String
  private let segmentLimit: Int
  private let format: Format
  private var journal: JournalFile
  private var privates: PrivateFile
  private(set) var tables = BookTables()
  /// Accounts whose forgotten records are perhaps still in a file, and the entry that forgot them.
  private var unfinished: [AccountID: Int] = [:]

  /// Reads a book.
  init(path: String, segmentLimit: Int) throws {
    self.path = path
    self.segmentLimit = segmentLimit
    format = try Format(readingFrom: path)
    journal = JournalFile(folder: path + "/journal", limit: segmentLimit)
    privates = PrivateFile(folder: path + "/private", limit: segmentLimit)
    try catchUp(to: journal.currentEnd())
  }

  /// Makes an empty book.
  static func create(at path: String) throws {
    if try Format.isThere(path) { throw BookError.exists(path) }
    try Disk.makeFolder(path)
    try makeFolders(in: path)
    try Format.write(to: path)
  }

  private static func makeFolders(in path: String) throws {
    for folder in [path + "/journal", path + "/private"] where try !Disk.exists(folder) {
      try Disk.makeFolder(folder)
    }
  }

  // MARK: Reading

  /// Takes in what other processes have added.
  mutating func refresh() throws {
    let end = try journal.currentEnd()
    guard end != journal.end else { return }
    if end > journal.place {
      do {
        return try catchUp(to: end)
      } catch {
        // What was read before may have been taken back by a disk that was full: from the start.
      }
    }
    self = try BookFolder(path: path, segmentLimit: segmentLimit)
  }

  private mutating func catchUp(to end: Place) throws {
    let arrivals = try privates.arrivals()
    var records: [CommitLine.Key: PrivateRecord] = [:]
    for arrival in arrivals { records[arrival.line.key] = arrival.line.record }
    var journal = journal
    // What was read before a line that is damaged stays read.
    defer { self.journal = journal }
    try journal.read(to: end, records) { line in
      let expected = (tables.commits.last?.number ?? 0) + 1
      guard line.commit.number == expected else {
        throw OutOfOrder(found: line.commit.number, expected: expected)
      }
      take(line)
    }
    settle(arrivals)
  }

  /// A commit that does not follow the one before.
  private struct OutOfOrder: Error, CustomStringConvertible {
    let found: Int
    let expected: Int

    var description: String { "commit \(found) stands where \(expected) should" }
  }

  private mutating func take(_ line: CommitLine) {
    tables.begin(line.commit)
    for entry in line.entries where tables.replay(entry) {
      unfinished[entry.account] = entry.sequence
    }
    for (account, day) in line.attention { tables.setAttention(day, of: account) }
    if line.resetsAttention { tables.resetAttention() }
  }

  private mutating func settle(_ arrivals: [PrivateFile.Arrival]) {
    let last = arrivals.last { arrival in
      arrival.line.key.sequence <= tables.head(of: arrival.line.key.account).length
    }
    if let last { privates.settle(through: last.end) }
  }

  // MARK: Mending

  /// Whether a crash has left something behind that must not stay.
  func needsMending() throws -> Bool {
    try !unfinished.isEmpty || privates.hasLeftovers()
  }

  /// Finishes what a crash has interrupted.
  mutating func mend() throws {
    settle(try privates.arrivals())
    try privates.removeLeftovers()
    try privates.replacement(forgetting: unfinished, through: privates.place).finish()
    unfinished = [:]
    settle(try privates.arrivals())
  }

  // MARK: Committing

  /// Writes the changes, whole or not at all.
  mutating func commit(
    _ changes: [AccountChange], at now: Moment, resetsAttention: Bool
  ) throws -> Commit {
    try refresh()
    try format.refuseFuture()
    var pending = BookTables.Pending()
    for change in changes { try tables.check(change, pending: &pending) }
    // A copy that comes from git has no private folder.
    try BookFolder.makeFolders(in: path)
    try journal.cut()
    try mend()
    try privates.cut()

    let commit = Commit(
      number: (tables.commits.last?.number ?? 0) + 1, recorded: tables.moment(for: now))
    let entries = changes.map { tables.entries(for: $0, recorded: commit.recorded) }
    let line = CommitLine(
      commit: commit, resetsAttention: resetsAttention, entries: entries.flatMap { $0 },
      attention: changes.map { (account: $0.id, day: $0.attention) })
    try write(line, forgetting: BookFolder.forgotten(by: changes))

    tables.begin(commit)
    for (change, entries) in zip(changes, entries) { tables.apply(change, entries) }
    if resetsAttention { tables.resetAttention() }
    return commit
  }

  /// Accounts that are forgotten, and the entries that forget them.
  private static func forgotten(by changes: [AccountChange]) -> [AccountID: Int] {
    var forgotten: [AccountID: Int] = [:]
    for change in changes {
      guard let index = change.drafts.lastIndex(where: { $0.fact == .forgotten }) else { continue }
      forgotten[change.id] = change.sequence(ofDraft: index)
    }
    return forgotten
  }

  /// First the private records, then the line that makes them count: the commit point.
  ///
  /// What is forgotten leaves the files after that line; a crash in between is mended when the book
  /// is opened next. All that needs room on the disk is written before.
  private mutating func write(_ line: CommitLine, forgetting: [AccountID: Int]) throws {
    let replacement: PrivateFile.Replacement
    let end: Place
    do {
      end = try privates.append(line.entries)
      replacement = try privates.replacement(forgetting: forgetting, through: end)
      do {
        try journal.append(line)
      } catch {
        replacement.discard()
        throw error
      }
    } catch {
      privates.cutAgain()
      throw error
    }
    privates.settle(through: end)
    do {
      try replacement.finish()
    } catch {
      // The commit is made. The next one, or the next opening, finishes this.
      unfinished.merge(forgetting) { _, new in new }
      Disk.warn("\(error)")
    }
  }

  // MARK: Copying

  /// Copies the book as it is to a path where nothing is yet.
  func copy(to other: String) throws {
    if try Disk.exists(other) { throw BookError.exists(other) }
    try Disk.makeFolder(other)
    try BookFolder.makeFolders(in: other)
    try journal.copy(to: other + "/journal")
    try privates.copy(to: other + "/private")
    try format.write(to: other)
  }
}
