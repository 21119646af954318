import CashApplication
import Dunning
import Receivables
import ReceivablesPorts

/// Takes money by a saved method: the command is in the book before it is sent, what came of it is
/// written down, and what nobody knows is asked about.
struct Debiting {
  private let installation: Installation
  private let policy: Policy
  private let orders: DailyRun.Orders
  private let author: Author

  init(
    _ installation: Installation, _ policy: Policy, _ orders: DailyRun.Orders, by author: Author
  ) {
    self.installation = installation
    self.policy = policy
    self.orders = orders
    self.author = author
  }

  /// - Returns: what came of it; nil where there was nothing to do.
  func settle(_ id: AccountID) async throws -> DebitAnswered.Answer? {
    guard let open = try await claimed(id) else { return nil }
    guard let attempt = open.attempt else { return .dropped }
    let outcome = await self.outcome(of: attempt, open, id)
    return try await note(outcome, of: attempt, id)
  }

  // MARK: Before it is sent

  private struct Claimed {
    let autopay: Autopay
    /// Nil where it was dropped.
    let attempt: Autopay.Attempt?
    /// Whether the gateway was never asked before.
    let isFirst: Bool
    /// Whether it would be taken now: what was sent is only asked about where a stop, a dispute or
    /// other money has come between.
    let isDue: Bool
  }

  /// Decides again, and writes down that the gateway is being asked.
  private func claimed(_ id: AccountID) async throws -> Claimed? {
    var claimed: Claimed?
    try await installation.changing(id, policy, orders) { change in
      claimed = nil
      guard let autopay = change.account.standing.autopay, let open = autopay.open else { return }
      let decision = decide(change.account.withoutOpenDebit(), by: policy, on: orders.day)
      let isDue = decision.debits.contains { $0.listing == open.listing }
      guard open.state == .planned else {
        claimed = Claimed(autopay: autopay, attempt: open, isFirst: false, isDue: isDue)
        return
      }
      guard isDue else {
        let fact = DebitAnswered(debit: open.debit, answer: .dropped)
        try change.post(.debitAnswered(fact), on: orders.day, by: author)
        claimed = Claimed(autopay: autopay, attempt: nil, isFirst: true, isDue: false)
        return
      }
      let sent = DebitSent(
        debit: open.debit, at: min(orders.moment, installation.surroundings.now()))
      try change.post(.debitSent(sent), on: orders.day, by: author)
      claimed = Claimed(
        autopay: autopay, attempt: change.account.standing.autopay?.open, isFirst: true,
        isDue: true)
    }
    return claimed
  }

  // MARK: Asking

  private func outcome(
    of attempt: Autopay.Attempt, _ claimed: Claimed, _ id: AccountID
  ) async -> PaymentOutcome<TakenPayment> {
    let name = claimed.autopay.agreed.gateway
    do {
      guard let line = try installation.payments.line(name),
        let gateway = line.gateway as? any OffSessionCharging
      else { return undone("the settings have no gateway \(name) that takes money", claimed) }
      let recorded = try await installation.recorded(attempt.sentEntry, of: id)
      // Who asks looks from when it was sent by the real clock.
      guard
        let command = try await command(
          attempt, claimed.autopay, id, at: claimed.isFirst ? attempt.sent : recorded)
      else {
        return undone("what \(name) calls the method was forgotten", claimed)
      }
      let call = installation.payments.call(line)
      if claimed.isFirst {
        return await call.carryOut { try gateway.next(command, after: $0) }
      }
      let age = installation.surroundings.now().seconds(since: recorded)
      return await call.settle(
        command,
        isRemembered: claimed.isDue && age < gateway.remembersCharges,
        isPending: attempt.state == .pending,
        asking: { gateway.next(Inquiry(command, age: age), after: $0) },
        sending: { try gateway.next(command, after: $0) })
    } catch {
      return .unknown("the account's entries cannot be read")
    }
  }

