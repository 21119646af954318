public import Receivables

/// New entries of one account, and what the account is after them.
public struct AccountChange: Sendable {
  /// Where the chain ended when it was read; a commit refuses the change where it ends elsewhere.
  public let base: ChainHead
  /// The new entries, in order.
  public let drafts: [EntryDraft]
  /// The account with the drafts posted; its touched items and notices are what changed.
  public let after: Account
  /// The day on which a run reads the account next.
  public let attention: Day

  /// A change of one account.
  public init(base: ChainHead, drafts: [EntryDraft], after: Account, attention: Day) {
    self.base = base
    self.drafts = drafts
    self.after = after
    self.attention = attention
  }

  /// The account that changes.
  public var id: AccountID { after.id }

  /// The sequence that one of the drafts gets, counted from 0.
  public func sequence(ofDraft index: Int) -> Int { base.length + index + 1 }

  /// Whether the change forgets the person behind the account.
  public var forgets: Bool {
    drafts.contains { $0.fact == .forgotten }
  }
}

/// One whole change of the book.
public struct Commit: Sendable, Hashable {
  /// Its place in the book, from 1.
  public let number: Int
  /// By the real clock, and later than that of any commit before.
  public let recorded: Moment

  /// A commit that was made.
  public init(number: Int, recorded: Moment) {
    self.number = number
    self.recorded = recorded
  }
}

/// Why a book could not be read or written.
@nonexhaustive
public enum BookError: Error, Sendable, Equatable {
  /// Another process changed the account since it was read: read again and decide again.
  case stale(AccountID)
  /// A document of this name is in the book already, or twice in the same commit.
  case taken(DocumentKey, by: AccountID)
  /// Another process runs, or holds the book; nothing was changed.
  case busy(String)
  /// There is no book at the place.
  case missing(String)
  /// There is a book at the place already.
  case exists(String)
  /// The book was written by a later version; it can be read and exported, not written.
  case fromTheFuture(String)
  /// What is stored cannot be understood.
  case damaged(String)
  /// The disk is full, or the folder cannot be written; nothing was changed.
  case cannotWrite(String)
}
