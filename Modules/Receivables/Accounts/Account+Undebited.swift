extension Account {
  /// The account as if the debit that is planned had not been: what would be taken now.
  public func withoutPlannedDebit() -> Account {
    var account = self
    if account.standing.autopay?.open?.state == .planned {
      account.standing.autopay?.attempts.removeLast()
    }
    return account
  }
}
