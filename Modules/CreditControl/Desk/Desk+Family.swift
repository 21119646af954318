public import Receivables
import ReceivablesPorts

extension Desk {
  /// A customer answers for others as well, or no longer: their items are on its statements.
  ///
  /// - Throws: ``RunError`` where one of them is no customer, or answers for others itself.
  public func setFamily(
    of customer: AccountID, adding: [AccountID], removing: [AccountID], from day: Day
  ) async throws -> Outcome {
    for child in adding {
      guard child != customer else {
        throw RunError(.badInput, "\(customer) cannot be a child of itself.")
      }
      guard let known = try await installation.store.account(child, items: .none) else {
        throw RunError(.badInput, "there is no customer \(child) in the book.")
      }
      guard known.account.standing.family.last?.children.isEmpty ?? true else {
        throw RunError(
          .badInput,
          "\(child) answers for others itself. Take its children away first, or name them here.")
      }
    }
    return try await commit(customer, on: day) { change in
      try requireCustomer(change)
      let before = change.account.standing.family.last?.children ?? []
      for child in removing where !before.contains(child) {
        throw RunError(.badInput, "\(customer) does not answer for \(child).")
      }
      let children = before.filter { !removing.contains($0) && !adding.contains($0) } + adding
      return [Act(fact: .familySet(FamilySet(children: children.sorted())))]
    }
  }
}
