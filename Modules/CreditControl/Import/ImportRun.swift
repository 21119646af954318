import Foundation
public import Receivables
public import ReceivablesPorts

/// Takes a file in, all of it or nothing.
///
/// The first pass reads and checks every row and sorts them by account; the second folds account by
/// account into one streamed commit, which is rolled back where a row is refused.
public struct ImportRun: Sendable {
  /// What is to be imported, and how.
  public struct Orders: Sendable {
    /// A file, or `-` for standard input.
    public let path: String
    public let rows: RowKind
    public let format: any RowFormat
    public let options: IntakeOptions
    /// Where refused rows go, when the good ones are to be taken all the same.
    public let skipBad: String?
    /// The day from which changes of customers count.
    public let today: Day

    public init(
      path: String, rows: RowKind, format: any RowFormat, options: IntakeOptions,
      skipBad: String?, today: Day
    ) {
      self.path = path
      self.rows = rows
      self.format = format
      self.options = options
      self.skipBad = skipBad
      self.today = today
    }
  }

  /// The file was refused; nothing was changed.
  public struct Refused: Error, Sendable {
    public let report: ImportReport
  }

  private let installation: Installation
  private let request: Request
  private let progress: RunProgress.Told

  public init(
    _ installation: Installation, request: Request, progress: @escaping RunProgress.Told = { _ in }
  ) {
    self.installation = installation
    self.request = request
    self.progress = progress
  }

  /// - Throws: ``Refused`` where rows are refused, ``IntakeError`` where the file cannot be read.
  public func execute(_ orders: Orders) async throws -> ImportReport {
    if try await installation.wasDone(request) { return ImportReport() }
    var options = orders.options
    options.keepsText = orders.skipBad != nil
    var reader = try orders.format.open(orders.path, rows: orders.rows, options: options)
    var bin = try orders.skipBad.map { try RefusedRows(path: $0, header: reader.header) }
    var report = ImportReport()
    var spool = try spooled(&reader, orders, &bin, &report)
    let mark = try bin?.length() ?? 0
    let finished: ImportReport
    do {
      finished = try await post(&spool, orders, report, bin, isCareful: false)
    } catch BookError.taken {
      // A name was taken that nobody looked for; look for each, to tell which lines they are.
      try bin?.cut(at: mark)
      finished = try await post(&spool, orders, report, bin, isCareful: true)
    }
    if finished.refusedTotal > 0, orders.skipBad == nil { throw Refused(report: finished) }
    return finished
  }

  /// Draws the changes of one pass into one commit, which is rolled back where a row is refused.
  private func post(
    _ spool: inout Spool, _ orders: Orders, _ report: ImportReport, _ bin: RefusedRows?,
    isCareful: Bool
  ) async throws -> ImportReport {
    let pass = ImportPass(
      installation, request: request, orders: orders, rows: try spool.sorted(),
      total: spool.count, report: report, bin: bin, isCareful: isCareful, progress: progress)
    do {
      if spool.count > 0 {
        try await installation.store.commit(
          ImportedChanges(pass: pass), at: installation.surroundings.now(),
          resetsAttention: false)
      }
    } catch is ImportPass.NothingToKeep {
      // Nothing was new, or something was refused: the commit was rolled back on purpose.
    }
    return try await pass.finish()
  }

  private func spooled(
    _ reader: inout any RowReader, _ orders: Orders, _ bin: inout RefusedRows?,
    _ report: inout ImportReport
  ) throws -> Spool {
    var spool = Spool(in: installation.folder)
    while let batch = try reader.next() {
      for row in batch {
        switch row.content {
        case .success(let content):
          try spool.add(SpooledRow(line: row.line, content: content, text: row.text))
        case .failure(let refusal):
          report.refuse(row.line, refusal.problem)
          try bin?.write(row.text, line: row.line, refusal.problem)
        }
      }
      progress(RunProgress(work: "reading", done: spool.count, total: nil))
    }
    return spool
  }
}

/// The changes of an import, as the store draws them.
private struct ImportedChanges: AsyncSequence, Sendable {
  struct Iterator: AsyncIteratorProtocol {
    let pass: ImportPass

    mutating func next() async throws -> AccountChange? { try await pass.next() }
  }

  let pass: ImportPass

  func makeAsyncIterator() -> Iterator { Iterator(pass: pass) }
}