  /// What was never sent is certainly undone; what was sent stays in doubt.
  private func undone(
    _ words: String, _ claimed: Claimed
  ) -> PaymentOutcome<TakenPayment> {
    claimed.isFirst ? .notExecuted(Refusal(words, .mend)) : .unknown(words)
  }

  private func command(
    _ attempt: Autopay.Attempt, _ autopay: Autopay, _ id: AccountID, at moment: Moment?
  ) async throws -> ChargeCommand? {
    let entries = try await installation.store.entries(of: id, from: autopay.entry, limit: 1)
    guard let fields = entries.first?.privateRecord?.fields, let method = fields["method"],
      let moment
    else { return nil }
    return ChargeCommand(
      id: attempt.debit, amount: attempt.listing.amount,
      method: SavedMethod(customer: fields["customer"] ?? "", method: method),
      reference: attempt.debit, invoices: attempt.listing.invoices, moment: moment)
  }

  // MARK: Afterwards

  private func note(
    _ outcome: PaymentOutcome<TakenPayment>, of attempt: Autopay.Attempt, _ id: AccountID
  ) async throws -> DebitAnswered.Answer? {
    let fact = DebitAnswered(attempt.debit, outcome)
    do {
      try await installation.changing(id, policy, orders) { change in
        // The gateway's list can have been faster.
        guard change.account.standing.autopay?.open?.debit == attempt.debit else { return }
        if case .succeeded(let taken) = outcome {
          try await receive(taken, for: attempt, &change)
        }
        // What is known already is not said again.
        guard fact.answer.rawValue != change.account.standing.autopay?.open?.state.rawValue else {
          return
        }
        try change.post(.debitAnswered(fact), on: orders.day, by: author)
      }
    } catch BookError.taken(let key, _) where key.kind == .payment {
      return .taken
    }
    return fact.answer
  }

  private func receive(
    _ taken: TakenPayment, for attempt: Autopay.Attempt, _ change: inout PendingChange
  ) async throws {
    let invoices = attempt.listing.invoices
    change.include(
      try await ItemReader(store: installation.store).items(of: change.id, invoices: invoices))
    let name = GatewayName.within(
      change.account.standing.autopay?.agreed.gateway ?? "", taken.id)
    let settled = change.account.settlings(
      ofDebit: taken.amount, over: attempt.listing.items, on: orders.day)
    let entries = facts(
      of: ItemID(.payment, name), from: orders.day, settling: settled, in: change.account
    ) {
      .paymentReceived(PaymentReceived(payment: name, amount: taken.amount, allocations: $0))
    }
    try change.post(
      entries, on: orders.day, by: author,
      privateRecord: installation.privateRecord([("reference", attempt.debit)]))
  }
}

extension DebitAnswered {
  /// What a gateway's answer is in the book.
  init(_ debit: String, _ outcome: PaymentOutcome<TakenPayment>) {
    switch outcome {
    case .succeeded(let taken): self.init(debit: debit, answer: .taken, payment: taken.id)
    case .pending(let payment): self.init(debit: debit, answer: .pending, payment: payment?.id)
    // Done before, under this id or another: what came of it is to be asked.
    case .declined(let decline) where decline.advice == .ask:
      self.init(debit: debit, answer: .unknown)
    case .declined(let decline):
      self.init(
        debit: debit, answer: .declined, category: decline.category, advice: decline.advice,
        codes: decline.codes.map { "\($0.field) \($0.value)" })
    // What nobody mends is tried as often as what is refused, and then asked for.
    case .notExecuted(let refusal) where refusal.advice == .mend:
      self.init(debit: debit, answer: .declined, category: .creditor, advice: .mend)
    case .notExecuted: self.init(debit: debit, answer: .notSent)
    case .unknown: self.init(debit: debit, answer: .unknown)
    @unknown default: self.init(debit: debit, answer: .unknown)
    }
  }
}
