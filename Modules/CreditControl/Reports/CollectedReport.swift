public import Receivables
import ReceivablesPorts

/// Weeks or months, one after the other.
public enum ReportPeriod: String, Sendable, CaseIterable {
  /// From Monday to Sunday.
  case week
  case month

  /// The first day of the period in which a day lies.
  public func start(of day: Day) -> Day {
    switch self {
    case .week: day.adding(days: 1 - day.weekday.rawValue)
    case .month: day.adding(days: 1 - day.dayOfMonth)
    }
  }

  /// The first day of the period after the one in which a day lies.
  public func next(after day: Day) -> Day {
    switch self {
    case .week: start(of: day).adding(days: 7)
    case .month:
      start(of: day).adding(days: Day.length(ofMonth: day.month, year: day.year))
    }
  }
}

/// What came in and what was billed in one currency, period by period.
public struct CollectedLine: Sendable, Equatable {
  /// One period, cut where the days that were asked for begin or end within it.
  public struct Period: Sendable, Equatable {
    public let from: Day
    public let to: Day
    /// Payments less those that were taken back, in minor units; below zero where more went than came.
    public fileprivate(set) var collected: Int64 = 0
    /// Invoices by their issue day, in minor units.
    public fileprivate(set) var billed: Int64 = 0

    package init(from: Day, to: Day, collected: Int64 = 0, billed: Int64 = 0) {
      self.from = from
      self.to = to
      self.collected = collected
      self.billed = billed
    }
  }

  public let currency: Currency
  public fileprivate(set) var periods: [Period]

  package init(currency: Currency, periods: [Period]) {
    self.currency = currency
    self.periods = periods
  }

  /// In minor units.
  public var collected: Int64 { periods.reduce(0) { $0 + $1.collected } }
  /// In minor units.
  public var billed: Int64 { periods.reduce(0) { $0 + $1.billed } }
}

/// Money received by the period in which it counts, read from the entries of every account.
public struct CollectedReport: Sendable {
  /// More than these can be neither read nor drawn.
  public static let mostPeriods = 600

  private let installation: Installation
  private let progress: RunProgress.Told

  public init(_ installation: Installation, progress: @escaping RunProgress.Told = { _ in }) {
    self.installation = installation
    self.progress = progress
  }

  /// One line for each currency in which anything was received or billed, in the order of the codes.
  ///
  /// - Throws: ``RunError`` where the days ask for more periods than ``mostPeriods``; what the store
  ///   says.
  public func lines(
    from first: Day, to last: Day, by period: ReportPeriod
  ) async throws -> [CollectedLine] {
    var sums = CollectedSums(try CollectedReport.periods(from: first, to: last, by: period))
    var done = 0
    var after: AccountID?
    while true {
      let ids = try await installation.store.accountIDs(after: after, limit: 500)
      guard let end = ids.last else { return sums.lines }
      after = end
      for id in ids where id != .book {
        for try await entry in installation.store.chain(of: id) { try sums.take(entry) }
        sums.endAccount()
      }
      done += ids.count
      progress(RunProgress(work: "reading", done: done, total: nil))
    }
  }

  private static func periods(
    from first: Day, to last: Day, by period: ReportPeriod
  ) throws -> [CollectedLine.Period] {
    var periods: [CollectedLine.Period] = []
    var from = first
    while from <= last {
      guard periods.count < mostPeriods else {
        throw RunError(
          .usage,
          "\(first) to \(last) is more than \(mostPeriods) \(period.rawValue)s. Ask for fewer days."
        )
      }
      let next = period.next(after: from)
      periods.append(CollectedLine.Period(from: from, to: min(last, next.adding(days: -1))))
      from = next
    }
    return periods
  }
}

/// Adds up entries, account by account.
private struct CollectedSums {
  private let empty: [CollectedLine.Period]
  private var byCurrency: [Currency: CollectedLine] = [:]
  /// What the payments of the account came to: an entry that takes one back does not say it again.
  private var payments: [String: Money] = [:]

  init(_ periods: [CollectedLine.Period]) {
    empty = periods
  }

  var lines: [CollectedLine] {
    byCurrency.values.filter { line in
      line.periods.contains { $0.collected != 0 || $0.billed != 0 }
    }.sorted { $0.currency < $1.currency }
  }

  mutating func endAccount() {
    payments.removeAll(keepingCapacity: true)
  }

  mutating func take(_ entry: Entry) throws {
    // Four kinds of many are counted, and reading an entry is what the time goes into.
    guard CollectedSums.counted.contains(where: { entry.bytes.holds($0) }) else { return }
    let content: EntryContent
    do {
      content = try EntryContent(parsing: entry.bytes)
    } catch {
      throw BookError.damaged("entry \(entry.sequence) of \(entry.account): \(error)")
    }
    switch content.fact {
    case .invoiceIssued(let fact):
      add(fact.amount, on: content.day) { $0.billed += $1 }
    case .paymentReceived(let fact):
      payments[fact.payment] = fact.amount
      add(fact.amount, on: content.day) { $0.collected += $1 }
    case .moneyReturned(let fact):
      if let amount = payments[fact.payment] {
        payments[fact.payment] = Money(
          minorUnits: amount.minorUnits - fact.amount.minorUnits, amount.currency)
      }
      add(-fact.amount, on: content.day) { $0.collected += $1 }
    case .paymentReversed(let fact):
      guard let amount = payments[fact.payment] else { return }
      add(-amount, on: content.day) { $0.collected += $1 }
    default: break
    }
  }

  private static let counted = [
    InvoiceIssued.kind, PaymentReceived.kind, PaymentReversed.kind, MoneyReturned.kind,
  ].map { Array("\"kind\":\"\($0)\"".utf8) }

  private mutating func add(
    _ money: Money, on day: Day, _ count: (inout CollectedLine.Period, Int64) -> Void
  ) {
    guard let first = empty.first, let last = empty.last, day >= first.from, day <= last.to
    else { return }
    // The last period that begins by then is the one.
    var low = 0
    var high = empty.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if empty[middle].from <= day { low = middle } else { high = middle }
    }
    var line =
      byCurrency[money.currency] ?? CollectedLine(currency: money.currency, periods: empty)
    count(&line.periods[low], money.minorUnits)
    byCurrency[money.currency] = line
  }
}
