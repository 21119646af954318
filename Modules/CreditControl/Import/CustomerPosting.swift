import Receivables
import ReceivablesPorts

/// Posts customers: new ones have always been so, changes count from the next day that can be run.
struct CustomerPosting: GroupPosting {
  let ledger: ImportLedger
  let changesCountFrom: Day

  func post(_ rows: [SpooledRow]) async throws -> GroupOutcome {
    var outcome = GroupOutcome()
    guard let first = rows.first, case .customer(var customer) = first.content else {
      return outcome
    }
    guard finishParty(&customer, first, &outcome) else { return outcome }
    for row in rows.dropFirst() {
      guard case .customer(var other) = row.content, finishParty(&other, row, &outcome) else {
        continue
      }
      if other == customer {
        outcome.unchanged += 1
      } else {
        outcome.refuse(
          row, "id",
          "\(customer.id) is on line \(first.line) with other fields."
            + " Keep one of them, or leave columns out with --drop-unknown.")
      }
    }
    try await post(customer, &outcome)
    return outcome
  }

  /// Turns the credit limit into the customer's currency; false where that cannot be.
  private func finishParty(
    _ customer: inout CustomerRow, _ row: SpooledRow, _ outcome: inout GroupOutcome
  ) -> Bool {
    guard let limit = customer.creditLimit else { return true }
    guard let currency = customer.party.currency else {
      outcome.refuse(row, "credit_limit", "a credit limit needs the customer's currency.")
      return false
    }
    do {
      customer.party.creditLimit = try limit.money(in: currency).minorUnits
      return true
    } catch {
      outcome.refuse(row, "credit_limit", "this is no amount of \(currency.code).")
      return false
    }
  }

  private func post(_ customer: CustomerRow, _ outcome: inout GroupOutcome) async throws {
    let id = AccountID(customer.id)
    let record = try await ledger.store.account(id, items: .none)
    let known = record?.account.standing
    var notes: [String: String] = [:]
    if let known, known.partyEntry > 0 {
      notes = try await ledger.stored(Holder(account: id, sequence: known.partyEntry)).notes
      if known.party.last == customer.party, notes == customer.notes.fields {
        outcome.unchanged += 1
        return
      }
    }
    var change = PendingChange(record ?? .new(id))
    let isNew = known?.party.last == nil
    try change.post(
      .partyRecorded(customer.party), on: isNew ? BookHistory.beginning : changesCountFrom,
      by: ledger.author, privateRecord: ledger.privateRecord(customer.notes))
    let openings = NewAddress(notes, customer.notes.fields).openings(
      of: change.account.standing.closed)
    for fact in openings { try change.post(fact, on: changesCountFrom, by: ledger.author) }
    change.attention = .distantPast
    outcome.change = change.change
    if isNew { outcome.added += 1 } else { outcome.updated += 1 }
  }
}
