public import Receivables

/// An account as a book holds it: the fold, where its chain ends, and when to look at it again.
public struct AccountRecord: Sendable {
  /// The fold, with those items that were asked for.
  public var account: Account
  /// Where the account's chain ends.
  public let head: ChainHead
  /// The day on which a run reads the account next.
  public let attention: Day
  /// Why the account cannot be read, where it cannot; it is empty then.
  public let damage: String?

  /// A record of an account.
  public init(account: Account, head: ChainHead, attention: Day, damage: String? = nil) {
    self.account = account
    self.head = head
    self.attention = attention
    self.damage = damage
  }

  /// An account that has no entries yet.
  public static func new(_ id: AccountID) -> AccountRecord {
    AccountRecord(account: Account(id: id), head: .empty, attention: .distantPast)
  }
}

/// Which items are read with an account; closed ones cost nothing unless they are asked for.
public enum ItemSelection: Sendable, Equatable {
  /// None.
  case none
  /// Those on which something is open on the day or later, and open notices.
  case live(on: Day)
  /// Those of these names that the account has.
  case named([ItemID])
  /// Every item there ever was, and every notice.
  case all
}

/// Where a document is: in which account, and which of its entries brought it.
public struct Holder: Sendable, Hashable {
  /// The account whose document it is.
  public let account: AccountID
  /// The entry that brought it.
  public let sequence: Int

  /// A place of a document.
  public init(account: AccountID, sequence: Int) {
    self.account = account
    self.sequence = sequence
  }
}

/// Where reading by attention goes on: after this day and account.
public struct AttentionCursor: Sendable, Hashable {
  /// The attention day of the last account that was read.
  public let day: Day
  /// The last account that was read.
  public let account: AccountID

  /// A place between two accounts.
  public init(day: Day, account: AccountID) {
    self.day = day
    self.account = account
  }
}
