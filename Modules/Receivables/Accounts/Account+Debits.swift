extension Account {
  /// The account as if the debit that is open had not been: what would be taken now.
  public func withoutOpenDebit() -> Account {
    var account = self
    if account.standing.autopay?.open != nil { account.standing.autopay?.attempts.removeLast() }
    return account
  }

  /// What a debit settles of the items that it is for: nothing that is disputed or agreed otherwise, as
  /// nothing of that was taken. What is left waits.
  public func settlings(
    ofDebit amount: Money, over items: [ItemID], on day: Day
  ) -> [Settling] {
    items.compactMap { self.items[$0] }.filter { $0.currency == amount.currency }
      .settled(by: amount.minorUnits, from: day) { $0.chased(on: day) }
  }
}
