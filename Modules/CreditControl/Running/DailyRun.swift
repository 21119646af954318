import Dunning
public import Receivables
import ReceivablesPorts

/// The work of one business day: decide every account whose day has come, deliver, seal.
public struct DailyRun: Sendable {
  /// How a run is to be made.
  public struct Orders: Sendable {
    public let day: Day
    /// The moment at which it acts.
    public let moment: Moment
    /// Decides and tells, and writes nothing.
    public let isDry: Bool
    public let delivers: Bool
    /// Looks at every account, whatever its attention day says; for proofs.
    public internal(set) var readsAll: Bool

    public init(
      day: Day, moment: Moment, isDry: Bool = false, delivers: Bool = true, readsAll: Bool = false
    ) {
      self.day = day
      self.moment = moment
      self.isDry = isDry
      self.delivers = delivers
      self.readsAll = readsAll
    }
  }

  static let pageSize = 1024

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

  /// - Throws: ``RunError`` where the day cannot be run; what store and plugins say.
  public func execute(_ orders: Orders) async throws -> RunReport {
    guard !orders.isDry else { return try await rehearse(orders) }
    // A template that is wrong is told before anything is decided.
    if orders.delivers { _ = try await installation.wording.renderer() }
    // A gateway whose secret is missing as well.
    _ = try installation.payments.lines
    return try await installation.store.whileLocked { try await locked(orders) }
  }

  private func locked(_ asked: Orders) async throws -> RunReport {
    let orders = try await readingAllByNewRules(asked)
    let policyDesk = PolicyDesk(installation)
    let policy = try await policyDesk.inForce(orAdoptingFor: request, on: orders.day)
    if orders.delivers { try await requireChannels(of: policy) }
    let run = try await begin(orders, policy)
    var report = RunReport(day: orders.day)
    let delivery = Delivery(installation, policy, orders, by: .run(run), progress)
    try await delivery.settleInterrupted(&report)
    // Money comes first: nobody is chased for what was paid.
    report.gateways = try await Receiving(installation, by: .run(run)).receive(
      until: orders.moment)
    try await FamilyMoney(installation, policy, on: orders.day, by: .run(run)).give()
    try await decideAll(orders, policy, by: .run(run), &report)
    if orders.delivers {
      try await Errands(installation, policy, orders, by: .run(run)).run(&report)
      try await delivery.deliver(&report)
    }
    try await end(orders, run, report)
    return report
  }

  /// A program that decides otherwise than that of the last run looks at every account once.
  func readingAllByNewRules(_ orders: Orders) async throws -> Orders {
    var orders = orders
    if try await installation.history().isOfAnotherEngine { orders.readsAll = true }
    return orders
  }

  /// What a channel lacks is told before anything is decided.
  private func requireChannels(of policy: Policy) async throws {
    for name in policy.channels {
      _ = try await installation.channels.channel(name)
    }
  }

  private func begin(_ orders: Orders, _ policy: Policy) async throws -> Int {
    let history = try await installation.history()
    if let last = history.lastRunDay, orders.day < last {
      throw RunError(
        .badInput,
        "\(orders.day) is before the last finished run of \(last); a past day cannot be run again."
          + " Use --dry-run to see what it would be, or run \(last) or later.")
    }
    if let closed = history.closedThrough, orders.day <= closed {
      throw RunError(
        .badInput,
        "\(orders.day) is in a period that is closed through \(closed), and nothing is booked into it"
          + " by itself. Run \(closed.adding(days: 1)) or later; what was missed is caught up then."
          + " --dry-run shows what the day would be.")
    }
    let fact = Fact.runBegun(
      RunBegun(day: orders.day, policy: policy.hash, engine: Decision.engine))
    let author = installation.privateRecord([("author", request.author)])
    let change = try history.change(
      [fact], on: orders.day, by: .person, privateRecord: author, command: request.key)
    try await installation.store.commit([change], at: installation.surroundings.now())
    return history.version + 1
  }

