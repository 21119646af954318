import CashApplication
import Receivables
import ReceivablesPorts

/// The second pass of an import: one change for each account, drawn by the store's commit.
actor ImportPass {
  /// Thrown to roll the commit back where nothing is to be kept.
  struct NothingToKeep: Error {}

  private let installation: Installation
  private let request: Request
  private let orders: ImportRun.Orders
  private let total: Int
  private let isCareful: Bool
  private let progress: RunProgress.Told
  private var rows: SpoolReader
  private var report: ImportReport
  private var bin: RefusedRows?
  private var history: BookHistory?
  private var done = 0
  private var isClosed = false

  init(
    _ installation: Installation, request: Request, orders: ImportRun.Orders, rows: SpoolReader,
    total: Int, report: ImportReport, bin: RefusedRows?, isCareful: Bool,
    progress: @escaping RunProgress.Told
  ) {
    self.installation = installation
    self.request = request
    self.orders = orders
    self.rows = rows
    self.total = total
    self.report = report
    self.bin = bin
    self.isCareful = isCareful
    self.progress = progress
  }

  /// The change of the next account; in the end the one of the book itself.
  func next() async throws -> AccountChange? {
    let history = try await readHistory()
    while let key = rows.nextKey {
      let group = try takeGroup(key)
      let outcome = try await posting(history).post(group)
      done += group.count
      progress(RunProgress(work: "posting", done: done, total: total))
      report.added += outcome.added
      report.updated += outcome.updated
      report.unchanged += outcome.unchanged
      for (row, problem) in outcome.refused {
        report.refuse(row.line, problem)
        try bin?.write(row.text, line: row.line, problem)
      }
      // Once a row is refused nothing will be kept; the rest is only checked.
      if let change = outcome.change, isKeeping { return change }
    }
    guard !isClosed else { return nil }
    isClosed = true
    guard isKeeping, report.added + report.updated > 0 else { throw NothingToKeep() }
    return try close(history)
  }

  func finish() throws -> ImportReport {
    report.trim()
    return report
  }

  private var isKeeping: Bool { report.refusedTotal == 0 || orders.skipBad != nil }

  private func readHistory() async throws -> BookHistory {
    if let history { return history }
    let read = try await installation.history()
    history = read
    return read
  }

  private func takeGroup(_ key: [UInt8]) throws -> [SpooledRow] {
    var group: [SpooledRow] = []
    while rows.continues(key), let bytes = try rows.take() {
      group.append(try SpooledRow(bytes, kind: orders.rows))
    }
    return group
  }

  private func posting(_ history: BookHistory) throws -> any GroupPosting {
    let ledger = ImportLedger(
      installation: installation, author: .import(history.version + 1),
      closedThrough: history.closedThrough,
      policy: try history.policyInForce.map(history.policy), isCareful: isCareful)
    switch orders.rows {
    case .customers:
      return CustomerPosting(
        ledger: ledger, changesCountFrom: history.nextOpenDay(today: orders.today))
    case .invoices: return InvoicePosting(ledger: ledger)
    case .payments, .credits: return MoneyPosting(ledger: ledger)
    }
  }

  private func close(_ history: BookHistory) throws -> AccountChange {
    let closed = ImportClosed(
      rows: orders.rows.rawValue, added: report.added, updated: report.updated,
      unchanged: report.unchanged)
    return try history.change(
      [.importClosed(closed)], on: orders.today, by: .person,
      privateRecord: installation.privateRecord([
        ("author", request.author), ("file", orders.path),
      ]), command: request.key)
  }
}
