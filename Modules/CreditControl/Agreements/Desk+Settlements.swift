import Dunning
public import Receivables
import ReceivablesPorts

extension Desk {
  /// An offer to take less than what is open.
  public struct NewSettlement: Sendable {
    /// What would be enough.
    public enum Size: Sendable {
      case amount(DecimalAmount)
      /// Of what is open, rounded up.
      case percent(Int)
    }

    public let customer: AccountID
    /// Nil: the customer's.
    public let currency: Currency?
    public let size: Size
    /// Nil: as long as the policy allows.
    public let validUntil: Day?
    /// Empty: all that is open and not disputed.
    public let invoices: [String]
    public let note: String?

    public init(
      customer: AccountID, currency: Currency?, size: Size, validUntil: Day?,
      invoices: [String], note: String?
    ) {
      self.customer = customer
      self.currency = currency
      self.size = size
      self.validUntil = validUntil
      self.invoices = invoices
      self.note = note
    }
  }

  /// Offers to take less, where the policy lets the author. What the customer has paid already is no part
  /// of it: money that waits settles what it is about first, by the same act.
  ///
  /// - Returns: the offer; nil where the key was used before.
  public func offer(
    _ settlement: NewSettlement, on day: Day
  ) async throws -> SettlementOffered? {
    let policy = try await PolicyDesk(installation).forRehearsal()
    return try await commit(settlement.customer, on: day) { change in
      try requireCustomer(change)
      try await includeOpen(&change, on: day)
      let applied = try spendable(settlement, change, policy, on: day)
      var after = change
      for money in applied { try after.post(.moneyApplied(money), on: day, by: .person) }
      let fact = try fact(settlement, after, policy, day)
      return (
        fact,
        applied.map { Act(fact: .moneyApplied($0)) }
          + [Act(fact: .settlementOffered(fact), note: settlement.note)]
      )
    }
  }

  /// What money that waits and is set against demands pays of what an offer is about: the oldest first of
  /// all that is owed, so that what it covers of other invoices stays for these. Money that a person or a
  /// gateway is asked to give back is not there for it.
  private func spendable(
    _ settlement: NewSettlement, _ change: PendingChange, _ policy: Policy, on day: Day
  ) throws -> [MoneyApplied] {
    guard policy.unapplied == .net || policy.waitingMoney == .oldestFirst else { return [] }
    let items = Set(try offerable(settlement, change, on: day).map(\.id))
    let refunds = Set(
      change.account.standing.refunds.map {
        GatewayName.within($0.asked.gateway, $0.asked.payment)
      })
    var rules = policy
    rules.waitingMoney = .oldestFirst
    return rules.applying(waitingOn: change.account, on: day).compactMap { money in
      let allocations = money.allocations.filter { items.contains($0.item) }
      guard !allocations.isEmpty, !refunds.contains(money.source.document) else { return nil }
      return MoneyApplied(source: money.source, allocations: allocations, from: money.from)
    }
  }

  /// What an offer can be about: what is disputed as well, and that is over when the offer is paid.
  private func offerable(
    _ settlement: NewSettlement, _ change: PendingChange, on day: Day
  ) throws -> [Item] {
    let currency = try currency(settlement.currency, change)
    return try agreeable(
      change, currency, invoices: settlement.invoices, alsoDisputed: true, on: day
    ).filter { item in !item.holds.contains { $0.kind != .dispute && $0.covers(day) } }
  }

  /// The customer takes the offer.
  ///
  /// - Parameter payBy: nil: as soon as the policy wants it.
  /// - Returns: the last day for the money; nil where the key was used before.
  public func accept(_ name: String, payBy: Day?, on day: Day) async throws -> Day? {
    let policy = try await PolicyDesk(installation).forRehearsal()
    let payBy = payBy ?? day.adding(days: policy.settlementRules.payWithinDays)
    return try await commit(try await holder(ofAgreement: name), on: day) { change in
      _ = try requireAgreement(name, change, on: day)
      guard let settlement = change.account.standing.agreements.settlement(name),
        settlement.accepted == nil
      else { throw RunError(.badInput, "\(name) is no offer that waits for an answer.") }
      guard day <= settlement.offered.validUntil, payBy >= day else {
        throw RunError(
          .badInput,
          "\(name) was valid until \(settlement.offered.validUntil)."
            + " Make a new offer, or check the day.")
      }
      let covered = settlement.offered.covers.map(\.item)
      try await change.include(.named(covered), from: installation.store)
      guard
        covered.contains(where: { change.account.items[$0].map { $0.finallyOpen > 0 } ?? false })
      else {
        throw RunError(
          .badInput, "nothing that \(name) covers is open any more: there is nothing to settle.")
      }
      let fact = SettlementAccepted(settlement: name, payBy: payBy)
      return (payBy, [Act(fact: .settlementAccepted(fact))])
    }
  }

  private func fact(
    _ settlement: NewSettlement, _ change: PendingChange, _ policy: Policy, _ day: Day
  ) throws -> SettlementOffered {
    let currency = try currency(settlement.currency, change)
    let rules = policy.settlementRules
    let covers = try offerable(settlement, change, on: day).map {
      CoveredItem($0.id, $0.finallyOpen)
    }
    let open = Money(minorUnits: covers.total, currency)
    let amount: Money
    switch settlement.size {
    case .amount(let text): amount = try money(text, currency, change.account)
    case .percent(let percent):
      amount = Money(minorUnits: open.minorUnits.share(percent: percent), currency)
    }
    guard amount.isPositive, amount.minorUnits < open.minorUnits else {
      throw RunError(
        .badInput, "\(open) is left to pay and held by nothing; an offer has to be less than that.")
    }
    guard let least = rules.least(for: request.author, of: open.minorUnits),
      amount.minorUnits >= least
    else {
      let may = rules.least(for: request.author, of: open.minorUnits).map {
        "\(request.author) may offer \(Money(minorUnits: $0, currency)) or more"
      }
      throw RunError(
        .badInput,
        "\(may ?? "\(request.author) may offer nothing"), by \"settlements\" of the policy."
          + " Ask somebody who may.")
    }
    let validUntil = settlement.validUntil ?? day.adding(days: rules.longestDays)
    guard validUntil >= day, validUntil.days(since: day) <= rules.longestDays else {
      throw RunError(
        .badInput, "an offer may be open until \(day.adding(days: rules.longestDays)) at most.")
    }
    return SettlementOffered(
      settlement: Desk.name("S", change.account), amount: amount, covers: covers,
      validUntil: validUntil)
  }
}