  private func end(_ orders: Orders, _ run: Int, _ report: RunReport) async throws {
    let planned = report.notices.values.reduce(0, +)
    let ended = RunEnded(
      day: orders.day, run: run, accountsRead: report.accountsRead, noticesPlanned: planned)
    let history = try await installation.history()
    let change = try history.change([.runEnded(ended)], on: orders.day, by: .run(run))
    try await installation.store.commit([change], at: installation.surroundings.now())
    try await Sealing(store: installation.store).write(
      after: try await installation.history(), by: .run(run), on: orders.day,
      now: installation.surroundings.now())
  }

  // MARK: Deciding

  /// A page of accounts, decided and not yet written.
  private struct Decided {
    var ids: [AccountID] = []
    var changes: [AccountChange] = []
    var report: RunReport
  }

  /// Decides one page while the page before is written.
  private func decideAll(
    _ orders: Orders, _ policy: Policy, by author: Author, _ report: inout RunReport
  ) async throws {
    let plan = Planner(installation, policy, orders, by: author)
    let pages = AccountPages(installation.store, policy, orders, by: author)
    var cursor = AccountPages.Cursor()
    var decided = Decided(report: RunReport(day: orders.day))
    var waiting: Set<AccountID> = []
    while true {
      let page = decided
      async let written = write(page, orders, plan, pages)
      let accounts = shouldStop() ? nil : try await pages.next(&cursor)
      // What waits for its errands has the day of the run, and comes by again.
      let new = (accounts ?? []).filter { !waiting.contains($0.id) }
      decided = Decided(ids: new.map(\.id), report: RunReport(day: orders.day))
      decided.report.accountsRead = new.count
      for account in new {
        guard let change = plan.change(of: account, &decided.report) else { continue }
        decided.changes.append(change)
        if change.attention == orders.day { waiting.insert(account.id) }
      }
      report.merge(try await written)
      progress(RunProgress(work: "deciding", done: report.accountsRead, total: nil))
      if accounts == nil { break }
    }
    if shouldStop() { throw CancellationError() }
  }

  /// Commits a page as one; where another process was faster with one of its accounts, each is read
  /// and decided again by itself.
  private func write(
    _ page: Decided, _ orders: Orders, _ plan: Planner, _ pages: AccountPages
  ) async throws -> RunReport {
    guard !page.changes.isEmpty else { return page.report }
    do {
      try await installation.store.commit(page.changes, at: installation.surroundings.now())
      return page.report
    } catch BookError.stale {
      var report = RunReport(day: orders.day)
      report.accountsRead = page.ids.count
      for id in page.ids { try await decideAlone(id, plan, pages, &report) }
      return report
    }
  }

  private func decideAlone(
    _ id: AccountID, _ plan: Planner, _ pages: AccountPages, _ report: inout RunReport
  ) async throws {
    for _ in 0..<20 {
      guard let account = try await pages.again(id) else { return }
      var tried = report
      guard let change = plan.change(of: account, &tried) else {
        report = tried
        return
      }
      do {
        try await installation.store.commit([change], at: installation.surroundings.now())
        report = tried
        return
      } catch BookError.stale {
        continue
      }
    }
    report.left.append(
      RunReport.Left(account: id, what: "it changed all the time; run again"))
  }

  // MARK: Rehearsing

  private func rehearse(_ asked: Orders) async throws -> RunReport {
    let orders = try await readingAllByNewRules(asked)
    let policy = try await PolicyDesk(installation).forRehearsal()
    var report = RunReport(day: orders.day)
    let plan = Planner(installation, policy, orders, by: .person)
    let pages = AccountPages(installation.store, policy, orders, by: .person)
    var cursor = AccountPages.Cursor()
    while let page = try await pages.next(&cursor) {
      report.accountsRead += page.count
      for account in page { _ = plan.change(of: account, &report) }
    }
    return report
  }
}
