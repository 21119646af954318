import CashApplication
import Dunning
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

  /// What the payer kept back of an invoice, and why.
  public struct Deduction: Sendable, Equatable {
    public let invoice: String
    public let amount: DecimalAmount
    /// A code of the policy's disputes.
    public let reason: String

    public init(invoice: String, amount: DecimalAmount, reason: String) {
      self.invoice = invoice
      self.amount = amount
      self.reason = reason
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
    /// What of the invoices was kept back: disputed from the day on.
    public let deductions: [Deduction]

    public init(
      id: String, customer: AccountID, amount: DecimalAmount, currency: Currency?, day: Day,
      parts: [Part], reference: String?, deductions: [Deduction] = []
    ) {
      self.id = id
      self.customer = customer
      self.amount = amount
      self.currency = currency
      self.day = day
      self.parts = parts
      self.reference = reference
      self.deductions = deductions
    }
  }

  /// Money in, by hand.
  ///
  /// - Returns: what was settled by it; nil where the key was used before.
  public func pay(_ payment: Payment, reason: String? = nil) async throws -> [Allocation]? {
    let rules = try await spreading()
    // A policy's file that is being edited keeps no money out.
    let policy =
      payment.deductions.isEmpty ? nil : try await PolicyDesk(installation).forRehearsal()
    let proposing = Proposing(store: installation.store)
    let others = try await proposing.candidates(
      for: payment.reference, bookedOn: payment.customer, on: payment.day
    ).filter { $0.account != payment.customer }
    var settled: [Allocation] = []
    let ids = [payment.customer] + others.map(\.account)
    let outcome = try await commit(ids, on: payment.day, reason: reason) { changes in
      let (money, own) = try await received(payment, by: rules, policy, &changes[0])
      settled = own.settled
      var acts = [payment.customer: own.acts]
      for other in others {
        acts[other.account] = proposing.fact(
          payment.id, money, settled: settled.settled, other.ground
        ).map { [Act(fact: $0)] }
      }
      return acts
    }
    return outcome == .done ? settled : nil
  }

  /// What is to be posted to the account that a payment is booked on.
  private func received(
    _ payment: Payment, by rules: (Party?) -> Spreading, _ policy: Policy?,
    _ change: inout PendingChange
  ) async throws -> (Money, (settled: [Allocation], acts: [Act])) {
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
    change.include(
      try await reader.items(
        of: payment.customer, invoices: named + payment.deductions.map(\.invoice)))
    try await change.include(noticesQuoted: named, from: installation.store)
    let isKnown = NamedInvoices(numbers: named).isKnown(in: change.account)
    let hasPlan = !change.account.standing.agreements.plans.isEmpty
    if payment.parts.isEmpty, !isKnown || hasPlan, payment.customer != .suspense {
      // What other money of a later day has closed was open then; a plan is of all that it covers.
      try await change.include(.live(on: payment.day), from: installation.store)
    }
    let recovery =
      payment.parts.isEmpty
      ? change.account.recovery(
        by: money, from: payment.day, naming: NamedInvoices(numbers: named),
        rules(change.account.standing.party.value(on: payment.day)))
      : try await recovered(payment.parts, money.currency, change)
    // What was given up is open again before the money settles it.
    var after = change.account
    if let recovery { try after.post(.writeOffRecovered(recovery), on: payment.day) }
    let settled = try settlings(
      of: money, payment, after, rules(after.standing.party.value(on: payment.day)))
    let received = facts(
      of: ItemID(.payment, payment.id), from: payment.day, settling: settled, in: after
    ) {
      .paymentReceived(
        PaymentReceived(
          payment: payment.id, amount: money, allocations: $0,
          namesMore: payment.parts.isEmpty
            && NamedInvoices(numbers: named).nameMore(than: change.account)))
    }
    for fact in received { try after.post(fact, on: payment.day) }
    let kept = try policy.map { try deductions(payment, money.currency, after, $0) } ?? []
    let acts = received.enumerated().map { index, fact in
      Act(fact: fact, notes: index == 0 ? [("reference", payment.reference)] : [])
    }
    let first = recovery.map { [Act(fact: .writeOffRecovered($0))] } ?? []
    return (money, (settled.allocations, first + acts + kept))
  }

  /// What a person gives to an invoice settles what was charged on it later as well, last of all.
  private func settlings(
    of money: Money, _ payment: Payment, _ account: Account, _ rules: Spreading
  ) throws -> [Settling] {
    if payment.parts.isEmpty {
      return CashApplication.settlings(
        of: money, from: payment.day,
        namedOrExactly:
          NamedInvoices(invoice: nil, reference: payment.reference), in: account, rules)
    }
    var settled: [Settling] = []
    for part in payment.parts {
      let wanted = try self.part(part.amount, of: part.invoice, money.currency, account)
      let payable = account.payable(
        quoting: part.invoice, from: payment.day, order: rules.order)
      guard !payable.isEmpty else { throw noInvoice(part.invoice, account.id) }
      try requireCurrency(money.currency, of: part.invoice, payable)
      let taken = payable.filter { $0.currency == money.currency }
        .settled(by: wanted.minorUnits, from: payment.day, invoicesFirst: rules.order)
      let room = Money(minorUnits: taken.allocations.settled, money.currency)
      guard room == wanted else {
        throw RunError(
          .badInput,
          "invoice \(part.invoice) can take \(room) of the \(wanted): no more of it is open from"
            + " \(payment.day) on. Give it less and leave the rest on the account, or name it with"
            + " --reference, which takes it back from money that came later.")
      }
      settled += taken
    }
    return settled
  }

  /// How money is spread, by the policy in force.
  func spreading() async throws -> (Party?) -> Spreading {
    let policy = try await PolicyDesk(installation).inForce()
    return { policy?.spreading(for: $0) ?? Spreading() }
  }

  /// What of written-off invoices has to be open again for the money that is meant for them; nil
  /// where nothing has.
  private func recovered(
    _ parts: [Part], _ currency: Currency, _ change: PendingChange
  ) async throws -> WriteOffRecovered? {
    var reopened: [Allocation] = []
    for part in parts {
      let wanted = try money(part.amount, currency, change.account).minorUnits
      guard let invoice = change.account.quoted(part.invoice)?.document else { continue }
      let items = change.account.items(ofInvoice: invoice)
      let open = (items + change.account.charges(ofInvoice: invoice))
        .reduce(Int64(0)) { $0 + max(0, $1.finallyOpen) }
      guard wanted > open, let first = items.first, first.currency == currency else { continue }
      let given = try await WriteOffTrail(
        ofInvoice: invoice, in: change.id, installation.store)
      reopened += given.rest.taking(min(wanted - open, given.total), \.minorUnits)
        .map { Allocation($0.from.item, $0.minorUnits) }
    }
    return reopened.isEmpty ? nil : WriteOffRecovered(currency: currency, allocations: reopened)
  }

  private func deductions(
    _ payment: Payment, _ currency: Currency, _ account: Account, _ policy: Policy
  ) throws -> [Act] {
    try payment.deductions.enumerated().map { index, deduction in
      guard !account.items(ofInvoice: deduction.invoice).isEmpty else {
        throw noInvoice(deduction.invoice, account.id)
      }
      try requireReason(deduction.reason, policy)
      let amount = try money(deduction.amount, currency, account).minorUnits
      let open = account.items(ofInvoice: deduction.invoice).map {
        CoveredItem($0.id, $0.finallyOpen - $0.disputed(on: payment.day))
      }
      guard amount > 0, amount <= open.filter({ $0.minorUnits > 0 }).total else {
        throw RunError(
          .badInput, "\(deduction.invoice) has less open than what was kept back of it.")
      }
      let fact = DisputeRaised(
        dispute: Desk.name("D", account, after: index), currency: currency,
        covers: open.filter { $0.minorUnits > 0 }.taking(amount), reason: deduction.reason,
        respondBy: policy.disputeRules.respondBy(
          deduction.reason, from: payment.day, policy.calendar), isDeduction: true)
      return Act(fact: .disputeRaised(fact))
    }
  }

  /// What is asked about an invoice is in its currency: the customer's is only the one that nobody named.
  func requireCurrency(_ currency: Currency, of number: String, _ items: [Item]) throws {
    guard let own = items.first?.currency, own != currency else { return }
    throw RunError(
      .badInput,
      "\(number) is in \(own.code), and not in \(currency.code). Say --currency \(own.code), with the"
        + " amount in it.")
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

  /// What a person gives to an invoice.
  func part(
    _ amount: DecimalAmount, of invoice: String, _ currency: Currency, _ account: Account
  ) throws -> Money {
    let money = try money(amount, currency, account)
    guard money.isPositive else {
      throw RunError(.badInput, "what \(invoice) gets is above zero. Write it without a sign.")
    }
    return money
  }

  // MARK: Taking money back, moving it, applying it

  /// What came of taking a payment back.
  public struct Reversal: Sendable {
    public let outcome: Outcome
    /// What had been paid out of it: owed, as an invoice of that name, by whom it was paid to.
    public let owedBack: [(customer: AccountID, invoice: String, amount: Money)]
  }

  /// A payment is taken back: what it settled is open again, on whichever accounts it went to.
  public func reverse(_ payment: String, on day: Day, reason: String?) async throws -> Outcome {
    try await takeBack(payment, on: day, reason: reason).outcome
  }

  /// The same, telling what was paid out of it and is owed now: a bounce cannot be refused.
  public func takeBack(
    _ payment: String, on day: Day, reason: String?
  ) async throws -> Reversal {
    let key = DocumentKey(.payment, payment)
    guard let holder = try await installation.store.holders(of: [key])[key] else {
      throw RunError(.badInput, "there is no payment \(payment) in the book.")
    }
    let trail = try await MoneyTrail(
      of: ItemID(.payment, payment), in: holder.account, installation)
    guard !trail.isReversed else {
      // The same key is the same act, that was done.
      if try await installation.wasDone(request) {
        return Reversal(outcome: .doneBefore, owedBack: [])
      }
      throw RunError(.badInput, "payment \(payment) was reversed already.")
    }
    try await refuseOpenRefund(of: payment, in: holder.account)
    guard day >= trail.received else {
      throw RunError(
        .badInput, "payment \(payment) came on \(trail.received); it cannot be taken back before.")
    }
    let outcome = try await commit(trail.accounts, on: day, reason: reason) { changes in
      for index in changes.indices {
        try await changes[index].include(
          .named(trail.items(of: changes[index].id)), from: installation.store)
      }
      var acts = trail.undoing(on: day)
      for index in changes.indices {
        acts[changes[index].id, default: []] += try await followUps(
          of: acts[changes[index].id] ?? [], in: &changes[index], on: day)
      }
      return acts
    }
    return Reversal(
      outcome: outcome,
      owedBack: trail.owedBack.map { ($0.account, $0.payout.name, $0.payout.amount) })
  }

  /// What acts that take money back mean: settlements that it had paid are paid no more, charges that had
  /// fallen away with what is open again are owed again, plans that it had paid off go on, waiting money that
  /// names what is open again takes it, and nobody is asked any more about paying out what is gone.
  func followUps(
    of acts: [Act], in change: inout PendingChange, on day: Day
  ) async throws -> [Act] {
    var after = change
    for act in acts { try after.post(act.fact, on: day, by: .person) }
    let lapses = try await SettlementTrail(in: after, installation.store).lapses()
    try await change.include(lapses, installation.store)
    try await after.include(lapses, installation.store)
    for lapse in lapses { try after.post(.settlementReturned(lapse), on: day, by: .person) }
    var facts = lapses.map { Fact.settlementReturned($0) }
    let waivers = try await WaiverTrail(in: change.id, installation.store)
    if let restored = waivers.restored(reopenedSince: change.account, in: after.account) {
      let charges = ItemSelection.named(restored.allocations.map(\.item))
      try await change.include(charges, from: installation.store)
      try await after.include(charges, from: installation.store)
      try after.post(.writeOffRecovered(restored), on: day, by: .person)
      facts.append(.writeOffRecovered(restored))
    }
    let plans = try await PlanTrail.goingOn(
      reopenedSince: change.account, in: after.account, installation.store)
    for plan in plans { try after.post(.planReturned(plan), on: day, by: .person) }
    facts += plans.map { .planReturned($0) }
    let rules = try await spreading()(change.account.standing.party.value(on: day))
    let waiting = try await WaitingMoney(on: change.account, installation.store)
    facts += waiting.taken(
      reopenedSince: change.account, in: after.account, on: day, rules)
    change.include(waiting.items)
    let pointless = after.account.standing.tasks.open.filter { task in
      task.reason == .payOut
        && task.holds.contains { after.account.items[$0].map { $0.finallyOpen >= 0 } ?? false }
    }
    facts += pointless.map { .taskDone(TaskDone(task: $0.id)) }
    return facts.map { Act(fact: $0) }
  }
}
