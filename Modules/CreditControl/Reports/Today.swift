import Dunning
public import Receivables
import ReceivablesPorts

/// What of a book needs attention on a day; asked of indexes alone, so that a large book answers at
/// once.
public struct Today: Sendable, Equatable {
  /// A number that was counted up to a bound.
  public struct Count: Sendable, Equatable {
    public internal(set) var number = 0
    /// There are more than the number says.
    public internal(set) var isBounded = false

    package init(number: Int = 0, isBounded: Bool = false) {
      self.number = number
      self.isBounded = isBounded
    }
  }

  /// Whether the policy's file says what the policy in force says.
  public enum PolicyFile: Sendable, Equatable {
    case inForce
    /// Nothing was run yet, so nothing is in force.
    case notAdopted
    case differs
    /// What is wrong with it.
    case unreadable(String)
  }

  /// Whose book it is.
  public let creditor: String
  public let day: Day
  /// The day of the last run that came to its end.
  public private(set) var lastRun: Day?
  /// Whether the book has a customer at all.
  public private(set) var isEmpty = false
  public private(set) var unknown = Count()
  public private(set) var waiting = Count()
  public private(set) var retrying = Count()
  /// Decided, and sent by the next delivery or when the customer's morning comes.
  public private(set) var unsent = Count()
  /// Refused for good within the last seven days.
  public private(set) var failed = Count()
  /// Accounts that the next run looks at.
  public private(set) var due = Count()
  /// Accounts among them that cannot be read.
  public private(set) var damaged: [AccountID] = []
  /// As of the day, by currency.
  public private(set) var receivables: [AgingLine] = []
  /// What becomes due on the day or the six after it, by currency.
  public private(set) var dueThisWeek: [Money] = []
  public private(set) var policyFile = PolicyFile.inForce

  /// What is counted one by one is counted up to here.
  public static let bound = 1000

  public init(_ installation: Installation, on day: Day) async throws {
    creditor = installation.settings.creditor.name
    self.day = day
    let store = installation.store
    let history = try await installation.history()
    lastRun = history.lastRunDay
    isEmpty = try await !Today.hasCustomer(store)
    try await countOpenNotices(store)
    try await countFailed(store)
    try await countAccounts(store)
    try await addUp(AgingReport(installation))
    policyFile = await Today.policyFile(installation, history)
  }

  public var isRunToday: Bool { lastRun.map { $0 >= day } ?? false }

  // MARK: Counting

  /// The book's own accounts sort before most customers, and each gateway has one.
  private static func hasCustomer(_ store: any BookStore) async throws -> Bool {
    var last: AccountID?
    while true {
      let page = try await store.accountIDs(after: last, limit: 100)
      guard let end = page.last else { return false }
      if page.contains(where: { !$0.isReserved }) { return true }
      last = end
    }
  }

  private mutating func countOpenNotices(_ store: any BookStore) async throws {
    let page = try await store.openNotices(.any, after: nil, limit: Today.bound + 1)
    for notice in page.prefix(Today.bound) {
      switch notice.shownStatus {
      case .unknown: unknown.number += 1
      case .waiting: waiting.number += 1
      case .retrying: retrying.number += 1
      default: unsent.number += 1
      }
    }
    guard page.count > Today.bound else { return }
    // The rest is not looked at: any of the kinds may have more.
    for kind in [\Today.waiting, \.retrying, \.unsent] { self[keyPath: kind].isBounded = true }
    // The few that nobody knows of have an index of their own, and matter most.
    let unanswered = try await store.openNotices(.unanswered, after: nil, limit: Today.bound + 1)
    unknown = Count(
      number: min(unanswered.count, Today.bound), isBounded: unanswered.count > Today.bound)
  }

  private mutating func countFailed(_ store: any BookStore) async throws {
    let before = NoticeCursor(day: day.adding(days: -7), id: "\u{10FFFF}")
    let page = try await store.notices(on: nil, after: before, limit: Today.bound + 1)
    failed = Count(
      number: page.prefix(Today.bound).count { $0.status == .failed && $0.on <= day },
      isBounded: page.count > Today.bound)
  }

  private mutating func countAccounts(_ store: any BookStore) async throws {
    let page = try await store.accounts(due: day, after: nil, limit: Today.bound + 1)
    let customers = page.filter { $0.account.id != .book }
    due = Count(number: min(customers.count, Today.bound), isBounded: page.count > Today.bound)
    damaged = customers.filter { $0.damage != nil }.map(\.account.id)
  }

  private mutating func addUp(_ report: AgingReport) async throws {
    receivables = AgingLine.totals(try await report.rows(AgingQuestion(day: day)))
    // Looked at a week later, what is one to seven days late then becomes due within this one.
    guard let week = AgingBuckets(edges: [7]) else { return }
    let then = AgingQuestion(day: day.adding(days: 7), buckets: week)
    dueThisWeek = AgingLine.totals(try await report.rows(then)).compactMap { line in
      line.buckets[1] > 0 ? Money(minorUnits: line.buckets[1], line.currency) : nil
    }
  }

  private static func policyFile(
    _ installation: Installation, _ history: BookHistory
  ) async -> PolicyFile {
    do {
      guard let inForce = history.policyInForce else { return .notAdopted }
      return try PolicyDesk(installation).inFile().hash == inForce ? .inForce : .differs
    } catch {
      return .unreadable(RunError(explaining: error).description)
    }
  }
}
