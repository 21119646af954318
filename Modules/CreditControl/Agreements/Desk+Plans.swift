public import Dunning
public import Receivables
import ReceivablesPorts

extension Desk {
  /// A payment plan that a customer asks for.
  public struct NewPlan: Sendable {
    /// Into how many instalments, or of which amount.
    public enum Size: Sendable {
      case number(Int)
      case amount(DecimalAmount)
    }

    public let customer: AccountID
    /// Nil: the customer's.
    public let currency: Currency?
    public let size: Size
    public let every: PlanProposal.Every
    public let first: Day?
    public let down: DecimalAmount?
    /// A year; nil: the policy's.
    public let interest: Percent?
    /// Empty: all that is open and not disputed.
    public let invoices: [String]
    public let note: String?

    public init(
      customer: AccountID, currency: Currency?, size: Size, every: PlanProposal.Every,
      first: Day?, down: DecimalAmount?, interest: Percent?, invoices: [String], note: String?
    ) {
      self.customer = customer
      self.currency = currency
      self.size = size
      self.every = every
      self.first = first
      self.down = down
      self.interest = interest
      self.invoices = invoices
      self.note = note
    }
  }

  /// What the policy would allow; nothing is written.
  public func propose(_ plan: NewPlan, on day: Day) async throws -> PlanAgreed {
    let policy = try await PolicyDesk(installation).forRehearsal()
    guard
      let record = try await installation.store.account(plan.customer, items: .live(on: day))
    else { throw RunError(.badInput, "there is no customer \(plan.customer) in the book.") }
    return try fact(plan, PendingChange(record), policy, day)
  }

  /// Agrees on instalments: what they cover is not chased while they are paid.
  ///
  /// - Returns: the plan; nil where the key was used before.
  public func agree(_ plan: NewPlan, on day: Day) async throws -> PlanAgreed? {
    let policy = try await PolicyDesk(installation).forRehearsal()
    return try await commit(plan.customer, on: day) { change in
      try requireCustomer(change)
      try await includeOpen(&change, on: day)
      let fact = try fact(plan, change, policy, day)
      return (fact, [Act(fact: .planAgreed(fact), note: plan.note)])
    }
  }

  private func fact(
    _ plan: NewPlan, _ change: PendingChange, _ policy: Policy, _ day: Day
  ) throws -> PlanAgreed {
    let currency = try currency(plan.currency, change)
    let items = try agreeable(change, currency, invoices: plan.invoices, on: day).filter { item in
      !item.holds.contains { $0.kind != .dispute && $0.covers(day) }
    }
    let covers = items.map { CoveredItem($0.id, $0.finallyOpen - $0.disputed(on: day)) }
    if let interest = plan.interest, interest < Percent(0) {
      throw RunError(.badInput, "a plan bears no interest below 0 %, as \(interest) is.")
    }
    let size: PlanProposal.Size
    switch plan.size {
    case .number(let number): size = .number(number)
    case .amount(let amount):
      size = .amount(try money(amount, currency, change.account).minorUnits)
    }
    let wish = PlanProposal.Wish(
      total: Money(minorUnits: covers.total, currency), day: day, size: size, every: plan.every,
      first: plan.first,
      down: try plan.down.map { try money($0, currency, change.account).minorUnits } ?? 0)
    do {
      let proposal = try PlanProposal(wish, by: policy)
      return PlanAgreed(
        plan: Desk.name("L", change.account), currency: currency, instalments: proposal.instalments,
        covers: covers, interest: plan.interest ?? policy.planRules.interest)
    } catch {
      throw RunError(
        .badInput, "\(error). `dunwell policy show` says what plans the policy allows.")
    }
  }
}
