public import Receivables
import ReceivablesPorts

/// Whether a book is whole, and what is wrong with it where it is not.
public struct VerifyReport: Sendable, Equatable {
  /// One thing that is wrong.
  public struct Problem: Sendable, Equatable {
    public let account: AccountID
    public let what: String
    /// The entry, where one can be named.
    public let entry: Int?
  }

  public internal(set) var entries = 0
  public internal(set) var accounts = 0
  /// The seal that the book has earned; to be kept elsewhere.
  public internal(set) var head = Hash.zero
  public internal(set) var problems: [Problem] = []

  public var isWhole: Bool { problems.isEmpty }

  mutating func note(_ account: AccountID, _ what: String, entry: Int? = nil) {
    problems.append(Problem(account: account, what: what, entry: entry))
  }
}

/// Rebuilds everything that is derived and compares; checks chains, seals and pairs.
public struct Verification: Sendable {
  private let installation: Installation
  private let progress: RunProgress.Told

  public init(_ installation: Installation, progress: @escaping RunProgress.Told = { _ in }) {
    self.installation = installation
    self.progress = progress
  }

  public func execute() async throws -> VerifyReport {
    let store = installation.store
    var report = VerifyReport()
    var history: BookHistory?
    do {
      // Read anew: what was read before may have been altered since.
      history = try await BookHistory(reading: store)
    } catch BookError.damaged(let what) {
      report.note(.book, what)
    }
    var seals = SealCheck(history?.seals ?? [])
    var transfers = TransferCheck()
    let aging = try await agingRows()
    var last: AccountID?
    while true {
      let ids = try await store.accountIDs(after: last, limit: 200)
      guard let end = ids.last else { break }
      last = end
      for id in ids {
        var check = AccountCheck(id, installation, history)
        try await check.execute(&report, &seals, &transfers, aging[id] ?? [])
        report.accounts += 1
      }
      progress(RunProgress(work: "verifying", done: report.accounts, total: nil))
    }
    seals.finish(&report)
    transfers.finish(&report)
    for problem in try await derivedProblems() { report.note(problem.account, problem.what) }
    report.head = try await Sealing(store: store).head(after: history?.lastSeal)
    return report
  }

  /// What the store says is open when everything known is in effect, by account.
  private func agingRows() async throws -> [AccountID: [AgingRow]] {
    guard let quick = installation.store as? any AgingAnswering else { return [:] }
    let rows = try await quick.aging(Verification.everything)
    return Dictionary(grouping: rows, by: \.account)
  }

  /// What the store can prove wrong by itself.
  private func derivedProblems() async throws -> [(account: AccountID, what: String)] {
    guard let derived = installation.store as? any DerivedChecking else { return [] }
    return try await derived.derivedProblems()
  }

  static let everything = AgingQuestion(day: Day.distantFuture.adding(days: -1))
}

extension Sealing {
  /// The last seal where nothing moved since, else the one that the book has earned.
  func head(after last: Seal?) async throws -> Hash {
    let earned = try await seal(after: last)
    // The entry of the last seal itself is always new; alone it is not worth another seal.
    if let last, earned.accounts == 1,
      try await store.lastCommit()?.number == sealingCommit(last)
    {
      return last.hash
    }
    return earned.accounts == 0 ? last?.hash ?? .zero : earned.hash
  }

  private func sealingCommit(_ seal: Seal) async throws -> Int? {
    guard let last = try await store.lastCommit() else { return nil }
    let before = try await store.commit(number: last.number - 1)
    return before?.recorded == seal.through ? last.number : nil
  }
}
