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

  mutating func include(_ notice: Notice) {
    account.include(notice)
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

  var change: AccountChange {
    AccountChange(
      base: base, drafts: drafts, after: account, attention: attention)
  }
}
