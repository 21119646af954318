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
    let named = fresh.flatMap(\.named.numbers)
    change.include(try await reader.items(of: id, invoices: named))
    try await change.include(noticesQuoted: named, from: ledger.store)
    // What names nothing that is known may be exactly what some of them are worth; a plan is of all that it
    // covers.
    let hasPlan = !standing.agreements.plans.isEmpty
    let isOpen = { (money: Incoming) in
      money.isPayment && (hasPlan || !money.named.isKnown(in: change.account))
    }
    if fresh.contains(where: isOpen) {
      // What other money of a later day has closed was open then.
      let first = fresh.filter(isOpen).map(\.money.day).min() ?? .distantFuture
      try await change.include(.live(on: first), from: ledger.store)
    }
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
    guard outcome.added > 0 else { return outcome }
    try await LateTelling(ledger.store, ledger.policy).correct(&change, by: ledger.author)
    try await CreditedCharges(store: ledger.store).waive(&change, by: ledger.author)
    outcome.change = change.change
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

    /// Why a credit was given, as its row says.
    var creditReason: CreditReason {
      CreditReason(reason: money.notes.first { $0.name == "reason" }?.value)
    }

    /// What the payer wrote, and, where some of the money waits, the invoice that it is for: that may be
    /// still to come, or open again.
    func notes(waits: Bool) -> [Note] {
      var notes = money.notes
      if let reference = money.reference {
        notes.insert(Note(name: "reference", value: reference), at: 0)
      }
      if let invoice = money.invoice, waits {
        notes.insert(Note(name: WaitingMoney.invoice, value: invoice), at: 0)
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
    let party = change.account.standing.party.value(on: money.day)
    let rules = ledger.policy?.spreading(for: party) ?? Spreading()
    if incoming.isPayment,
      let recovery = change.account.recovery(
        by: amount, from: money.day, naming: incoming.named, rules)
    {
      try change.post(.writeOffRecovered(recovery), on: money.day, by: ledger.author)
    }
    let entries =
      incoming.isPayment
      ? payment(incoming, amount, change.account, rules)
      : change.account.crediting(
        money.id, amount, on: money.day, of: incoming.named, because: incoming.creditReason, rules)
    let notes = incoming.notes(waits: entries.spent < amount.minorUnits)
    for fact in entries {
      try change.post(
        fact, on: money.day, by: ledger.author,
        privateRecord: fact.document == nil ? nil : ledger.privateRecord(notes))
    }
    outcome.added += 1
    return true
  }

  private func payment(
    _ incoming: Incoming, _ amount: Money, _ account: Account, _ rules: Spreading
  ) -> [Fact] {
    let money = incoming.money
    let settled = settlings(
      of: amount, from: money.day, namedOrExactly: incoming.named, in: account, rules)
    return facts(
      of: ItemID(.payment, money.id), from: money.day, settling: settled, in: account
    ) {
      .paymentReceived(
        PaymentReceived(
          payment: money.id, amount: amount, allocations: $0,
          namesMore: incoming.named.nameMore(than: account)
            || money.invoice.map { account.invoices(quoted: $0).isEmpty } ?? false))
    }
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
    // The invoice is known by now, or is not kept; what the payer wrote tells.
    var (stored, told) = (notes, incoming.notes(waits: true).fields)
    stored[WaitingMoney.invoice] = nil
    told[WaitingMoney.invoice] = nil
    guard notes.isEmpty || stored == told else { return false }
    switch content.fact {
    case .paymentReceived(let known): return known.amount == amount
    case .creditIssued(let known): return known.amount == amount
    default: return false
    }
  }
}

extension [Fact] {
  /// What of the money that they bring in they spend at once, in minor units.
  fileprivate var spent: Int64 {
    reduce(0) { sum, fact in
      switch fact {
      case .paymentReceived(let fact): sum + fact.allocations.reduce(0) { $0 + $1.spent }
      case .creditIssued(let fact): sum + fact.allocations.reduce(0) { $0 + $1.spent }
      case .moneyApplied(let fact): sum + fact.allocations.reduce(0) { $0 + $1.spent }
      default: sum
      }
    }
  }
}
