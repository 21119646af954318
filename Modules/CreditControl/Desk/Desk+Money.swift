import CashApplication
public import Receivables
import ReceivablesPorts

extension Desk {
  /// A part of a payment that a person gives to an invoice.
  public struct Part: Sendable, Equatable {
    public let invoice: String
    public let amount: DecimalAmount

    public init(invoice: String, amount: DecimalAmount) {
      self.invoice = invoice
      self.amount = amount
    }
  }

  /// A payment that a person enters.
  public struct Payment: Sendable {
    public let id: String
    public let customer: AccountID
    public let amount: DecimalAmount
    /// Nil: the customer's.
    public let currency: Currency?
    public let day: Day
    /// Empty: the words of the reference say which invoices are meant.
    public let parts: [Part]
    public let reference: String?

    public init(
      id: String, customer: AccountID, amount: DecimalAmount, currency: Currency?, day: Day,
      parts: [Part], reference: String?
    ) {
      self.id = id
      self.customer = customer
      self.amount = amount
      self.currency = currency
      self.day = day
      self.parts = parts
      self.reference = reference
    }
  }

  /// Money in, by hand.
  ///
  /// - Returns: what was settled by it; nil where the key was used before.
  public func pay(_ payment: Payment, reason: String? = nil) async throws -> [Allocation]? {
    var settled: [Allocation] = []
    let outcome = try await commit(payment.customer, on: payment.day, reason: reason) { change in
      if payment.customer != .suspense { try requireCustomer(change) }
      let money = try self.money(payment.amount, payment.currency, change.account)
      guard money.isPositive else {
        throw RunError(.badInput, "a payment has to be more than nothing.")
      }
      let named =
        payment.parts.isEmpty
        ? NamedInvoices(invoice: nil, reference: payment.reference).numbers
        : payment.parts.map(\.invoice)
      let reader = ItemReader(store: installation.store)
      change.include(try await reader.items(of: payment.customer, invoices: named))
      settled = try allocate(money, payment, change.account)
      let fact = PaymentReceived(payment: payment.id, amount: money, allocations: settled)
      let notes = payment.reference.map { [("reference", $0)] } ?? []
      return [Act(fact: .paymentReceived(fact), notes: notes)]
    }
    return outcome == .done ? settled : nil
  }

  private func allocate(
    _ money: Money, _ payment: Payment, _ account: Account
  ) throws -> [Allocation] {
    if payment.parts.isEmpty {
      return allocations(
        of: money, over: NamedInvoices(invoice: nil, reference: payment.reference), in: account)
    }
    var allocations: [Allocation] = []
    for part in payment.parts {
      var left = try self.money(part.amount, money.currency, account).minorUnits
      let items = account.items(ofInvoice: part.invoice)
      guard !items.isEmpty else { throw noInvoice(part.invoice, account.id) }
      for item in items where left > 0 && item.currency == money.currency {
        let take = min(left, item.finallyOpen)
        if take > 0 { allocations.append(Allocation(item.id, take)) }
        left -= take
      }
      guard left == 0 else {
        throw RunError(
          .badInput,
          "invoice \(part.invoice) has"
            + " \(Money(minorUnits: left, money.currency)) less open than that in"
            + " \(money.currency)."
            + " Give it less, or leave the rest on the account.")
      }
    }
    return allocations
  }

  func noInvoice(_ number: String, _ account: AccountID) -> RunError {
    RunError(
      .badInput,
      "\(account) has no invoice \(number). `dunwell customer show \(account)`"
        + " lists what is open.")
  }

  func money(
    _ amount: DecimalAmount, _ currency: Currency?, _ account: Account
  ) throws -> Money {
    guard let currency = currency ?? account.standing.party.last?.currency else {
      throw RunError(.badInput, "the customer has no currency. Say --currency EUR.")
    }
    do {
      return try amount.money(in: currency)
    } catch {
      throw RunError(
        .badInput,
        "this is no amount of \(currency.code), which has \(currency.decimals) decimals."
          + " Round it, or check the currency."
      )
    }
  }

