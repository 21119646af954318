import Dunning
import Receivables
import ReceivablesPorts

/// Money that nobody said an invoice for settles what was owed on its own day. Where no run was made between
/// that day and what other money has settled since, the next one first tells what it would have made of it:
/// daily, weekly or late, the same is open.
struct OwnDays {
  /// An account as it is decided, and what is to be told of it before.
  struct Decidable {
    let record: AccountRecord
    var told: [EntryDraft] = []

    var id: AccountID { record.account.id }
  }

  private let store: any BookStore
  private let policy: Policy
  private let day: Day

  /// - Parameter day: that of the run.
  init(_ store: any BookStore, _ policy: Policy, on day: Day) {
    self.store = store
    self.policy = policy
    self.day = day
  }

  /// - Parameter record: with the closed items that decisions depend on.
  func decidable(_ record: AccountRecord, by author: Author) async throws -> Decidable {
    // What came before the account was decided, and has not changed since, was put right then.
    guard record.damage == nil,
      policy.givesLate(record.account, since: record.attention, on: day)
    else { return Decidable(record: record) }
    var change = PendingChange(record)
    do {
      try await LateTelling(store, policy).give(&change, asIfRunThrough: day, by: author)
    } catch BookError.damaged(let what) {
      return Decidable(
        record: AccountRecord(
          account: record.account, head: record.head, attention: record.attention, damage: what))
    }
    var told = record
    told.account = change.account
    return Decidable(record: told, told: change.drafts)
  }
}
