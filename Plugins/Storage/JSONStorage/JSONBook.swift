public import Receivables
public import ReceivablesPorts

/// A book in a folder of JSON lines, one commit a line.
///
/// What it holds is kept in memory too; before each answer it takes in what other processes have
/// added since.
public actor JSONBook {
  var folder: BookFolder
  /// What the commit under way has taken in; nil where none is.
  var pending: BookTables.Pending?
  private var commitLock: FileLock?
  private var runLock: FileLock?

  /// Opens a book.
  ///
  /// - Parameter creating: makes an empty one; else one must be there.
  /// - Throws: ``BookError``.
  public init(at path: String, creating: Bool) throws {
    try self.init(at: path, creating: creating, segmentLimit: 64 << 20)
  }

  /// Opens a book whose files are full at a size.
  package init(at path: String, creating: Bool, segmentLimit: Int) throws {
    if creating { try BookFolder.create(at: path) }
    var folder = try BookFolder(path: path, segmentLimit: segmentLimit)
    if try folder.needsMending() { JSONBook.mend(&folder) }
    self.folder = folder
  }

  /// Where another process is writing, or the folder cannot be written, the next commit mends.
  private static func mend(_ folder: inout BookFolder) {
    do {
      let lock = try FileLock(folder.path + "/commit.lock")
      guard try lock.take() else { return }
      defer { lock.release() }
      try folder.refresh()
      try folder.mend()
    } catch {
      Disk.warn("\(error)")
    }
  }
}

// MARK: - Committing

extension JSONBook: Journal {
  public func commit(
    _ changes: any AsyncSequence<AccountChange, any Error> & Sendable, at now: Moment,
    resetsAttention: Bool
  ) async throws -> Commit {
    guard pending == nil else { throw BookError.busy("another commit is under way") }
    pending = BookTables.Pending()
    defer { pending = nil }
    try folder.refresh()
    var collected: [AccountChange] = []
    for try await change in changes {
      try check(change)
      collected.append(change)
    }
    // Locked only now: others may write while changes arrive. They are checked again then.
    let lock = try await lockCommits()
    defer { lock.release() }
    return try folder.commit(collected, at: now, resetsAttention: resetsAttention)
  }

  private func check(_ change: AccountChange) throws {
    var taken = pending ?? BookTables.Pending()
    // Taken out meanwhile, so that what is pending is changed in place.
    pending = BookTables.Pending()
    defer { pending = taken }
    try folder.tables.check(change, pending: &taken)
  }

  /// Waits while another process writes, which takes as long as one commit does.
  private func lockCommits() async throws -> FileLock {
    let lock = try commitLock ?? FileLock(folder.path + "/commit.lock")
    commitLock = lock
    for _ in 0..<4_000 {
      if try lock.take() { return lock }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw BookError.busy("\(folder.path) is being written by another process")
  }
}

// MARK: - Running

extension JSONBook: RunLock {
  public func lockRuns() throws {
    guard runLock == nil else { throw BookError.busy("another run is under way") }
    let lock = try FileLock(folder.path + "/run.lock")
    guard try lock.take() else { throw BookError.busy("another run is under way") }
    runLock = lock
  }

  public func unlockRuns() {
    runLock?.release()
    runLock = nil
  }
}

// MARK: - Backing up

extension JSONBook: BackingUp {
  public func backUp(to path: String) async throws {
    let lock = try await lockCommits()
    defer { lock.release() }
    try folder.refresh()
    try folder.mend()
    try folder.copy(to: path)
  }
}
