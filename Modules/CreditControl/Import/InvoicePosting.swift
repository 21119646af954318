import CashApplication
import Dunning
import Receivables
import ReceivablesPorts

/// Posts invoices of one customer; those that are in the book already must be the same.
struct InvoicePosting: GroupPosting {
  let ledger: ImportLedger

  func post(_ rows: [SpooledRow]) async throws -> GroupOutcome {
    var outcome = GroupOutcome()
    guard let customer = rows.first?.customer else { return outcome }
    let id = AccountID(customer)
    guard let record = try await ledger.store.account(id, items: .none) else {
      for row in rows { outcome.refuse(row, "customer", Self.unknown(customer)) }
      return outcome
    }
    let keys = rows.compactMap(Self.key)
    let owners = keys.compactMap { ItemID.owner(ofNumber: $0.id) }
      .map { DocumentKey(.invoice, $0) }
    let holders = try await ledger.holders(
      of: keys + owners, accountHas: record.account.standing.invoices)
    var change = PendingChange(record)
    var fresh: [(number: String, issued: Day)] = []
    for row in rows {
      guard case .invoice(let invoice) = row.content,
        let (fact, notes) = fact(invoice, record.account, row, &outcome)
      else { continue }
      if change.account.items[ItemID(.invoice, invoice.id)] != nil {
        let isSame = isTwin(fact, invoice.issued, notes, in: change.drafts)
        settle(row, invoice.id, isSame: isSame, "earlier in the file", &outcome)
      } else if let holder = holders[DocumentKey(.invoice, invoice.id)] {
        let isSame = try await isSame(fact, invoice.issued, notes, holder, id)
        settle(row, invoice.id, isSame: isSame, "in the book", &outcome)
      } else if let owner = ItemID.owner(ofNumber: invoice.id),
        holders[DocumentKey(.invoice, owner)] != nil
          || change.account.items[ItemID(.invoice, owner)] != nil
      {
        outcome.refuse(row, "id", Self.quoted(invoice.id, owner))
      } else if let reason = ledger.closedReason(invoice.issued) {
        outcome.refuse(row, "issue_date", reason)
      } else {
        try change.post(
          .invoiceIssued(fact), on: invoice.issued, by: ledger.author,
          privateRecord: ledger.privateRecord(notes))
        outcome.added += 1
        fresh.append((invoice.id, invoice.issued))
      }
    }
    try await take(fresh, &change)
    change.attention = .distantPast
    guard outcome.added > 0 else { return outcome }
    try await LateTelling(ledger.store, ledger.policy).correct(&change, by: ledger.author)
    try await CreditedCharges(store: ledger.store).waive(&change, by: ledger.author)
    outcome.change = change.change
    return outcome
  }

  /// What waits and names some of them settles them.
  private func take(
    _ invoices: [(number: String, issued: Day)], _ change: inout PendingChange
  ) async throws {
    guard let day = invoices.map(\.issued).min() else { return }
    let waiting = try await WaitingMoney(on: change.account, ledger.store)
    guard !waiting.items.isEmpty else { return }
    change.include(waiting.items)
    let party = change.account.standing.party.last
    let facts = waiting.taken(
      by: invoices.map(\.number), in: change.account,
      ledger.policy?.spreading(for: party) ?? Spreading())
    for fact in facts {
      try change.post(fact, on: change.day(of: fact, on: day), by: ledger.author)
    }
  }

  static func unknown(_ customer: String) -> String {
    "there is no customer \(customer) in the book. Import customers first."
  }

  static func quoted(_ number: String, _ owner: String) -> String {
    "\(number) is how an instalment or a charge of invoice \(owner) is written, which is in the book."
      + " Give the invoice another number."
  }

  private static func key(_ row: SpooledRow) -> DocumentKey? {
    guard case .invoice(let invoice) = row.content else { return nil }
    return DocumentKey(.invoice, invoice.id)
  }

  private func settle(
    _ row: SpooledRow, _ id: String, isSame: Bool, _ place: String,
    _ outcome: inout GroupOutcome
  ) {
    if isSame {
      outcome.unchanged += 1
    } else {
      outcome.refuse(
        row, "id",
        "invoice \(id) is \(place) with other values."
          + " An invoice is never changed; issue a credit, or give the new one its own number.")
    }
  }

  /// Whether an invoice that the file had before says the same.
  private func isTwin(
    _ fact: InvoiceIssued, _ issued: Day, _ notes: [Note], in drafts: [EntryDraft]
  ) -> Bool {
    drafts.contains { draft in
      draft.fact == .invoiceIssued(fact) && draft.day == issued
        && (draft.privateRecord?.fields ?? [:]) == notes.fields
    }
  }

  private func isSame(
    _ fact: InvoiceIssued, _ issued: Day, _ notes: [Note], _ holder: Holder, _ id: AccountID
  ) async throws -> Bool {
    guard holder.account == id else { return false }
    let (content, stored) = try await ledger.stored(holder)
    guard case .invoiceIssued(let known) = content.fact else { return false }
    // What was forgotten cannot differ.
    return known == fact && content.day == issued && (stored.isEmpty || stored == notes.fields)
  }

  private func fact(
    _ invoice: InvoiceRow, _ account: Account, _ row: SpooledRow, _ outcome: inout GroupOutcome
  ) -> (InvoiceIssued, [Note])? {
    guard
      let amount = ledger.money(invoice.amount, invoice.currency, account, row, &outcome)
    else { return nil }
    let terms = invoice.terms.flatMap { Terms($0) }
    guard let due = invoice.due ?? terms?.due(from: invoice.issued) else {
      outcome.refuse(
        row, "due_date",
        "there is no due date, and no terms that tell it."
          + " Add a column due_date, or terms such as NET30.")
      return nil
    }
    guard due >= invoice.issued else {
      outcome.refuse(row, "due_date", "due \(due) is before the issue day \(invoice.issued).")
      return nil
    }
    var notes = invoice.notes
    if let text = invoice.terms, terms == nil { notes.append(Note(name: "terms", value: text)) }
    let fact = InvoiceIssued(
      invoice: invoice.id, amount: amount, due: due, terms: terms?.text)
    return (fact, notes)
  }
}
