import Dunning
public import Receivables
import ReceivablesPorts

/// A promise, plan, settlement or dispute that is open, and how it stands on a day.
public struct AgreementView: Sendable {
  public let id: String
  public let kind: AgreementKind
  public let customer: AccountID
  public let from: Day
  /// What it is about.
  public let amount: Money
  public let items: [ItemID]
  /// What came on it so far; for a dispute, nothing.
  public let received: Money
  /// The next day on which something is expected of somebody; nil where none is set.
  public let next: Day?
  /// The reason of a dispute, whether an offer is accepted, which instalments were missed.
  public let state: String
  /// What there is to read, by field; empty where it was forgotten.
  public let words: [String: String]
}

/// Lists what was agreed and what is disputed.
public struct AgreementList: Sendable {
  private let installation: Installation

  public init(_ installation: Installation) {
    self.installation = installation
  }

  /// Open ones of a kind, of one customer or of all, by the day on which something is expected.
  public func open(
    _ kind: AgreementKind, of customer: AccountID?, on day: Day
  ) async throws -> [AgreementView] {
    let policy = try await PolicyDesk(installation).forRehearsal()
    var views: [AgreementView] = []
    for id in try await accounts(customer) {
      guard let record = try await installation.store.account(id, items: .none),
        !record.account.standing.agreements.isEmpty,
        let full = try await installation.store.account(id, items: .live(on: day))
      else { continue }
      views += try await self.views(kind, withClosed(full.account), policy, day)
    }
    return views.sorted {
      ($0.next ?? .distantFuture, $0.customer.text, $0.id)
        < ($1.next ?? .distantFuture, $1.customer.text, $1.id)
    }
  }

  /// What plans cover and is closed tells what was paid on it.
  private func withClosed(_ account: Account) async throws -> Account {
    let covered = account.standing.agreements.planned
    guard covered.contains(where: { account.items[$0] == nil }),
      let named = try await installation.store.account(account.id, items: .named(covered))
    else { return account }
    var whole = account
    whole.include(named.account.items.values)
    return whole
  }

  /// Everything that is open of one customer, by kind.
  func open(of account: Account, by policy: Policy, on day: Day) async throws -> [AgreementView] {
    var views: [AgreementView] = []
    let account = try await withClosed(account)
    for kind in AgreementKind.allCases {
      views += try await self.views(kind, account, policy, day)
    }
    return views
  }

  private func accounts(_ customer: AccountID?) async throws -> [AccountID] {
    if let customer {
      guard try await installation.store.account(customer, items: .none) != nil else {
        throw RunError(.badInput, "there is no customer \(customer) in the book.")
      }
      return [customer]
    }
    var ids: [AccountID] = []
    while true {
      let page = try await installation.store.accountIDs(after: ids.last, limit: 1000)
      guard !page.isEmpty else { return ids }
      ids += page
    }
  }

  private func views(
    _ kind: AgreementKind, _ account: Account, _ policy: Policy, _ day: Day
  ) async throws -> [AgreementView] {
    let agreements = account.standing.agreements
    switch kind {
    case .promise: return agreements.promises.map { view($0, account.id, policy, day) }
    case .plan: return agreements.plans.map { view($0, account, policy, day) }
    case .approval: return []
    case .settlement: return agreements.settlements.map { view($0, account.id, day) }
    case .dispute:
      var views: [AgreementView] = []
      for dispute in agreements.disputes { views.append(try await view(dispute, account.id)) }
      return views
    }
  }

  private func view(
    _ promise: OpenPromise, _ customer: AccountID, _ policy: Policy, _ day: Day
  ) -> AgreementView {
    let made = promise.made
    let next = made.parts.first { $0.due >= day } ?? made.parts.last
    let parts = made.parts.count > 1 ? "\(made.parts.count) parts" : ""
    return AgreementView(
      id: promise.id, kind: .promise, customer: customer, from: promise.from,
      amount: Money(minorUnits: made.covers.total, made.currency),
      items: made.covers.map(\.item),
      received: Money(minorUnits: promise.received(by: day), made.currency), next: next?.due,
      state: parts, words: [:])
  }

  private func view(
    _ plan: OpenPlan, _ account: Account, _ policy: Policy, _ day: Day
  ) -> AgreementView {
    let course = PlanCourse(plan, of: account, by: policy, on: day)
    let currency = plan.agreed.currency
    let next = plan.agreed.instalments.indices.first { course.open($0) > 0 }
    let missed = course.missed.count
    let state =
      "\(plan.agreed.instalments.count) instalments" + (missed > 0 ? ", \(missed) missed" : "")
      + (course.isAtRest ? ", at rest" : "")
    return AgreementView(
      id: plan.id, kind: .plan, customer: account.id, from: plan.from,
      amount: Money(minorUnits: course.total, currency),
      items: plan.agreed.covers.map(\.item),
      received: Money(minorUnits: course.received, currency),
      next: next.map { course.dues[$0] }, state: state, words: [:])
  }

  private func view(
    _ settlement: OpenSettlement, _ customer: AccountID, _ day: Day
  ) -> AgreementView {
    let offered = settlement.offered
    return AgreementView(
      id: settlement.id, kind: .settlement, customer: customer, from: settlement.from,
      amount: offered.amount, items: offered.covers.map(\.item),
      received: Money(minorUnits: settlement.received(by: day), offered.amount.currency),
      next: settlement.deadline(on: day),
      state: settlement.accepted == nil ? "offered" : "accepted", words: [:])
  }

  private func view(
    _ dispute: OpenDispute, _ customer: AccountID
  ) async throws -> AgreementView {
    let raised = dispute.raised
    let entries = try await installation.store.entries(
      of: customer, from: dispute.entry, limit: 1)
    var words = entries.first?.privateRecord?.fields ?? [:]
    words["author"] = nil
    return AgreementView(
      id: dispute.id, kind: .dispute, customer: customer, from: dispute.from,
      amount: Money(minorUnits: raised.covers.total, raised.currency),
      items: raised.covers.map(\.item), received: Money.zero(raised.currency),
      next: raised.respondBy,
      state: raised.isDeduction ? "\(raised.reason), kept back" : raised.reason, words: words)
  }
}
