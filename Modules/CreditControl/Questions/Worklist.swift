public import Receivables
import ReceivablesPorts

/// What people are to look at, over all accounts.
public struct Worklist: Sendable {
  /// One open task, and what it is about.
  public struct Row: Sendable, Equatable {
    public let task: OpenTask
    public let customer: AccountID
    /// Nil where it was forgotten, or never known.
    public let name: String?
    /// What the account owes past its due day, by currency.
    public let overdue: [Money]
    /// Nil while nobody has taken it on.
    public let assignee: String?
    /// What there is to read, by field; empty where the customer was forgotten.
    public let words: [String: String]
  }

  private let installation: Installation

  public init(_ installation: Installation) {
    self.installation = installation
  }

  /// Open tasks, those of the accounts that owe most first, then the oldest.
  ///
  /// - Parameter assignee: only those that this person has taken on.
  public func rows(on day: Day, assignee: String? = nil) async throws -> [Row] {
    var rows: [Row] = []
    var last: AccountID?
    while true {
      let page = try await installation.store.accountIDsWithTasks(after: last, limit: 200)
      guard let end = page.last else { break }
      last = end
      for id in page {
        let own = try await self.rows(of: id, on: day, isListing: true)
        rows += own.filter { assignee == nil || $0.assignee == assignee }
      }
    }
    return rows.map { (row: $0, worth: Worklist.worth(of: $0.overdue)) }.sorted { one, other in
      if one.worth != other.worth { return one.worth > other.worth }
      return (one.row.task.raised, one.row.task.id) < (other.row.task.raised, other.row.task.id)
    }.map(\.row)
  }

  /// One open task.
  ///
  /// - Throws: ``RunError`` where there is none of that id, or it is done.
  public func row(_ task: String, on day: Day) async throws -> Row {
    let rows = try await rows(of: try await holder(of: task), on: day)
    guard let row = rows.first(where: { $0.task.id == task }) else {
      throw RunError(.badInput, "task \(task) is done already.")
    }
    return row
  }

  /// The account that a task is about.
  func holder(of task: String) async throws -> AccountID {
    let key = DocumentKey(.task, task)
    guard let holder = try await installation.store.holders(of: [key])[key] else {
      throw RunError(.badInput, "there is no task \(task). `dunwell worklist` lists them.")
    }
    return holder.account
  }

  /// - Parameter isListing: whether tasks are left out that what came since has done.
  private func rows(
    of id: AccountID, on day: Day, isListing: Bool = false
  ) async throws -> [Row] {
    guard let record = try await installation.store.account(id, items: .live(on: day)) else {
      return []
    }
    let account = record.account
    let overdue = Worklist.overdue(account, on: day)
    let name = try await words(id, account.standing.partyEntry)["name"]
    var rows: [Row] = []
    for task in account.standing.tasks.open {
      if isListing, account.isDoneWith(task, on: day) { continue }
      var words = try await words(id, task.entry)
      words["author"] = nil
      rows.append(
        Row(
          task: task, customer: id, name: name, overdue: overdue,
          assignee: try await self.words(id, task.assignedEntry ?? 0)["assignee"], words: words))
    }
    return rows
  }

  /// What the private record of an entry says; nothing where there is no such entry.
  private func words(_ id: AccountID, _ entry: Int) async throws -> [String: String] {
    guard entry > 0 else { return [:] }
    let entries = try await installation.store.entries(of: id, from: entry, limit: 1)
    return entries.first?.privateRecord?.fields ?? [:]
  }

  private static func overdue(_ account: Account, on day: Day) -> [Money] {
    var sums: [Currency: Int64] = [:]
    for item in account.items.values where item.id.kind.isOwed && item.due < day {
      sums[item.currency, default: 0] += max(0, item.open(on: day))
    }
    return sums.filter { $0.value > 0 }.sorted { $0.key < $1.key }
      .map { Money(minorUnits: $0.value, $0.key) }
  }

  /// The amounts as they are written, whatever the currency: the book knows no rates.
  private static func worth(of amounts: [Money]) -> Int128 {
    amounts.reduce(0) { sum, money in
      var worth = Int128(money.minorUnits)
      for _ in money.currency.decimals..<4 { worth *= 10 }
      return sum + worth
    }
  }
}
