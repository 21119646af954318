import CashApplication
import Dunning
import Receivables
import ReceivablesPorts

/// Posts payments or credits of one customer, in the order of their days and ids.
struct MoneyPosting: GroupPosting {
  let ledger: ImportLedger

  func post(_ rows: [SpooledRow]) async throws -> GroupOutcome {
    var outcome = GroupOutcome()
    guard let customer = rows.first?.customer else { return outcome }
    let id = AccountID(customer)
    guard let record = try await ledger.store.account(id, items: .none) else {
      for row in rows { outcome.refuse(row, "customer", InvoicePosting.unknown(customer)) }
      return outcome
    }
    let money = rows.compactMap(Incoming.init)
    let standing = record.account.standing
    let holders = try await ledger.holders(
      of: money.map(\.key), accountHas: standing.payments + standing.credits)
    var change = PendingChange(record)
    let reader = ItemReader(store: ledger.store)
    let fresh = money.filter { holders[$0.key] == nil }
    change.include(try await reader.items(of: id, invoices: fresh.flatMap(\.named.numbers)))
    var posted: [String: Incoming] = [:]
    for incoming in money {
      guard
        let amount = ledger.money(
          incoming.money.amount, incoming.money.currency, record.account, incoming.row, &outcome)
      else { continue }
      if let twin = posted[incoming.money.id] {
        settle(incoming, isSame: twin.money == incoming.money, "earlier in the file", &outcome)
      } else if let holder = holders[incoming.key] {
        let isSame = try await isSame(incoming, amount, holder, id)
        settle(incoming, isSame: isSame, "in the book", &outcome)
      } else if try post(incoming, amount, &change, &outcome) {
        posted[incoming.money.id] = incoming
      }
    }
    change.attention = .distantPast
    if outcome.added > 0 { outcome.change = change.change }
    return outcome
  }

  /// A payment or credit, and the invoices that it may settle.
  private struct Incoming {
    let row: SpooledRow
    let money: MoneyRow
    let isPayment: Bool
    let named: NamedInvoices

    init?(_ row: SpooledRow) {
      self.row = row
      switch row.content {
      case .payment(let money):
        self.money = money
        isPayment = true
      case .credit(let money):
        self.money = money
        isPayment = false
      case .customer, .invoice: return nil
      }
      named = NamedInvoices(invoice: money.invoice, reference: money.reference)
    }

    var key: DocumentKey { DocumentKey(isPayment ? .payment : .credit, money.id) }

    var notes: [Note] {
      var notes = money.notes
      if let reference = money.reference {
        notes.insert(Note(name: "reference", value: reference), at: 0)
      }
      return notes
    }
  }

  private func post(
    _ incoming: Incoming, _ amount: Money, _ change: inout PendingChange,
    _ outcome: inout GroupOutcome
  ) throws -> Bool {
    let money = incoming.money
    if let reason = ledger.closedReason(money.day) {
      outcome.refuse(incoming.row, "date", reason)
      return false
    }
    let allocations = CashApplication.allocations(
      of: amount, over: incoming.named, in: change.account,
      order: ledger.policy?.allocationOrder(
        for: change.account.standing.party.value(on: money.day)) ?? .principalFirst)
    let fact: Fact =
      incoming.isPayment
      ? .paymentReceived(
        PaymentReceived(payment: money.id, amount: amount, allocations: allocations))
      : .creditIssued(
        CreditIssued(
          credit: money.id, amount: amount, allocations: allocations, reason: .correction))
    try change.post(
      fact, on: money.day, by: ledger.author, privateRecord: ledger.privateRecord(incoming.notes))
    outcome.added += 1
    return true
  }

  private func settle(
    _ incoming: Incoming, isSame: Bool, _ place: String, _ outcome: inout GroupOutcome
  ) {
    if isSame {
      outcome.unchanged += 1
    } else {
      let what = incoming.isPayment ? "payment" : "credit"
      outcome.refuse(
        incoming.row, "id",
        "\(what) \(incoming.money.id) is \(place) with other values."
          + " It is never changed; reverse it, or give the new one its own id.")
    }
  }

  /// Whether the book has the same amount on the same day, with the same words.
  private func isSame(
    _ incoming: Incoming, _ amount: Money, _ holder: Holder, _ id: AccountID
  ) async throws -> Bool {
    guard holder.account == id else { return false }
    let (content, notes) = try await ledger.stored(holder)
    guard content.day == incoming.money.day else { return false }
    guard notes.isEmpty || notes == incoming.notes.fields else { return false }
    switch content.fact {
    case .paymentReceived(let known): return known.amount == amount
    case .creditIssued(let known): return known.amount == amount
    default: return false
    }
  }
}
