/// What an account is called in the book: a customer's id, or one of the book's own accounts.
public struct AccountID: Hashable, Comparable, Sendable {
  public let text: String

  public init(_ text: String) {
    self.text = text
  }

  /// Where what happens to the book itself is recorded.
  public static let book = AccountID("@book")
  /// Where money waits whose home is not known.
  public static let suspense = AccountID("@suspense")

  /// Where the creditor's account with a gateway is recorded.
  public static func gateway(_ name: String) -> AccountID { AccountID("@gateway:" + name) }

  /// Ids that begin with `@` are the book's own; no customer may have one.
  public var isReserved: Bool { text.utf8.first == UInt8(ascii: "@") }

  /// By bytes, so that every storage has the same order.
  public static func < (left: AccountID, right: AccountID) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

extension AccountID: CustomStringConvertible {
  public var description: String { text }
}
