public import Receivables

/// What an account's promise, plan or settlement is paid with by exactly one sum: the part that is next, all
/// of it that is due by then, or the whole rest. Empty where that is true of none, of several, or where an
/// invoice that nobody holds is open with the same sum.
///
/// - Parameter day: the day from which the money counts.
public func settlings(
  asAgreed money: Money, from day: Day, in account: Account
) -> [Settling] {
  let agreed = AgreedSum.all(in: account, money.currency, by: day).filter {
    $0.sums(by: day).contains(money.minorUnits)
  }
  let isInvoice = account.items.values.contains {
    $0.id.kind == .invoice && $0.currency == money.currency && $0.held(on: day) == 0
      && $0.finallyOpen == money.minorUnits
  }
  guard agreed.count == 1, !isInvoice else { return [] }
  let settled = agreed[0].settled(by: money, from: day, in: account)
  return settled.allocations.settled == money.minorUnits ? settled : []
}

/// What a demand whose time runs asked for with an instalment of a plan, where money is exactly that sum;
/// empty where it is not, or where another invoice that nobody holds is open with the same sum.
func settlings(
  asAsked money: Money, from day: Day, in account: Account, _ rules: Spreading
) -> [Settling] {
  guard let asked = rules.asked(account, money.currency, day),
    asked.minorUnits == money.minorUnits
  else { return [] }
  let most = Dictionary(asked.parts.map { ($0.item, $0.settled) }, uniquingKeysWith: +)
  let isAnother = account.items.values.contains { item in
    item.id.kind == .invoice && item.currency == money.currency && most[item.id] == nil
      && item.held(on: day) == 0 && item.finallyOpen == money.minorUnits
  }
  guard !isAnother else { return [] }
  let settled = account.items.values.filter { most[$0.id] != nil }.oldestFirst()
    .settled(by: money.minorUnits, from: day) { min($0.finallyOpen, most[$0.id] ?? 0) }
  return settled.allocations.settled == money.minorUnits ? settled : []
}

/// What money pays whose payer wrote the number of a promise, a plan or a settlement, in turn; what is left
/// of it waits.
///
/// - Parameter day: the day from which the money counts.
func settlings(
  of money: Money, from day: Day, forAgreements names: [String], in account: Account
) -> [Settling] {
  let agreed = AgreedSum.all(in: account, money.currency, by: day)
    .first { names.contains($0.agreement) }
  return agreed?.settled(by: money, from: day, in: account) ?? []
}

/// What a promise, a plan or a settlement expects, part by part.
private struct AgreedSum {
  let agreement: String
  let covers: [CoveredItem]
  /// What is still to come of each part, in the order of their days; in minor units.
  private var parts: [(due: Day, open: Int64)] = []

  private init(
    _ agreement: String, _ covers: [CoveredItem], parts: [(due: Day, minorUnits: Int64)],
    received: Int64
  ) {
    self.agreement = agreement
    self.covers = covers
    var came = received
    for part in parts {
      let paid = min(max(0, came), part.minorUnits)
      came -= paid
      if paid < part.minorUnits { self.parts.append((part.due, part.minorUnits - paid)) }
    }
  }

  static func all(in account: Account, _ currency: Currency, by day: Day) -> [AgreedSum] {
    let agreements = account.standing.agreements
    let promises = agreements.promises.filter { $0.made.currency == currency && $0.from <= day }
      .map { promise in
        AgreedSum(
          promise.id, promise.made.covers,
          parts: promise.made.parts.map { ($0.due, $0.minorUnits) },
          received: promise.received(by: .distantFuture))
      }
    let plans = agreements.plans.filter { $0.agreed.currency == currency && $0.from <= day }
      .map { plan in
        AgreedSum(
          plan.id, plan.agreed.covers,
          parts: plan.agreed.instalments.map { ($0.due, $0.minorUnits) },
          received: plan.received(in: account, by: .distantFuture))
      }
    let settlements = agreements.settlements.filter {
      $0.offered.amount.currency == currency && $0.from <= day
    }.map { settlement in
      AgreedSum(
        settlement.id, settlement.offered.covers,
        parts: [(settlement.deadline(on: day), settlement.offered.amount.minorUnits)],
        received: settlement.received(by: .distantFuture))
    }
    return promises + plans + settlements
  }

  /// No more of each thing than was agreed about it.
  func settled(by money: Money, from day: Day, in account: Account) -> [Settling] {
    let most = Dictionary(covers.map { ($0.item, $0.minorUnits) }, uniquingKeysWith: +)
    return covers.compactMap { account.items[$0.item] }
      .settled(by: money.minorUnits, from: day) { min($0.finallyOpen, most[$0.id] ?? 0) }
  }

  /// In minor units.
  func sums(by day: Day) -> Set<Int64> {
    let due = parts.filter { $0.due <= day }.reduce(Int64(0)) { $0 + $1.open }
    let rest = parts.reduce(Int64(0)) { $0 + $1.open }
    return Set([parts.first?.open ?? 0, due, rest].filter { $0 > 0 })
  }
}
