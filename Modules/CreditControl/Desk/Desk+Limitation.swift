public import Receivables

extension Desk {
  /// Records that the debtor acknowledged to owe an invoice, all its instalments that are open.
  public func acknowledge(
    _ number: String, form: DebtAcknowledged.Form, note: String?, on day: Day,
    reason: String? = nil
  ) async throws -> Outcome {
    try await commit(try await holder(ofInvoice: number), on: day, reason: reason) { change in
      let items = try await open(number, &change, on: day).filter { $0.finallyOpen > 0 }
      guard !items.isEmpty else {
        throw RunError(.badInput, "nothing is open on \(number): there is nothing to acknowledge.")
      }
      return items.map {
        Act(fact: .debtAcknowledged(DebtAcknowledged(item: $0.id, form: form)), note: note)
      }
    }
  }
}
