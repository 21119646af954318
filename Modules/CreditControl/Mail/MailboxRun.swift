public import Receivables
public import ReceivablesPorts

/// Reads what came back and lets it change the book: whose mail it is, and what it asks for.
///
/// A page of messages is one commit, and what a message asked for is done once, however often the
/// message is read: its fingerprint is the key of the act.
public struct MailboxRun: Sendable {
  /// What is to be read.
  public struct Orders: Sendable {
    let reader: any MailReader
    /// Nil: the next day that can be run.
    let day: Day?
    let today: Day

    public init(reader: any MailReader, day: Day?, today: Day) {
      self.reader = reader
      self.day = day
      self.today = today
    }
  }

  private static let pageSize = 100

  private let installation: Installation
  private let request: Request
  private let progress: RunProgress.Told
  private let shouldStop: @Sendable () -> Bool

  public init(
    _ installation: Installation, request: Request, progress: @escaping RunProgress.Told = { _ in },
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) {
    self.installation = installation
    self.request = request
    self.progress = progress
    self.shouldStop = shouldStop
  }

  /// - Throws: ``RunError`` where the day takes no entries, or accounts changed all the time;
  ///   `CancellationError` where it was stopped between two pages, which loses nothing.
  public func execute(_ orders: Orders) async throws -> MailboxReport {
    if try await installation.wasDone(request) {
      return MailboxReport(day: orders.day ?? orders.today, wasDoneBefore: true)
    }
    // Nothing is delivered meanwhile, so that no notice comes back before its answer is recorded.
    return try await installation.store.whileLocked {
      return try await read(orders.reader, on: try await day(orders))
    }
  }

  /// A book that was never run has no next day: mail is read as of today then.
  private func day(_ orders: Orders) async throws -> Day {
    let history = try await installation.history()
    let next = history.lastRunDay == nil ? orders.today : history.nextOpenDay(today: orders.today)
    let day = orders.day ?? next
    if let closed = history.closedThrough, day <= closed {
      throw RunError(
        .badInput,
        "\(day) is in a period that is closed through \(closed)."
          + " Say a later day with --as-of.")
    }
    return day
  }

  private func read(_ mailbox: any MailReader, on day: Day) async throws -> MailboxReport {
    var mailbox = mailbox
    var report = MailboxReport(day: day)
    let posting = MailPosting(installation, AddressBook(installation), on: day, by: request.author)
    while true {
      if shouldStop() { throw CancellationError() }
      let page = nextPage(&mailbox, &report)
      if page.isEmpty { break }
      try await take(page, posting, &report)
      progress(RunProgress(work: "reading mail", done: report.read, total: nil))
    }
    try await close(report)
    return report
  }

  /// The next messages; a file that cannot be read is told, and the rest goes on.
  private func nextPage(
    _ mailbox: inout any MailReader, _ report: inout MailboxReport
  ) -> [ReceivedMail] {
    var page: [ReceivedMail] = []
    while page.count < MailboxRun.pageSize {
      do {
        guard let mail = try mailbox.next() else { break }
        page.append(mail)
      } catch {
        report.noteUnreadable(error)
      }
    }
    return page
  }

  /// Commits what a page asks for as one; where another process was faster, it is read again.
  private func take(
    _ page: [ReceivedMail], _ posting: MailPosting, _ report: inout MailboxReport
  ) async throws {
    for _ in 0..<20 {
      var tried = report
      let changes = try await posting.changes(for: page, &tried)
      do {
        if !changes.isEmpty {
          try await installation.store.commit(changes, at: installation.surroundings.now())
        }
        report = tried
        return
      } catch BookError.stale {
        continue
      } catch BookError.taken(let key, _) where key.kind == .command {
        continue
      }
    }
    throw RunError(.busy, "the accounts changed all the time; read the mailbox again.")
  }

  /// Records the reading, where it did anything or has a key of its own.
  private func close(_ report: MailboxReport) async throws {
    guard report.acted > 0 || request.key != nil else { return }
    let closed = ImportClosed(
      rows: "mail", added: report.acted, updated: 0, unchanged: report.alreadyRead)
    try await installation.record(
      .importClosed(closed), on: report.day, as: request, ifBusy: "read the mailbox again")
  }
}
