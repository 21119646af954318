import Dunning
public import Receivables
import ReceivablesPorts

extension Desk {
  /// A promise that a customer made.
  public struct NewPromise: Sendable {
    public let customer: AccountID
    /// Nil: the customer's.
    public let currency: Currency?
    /// Day and amount of each part; a single part without an amount is all that it covers.
    public let parts: [(day: Day, amount: DecimalAmount?)]
    /// Empty: what is due first.
    public let invoices: [String]
    public let note: String?

    public init(
      customer: AccountID, currency: Currency?, parts: [(day: Day, amount: DecimalAmount?)],
      invoices: [String], note: String?
    ) {
      self.customer = customer
      self.currency = currency
      self.parts = parts
      self.invoices = invoices
      self.note = note
    }
  }

  /// Takes a promise down: what it covers is not chased until it is kept or broken.
  ///
  /// - Returns: the promise; nil where the key was used before.
  public func promise(_ promise: NewPromise, on day: Day) async throws -> PromiseMade? {
    let policy = try await PolicyDesk(installation).forRehearsal()
    return try await commit(promise.customer, on: day) { change in
      try requireCustomer(change)
      try await includeOpen(&change, on: day)
      let fact = try fact(promise, change, policy, day)
      return (fact, [Act(fact: .promiseMade(fact), note: promise.note)])
    }
  }

  private func fact(
    _ promise: NewPromise, _ change: PendingChange, _ policy: Policy, _ day: Day
  ) throws -> PromiseMade {
    let currency = try currency(promise.currency, change)
    let items = try agreeable(change, currency, invoices: promise.invoices, on: day)
    let open = items.map { CoveredItem($0.id, $0.finallyOpen - $0.held(on: day)) }
      .filter { $0.minorUnits > 0 }
    let late = promise.parts.map(\.day).max() ?? day
    let longest = policy.promiseRules.longestDays
    guard promise.parts.allSatisfy({ $0.day >= day }), late.days(since: day) <= longest else {
      throw RunError(
        .badInput,
        "a promise is for days from \(day) to \(day.adding(days: longest)), by the policy."
          + " For more, use `dunwell plan propose`.")
    }
    let named = try promise.parts.sorted { $0.day < $1.day }.map { part in
      let amount = try part.amount.map { try money($0, currency, change.account).minorUnits }
      return Instalment(due: part.day, minorUnits: amount ?? open.total)
    }
    let total = named.reduce(Int64(0)) { $0 + $1.minorUnits }
    guard named.allSatisfy({ $0.minorUnits > 0 }), total <= open.total else {
      throw RunError(
        .badInput,
        "\(Money(minorUnits: open.total, currency)) is open and not held by something else;"
          + " a promise has to be of that or less, and more than nothing.")
    }
    // Two sums for one day are one sum.
    var parts: [Instalment] = []
    for part in named {
      if let last = parts.last, last.due == part.due {
        parts.removeLast()
        parts.append(Instalment(due: part.due, minorUnits: last.minorUnits + part.minorUnits))
      } else {
        parts.append(part)
      }
    }
    return PromiseMade(
      promise: Desk.name("P", change.account), currency: currency, parts: parts,
      covers: open.taking(total))
  }
}
