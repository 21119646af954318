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
    var item: ItemID { ItemID(isPayment ? .payment : .credit, money.id) }

    /// Whether the row's reason is goodwill.
    var isGoodwill: Bool {
      money.notes.contains { $0.name == "reason" && $0.value == CreditAssigned.goodwill }
    }

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
    let settled = settlings(
      of: amount, from: money.day, over: incoming.named, in: change.account,
      order: order(of: incoming, change.account))
    let entries = facts(of: incoming.item, from: money.day, settling: settled, in: change.account) {
      incoming.isPayment
        ? .paymentReceived(PaymentReceived(payment: money.id, amount: amount, allocations: $0))
        : .creditIssued(CreditIssued(credit: money.id, amount: amount, allocations: $0))
    }
    for fact in assigned(incoming, amount, settled, change.account) {
      try change.post(fact, on: money.day, by: ledger.author)
    }
    for (index, fact) in entries.enumerated() {
      try change.post(
        fact, on: money.day, by: ledger.author,
        privateRecord: index == 0 ? ledger.privateRecord(incoming.notes) : nil)
    }
    outcome.added += 1
    return true
  }

  /// A credit that names one invoice is for that one; of several, for what it settles of each.
  private func assigned(
    _ incoming: Incoming, _ amount: Money, _ settled: [Settling], _ account: Account
  ) -> [Fact] {
    guard !incoming.isPayment else { return [] }
    let named = incoming.named.numbers.filter { !account.items(ofInvoice: $0).isEmpty }
    return named.flatMap { number in
      let parts = settled.allocations.filter { $0.item.document == number }
      let share =
        named.count == 1 ? amount : Money(minorUnits: parts.settled, amount.currency)
      return account.assigning(
        incoming.money.id, share, to: number, settling: parts, isGoodwill: incoming.isGoodwill)
    }
  }

  /// A credit gives back what was invoiced before anything else.
  private func order(of incoming: Incoming, _ account: Account) -> LateChargeLaw.Order {
    guard incoming.isPayment, let policy = ledger.policy else { return .principalFirst }
    return policy.allocationOrder(for: account.standing.party.value(on: incoming.money.day))
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
