/// Makes a seal: heads are added in the order of their account ids.
public struct SealHash: Sendable {
  private var hasher = SHA256()
  public private(set) var accounts = 0

  public init(after previous: Hash) {
    hasher.update(previous.bytes)
  }

  public mutating func add(_ account: AccountID, head: Hash) {
    hasher.update(Array(account.text.utf8))
    hasher.update([0])
    hasher.update(head.bytes)
    accounts += 1
  }

  public func finish(through moment: Moment) -> Seal {
    Seal(hash: hasher.finish(), accounts: accounts, through: moment)
  }
}
