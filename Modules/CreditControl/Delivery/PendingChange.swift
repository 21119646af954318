import Receivables
import ReceivablesPorts

/// A change of one account that is being put together.
struct PendingChange {
  private(set) var account: Account
  private(set) var drafts: [EntryDraft] = []
  private let base: ChainHead
  var attention: Day

  init(_ record: AccountRecord) {
    account = record.account
    base = record.head
    attention = record.attention
  }

  var id: AccountID { account.id }

  mutating func include(_ items: some Sequence<Item>) {
    account.include(items)
  }

  /// Reads items of the account.
  mutating func include(
    _ items: ItemSelection, from store: any AccountReading
  ) async throws {
    let record = try await store.account(id, items: items)
    include(record?.account.items.values ?? [:].values)
  }

  mutating func include(_ notice: Notice) {
    account.include(notice)
  }

  /// Reads the notices that somebody quotes: what they listed is meant.
  mutating func include(
    noticesQuoted words: [String], from store: any Outbox
  ) async throws {
    for notice in try await store.notices(quoted: words) where notice.account == id {
      include(notice)
    }
  }

  /// Reads the items that a notice was triggered by, as what became of it is noted on them; some may
  /// be closed by now.
  mutating func includeTriggers(
    of notice: Notice, from store: any AccountReading
  ) async throws {
    let missing = notice.triggers.filter { !$0.isOfAccount && account.items[$0.item] == nil }
      .map(\.item)
    guard !missing.isEmpty else { return }
    try await include(.named(missing), from: store)
  }

  /// Posts a fact and keeps its draft.
  mutating func post(
    _ fact: Fact, on day: Day, by author: Author, privateRecord: PrivateRecord? = nil,
    command: String? = nil
  ) throws {
    try account.post(fact, on: day)
    drafts.append(
      EntryDraft(
        day: day, author: author, fact: fact, privateRecord: privateRecord, command: command))
  }

  /// Posts facts that belong together; what is kept privately of them stands with the first.
  mutating func post(
    _ facts: [Fact], on day: Day, by author: Author, privateRecord: PrivateRecord?
  ) throws {
    for (place, fact) in facts.enumerated() {
      try post(fact, on: day, by: author, privateRecord: place == 0 ? privateRecord : nil)
    }
  }

  /// The day of an entry that is told for a day: none about money is of a day before the money came.
  func day(of fact: Fact, on day: Day) -> Day {
    switch fact {
    case .moneyApplied(let fact): max(day, account.items[fact.source]?.issued ?? day)
    case .moneyUnapplied(let fact): max(day, account.items[fact.source]?.issued ?? day)
    default: day
    }
  }

  var change: AccountChange {
    AccountChange(
      base: base, drafts: drafts, after: account, attention: attention)
  }
}