  // MARK: Taking money back, moving it, applying it

  /// A payment is taken back: what it settled is open again, on whichever accounts it went to.
  public func reverse(_ payment: String, on day: Day, reason: String?) async throws -> Outcome {
    let key = DocumentKey(.payment, payment)
    guard let holder = try await installation.store.holders(of: [key])[key] else {
      throw RunError(.badInput, "there is no payment \(payment) in the book.")
    }
    let trail = try await MoneyTrail(
      of: ItemID(.payment, payment), in: holder.account, installation)
    guard !trail.isReversed else {
      throw RunError(.badInput, "payment \(payment) was reversed already.")
    }
    guard day >= trail.received else {
      throw RunError(
        .badInput, "payment \(payment) came on \(trail.received); it cannot be taken back before.")
    }
    return try await commit(trail.accounts, on: day, reason: reason) { changes in
      for index in changes.indices {
        let named = try await installation.store.account(
          changes[index].id, items: .named(trail.items(of: changes[index].id)))
        changes[index].include(named?.account.items.values ?? [:].values)
      }
      return trail.undoing()
    }
  }

  /// Moves waiting money to another account, as a pair.
  public func move(
    _ payment: String, to target: AccountID, amount: DecimalAmount?, transfer: String, on day: Day
  ) async throws -> Outcome {
    let item = ItemID(.payment, payment)
    let key = DocumentKey(.payment, payment)
    guard let source = try await installation.store.holders(of: [key])[key]?.account else {
      throw RunError(.badInput, "there is no payment \(payment) in the book.")
    }
    guard source != target else {
      throw RunError(.badInput, "payment \(payment) is on that account already.")
    }
    return try await commit([source, target], on: day) { changes in
      if target != .suspense { try requireCustomer(changes[1]) }
      let record = try await installation.store.account(source, items: .named([item]))
      guard let waiting = record?.account.items[item], waiting.finallyOpen < 0 else {
        throw RunError(.badInput, "nothing of payment \(payment) waits on \(source).")
      }
      guard day >= waiting.issued else {
        throw RunError(
          .badInput, "payment \(payment) came on \(waiting.issued); it cannot be moved before.")
      }
      changes[0].include([waiting])
      let all = Money(minorUnits: -waiting.finallyOpen, waiting.currency)
      let moved = try amount.map {
        try money($0, waiting.currency, record?.account ?? .init(id: source))
      }
      return MoneyTrail.transfer(
        transfer, of: item, arrivingAs: ItemID(.payment, transfer), moved ?? all,
        from: source, to: target)
    }
  }

  /// Applies waiting money to an invoice.
  public func apply(
    _ payment: String, to invoice: String, on day: Day
  ) async throws -> Outcome {
    // Money that was moved to the account goes by the name of its transfer.
    let keys = [DocumentKey(.payment, payment), DocumentKey(.transferIn, payment)]
    let holders = try await installation.store.holders(of: keys)
    guard let holder = holders[keys[0]] ?? holders[keys[1]] else {
      throw RunError(.badInput, "there is no payment \(payment) in the book.")
    }
    let source = ItemID(.payment, payment)
    return try await commit(holder.account, on: day) { change in
      let store = installation.store
      let waiting = try await store.account(holder.account, items: .named([source]))
      change.include(waiting?.account.items.values ?? [:].values)
      change.include(
        try await ItemReader(store: store).items(of: holder.account, invoices: [invoice]))
      guard let item = change.account.items[source], item.finallyOpen < 0 else {
        throw RunError(.badInput, "nothing of payment \(payment) waits on \(holder.account).")
      }
      let money = Money(minorUnits: -item.finallyOpen, item.currency)
      let settled = allocations(
        of: money, over: NamedInvoices(invoice: invoice, reference: nil), in: change.account)
      guard !settled.isEmpty else { throw noInvoice(invoice, holder.account) }
      return [Act(fact: .moneyApplied(MoneyApplied(source: source, allocations: settled)))]
    }
  }
}
